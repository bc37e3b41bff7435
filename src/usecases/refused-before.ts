/**
 * Keeps a suggestion that was rejected from coming back for the same wording.
 *
 * Input is a question with the library; output the suggestion without the entries that a reviewer rejected for this wording
 * or one that asks the same by the matcher's own measure: the next best, or an honest *no match*, saying why. Refusals are
 * read once for a job, and compared only with questions for which their entry is the best.
 */
import type { Suggestion } from "../domain/suggestion.ts";
import type { AskedQuestion, Matcher, SameQuestions } from "../matching/index.ts";
import type { Database } from "../ports/database.ts";
import { allRefusals, type Refusal } from "../store/refusal-store.ts";

/** The refusal of an entry for a wording; undefined where there is none. */
export type Refused = (entry: string, wording: string) => Refusal | undefined;

export async function refusedBefore(database: Database, matcher: Pick<Matcher, "sameQuestions">): Promise<Refused> {
  const byEntry = Map.groupBy(await allRefusals(database), ({ entry }) => entry);
  const prepared = new Map<string, SameQuestions>();
  return (entry, wording) => {
    const refusals = byEntry.get(entry);
    if (!refusals) return undefined;
    let same = prepared.get(entry);
    if (!same) {
      same = matcher.sameQuestions(refusals.map((refusal) => refusal.wording));
      prepared.set(entry, same);
    }
    const newest = same(wording).at(-1);
    return newest === undefined ? refusals.findLast((one) => one.wording === wording) : refusals[newest];
  };
}

/** The best that nobody has rejected for this wording. */
export function suggestUnrefused(matcher: Matcher, question: AskedQuestion, refused: Refused): Suggestion {
  const except = new Set<string>();
  const said: string[] = [];
  for (;;) {
    const suggestion = matcher.suggest(question, except);
    const refusal = suggestion.entry === null ? undefined : refused(suggestion.entry, question.text);
    if (!refusal || suggestion.entry === null) {
      return said.length === 0 ? suggestion : { ...suggestion, why: [...said, ...suggestion.why] };
    }
    except.add(suggestion.entry);
    said.push(`What fits better was rejected for this wording by ${refusal.by} on ${refusal.at.slice(0, 10)}.`);
  }
}
