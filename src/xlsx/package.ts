/**
 * The open package: its parts by name, read as tokens under the workbook's limits, and the relationships between them.
 *
 * In: the file's bytes. Out: what reader and patcher share. Part names and relationships: ECMA-376 part 2, 6.2 and 6.5.
 */
import { toUtf8 } from "./encoding.ts";
import { XlsxError } from "./errors.ts";
import { inflate, type Spent } from "./inflate.ts";
import { DEFAULT_LIMITS, type Limits, tooMany } from "./limits.ts";
import { sniff } from "./sniff.ts";
import { nameHash, XmlTokenizer } from "./xml-tokens.ts";
import { readDirectory, type ZipDirectory, type ZipEntry } from "./zip-directory.ts";

export interface Relationship {
  readonly id: string;
  /** The last segment of the type: `worksheet`, `sharedStrings`, the same in strict and transitional files. */
  readonly type: string;
  /** The target's part name; null where it lies outside the package. */
  readonly part: string | null;
}

export interface Package {
  readonly directory: ZipDirectory;
  readonly limits: Limits;
  readonly spent: Spent;
  readonly entries: ReadonlyMap<string, ZipEntry>;
}

/** @throws XlsxError where the bytes are no zip package */
export function openPackage(bytes: Uint8Array, limits: Partial<Limits> = {}): Package {
  sniff(bytes);
  const all = { ...DEFAULT_LIMITS, ...limits };
  // A Node Buffer is a Uint8Array whose `slice` does not copy; this view has the standard one.
  const plain = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const directory = readDirectory(plain, all);
  const entries = new Map(directory.entries.map((entry) => [entry.name.toLowerCase(), entry]));
  return { directory, limits: all, spent: { bytes: 0, entries: new Set() }, entries };
}

/** The zip entry of a part, found without regard to case; undefined where the package has none. */
export function findPart(pack: Package, part: string): ZipEntry | undefined {
  return pack.entries.get(part.toLowerCase());
}

/**
 * The part's bytes in pieces, each good until the next; nothing where the package has no such part.
 *
 * @param most bytes that the part may have; sheets may have more than the default
 */
export async function* readPart(
  pack: Package,
  part: string,
  most = pack.limits.maxSmallPartBytes,
): AsyncGenerator<Uint8Array, void, undefined> {
  const entry = findPart(pack, part);
  if (entry) yield* inflate(pack.directory, entry, pack.limits, pack.spent, most);
}

/**
 * Runs `onToken` over every token of a part, in order; `false` from it stops early.
 *
 * @param most as of `readPart`
 * @throws XlsxError `damaged_workbook` where the part's tags are not balanced
 */
export async function readTokens(
  pack: Package,
  part: string,
  onToken: (token: XmlTokenizer) => unknown,
  most?: number,
): Promise<void> {
  const tokens = new XmlTokenizer(pack.limits);
  let depth = 0;
  const drain = (): boolean => {
    while (tokens.next()) {
      if (tokens.kind === "open") depth++;
      else if (tokens.kind === "close") depth--;
      if (onToken(tokens) === false) return false;
    }
    return true;
  };
  for await (const piece of toUtf8(readPart(pack, part, most))) {
    tokens.push(piece);
    if (!drain()) return;
  }
  tokens.close();
  if (drain() && depth !== 0) {
    throw new XlsxError(
      "damaged_workbook",
      `The part ${part} is not well-formed: open the workbook in Excel, let it repair the file and save it.`,
    );
  }
}

/** The whole part as bytes; null where the package has no such part. For small parts that are patched as text. */
export async function readBytes(pack: Package, part: string): Promise<Uint8Array | null> {
  if (!findPart(pack, part)) return null;
  const pieces: Uint8Array[] = [];
  for await (const piece of readPart(pack, part)) pieces.push(new Uint8Array(piece));
  return joinBytes(pieces);
}

export function joinBytes(pieces: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined;
}

const RELATIONSHIP = nameHash("Relationship");

/** The relationships of a part (`""` for the package's own), in file order. */
export async function readRelationships(pack: Package, part: string): Promise<Relationship[]> {
  const slash = part.lastIndexOf("/") + 1;
  const folder = part.slice(0, slash);
  const found: Relationship[] = [];
  await readTokens(pack, `${folder}_rels/${part.slice(slash)}.rels`, (token) => {
    if (token.name !== RELATIONSHIP || (token.kind !== "open" && token.kind !== "empty")) return;
    const attributes = token.attributes();
    const type = attributes.get("Type") ?? "";
    const outside = attributes.get("TargetMode") === "External";
    if (found.length >= pack.limits.maxListed) throw tooMany("relationships");
    found.push({
      id: attributes.get("Id") ?? "",
      type: type.slice(type.lastIndexOf("/") + 1),
      part: outside ? null : resolvePart(folder, attributes.get("Target") ?? ""),
    });
  });
  return found;
}

/** A target relative to a folder of the package; `..` never leaves it. */
function resolvePart(folder: string, target: string): string {
  const plain = decodeTarget(target)
    .replaceAll("\\", "/")
    .replace(/[#?].*$/, "");
  const segments: string[] = [];
  for (const segment of (plain.startsWith("/") ? plain : folder + plain).split("/")) {
    if (segment === "..") segments.pop();
    else if (segment !== "" && segment !== ".") segments.push(segment);
  }
  return segments.join("/");
}

function decodeTarget(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}
