/** Reads and replaces single questions in the cached list of a questionnaire. */
import type { QueryClient } from "@tanstack/react-query";
import { keys } from "../api/queries.ts";
import type { Question } from "../api/types.ts";

export function cachedQuestion(client: QueryClient, questionnaire: string, id: string): Question | undefined {
  return client.getQueryData<readonly Question[]>(keys.questions(questionnaire))?.find((one) => one.id === id);
}

export function replaceQuestion(client: QueryClient, question: Question): void {
  client.setQueryData<readonly Question[]>(keys.questions(question.questionnaire), (questions) =>
    questions?.map((one) => (one.id === question.id ? question : one)),
  );
}
