/** Reads and replaces questions in the cached list of a questionnaire. */
import type { QueryClient } from "@tanstack/react-query";
import { keys } from "../api/queries.ts";
import type { Question } from "../api/types.ts";

export function cachedQuestion(client: QueryClient, questionnaire: string, id: string): Question | undefined {
  return client.getQueryData<readonly Question[]>(keys.questions(questionnaire))?.find((one) => one.id === id);
}

export function replaceQuestion(client: QueryClient, question: Question): void {
  client.setQueryData<readonly Question[]>(keys.questions(question.questionnaire), (questions) => {
    // One among thousands: a copy with that one put in is quicker than asking each.
    const at = questions?.findIndex(({ id }) => id === question.id) ?? -1;
    return at < 0 ? questions : questions?.with(at, question);
  });
}

/** What many decisions changed, and the questions that others had changed, put in their places. */
export function mergeDecided(
  client: QueryClient,
  questionnaire: string,
  outcome: {
    readonly decided: readonly (Partial<Question> & { id: string })[];
    readonly conflicts: readonly Question[];
  },
): void {
  const changed = new Map([...outcome.decided, ...outcome.conflicts].map((one) => [one.id, one]));
  client.setQueryData<readonly Question[]>(keys.questions(questionnaire), (questions) =>
    questions?.map((one) => (changed.has(one.id) ? { ...one, ...changed.get(one.id) } : one)),
  );
}
