/**
 * Keeps the questions true while others work on them: the matching job, and other reviewers.
 *
 * The questionnaire's own counts are cheap to poll; the questions, many megabytes for a long one, are read again only
 * when those counts say that something has happened.
 */
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { isRunning, keys } from "../api/queries.ts";
import type { Question, Questionnaire } from "../api/types.ts";
import { countsOf, sameCounts } from "./counts.ts";

export function useFollow(id: string, questionnaire: Questionnaire | undefined): void {
  const client = useQueryClient();
  useEffect(() => {
    const queryKey = keys.questions(id);
    const questions = client.getQueryData<readonly Question[]>(queryKey);
    // While a decision of ours is under way, a difference says nothing about others.
    if (!questionnaire || !questions || client.isMutating() > 0) return;
    const { job, counts } = questionnaire;
    if (sameCounts(counts, countsOf(questions))) return;
    // A read on its way is let through where another follows anyhow, or where it is the first.
    const onItsWay = client.isFetching({ queryKey, exact: true }) > 0;
    if (onItsWay && (isRunning(job) || questions.length < counts.total)) return;
    void client.invalidateQueries({ queryKey });
  }, [client, id, questionnaire]);
}
