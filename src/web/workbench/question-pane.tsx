/** The middle: the question with all that the customer said around it, and its answer. */
import { ActionIcon, Button, Tooltip } from "@mantine/core";
import type { ReactNode } from "react";
import type { Question } from "../api/types.ts";
import { BackIcon, NextIcon } from "../shared/icons.tsx";
import { count } from "../shared/numbers.ts";
import { StateBadge } from "../shared/status.tsx";
import { Ago } from "../shared/time.tsx";
import { AlsoAt } from "./presence.tsx";
import classes from "./question-pane.module.css";
import { TalkAssign } from "./talk-assign.tsx";

interface QuestionPaneProps {
  readonly question: Question;
  /** Its place in the queue, from 1; 0 where the filter leaves it out. */
  readonly place: number;
  readonly of: number;
  readonly onNext: () => void;
  readonly onPrevious: () => void;
  readonly onUseExisting: () => void;
  readonly onAssign: (assignee: string | null, due: string | null) => void;
  readonly children: ReactNode;
}

export function QuestionPane(props: QuestionPaneProps) {
  const { question, place, of, onNext, onPrevious, onUseExisting, onAssign, children } = props;
  const { ref, sheet, cell, section, text, guidance, existing, existingComment, hidden, review } = question;
  return (
    <article className={classes.pane} aria-labelledby="question-text" data-scrolls>
      <div className={classes.top}>
        <p className={classes.where}>
          {ref && <strong>{ref}</strong>}
          {section && <span>{section}</span>}
          <span>
            {sheet}, {cell}
          </span>
          {hidden && <span>Hidden in the workbook</span>}
        </p>
        <div className={classes.pager}>
          <span className="tabular">{place > 0 ? `${count(place)} of ${count(of)}` : "Not in this filter"}</span>
          <Tooltip label="Previous (K)" openDelay={400}>
            <ActionIcon variant="default" aria-label="Previous question" onClick={onPrevious} disabled={place === 1}>
              <BackIcon />
            </ActionIcon>
          </Tooltip>
          <Tooltip label="Next (J)" openDelay={400}>
            <ActionIcon variant="default" aria-label="Next question" onClick={onNext} disabled={place === of}>
              <NextIcon />
            </ActionIcon>
          </Tooltip>
        </div>
      </div>
      <h2 className={classes.text} data-long={text.length > 220} id="question-text">
        {unwrapped(text)}
      </h2>
      {guidance && (
        <details className={classes.guidance} open={guidance.length < 260}>
          <summary>Guidance from the customer</summary>
          <p>{unwrapped(guidance)}</p>
        </details>
      )}
      {(existing || existingComment) && (
        <div className={classes.existing}>
          <dl>
            {existing && <Existing name="Stood in the answer cell" text={existing} />}
            {existingComment && <Existing name="Stood in the comment cell" text={existingComment} />}
          </dl>
          <Button size="compact-xs" variant="default" onClick={onUseExisting}>
            Use this
          </Button>
        </div>
      )}
      <div className={classes.state}>
        <StateBadge state={review.state} />
        {question.decidedBy && question.decidedAt && (
          <span>
            {question.decidedBy}, <Ago at={question.decidedAt} />
          </span>
        )}
        <AlsoAt question={question.id} />
        <TalkAssign key={question.id} review={review} onAssign={onAssign} />
      </div>
      {children}
    </article>
  );
}

/** Joins lines that were broken by hand in mid-sentence; lists and paragraphs keep their lines. */
function unwrapped(text: string): string {
  return text.replace(/([^\s.:;])[ \t]*\n[ \t]*(?=[a-z])/g, "$1 ");
}

function Existing({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </div>
  );
}
