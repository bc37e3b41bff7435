/**
 * The rule that nobody approves an answer in their own words, where an installation wants it: neither one that they wrote
 * into the questionnaire nor one that they wrote into the library and that was then suggested.
 */
import type { Actor } from "../domain/actor.ts";
import { AppError } from "../domain/errors.ts";
import { wordsOf } from "../domain/learning.ts";
import type { Answer } from "../domain/review.ts";
import { answersBeside, type WrittenAnswer } from "../store/author-store.ts";
import { readSettings } from "../store/setting-store.ts";
import type { AppContext } from "./context.ts";

/**
 * Refuses what the person may not approve.
 *
 * @param answeredBy id of the person whose words it is; null where they are the library's
 * @throws AppError `forbidden` where the installation wants a second person
 */
export type RefuseOwnWords = (answer: Answer | null, answeredBy: string | null) => Promise<void>;

/** For one request: what it has to know is read once, however many answers are approved. */
export function refusalOfOwnWords({ database }: AppContext, actor: Actor): RefuseOwnWords {
  let known: Promise<readonly WrittenAnswer[] | null> | undefined;
  const read = async () => {
    return (await readSettings(database)).approveOwnAnswers ? null : answersBeside(database, actor.id);
  };
  return async (answer, answeredBy) => {
    if (!answer || (answeredBy !== null && answeredBy !== actor.id)) return;
    known ??= read();
    const written = await known;
    if (!written || (answeredBy === null && !isWrittenBy(actor, answer, written))) return;
    const where = answeredBy === null ? "You wrote this answer into the library" : "You wrote this answer";
    throw new AppError("forbidden", `${where}, so somebody else has to approve it. Keep it as a draft.`);
  };
}

/** Whether the person was the last to write what the answer says into one of its entries. */
function isWrittenBy({ id }: Actor, { text, entry, also = [] }: Answer, written: readonly WrittenAnswer[]): boolean {
  const whole = ` ${wordsOf(text)} `;
  return [entry, ...also].some((source) => {
    // A suggestion may join several entries' words, and leave out a Yes with which one begins.
    const said = written.find((one) => {
      if (one.entry !== source) return false;
      const words = ` ${wordsOf(one.answer)} `;
      return whole.includes(words) || words.includes(whole);
    });
    return said?.author === id;
  });
}
