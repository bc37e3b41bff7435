/**
 * Keeps the questions true while the matching job works on them; what people do comes by `presence-changes.ts`.
 *
 * The questionnaire's own counts are cheap to poll; the questions, many megabytes for a long one, are read again only
 * when those counts say that more of them are matched, or that there are others.
 */
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { isRunning, keys } from "../api/queries.ts";
import type { Question, Questionnaire } from "../api/types.ts";
import { countsOf } from "./counts.ts";

/** What matching and a new layout change. Decisions are left out: reading all anew would cover what is being written. */
const MATCHED = ["total", "suggested", "noMatch"] as const;

export function useFollow(id: string, questionnaire: Questionnaire | undefined): void {
  const client = useQueryClient();
  useEffect(() => {
    const queryKey = keys.questions(id);
    const questions = client.getQueryData<readonly Question[]>(queryKey);
    // While a decision of ours is under way, a difference says nothing about others.
    if (!questionnaire || !questions || client.isMutating() > 0) return;
    const { job, counts } = questionnaire;
    const shown = countsOf(questions);
    if (MATCHED.every((part) => counts[part] === shown[part])) return;
    // A read on its way is let through where another follows anyhow, or where it is the first.
    const onItsWay = client.isFetching({ queryKey, exact: true }) > 0;
    if (onItsWay && (isRunning(job) || questions.length < counts.total)) return;
    void client.invalidateQueries({ queryKey });
  }, [client, id, questionnaire]);
}
