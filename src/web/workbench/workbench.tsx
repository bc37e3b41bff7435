/**
 * The workbench: queue, question and evidence side by side, and the commands that keys and buttons share.
 *
 * What a person does is decided here and nowhere below: the panes show and ask, this file knows what "approve and next"
 * means.
 */
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { actor } from "../api/actor.ts";
import { keys } from "../api/queries.ts";
import { keepAnswer } from "../api/requests.ts";
import type { Alternative, Answer, Decision, Question, Questionnaire } from "../api/types.ts";
import { toast } from "../shared/toast.tsx";
import { ActionBar } from "./action-bar.tsx";
import { Announcer } from "./announcer.tsx";
import { AnswerEditor } from "./answer-editor.tsx";
import { answerFrom, existingAnswer, isEmpty, lacksOption } from "./answers.ts";
import { ConflictDialog } from "./conflict-dialog.tsx";
import { EvidencePane } from "./evidence-pane.tsx";
import { ExportDialog } from "./export-dialog.tsx";
import { EVERYTHING, type Filter, isDone, matcher } from "./filter.ts";
import { FoundDialog } from "./found-dialog.tsx";
import { HelpSheet } from "./help-sheet.tsx";
import { QuestionPane } from "./question-pane.tsx";
import { Queue } from "./queue.tsx";
import { QueueFilter } from "./queue-filter.tsx";
import { UnsureNotice } from "./unsure-notice.tsx";
import { useDecisions } from "./use-decisions.ts";
import { type Draft, useDraft } from "./use-draft.ts";
import { type Commands, useKeys } from "./use-keys.ts";
import { neighbour, nextToDo, useSelection } from "./use-selection.ts";
import classes from "./workbench.module.css";
import { WorkbenchHeader } from "./workbench-header.tsx";

interface WorkbenchProps {
  readonly questionnaire: Questionnaire;
  readonly questions: readonly Question[];
}

export function Workbench({ questionnaire, questions }: WorkbenchProps) {
  const client = useQueryClient();
  const [filter, setFilter] = useState<Filter>(EVERYTHING);
  const [dialog, setDialog] = useState<"help" | "export" | "found" | null>(null);
  const [queueShown, setQueueShown] = useState(false);
  const listRef = useRef<HTMLDivElement>(null);
  const searchRef = useRef<HTMLInputElement>(null);
  const textRef = useRef<HTMLTextAreaElement>(null);
  const optionsRef = useRef<HTMLDivElement>(null);
  const panesRef = useRef<HTMLDivElement>(null);

  const { current, select: selectNow } = useSelection(questions);
  const restore = useRef<Draft["restore"]>(() => {});
  const { decide, undo, conflict, settleConflict } = useDecisions(
    questionnaire.id,
    useCallback((id: string, answer: Answer) => restore.current(id, answer), []),
  );
  const draft = useDraft(
    current,
    useCallback((question: Question, answer: Answer) => void decide(question, { action: "edit", answer }), [decide]),
  );

  // The current question stays in the queue even when a decision takes it out of the filter, so that nothing jumps.
  const currentId = current?.id;
  const queue = useMemo(() => {
    const matches = matcher(filter);
    return questions.filter((question) => question.id === currentId || matches(question));
  }, [questions, filter, currentId]);
  const counts = useMemo(() => {
    const done = questions.filter(isDone).length;
    return { all: questions.length, done, todo: questions.length - done };
  }, [questions]);
  const names = useMemo(
    () => [...new Set(questions.flatMap(({ review }) => review.assignee ?? []))].sort(),
    [questions],
  );

  const { flush, settle, drop, change, answer, dirty } = draft;
  restore.current = draft.restore;
  const select = useCallback(
    (id: string) => {
      flush();
      selectNow(id);
      setQueueShown(false);
    },
    [flush, selectNow],
  );
  const go = (to: Question | undefined) => to && select(to.id);

  // Another question is read from its beginning. On a narrow page all panes scroll together, on a wide one each.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the question is what this waits for
  useEffect(() => {
    const panes = panesRef.current;
    for (const pane of panes ? [panes, ...panes.children] : []) pane.scrollTo({ top: 0 });
  }, [currentId]);

  // Keys work wherever the focus is, but a screen reader follows the list.
  useEffect(() => listRef.current?.focus({ preventScroll: true }), []);

  const decideCurrent = (decision: Decision): boolean => {
    if (!current) return false;
    // Giving a question to somebody leaves its answer alone; every other decision carries or replaces it.
    if (decision.action === "assign") flush();
    else settle();
    return decide(current, decision);
  };
  const approve = (): boolean => {
    if (!current) return false;
    if (isEmpty(answer)) {
      // The focus stays: whoever holds the key down would type into the editor.
      toast("There is no answer to approve yet. Press E to write one.", "error");
      return false;
    }
    if (lacksOption(current, answer)) {
      toast("Choose an option first: the answer cell takes one of them.", "error");
      optionsRef.current?.querySelector("input")?.focus();
      return false;
    }
    // Approving the same answer again would put a decision on the record that changes nothing.
    if (current.review.state === "approved" && !dirty) return true;
    return decideCurrent({ action: "approve", answer });
  };
  const advance = () => {
    const next = current && nextToDo(queue, current);
    if (next) go(next);
    else
      toast(counts.todo <= 1 ? "Every question is decided. Download the workbook with D." : "Nothing left to do here.");
  };
  const restFocus = () => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    listRef.current?.focus({ preventScroll: true });
  };

  const commands: Commands = {
    next: () => go(current && neighbour(queue, current, 1)),
    previous: () => go(current && neighbour(queue, current, -1)),
    approve: () => void approve(),
    approveAndNext: () => {
      if (!approve()) return;
      if (document.activeElement === textRef.current) restFocus();
      advance();
    },
    edit: () => {
      const field = textRef.current;
      field?.focus();
      field?.setSelectionRange(field.value.length, field.value.length);
    },
    reject: () => void decideCurrent({ action: "reject" }),
    notApplicable: () => {
      if (decideCurrent({ action: "not_applicable" })) advance();
    },
    undo: () => {
      if (current && (isDone(current) || current.review.state === "rejected")) {
        decideCurrent({ action: "reopen" });
        return;
      }
      flush();
      const id = undo();
      if (id) selectNow(id);
      else toast("There is nothing to undo.");
    },
    assignToMe: () => void decideCurrent({ action: "assign", assignee: actor() }),
    alternative: (number) => {
      const alternative = current?.suggestion?.alternatives[number - 1];
      if (current && alternative) change(answerFrom(alternative, current), true);
    },
    option: (number) => {
      const option = current?.answer.options[number - 1];
      if (option !== undefined) change({ ...answer, option }, true);
    },
    search: () => searchRef.current?.select(),
    leaveField: restFocus,
    download: () => {
      flush();
      setDialog("export");
    },
    help: () => setDialog("help"),
  };
  useKeys(commands);

  const use = useCallback(
    (alternative: Alternative) => current && change(answerFrom(alternative, current), true),
    [current, change],
  );
  const keep = () => {
    if (!current) return;
    keepAnswer(current.id).then(
      () => {
        toast("Kept: the next customer who asks this gets it suggested.");
        void client.invalidateQueries({ queryKey: keys.library });
      },
      (error: Error) => toast(error.message, "error"),
    );
  };

  return (
    <main className={classes.workbench} data-queue={queueShown}>
      <WorkbenchHeader
        questionnaire={questionnaire}
        questions={questions}
        queueShown={queueShown}
        onQueue={() => setQueueShown(!queueShown)}
        onFound={() => setDialog("found")}
        onHelp={commands.help}
        onDownload={commands.download}
      />
      <UnsureNotice questionnaire={questionnaire} />
      <div className={classes.panes} ref={panesRef}>
        <nav className={classes.queue} aria-label="Queue">
          <QueueFilter filter={filter} onChange={setFilter} counts={counts} assignees={names} searchRef={searchRef} />
          <Queue questions={queue} total={questions.length} currentId={currentId} onSelect={select} listRef={listRef} />
        </nav>
        {current && (
          <>
            <div className={classes.middle}>
              <QuestionPane
                question={current}
                place={queue.indexOf(current) + 1}
                of={queue.length}
                names={names}
                onNext={commands.next}
                onPrevious={commands.previous}
                onUseExisting={() => change(existingAnswer(current), true)}
                onAssign={(assignee) => void decideCurrent({ action: "assign", assignee })}
              >
                <AnswerEditor
                  question={current}
                  answer={answer}
                  dirty={dirty}
                  onChange={change}
                  onLeave={flush}
                  textRef={textRef}
                  optionsRef={optionsRef}
                />
                <ActionBar question={current} answerable={!isEmpty(answer)} commands={commands} onKeep={keep} />
              </QuestionPane>
            </div>
            <aside className={classes.evidence} aria-label="Evidence">
              <EvidencePane question={current} answer={answer} onUse={use} />
            </aside>
          </>
        )}
      </div>
      {conflict && (
        <ConflictDialog
          conflict={conflict}
          onSettle={(choice) => {
            drop();
            settleConflict(choice);
          }}
        />
      )}
      <Announcer question={current} />
      {dialog === "found" && (
        <FoundDialog questionnaire={questionnaire} questions={questions} onClose={() => setDialog(null)} />
      )}
      {dialog === "help" && <HelpSheet onClose={() => setDialog(null)} />}
      {dialog === "export" && <ExportDialog questionnaire={questionnaire} onClose={() => setDialog(null)} />}
    </main>
  );
}
