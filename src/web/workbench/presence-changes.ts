/**
 * Keeps an open questionnaire true while others work on it, and tells them where this person is: one small request again
 * and again while the page is visible.
 *
 * What comes in is put into the list that the page shows already. A question with a decision of this person's under way is
 * passed over, since the answer to that decision is newer; one with unsaved writing is held back, so that saving it
 * still meets the version that was seen, and the two versions are shown instead of one covering the other.
 */
import { type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { ApiError } from "../api/client.ts";
import { keys } from "../api/queries.ts";
import { type Changes, changesQuery, getChanges, workKeys } from "../api/shared-work.ts";
import type { Question } from "../api/types.ts";
import { setPresent } from "./presence-store.ts";

/** A key held down passes many questions; only where it rests is worth saying. */
const SAY_AFTER_MS = 250;

/**
 * @param question the one in view
 * @param writing whether something is written on it that has not been sent
 */
export function useChanges(questionnaire: string, question: string | undefined, writing: boolean): void {
  const client = useQueryClient();
  const cursor = useRef<number>(undefined);
  const held = useRef(new Map<string, Question>());
  const now = useRef({ question, writing });
  now.current = { question, writing };
  const { refetch, error } = useQuery(
    changesQuery(questionnaire, async (signal) => {
      const changes = await getChanges(questionnaire, cursor.current, now.current.question ?? "none", signal);
      setPresent(changes.people);
      const busy = now.current.writing ? now.current.question : undefined;
      if (takeIn(client, questionnaire, changes, held.current, busy)) cursor.current = changes.cursor;
      return changes;
    }),
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: the question is what this waits for
  useEffect(() => {
    const timer = setTimeout(() => void refetch(), SAY_AFTER_MS);
    return () => clearTimeout(timer);
  }, [question, refetch]);

  useEffect(
    () => () => {
      setPresent([]);
      getChanges(questionnaire, undefined, "left").catch(() => {});
    },
    [questionnaire],
  );

  // Deleted by somebody else: the page says so instead of showing what is no longer there.
  const gone = error instanceof ApiError && error.status === 404;
  useEffect(() => {
    if (gone) void client.resetQueries({ queryKey: keys.questionnaire(questionnaire) });
  }, [client, gone, questionnaire]);
}

/**
 * Puts what has changed into the cached list.
 *
 * @param held questions kept back before, and those kept back now
 * @param busy the question that is being written on
 * @returns false where nothing could be put in now and the same has to be asked again
 */
function takeIn(
  client: QueryClient,
  questionnaire: string,
  { questions, questionnaire: itself, reload }: Changes,
  held: Map<string, Question>,
  busy: string | undefined,
): boolean {
  const queryKey = keys.questions(questionnaire);
  if (itself) void client.invalidateQueries({ queryKey: keys.questionnaire(questionnaire), exact: true });
  if (reload) {
    held.clear();
    void client.invalidateQueries({ queryKey });
    return true;
  }
  // A list on its way may have been read before these changes and would cover them.
  if (questions.length > 0 && client.isFetching({ queryKey, exact: true }) > 0) return false;
  for (const { id } of questions) {
    void client.invalidateQueries({ queryKey: workKeys.comments(id) });
    void client.invalidateQueries({ queryKey: keys.events(id) });
  }
  const underWay = new Set(
    client
      .getMutationCache()
      .findAll({ status: "pending" })
      .map(({ options }) => options.scope?.id),
  );
  const changed = new Map<string, Question>(held);
  for (const question of questions) changed.set(question.id, question);
  held.clear();
  for (const [id, question] of changed) {
    if (id === busy) held.set(id, question);
    if (id === busy || underWay.has(`question:${id}`)) changed.delete(id);
  }
  if (changed.size === 0) return true;
  client.setQueryData<readonly Question[]>(queryKey, (shown) =>
    shown?.map((one) => {
      const newer = changed.get(one.id);
      return newer && newer.version >= one.version ? newer : one;
    }),
  );
  return true;
}
