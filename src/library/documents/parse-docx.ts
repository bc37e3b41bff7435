/** Word files (.docx) -> HTML by mammoth -> Markdown. Macros, pictures and whatever lies outside the file are left out. */
import { AppError } from "../../domain/errors.ts";
import type { ParsedFile } from "../../domain/parsed-file.ts";
import type { Limits } from "./limits.ts";
import { htmlMarkdown } from "./parse-html.ts";
import { readableXml } from "./word-xml.ts";
import { refuseBomb, textOfPart, type ZipPart, zipOf } from "./zip-contents.ts";

/** Word's own names where mammoth's map has none. */
const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => p:fresh",
  "p[style-name='Quote'] => p:fresh",
  "p[style-name='Intense Quote'] => p:fresh",
  ...[1, 2, 3, 4, 5, 6].map((level) => `p[style-name='Überschrift ${level}'] => h${level}:fresh`),
];

/** The boxes of Wingdings as mammoth writes them, and those of Word's own controls. */
const TICKED = /[\u2611\u{1F5F7}\u{1F5F9}]/gu;
const OPEN_BOX = /[\u{1F78E}-\u{1F790}]/gu;

/** @throws AppError `damaged_document`, `hostile_document` */
export async function parseDocx(
  name: string,
  bytes: Uint8Array,
  parts: readonly ZipPart[],
  limits: Limits,
): Promise<ParsedFile> {
  await refuseBomb(name, parts, limits.unpacked);
  const input = await withReadableParts(bytes, parts, limits);
  const { default: mammoth } = await import("mammoth");
  const html = await mammoth
    .convertToHtml(wordInput(input), {
      styleMap: STYLES,
      externalFileAccess: false,
      convertImage: mammoth.images.imgElement(async () => ({ src: "" })),
    })
    .catch(() => {
      throw new AppError(
        "damaged_document",
        `${name} is broken: Word's parts cannot be read. Open it in Word, save it anew and bring it again.`,
      );
    });
  limits.check();
  const { text } = htmlMarkdown(html.value.replace(TICKED, "☒").replace(OPEN_BOX, "☐"), limits);
  const macros = parts.some((part) => /(?:^|\/)vbaProject\.bin$/i.test(part.name));
  return {
    format: "docx",
    text,
    pages: null,
    title: null,
    warnings: macros ? ["Its macros were left out; only its text was read."] : [],
  };
}

/** The parts that hold text; what else lies beside them is Word's own. */
const TEXTS = /^word\/(?:document|footnotes|endnotes)\d*\.xml$/i;

async function withReadableParts(bytes: Uint8Array, parts: readonly ZipPart[], limits: Limits): Promise<Uint8Array> {
  const changed = new Map<string, string>();
  for (const part of parts) {
    if (!TEXTS.test(part.name)) continue;
    const xml = await textOfPart(part);
    const readable = readableXml(xml, limits);
    if (readable !== xml) changed.set(part.name, readable);
  }
  return changed.size === 0 ? bytes : zipOf(parts, changed);
}

/** mammoth wants a Node buffer on Node and an array buffer elsewhere; which of its builds was loaded decides. */
function wordInput(bytes: Uint8Array): { arrayBuffer: ArrayBuffer } {
  const { buffer } = new Uint8Array(bytes);
  return { arrayBuffer: buffer, buffer } as { arrayBuffer: ArrayBuffer };
}
