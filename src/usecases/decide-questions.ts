/**
 * Many decisions at once: all suggestions of a band approved, one answer given to all similar questions.
 *
 * Each names the version that the person saw. What has changed since is left alone and handed back as it now is, and
 * what cannot be decided says why; all the rest is written in one batch, an event for each.
 */
import type { Actor } from "../domain/actor.ts";
import { AppError } from "../domain/errors.ts";
import type { Review } from "../domain/review.ts";
import type { StoredQuestion } from "../domain/stored-questionnaire.ts";
import { questionsById, type ReviewChange, saveReviews } from "../store/question-store.ts";
import { authorize } from "./authorize.ts";
import type { AppContext } from "./context.ts";
import { type GivenDecision, recorded, reviewAfter } from "./decide-question.ts";
import { getQuestionnaire } from "./get-questionnaire.ts";
import { refusalOfOwnWords } from "./own-words.ts";

/** What a decision changed of a question. */
export interface DecidedQuestion {
  readonly id: string;
  readonly version: number;
  readonly review: Review;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly answeredBy: string | null;
}

export interface ManyDecided {
  readonly decided: readonly DecidedQuestion[];
  /** Changed by somebody else since the person saw them, as they now are. */
  readonly conflicts: readonly StoredQuestion[];
  /** Not possible for these, each with a sentence for a person. */
  readonly refused: readonly { readonly id: string; readonly message: string }[];
}

/** @throws AppError `forbidden` where the role allows none of it, `not_found` */
export async function decideQuestions(
  context: AppContext,
  actor: Actor,
  questionnaire: string,
  wanted: readonly { readonly id: string; readonly version: number; readonly decision: GivenDecision }[],
): Promise<ManyDecided> {
  const refuseOwnWords = refusalOfOwnWords(context, actor);
  return changeQuestions(context, actor, questionnaire, wanted, async (question, { decision }, at) => {
    const { review, answeredBy } = await reviewAfter(context, actor, question, decision, refuseOwnWords);
    const decides = decision.action !== "assign";
    return {
      action: decision.action,
      review,
      after: recorded(review, decision),
      answeredBy,
      decidedBy: decides ? actor.name : question.decidedBy,
      decidedAt: decides ? at : question.decidedAt,
    };
  });
}

/** What is to become of one question; everything else of the change is known. */
export type Change = Omit<ReviewChange, "id" | "version" | "before">;

/**
 * Changes many questions of a questionnaire, each on the version that the person saw.
 *
 * @param change an `AppError` that it throws refuses this one question
 */
export async function changeQuestions<W extends { readonly id: string; readonly version: number }>(
  context: AppContext,
  actor: Actor,
  questionnaire: string,
  wanted: readonly W[],
  change: (question: StoredQuestion, wanted: W, at: string) => Promise<Change>,
): Promise<ManyDecided> {
  authorize(actor, "contribute");
  await getQuestionnaire(context, actor, questionnaire);
  const { database } = context;
  // Named twice, the later one counts.
  const once = [...new Map(wanted.map((one) => [one.id, one])).values()];
  const ids = once.map(({ id }) => id);
  const questions = await questionsById(database, questionnaire, ids);
  const at = context.clock.now().toISOString();
  const changes: ReviewChange[] = [];
  const refused: { id: string; message: string }[] = [];
  const conflicts: StoredQuestion[] = [];
  let forbidden: AppError | undefined;
  for (const one of once) {
    const question = questions.get(one.id);
    if (!question) refused.push({ id: one.id, message: "There is no such question any more." });
    else if (question.version !== one.version) conflicts.push(question);
    else {
      try {
        const { id, version, review: before } = question;
        changes.push({ id, version, before, ...(await change(question, one, at)) });
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        if (error.code === "forbidden") forbidden ??= error;
        refused.push({ id: one.id, message: error.message });
      }
    }
  }
  if (forbidden && refused.length === once.length) throw forbidden;
  const written = await saveReviews(database, changes, { at, actor, questionnaire });
  const lost = changes.filter(({ id }) => !written.has(id)).map(({ id }) => id);
  conflicts.push(...(await questionsById(database, questionnaire, lost)).values());
  const decided = changes.filter(({ id }) => written.has(id)).map(decidedQuestion);
  return { decided, conflicts, refused };
}

function decidedQuestion({ id, version, review, decidedBy, decidedAt, answeredBy }: ReviewChange): DecidedQuestion {
  return { id, version: version + 1, review, decidedBy, decidedAt, answeredBy };
}
