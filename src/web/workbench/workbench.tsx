/**
 * The workbench: queue, question and evidence side by side, and the commands that keys, buttons and the palette share.
 *
 * What a person does is decided here and nowhere below: the panes show and ask, this file knows what "approve and next"
 * means.
 */
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { actorId, useMay } from "../api/actor.ts";
import type { Alternative, Answer, Decision, LibraryEntry, Question, Questionnaire } from "../api/types.ts";
import { counted } from "../shared/numbers.ts";
import { openPalette } from "../shared/palette-source.ts";
import { toast } from "../shared/toast.tsx";
import { ActionBar } from "./action-bar.tsx";
import { KEEP, keyOf } from "./actions.ts";
import { Announcer } from "./announcer.tsx";
import { AnswerEditor } from "./answer-editor.tsx";
import { answerFrom, existingAnswer, isEmpty, lacksOption } from "./answers.ts";
import { EvidencePane } from "./evidence-pane.tsx";
import { isDone } from "./filter.ts";
import { withInserted } from "./insertion.ts";
import { LearnNotice } from "./learn-notice.tsx";
import { learnFrom } from "./learn-requests.ts";
import { useChanges } from "./presence-changes.ts";
import { QuestionPane } from "./question-pane.tsx";
import { Queue } from "./queue.tsx";
import { QueueFilter } from "./queue-filter.tsx";
import { isReady, ReadyNotice } from "./ready-notice.tsx";
import { sectionKey } from "./rows.ts";
import { said } from "./said.ts";
import { SameNotice } from "./same-notice.tsx";
import { othersAsked, useRepeated } from "./same-wording.ts";
import type { ManyOutcome } from "./send-many.ts";
import { Talk } from "./talk.tsx";
import { UnsureNotice } from "./unsure-notice.tsx";
import { useDecisions } from "./use-decisions.ts";
import { type Draft, useDraft } from "./use-draft.ts";
import { useCommands, useKeys } from "./use-keys.ts";
import { useQuestionPalette } from "./use-question-palette.ts";
import { useQueue } from "./use-queue.ts";
import { neighbour, nextToDo, useSelection } from "./use-selection.ts";
import classes from "./workbench.module.css";
import { type OpenDialog, WorkbenchDialogs } from "./workbench-dialogs.tsx";
import { WorkbenchHeader } from "./workbench-header.tsx";

interface WorkbenchProps {
  readonly questionnaire: Questionnaire;
  readonly questions: readonly Question[];
}

export function Workbench({ questionnaire, questions }: WorkbenchProps) {
  const client = useQueryClient();
  const reviews = useMay("review");
  const contributes = useMay("contribute");
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const [queueShown, setQueueShown] = useState(false);
  const listRef = useRef<HTMLDivElement>(null);
  const searchRef = useRef<HTMLInputElement>(null);
  const textRef = useRef<HTMLTextAreaElement>(null);
  const optionsRef = useRef<HTMLDivElement>(null);
  const panesRef = useRef<HTMLDivElement>(null);

  const { current, select: selectNow } = useSelection(questions);
  const restore = useRef<Draft["restore"]>(() => {});
  const { decide, decideMany, undo, offerUndo, conflict, settleConflict } = useDecisions(
    questionnaire.id,
    useCallback((id: string, answer: Answer) => restore.current(id, answer), []),
  );
  const draft = useDraft(
    current,
    useCallback(
      (question: Question, answer: Answer | null) =>
        void decide(question, answer ? { action: "edit", answer } : { action: "discard" }),
      [decide],
    ),
  );

  const currentId = current?.id;
  const shown = useQueue(questions, currentId);
  const { queue, walked, counts } = shown;
  const ready = useMemo(() => questions.filter(isReady).length, [questions]);
  const repeated = useRepeated(questions);
  const others = useMemo(
    () => (current ? othersAsked(repeated, questions, current) : []),
    [repeated, questions, current],
  );

  const { flush, settle, drop, change, answer, dirty } = draft;
  useChanges(questionnaire.id, currentId, dirty);
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
    for (const pane of panes ? [panes, ...panes.querySelectorAll("[data-scrolls]")] : []) pane.scrollTo({ top: 0 });
  }, [currentId]);

  // Keys work wherever the focus is, but a screen reader follows the list.
  useEffect(() => listRef.current?.focus({ preventScroll: true }), []);
  // What had the focus may have gone with its question.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the question is what this waits for
  useEffect(() => {
    if (document.activeElement === document.body) listRef.current?.focus({ preventScroll: true });
  }, [currentId]);

  const undoLast = () => {
    flush();
    undo().then(
      (id) => {
        if (id) selectNow(id);
        else toast("There is nothing of yours to undo here. Press O to reopen a decided question.");
      },
      (error: Error) => toast(`Not taken back: ${error.message}`, "error"),
    );
  };
  /** @param from another question than the current one where a dialog was opened for it */
  const openSimilar = (from: Question | undefined, given: Answer) => {
    if (!from || isEmpty(given)) toast("Write an answer first; then it can be given to similar questions.", "error");
    else setDialog({ name: "similar", question: from, answer: given, same: othersAsked(repeated, questions, from) });
  };

  const decideCurrent = (decision: Decision): boolean => {
    if (!current) return false;
    // Giving a question to somebody leaves its answer alone; every other decision carries or replaces it.
    if (decision.action === "assign") flush();
    else settle();
    if (!decide(current, decision)) return false;
    // Left among the options, the arrow that shall go on would choose another one.
    if (optionsRef.current?.contains(document.activeElement)) restFocus();
    const undecided = others.filter((other) => !isDone(other)).length;
    const what = said(decision.action, current);
    if (decision.action === "approve" && undecided > 0) {
      toast(`${what}. Asked ${counted(undecided, "more time")} in this workbook.`, "done", {
        label: undecided === 1 ? "Answer it too" : "Answer them too",
        run: () => openSimilar(current, decision.answer ?? answer),
      });
    } else offerUndo(`${what}.`, selectNow);
    return true;
  };
  const discard = () => {
    drop();
    if (current?.review.state === "drafted") decideCurrent({ action: "discard" });
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
  const approveAndNext = () => {
    if (!approve()) return;
    if (document.activeElement === textRef.current) restFocus();
    advance();
  };
  const open = (name: "help" | "export" | "compare" | "library" | "approveHigh") => () => {
    flush();
    setDialog({ name });
  };
  const keep = (how: number) => {
    if (current?.review.state !== "approved" || isEmpty(answer)) {
      toast("Only an approved answer can be kept in the library. Approve it first.", "error");
      return;
    }
    learnFrom(client, current, how === KEEP).then(toast, (error: Error) => toast(error.message, "error"));
  };
  /** A reader's keys look and go; what they may not do says so instead of failing later. */
  const ifMay =
    <A extends unknown[]>(may: boolean, run: (...given: A) => void) =>
    (...given: A) =>
      may ? run(...given) : toast("Your role does not allow this.", "error");

  const commands = useCommands({
    next: () => go(current && neighbour(walked, current, 1)),
    previous: () => go(current && neighbour(walked, current, -1)),
    fold: () => current && shown.fold(sectionKey(current)),
    nextToDo: advance,
    search: () => searchRef.current?.select(),
    palette: openPalette,
    leaveField: restFocus,
    approve: ifMay(reviews, () => void approve()),
    approveAndNext: ifMay(reviews, approveAndNext),
    approveFromText: ifMay(reviews, approveAndNext),
    reject: ifMay(reviews, () => {
      if (current?.review.state === "rejected" || isEmpty(answer)) toast("There is no answer to reject here.");
      else decideCurrent({ action: "reject" });
    }),
    notApplicable: ifMay(reviews, () => {
      if (current?.review.state === "not_applicable" || decideCurrent({ action: "not_applicable" })) advance();
    }),
    reopen: ifMay(contributes, () => {
      const state = current?.review.state;
      if (state === "drafted" || (state === "open" && dirty)) discard();
      else if (state === "open") toast("This question is open already.");
      else ifMay(reviews, () => void decideCurrent({ action: "reopen" }))();
    }),
    undo: ifMay(contributes, undoLast),
    assignToMe: ifMay(contributes, () => void decideCurrent({ action: "assign", assignee: actorId() })),
    assign: ifMay(contributes, () => panesRef.current?.querySelector<HTMLElement>("[data-assign]")?.click()),
    edit: ifMay(contributes, () => {
      const field = textRef.current;
      field?.focus();
      field?.setSelectionRange(field.value.length, field.value.length);
    }),
    alternative: ifMay(contributes, (number: number) => {
      const alternative = current?.suggestion?.alternatives[number - 1];
      if (current && alternative) change(answerFrom(alternative, current), true);
    }),
    option: ifMay(contributes, (number: number) => {
      const option = current?.answer.options[number - 1];
      if (option !== undefined) change({ ...answer, option }, true);
    }),
    compare: open("compare"),
    library: ifMay(contributes, open("library")),
    comment: ifMay(contributes, () => {
      const field = panesRef.current?.querySelector<HTMLElement>("[data-comment-field]");
      field?.scrollIntoView({ block: "nearest" });
      field?.focus();
    }),
    keep: ifMay(contributes, keep),
    approveHigh: ifMay(reviews, open("approveHigh")),
    similar: ifMay(contributes, () => openSimilar(current, answer)),
    download: open("export"),
    help: open("help"),
  });
  useKeys(commands);
  useQuestionPalette(questions, commands, select);

  const ticks = useRef(new Map<string, Map<string, boolean>>());
  const keptTicks = (list: string) => {
    const kept = ticks.current.get(list) ?? new Map<string, boolean>();
    ticks.current.set(list, kept);
    return kept;
  };
  const toggleQueue = useCallback(() => setQueueShown((shown) => !shown), []);
  const openFound = useCallback(() => setDialog({ name: "found" }), []);
  const use = useCallback(
    (alternative: Alternative) => current && change(answerFrom(alternative, current), true),
    [current, change],
  );
  const insert = (entry: LibraryEntry) => {
    if (!current) return;
    const next = withInserted(answer, entry, current, textRef.current);
    if (next === answer) toast("The answer says this already: nothing was inserted.");
    else change(next, true);
  };
  const manyDone = ({ decided }: ManyOutcome) => {
    if (decided.length === 0) return;
    offerUndo(`${counted(decided.length, "question")} answered.`, selectNow);
  };

  return (
    <main className={classes.workbench} data-queue={queueShown}>
      <WorkbenchHeader
        questionnaire={questionnaire}
        questions={questions}
        queueShown={queueShown}
        onQueue={toggleQueue}
        onFound={openFound}
        commands={commands}
      />
      <UnsureNotice questionnaire={questionnaire} />
      <div className={classes.panes} ref={panesRef}>
        <nav className={classes.queue} aria-label="Queue">
          <QueueFilter
            filter={shown.filter}
            onChange={shown.setFilter}
            counts={counts}
            assignees={shown.assignees}
            sections={shown.sections}
            searchRef={searchRef}
          />
          {reviews && <ReadyNotice ready={ready} onOpen={commands.approveHigh} />}
          <Queue
            questions={queue}
            total={questions.length}
            currentId={currentId}
            folded={shown.folded}
            onFold={shown.fold}
            onSelect={select}
            listRef={listRef}
          />
        </nav>
        {current && (
          <>
            <div className={classes.middle}>
              <QuestionPane
                question={current}
                place={queue.indexOf(current) + 1}
                of={queue.length}
                onNext={() => commands.next(0)}
                onPrevious={() => commands.previous(0)}
                onUseExisting={() => change(existingAnswer(current), true)}
                onAssign={(assignee, due) => void decideCurrent({ action: "assign", assignee, due })}
              >
                <SameNotice
                  others={others}
                  answerable={contributes && !isEmpty(answer)}
                  onAnswerAll={() => openSimilar(current, answer)}
                  onSelect={select}
                />
                <AnswerEditor
                  question={current}
                  answer={answer}
                  dirty={dirty}
                  onChange={change}
                  onLeave={flush}
                  onPointed={restFocus}
                  onDiscard={commands.reopen}
                  onKeep={
                    contributes && current.review.state === "approved" && !dirty && answer.text.trim() !== ""
                      ? () => commands.keep(KEEP)
                      : null
                  }
                  textRef={textRef}
                  optionsRef={optionsRef}
                />
                {!dirty && <LearnNotice question={current} onTake={() => commands.keep(0)} />}
                <Talk question={current} />
              </QuestionPane>
              <ActionBar question={current} answerable={!isEmpty(answer)} commands={commands} />
            </div>
            <aside className={classes.evidence} aria-label="Evidence" data-scrolls>
              <EvidencePane
                question={current}
                answer={answer}
                onUse={use}
                onCompare={commands.compare}
                onSearch={commands.library}
              />
            </aside>
          </>
        )}
      </div>
      <Announcer question={current} />
      <WorkbenchDialogs
        dialog={dialog}
        conflict={conflict}
        questionnaire={questionnaire}
        questions={questions}
        current={current}
        answer={answer}
        decideMany={decideMany}
        keptTicks={keptTicks}
        onManyDone={manyDone}
        onChange={(next) => change(next, true)}
        onInsert={insert}
        onSettle={(choice) => {
          drop();
          settleConflict(choice);
        }}
        onOpen={(id) => {
          setDialog(null);
          select(id);
          if (dialog?.name === "approveHigh") {
            toast(`Press ${keyOf("approveHigh")} to go back to the list. What you ticked is kept.`);
          }
        }}
        onClose={() => setDialog(null)}
      />
    </main>
  );
}
