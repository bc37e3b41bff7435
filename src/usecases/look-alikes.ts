/** What the library already says to the question of an entry that was just made, edited or kept. */
import type { Actor } from "../domain/actor.ts";
import type { LibraryEntry } from "../domain/library-entry.ts";
import type { LookAlike } from "../matching/index.ts";
import { keptApart } from "../store/freshness-store.ts";
import { authorize } from "./authorize.ts";
import type { AppContext } from "./context.ts";
import { pairsOf } from "./find-look-alikes.ts";
import { loadLibrary } from "./load-library.ts";

/** What asks the very same is found among the first few; the rest is only near. */
const LOOKED_AT = 30;
/** Of an entry that is asked in very many ways the first are looked up. */
const WORDINGS = 20;

export interface ShownLookAlike {
  readonly entry: string;
  readonly origin: LibraryEntry["origin"];
  readonly question: string;
  readonly answer: string;
  readonly option: string | null;
  readonly kind: LookAlike["kind"];
  /** A sentence. */
  readonly why: string;
}

/**
 * Contradictions first; without those of which somebody said that both are right. Looks at a bounded number of entries,
 * which the index finds, however large the library is.
 */
export async function lookAlikes(context: AppContext, actor: Actor, entry: LibraryEntry): Promise<ShownLookAlike[]> {
  authorize(actor, "read");
  const { matcher } = await loadLibrary(context);
  const wordings = [entry.question, ...entry.phrasings].filter((text) => text !== "").slice(0, WORDINGS);
  const near = wordings.flatMap((text) => matcher.rank(text, LOOKED_AT).map((ranked) => ranked.entry));
  const candidates = [...new Map(near.map((one) => [one.id, one])).values()];
  const apart = await keptApart(context.database);
  const found = matcher
    .lookAlikes(candidates)(entry)
    .filter((one) => !apart.has(pairsOf([entry.id, one.entry.id])[0]?.join("\n") ?? ""));
  return [...found.filter(isContradiction), ...found.filter((one) => !isContradiction(one))].map(
    ({ entry: { id, origin, question, answer, option }, kind, why }) => ({
      entry: id,
      origin,
      question,
      answer,
      option,
      kind,
      why: `What it asks is ${why}.`,
    }),
  );
}

const isContradiction = ({ kind }: LookAlike): boolean => kind === "contradiction";
