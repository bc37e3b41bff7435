/** All open questions with a suggestion of high confidence, to be seen as a list and approved in one go. */
import { suggestedAnswer } from "../../domain/review.ts";
import type { Question } from "../api/types.ts";
import { counted } from "../shared/numbers.ts";
import classes from "./many.module.css";
import { ManyDialog } from "./many-dialog.tsx";
import type { ManyRow } from "./many-list.tsx";
import { isReady } from "./ready-notice.tsx";
import type { ManyOutcome, Wanted } from "./send-many.ts";
import { sentenceParts } from "./sentence-parts.ts";

interface ApproveHighDialogProps {
  readonly questions: readonly Question[];
  readonly decideMany: (wanted: readonly Wanted[]) => Promise<ManyOutcome>;
  readonly kept: Map<string, boolean>;
  readonly onOpen: (id: string) => void;
  readonly onDone: (outcome: ManyOutcome) => void;
  readonly onClose: () => void;
}

export default function ApproveHighDialog(props: ApproveHighDialogProps) {
  const { questions, decideMany, kept, onOpen, onDone, onClose } = props;
  const rows = questions.flatMap(rowOf);
  const careful = rows.filter(({ notes }) => notes.length > 0).length;
  return (
    <ManyDialog
      title="Approve everything of high confidence"
      intro={
        <p className={classes.intro}>
          Look through the list, take out what you want to see by itself, then approve the rest. You can undo it in one
          step.
          {careful > 0 && ` ${counted(careful, "answer")} with warnings ${careful === 1 ? "is" : "are"} not ticked.`}
        </p>
      }
      rows={rows}
      ticked={new Set(rows.filter(({ notes }) => notes.length === 0).map(({ question }) => question.id))}
      ways={[
        {
          label: (count) => `Approve ${counted(count, "answer")}`,
          apply: (chosen) => decideMany(chosen.map(({ question }) => ({ question, decision: { action: "approve" } }))),
        },
      ]}
      empty="No open question has a suggestion of high confidence that is ready to be approved."
      kept={kept}
      onOpen={onOpen}
      onDone={onDone}
      onClose={onClose}
    />
  );
}

function rowOf(question: Question): ManyRow[] {
  const answer = isReady(question) ? suggestedAnswer(question.suggestion) : null;
  if (!answer) return [];
  return [{ question, answer, notes: (question.suggestion?.warnings ?? []).map((text) => sentenceParts(text).point) }];
}
