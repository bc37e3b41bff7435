/** Decides many questions in one request and puts what came of it into the cached list. */
import type { QueryClient } from "@tanstack/react-query";
import { keys } from "../api/queries.ts";
import { decideQuestions } from "../api/requests.ts";
import type { Decision, Question } from "../api/types.ts";
import { cachedQuestion, mergeDecided } from "./question-cache.ts";

export interface Wanted {
  readonly question: Question;
  readonly decision: Decision;
}

export type ManyOutcome = Awaited<ReturnType<typeof decideQuestions>>;

/** @throws ApiError; nothing has been decided then */
export async function sendMany(
  client: QueryClient,
  questionnaire: string,
  wanted: readonly Wanted[],
): Promise<ManyOutcome> {
  const named = wanted.map(({ question: { id, version }, decision }) => ({
    id,
    // What this person has done to it since the list was made is no conflict.
    version: cachedQuestion(client, questionnaire, id)?.version ?? version,
    decision,
  }));
  try {
    const outcome = await decideQuestions(questionnaire, named);
    mergeDecided(client, questionnaire, outcome);
    return outcome;
  } finally {
    void client.invalidateQueries({ queryKey: keys.questionnaires });
  }
}
