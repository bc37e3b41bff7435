/** The dialogs of the workbench, each loaded when it is opened for the first time. */
import { lazy, type ReactNode, Suspense } from "react";
import type { Answer, LibraryEntry, Question, Questionnaire } from "../api/types.ts";
import { HeldKeys } from "../shared/held-keys.tsx";
import type { ManyOutcome, Wanted } from "./send-many.ts";
import type { Conflict } from "./use-decisions.ts";

const ApproveHighDialog = lazy(() => import("./approve-high-dialog.tsx"));
const CompareDialog = lazy(() => import("./compare-dialog.tsx"));
const ConflictDialog = lazy(() => import("./conflict-dialog.tsx"));
const ExportDialog = lazy(() => import("../export/export-dialog.tsx"));
const FoundDialog = lazy(() => import("./found-dialog.tsx"));
const HelpSheet = lazy(() => import("./help-sheet.tsx"));
const LibraryDialog = lazy(() => import("./library-dialog.tsx"));
const SimilarDialog = lazy(() => import("./similar-dialog.tsx"));

export type OpenDialog =
  | { readonly name: "help" | "export" | "found" | "compare" | "library" | "approveHigh" }
  | {
      readonly name: "similar";
      readonly question: Question;
      readonly answer: Answer;
      readonly same: readonly Question[];
    };

interface WorkbenchDialogsProps {
  readonly dialog: OpenDialog | null;
  readonly conflict: Conflict | null;
  readonly questionnaire: Questionnaire;
  readonly questions: readonly Question[];
  readonly current: Question | undefined;
  readonly answer: Answer;
  readonly decideMany: (wanted: readonly Wanted[]) => Promise<ManyOutcome>;
  /** What was ticked by hand in a list, by the list. */
  readonly keptTicks: (list: string) => Map<string, boolean>;
  readonly onManyDone: (outcome: ManyOutcome) => void;
  readonly onChange: (answer: Answer) => void;
  readonly onInsert: (entry: LibraryEntry) => void;
  readonly onSettle: (choice: "mine" | "theirs") => void;
  readonly onOpen: (id: string) => void;
  readonly onClose: () => void;
}

export function WorkbenchDialogs(props: WorkbenchDialogsProps) {
  const { dialog, conflict, onSettle } = props;
  const opened = openedDialog(props);
  return (
    <>
      {opened && <HeldKeys key={dialog?.name} />}
      <Suspense>
        {conflict && <ConflictDialog conflict={conflict} onSettle={onSettle} />}
        {opened}
      </Suspense>
    </>
  );
}

function openedDialog(props: WorkbenchDialogsProps): ReactNode {
  const { dialog, questionnaire, questions, current, answer } = props;
  const { decideMany, keptTicks, onManyDone, onChange, onInsert, onOpen, onClose } = props;
  const many = { questions, decideMany, onOpen, onDone: onManyDone, onClose };
  switch (dialog?.name) {
    case "help":
      return <HelpSheet onClose={onClose} />;
    case "found":
      return <FoundDialog questionnaire={questionnaire} questions={questions} onClose={onClose} />;
    case "export":
      return <ExportDialog questionnaire={questionnaire} questions={questions} onOpen={onOpen} onClose={onClose} />;
    case "approveHigh":
      return <ApproveHighDialog {...many} kept={keptTicks("high")} />;
    case "similar":
      return <SimilarDialog {...many} {...dialog} kept={keptTicks(dialog.question.id)} />;
    case "compare":
      return current ? <CompareDialog question={current} answer={answer} onUse={onChange} onClose={onClose} /> : null;
    case "library":
      return current ? <LibraryDialog question={current} onInsert={onInsert} onClose={onClose} /> : null;
    default:
      return null;
  }
}
