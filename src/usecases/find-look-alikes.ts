/**
 * The pairs of entries that answer one question, gathered into findings: the same said twice, and contradictions.
 *
 * Entries hang together by their pairs, so that of three that say the same one finding is made, not three.
 */
import type { LibraryEntry } from "../domain/library-entry.ts";
import type { Finding } from "../library/index.ts";
import type { LookAlike } from "../matching/index.ts";

const MESSAGES = {
  duplicate: (count: number, question: string, why: string) =>
    why === "answered the same"
      ? `${count} entries give the same answer to "${question}"; keep one.`
      : `${count} entries answer "${question}" nearly the same; keep one, or say that each is right.`,
  contradiction: (_: number, question: string, why: string) => `"${question}" is ${why}; decide which is true.`,
} as const;

/** Entries looked up at a time: the check of a large library takes long, and a server has other work beside it. */
const TURN = 20;

/** What each entry is like, by id: the dear part, which holds as long as the library does. */
export async function lookUpAll(
  entries: readonly LibraryEntry[],
  lookAlikes: (entry: LibraryEntry) => LookAlike[],
): Promise<Map<string, LookAlike[]>> {
  const alike = new Map<string, LookAlike[]>();
  for (const [at, entry] of entries.entries()) {
    if (at % TURN === TURN - 1) await new Promise((resolve) => setTimeout(resolve));
    const found = lookAlikes(entry);
    if (found.length > 0) alike.set(entry.id, found);
  }
  return alike;
}

/**
 * Duplicates first; entries of a finding in the library's order.
 *
 * @param apart pairs that were said to stand side by side, as `pairsOf` orders them, joined by a line break
 */
export function groupLookAlikes(
  entries: readonly LibraryEntry[],
  alike: ReadonlyMap<string, readonly LookAlike[]>,
  apart: ReadonlySet<string>,
): Finding[] {
  const links = { duplicate: new Map<string, LookAlike[]>(), contradiction: new Map<string, LookAlike[]>() };
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const link = (kind: LookAlike["kind"], from: string, to: LookAlike) =>
    links[kind].set(from, [...(links[kind].get(from) ?? []), to]);
  for (const entry of entries) {
    for (const found of alike.get(entry.id) ?? []) {
      if (apart.has(pairsOf([entry.id, found.entry.id])[0]?.join("\n") ?? "")) continue;
      // Likeness need not hold both ways; one is enough.
      link(found.kind, entry.id, found);
      link(found.kind, found.entry.id, { ...found, entry });
    }
  }
  return (["duplicate", "contradiction"] as const).flatMap((kind) =>
    groupsOf(entries, links[kind]).map((ids): Finding => {
      const [first = ""] = ids;
      const whys = ids.flatMap((id) => links[kind].get(id) ?? []).map(({ why }) => why);
      const why = whys.find((one) => one !== "answered the same") ?? whys[0] ?? "";
      const message = MESSAGES[kind](ids.length, byId.get(first)?.question || first, why);
      return { kind: kind === "duplicate" ? "duplicate" : "contradictory", entries: ids, message };
    }),
  );
}

/** What hangs together, each group and the groups in the library's order. */
function groupsOf(entries: readonly LibraryEntry[], links: ReadonlyMap<string, readonly LookAlike[]>): string[][] {
  const place = new Map(entries.map(({ id }, at) => [id, at]));
  const seen = new Set<string>();
  return entries.flatMap(({ id }) => {
    if (seen.has(id) || !links.has(id)) return [];
    const group = new Set([id]);
    for (const member of group) for (const { entry } of links.get(member) ?? []) group.add(entry.id);
    for (const member of group) seen.add(member);
    return [[...group].sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0))];
  });
}

/** Each two of them, the lesser id first. */
export function pairsOf(ids: readonly string[]): [string, string][] {
  const sorted = [...new Set(ids)].sort();
  return sorted.flatMap((one, index) => sorted.slice(index + 1).map((other): [string, string] => [one, other]));
}
