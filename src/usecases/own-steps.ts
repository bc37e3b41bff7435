/**
 * A person's own newest steps on a questionnaire that can be taken back, read from the record, so that undo goes on after the
 * page was left or another computer taken.
 *
 * What was decided in one batch is one step. A question counts as far back as its decisions are this person's own, and not
 * where it has been changed since in another way.
 */
import type { Actor } from "../domain/actor.ts";
import type { DecisionAction } from "../domain/review.ts";
import { type OwnDecision, ownDecisions, type Standing, standings } from "../store/step-store.ts";
import { authorize } from "./authorize.ts";
import type { AppContext } from "./context.ts";
import { getQuestionnaire } from "./get-questionnaire.ts";
import { CHANGES } from "./undo-decisions.ts";

/** As many decisions as the largest batch has, and a day's work before it. */
const MOST_READ = 7_000;
/** Nobody goes further back in one sitting; what is older is told when these have been taken back. */
const MOST_STEPS = 20;

export interface OwnStep {
  readonly action: DecisionAction;
  /** ISO timestamp in UTC. */
  readonly at: string;
  /** Each with the version it has now, on which it is taken back. */
  readonly questions: readonly { readonly id: string; readonly version: number }[];
}

/** The newest first. @throws AppError `forbidden`, `not_found` */
export async function ownSteps(context: AppContext, actor: Actor, questionnaire: string): Promise<OwnStep[]> {
  authorize(actor, "contribute");
  await getQuestionnaire(context, actor, questionnaire);
  const { database } = context;
  const whose = { actor: actor.id, actions: CHANGES };
  const decisions = await ownDecisions(database, { ...whose, questionnaire, limit: MOST_READ });
  const questions = [...new Set(decisions.map(({ question }) => question))];
  return stepsOf(decisions, await standings(database, { ...whose, questions }));
}

/** @param decisions the newest first */
function stepsOf(decisions: readonly OwnDecision[], standing: ReadonlyMap<string, Standing>): OwnStep[] {
  const steps: { action: DecisionAction; at: string; questions: { id: string; version: number }[] }[] = [];
  const seen = new Set<string>();
  const changedSince = new Set<string>();
  const takenBack = new Map<string, number>();
  for (const { seq, at, action, question: id, state } of decisions) {
    const now = standing.get(id);
    if (!seen.has(id) && state !== now?.state) changedSince.add(id);
    seen.add(id);
    if (!now || changedSince.has(id) || seq < (now.others ?? 0)) continue;
    const undone = takenBack.get(id) ?? 0;
    if (action === "undo") takenBack.set(id, undone + 1);
    else if (undone > 0) takenBack.set(id, undone - 1);
    else {
      const question = { id, version: now.version };
      const step = steps.at(-1);
      const together = step?.at === at && step.action === action && step.questions.every((one) => one.id !== id);
      if (together) step.questions.push(question);
      else if (steps.length === MOST_STEPS) break;
      else steps.push({ action: action as DecisionAction, at, questions: [question] });
    }
  }
  return steps;
}
