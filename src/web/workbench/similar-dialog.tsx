/** One answer for all questions that ask the same or nearly the same: seen as a list, ticked, given in one go. */
import { Loader } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMay } from "../api/actor.ts";
import { similarQuery } from "../api/queries.ts";
import type { Answer, Question } from "../api/types.ts";
import { Dialog } from "../shared/dialog.tsx";
import { counted } from "../shared/numbers.ts";
import { Problem } from "../shared/problem.tsx";
import { answerFor } from "./answers.ts";
import { isDone } from "./filter.ts";
import classes from "./many.module.css";
import { ManyDialog } from "./many-dialog.tsx";
import type { ManyRow } from "./many-list.tsx";
import type { ManyOutcome, Wanted } from "./send-many.ts";

interface SimilarDialogProps {
  readonly question: Question;
  readonly answer: Answer;
  readonly questions: readonly Question[];
  /** Those in the very same words. */
  readonly same: readonly Question[];
  readonly decideMany: (wanted: readonly Wanted[]) => Promise<ManyOutcome>;
  readonly kept: Map<string, boolean>;
  readonly onOpen: (id: string) => void;
  readonly onDone: (outcome: ManyOutcome) => void;
  readonly onClose: () => void;
}

export default function SimilarDialog(props: SimilarDialogProps) {
  const { question, answer, questions, same, decideMany, kept, onOpen, onDone, onClose } = props;
  const reviews = useMay("review");
  const { data, error, refetch } = useQuery(similarQuery(question.id));
  const title = "Give this answer to similar questions";
  if (!data) {
    return (
      <Dialog title={title} size="xl" onClose={onClose}>
        {error ? (
          <Problem title="Similar questions cannot be found" error={error} retry={() => void refetch()} />
        ) : (
          <Loader aria-label="Looking for similar questions" />
        )}
      </Dialog>
    );
  }
  const sameIds = new Set(same.map(({ id }) => id));
  const likeness = new Map(data.map(({ id, likeness }) => [id, likeness]));
  const found = questions.filter(({ id }) => id !== question.id && (sameIds.has(id) || likeness.has(id)));
  const nearestFirst = found.toSorted((one, other) => closeness(other) - closeness(one));
  function closeness({ id }: Question): number {
    return sameIds.has(id) ? 2 : (likeness.get(id) ?? 0);
  }
  const rows = nearestFirst.map((one): ManyRow => {
    const given = answerFor(one, answer);
    const notes = [
      ...(given ? [] : ["Offers other options"]),
      ...(sameIds.has(one.id) ? [] : [`${Math.round((likeness.get(one.id) ?? 0) * 100)} % alike`]),
      ...(isDone(one) ? ["Decided already: ticking it replaces that"] : []),
    ];
    return { question: one, answer: given, notes };
  });
  const apply = (action: "approve" | "edit") => (chosen: readonly ManyRow[]) =>
    decideMany(chosen.flatMap(({ question, answer }) => (answer ? [{ question, decision: { action, answer } }] : [])));
  const approve = {
    label: (count: number) => `Approve for ${counted(count, "question")}`,
    apply: apply("approve"),
  };
  const draft = {
    label: (count: number) => `Save as ${counted(count, "draft")}`,
    apply: apply("edit"),
  };
  return (
    <ManyDialog
      title={title}
      intro={
        <blockquote className={classes.given}>
          {answer.option && <strong>{answer.option}</strong>} {answer.text}
        </blockquote>
      }
      rows={rows}
      ticked={
        new Set(
          rows
            .filter(({ question: one, answer: given }) => given && sameIds.has(one.id) && !isDone(one))
            .map(({ question: one }) => one.id),
        )
      }
      ways={reviews ? [approve, draft] : [draft]}
      empty="No other question of this workbook asks nearly the same."
      kept={kept}
      onOpen={onOpen}
      onDone={onDone}
      onClose={onClose}
    />
  );
}
