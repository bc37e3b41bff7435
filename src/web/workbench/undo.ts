/**
 * Undo: takes one's own last step back, on the server, which knows what stood before.
 *
 * What was there before is shown at once; the server makes it so only where nobody has changed the question since, and what
 * it did not take back is shown as it is.
 */
import type { QueryClient } from "@tanstack/react-query";
import { keys } from "../api/queries.ts";
import { undoDecisions } from "../api/requests.ts";
import type { Decision, Review } from "../api/types.ts";
import { counted } from "../shared/numbers.ts";
import { toast } from "../shared/toast.tsx";
import { cachedQuestion, mergeDecided, replaceQuestion } from "./question-cache.ts";
import { said } from "./said.ts";

/** What one step changed. */
export interface UndoStep {
  readonly action: Decision["action"];
  /** `before` is what stood before; left out where only the record knows. */
  readonly questions: readonly { readonly id: string; readonly before?: Review }[];
}

/** Whether two steps changed the same question, so that the later one has to be taken back first. */
export const overlap = (one: UndoStep, other: UndoStep): boolean =>
  one.questions.some(({ id }) => other.questions.some((changed) => changed.id === id));

/** Shows what a single step's question was before, while the server is asked to make it so. */
export function showBefore(client: QueryClient, questionnaire: string, { questions }: UndoStep): void {
  for (const { id, before } of questions.length === 1 ? questions : []) {
    const question = before && cachedQuestion(client, questionnaire, id);
    if (question) replaceQuestion(client, { ...question, review: before });
  }
}

/**
 * @param mine of each question the version that this person's last step made; kept up to date
 * @param overtaken true for a question on which something newer is shown already
 */
export async function takeBack(
  client: QueryClient,
  questionnaire: string,
  { action, questions }: UndoStep,
  mine: Map<string, number>,
  overtaken: (id: string) => boolean,
): Promise<void> {
  try {
    // What could not be saved has nothing to be taken back.
    const saved = questions.flatMap(({ id }) => {
      const version = mine.get(id);
      return version === undefined ? [] : [{ id, version }];
    });
    const [only] = saved;
    if (!only) return;
    const outcome = await undoDecisions(questionnaire, saved);
    for (const { id, version } of outcome.decided) mine.set(id, version);
    const decided = outcome.decided.map((one) => (overtaken(one.id) ? { id: one.id, version: one.version } : one));
    mergeDecided(client, questionnaire, { ...outcome, decided });
    const [other] = outcome.conflicts;
    const [refused] = outcome.refused;
    if (other) {
      const who = other.decidedBy ?? "Somebody else";
      toast(
        saved.length === 1
          ? `${who} has changed this question since: it stays as it is.`
          : `${counted(outcome.decided.length, "change")} taken back; ${outcome.conflicts.length} stay, because somebody has changed them since.`,
        "error",
      );
    } else if (refused) {
      toast(`Not taken back: ${refused.message}`, "error");
      void client.invalidateQueries({ queryKey: keys.questions(questionnaire) });
    } else {
      const question = cachedQuestion(client, questionnaire, only.id);
      const what = saved.length === 1 && question ? said(action, question) : counted(saved.length, "change");
      toast(`Taken back: ${what}.`);
    }
  } catch (error) {
    toast(`Not taken back: ${error instanceof Error ? error.message : String(error)}`, "error");
    void client.invalidateQueries({ queryKey: keys.questions(questionnaire) });
  } finally {
    void client.invalidateQueries({ queryKey: keys.questionnaires });
  }
}
