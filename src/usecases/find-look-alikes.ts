/**
 * The pairs of entries that answer one question, gathered into findings: the same said twice, and contradictions.
 *
 * A finding stands around one entry: each of the others was found by itself to say the same as that one, or to contradict
 * it. Likeness is not handed on, since of three entries the first and the last may be about two things.
 */
import type { LibraryEntry } from "../domain/library-entry.ts";
import type { Finding } from "../library/index.ts";
import type { LookAlike } from "../matching/index.ts";

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
  const links = { duplicate: new Map<string, Links>(), contradiction: new Map<string, Links>() };
  for (const entry of entries) {
    for (const { entry: other, kind, why } of alike.get(entry.id) ?? []) {
      if (apart.has(pairsOf([entry.id, other.id])[0]?.join("\n") ?? "")) continue;
      // Likeness need not hold both ways; one is enough.
      const link: Link = { pair: [entry, other], why };
      for (const [from, to] of [
        [entry, other],
        [other, entry],
      ] as const) {
        const known = links[kind].get(from.id) ?? new Map<string, Link>();
        if (!known.has(to.id)) links[kind].set(from.id, known.set(to.id, link));
      }
    }
  }
  const place = new Map(entries.map(({ id }, at) => [id, at]));
  const placeOf = (id: string) => place.get(id) ?? 0;
  return (["duplicate", "contradiction"] as const).flatMap((kind) =>
    starsOf(links[kind], placeOf)
      .map(({ centre, around }): Finding => {
        const ids = [...new Set([centre, ...around.flatMap(({ pair }) => pair.map(({ id }) => id))])];
        return {
          kind: kind === "duplicate" ? "duplicate" : "contradictory",
          entries: ids.sort((a, b) => placeOf(a) - placeOf(b)),
          message: MESSAGES[kind](around, ids.length),
        };
      })
      .sort((a, b) => placeOf(a.entries[0] ?? "") - placeOf(b.entries[0] ?? "")),
  );
}

const MESSAGES = {
  duplicate: (around: readonly Link[], count: number) =>
    around.every(({ why }) => why === "answered the same")
      ? `${count} entries give the same answer to ${askedIn(around)}; keep one.`
      : `${count} entries answer ${askedIn(around)} nearly the same; keep one, or say that each is right.`,
  contradiction: (around: readonly Link[]) => {
    const asked = askedIn(around);
    return `${asked} ${asked.includes('" and "') ? "are" : "is"} ${around[0]?.why}; decide which is true.`;
  },
} as const;

/** The questions of the first pair, once where they are one. */
function askedIn([first]: readonly Link[]): string {
  return [...new Set(first?.pair.map(({ question, id }) => `"${question || id}"`))].join(" and ");
}

/** Two entries in the order in which `why` names them. */
interface Link extends Pick<LookAlike, "why"> {
  readonly pair: readonly [LibraryEntry, LibraryEntry];
}

/** What one entry is linked to, by id. */
type Links = Map<string, Link>;

interface Star {
  readonly centre: string;
  readonly around: readonly Link[];
}

/** Few stars that hold every link: around those with the most links first, ties by place; what two entries of one star share is told by it. */
function starsOf(links: ReadonlyMap<string, Links>, placeOf: (id: string) => number): Star[] {
  const order = [...links.keys()].sort(
    (a, b) => (links.get(b)?.size ?? 0) - (links.get(a)?.size ?? 0) || placeOf(a) - placeOf(b),
  );
  const stars: Star[] = [];
  const starOf = new Map<string, Set<number>>();
  const share = (a: string, b: string) => [...(starOf.get(a) ?? [])].some((star) => starOf.get(b)?.has(star));
  for (const centre of order) {
    const around = [...(links.get(centre) ?? [])].filter(([id]) => !share(centre, id));
    if (around.length === 0) continue;
    for (const id of [centre, ...around.map(([other]) => other)]) {
      starOf.set(id, (starOf.get(id) ?? new Set()).add(stars.length));
    }
    around.sort(([a], [b]) => placeOf(a) - placeOf(b));
    stars.push({ centre, around: around.map(([, link]) => link) });
  }
  return stars;
}

/** Each two of them, the lesser id first. */
export function pairsOf(ids: readonly string[]): [string, string][] {
  const sorted = [...new Set(ids)].sort();
  return sorted.flatMap((one, index) => sorted.slice(index + 1).map((other): [string, string] => [one, other]));
}
