/**
 * Undo: takes one's own last step back, on the server, which knows what stood before.
 *
 * What was there before is shown at once; the server makes it so only where nobody has changed the question since, and what
 * it did not take back is shown as it is.
 */
import type { QueryClient } from "@tanstack/react-query";
import { keys } from "../api/queries.ts";
import { undoDecisions } from "../api/requests.ts";
import type { Review } from "../api/types.ts";
import { counted } from "../shared/numbers.ts";
import { toast } from "../shared/toast.tsx";
import { cachedQuestion, mergeDecided, replaceQuestion } from "./question-cache.ts";

/** What one step changed, with what stood before it. */
export type UndoStep = readonly { readonly id: string; readonly before: Review }[];

/**
 * @param mine of each question the version that this person's last step made; kept up to date
 * @param quiet resolves when every decision sent before has been answered
 */
export async function takeBack(
  client: QueryClient,
  questionnaire: string,
  step: UndoStep,
  mine: Map<string, number>,
  quiet: () => Promise<void>,
): Promise<void> {
  for (const { id, before } of step.length === 1 ? step : []) {
    const question = cachedQuestion(client, questionnaire, id);
    if (question) replaceQuestion(client, { ...question, review: before });
  }
  try {
    await quiet();
    // What could not be saved has nothing to be taken back.
    const saved = step.flatMap(({ id }) => {
      const version = mine.get(id);
      return version === undefined ? [] : [{ id, version }];
    });
    if (saved.length === 0) return;
    const outcome = await undoDecisions(questionnaire, saved);
    for (const { id, version } of outcome.decided) mine.set(id, version);
    mergeDecided(client, questionnaire, outcome);
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
    } else if (saved.length > 1) toast(`${counted(outcome.decided.length, "change")} taken back.`);
  } catch (error) {
    toast(`Not taken back: ${error instanceof Error ? error.message : String(error)}`, "error");
    void client.invalidateQueries({ queryKey: keys.questions(questionnaire) });
  } finally {
    void client.invalidateQueries({ queryKey: keys.questionnaires });
  }
}
