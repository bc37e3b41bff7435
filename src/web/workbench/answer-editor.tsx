/** Where the answer is chosen and written: options as chips, the text below, and which cells they will go to. */
import { Textarea } from "@mantine/core";
import { type RefObject, useRef } from "react";
import type { Answer, Question } from "../api/types.ts";
import { BookmarkIcon } from "../shared/icons.tsx";
import { BandBadge } from "../shared/status.tsx";
import { keyOf } from "./actions.ts";
import classes from "./answer-editor.module.css";
import { isEmpty, lacksOption, sameAnswer, startingAnswer } from "./answers.ts";

interface AnswerEditorProps {
  readonly question: Question;
  readonly answer: Answer;
  readonly dirty: boolean;
  readonly onChange: (answer: Answer, now?: boolean) => void;
  readonly onLeave: () => void;
  /** An option was chosen by pointer: the keyboard's place is the queue again, where the arrows move between questions. */
  readonly onPointed: () => void;
  readonly onDiscard: () => void;
  /** Null where the answer cannot be kept. */
  readonly onKeep: (() => void) | null;
  readonly textRef: RefObject<HTMLTextAreaElement | null>;
  readonly optionsRef: RefObject<HTMLDivElement | null>;
}

export function AnswerEditor(props: AnswerEditorProps) {
  const { question, answer, dirty, onChange, onLeave, onPointed, onDiscard, onKeep, textRef, optionsRef } = props;
  const { options } = question.answer;
  const pointed = useRef(false);
  const suggested = startingAnswer({ ...question, review: { state: "open", answer: null, assignee: null, due: null } });
  const differs = !isEmpty(suggested) && !sameAnswer(answer, suggested);
  return (
    <section className={classes.editor} aria-label="Answer">
      <div className={classes.head}>
        <h3>{heading(question, dirty)}</h3>
        {/* How sure the suggestion is says nothing of what takes its place. */}
        {question.review.state !== "rejected" && <BandBadge suggestion={question.suggestion} />}
        {onKeep && (
          <button type="button" className={classes.link} onClick={onKeep}>
            <BookmarkIcon size={14} /> Keep in the library
          </button>
        )}
        {question.review.state === "drafted" && (
          <button type="button" className={classes.link} title={keyOf("reopen")} onClick={onDiscard}>
            Discard the draft
          </button>
        )}
        {differs && question.review.state !== "drafted" && (
          <button type="button" className={classes.link} onClick={() => onChange(suggested, true)}>
            Back to the suggestion
          </button>
        )}
      </div>
      {question.suggestion?.outcome === "no_match" && isEmpty(answer) && (
        <p className={classes.noMatch}>
          <strong>The library holds nothing that answers this.</strong> Write the answer, or assign the question to
          somebody who knows it.
        </p>
      )}
      {options.length > 0 && (
        // Of this question alone: reused for the next one, it would keep the focus, and an arrow key would change that answer.
        <div
          key={`options-${question.id}`}
          className={classes.options}
          role="radiogroup"
          aria-label="Options"
          ref={optionsRef}
          onPointerDown={() => {
            pointed.current = true;
          }}
          onKeyDown={() => {
            pointed.current = false;
          }}
        >
          {options.map((option, index) => (
            <label key={option} className={classes.option} title={index < 9 ? `Shift ${index + 1}` : undefined}>
              <input
                type="radio"
                name={`option-${question.id}`}
                checked={answer.option === option}
                onChange={() => onChange({ ...answer, option }, true)}
                onClick={() => pointed.current && onPointed()}
              />
              <span>{option}</span>
            </label>
          ))}
        </div>
      )}
      <Textarea
        ref={textRef}
        key={question.id}
        aria-label={options.length > 0 ? "Explanation" : "Answer"}
        placeholder={placeholder(question)}
        classNames={{ input: classes.text ?? "" }}
        rows={4}
        value={answer.text}
        onChange={(event) => onChange({ ...answer, text: event.currentTarget.value })}
        onBlur={onLeave}
      />
      <p className={classes.target} aria-live="polite">
        <span>{targets(question)}</span>
        {lacksOption(question, answer) && !isEmpty(answer) && (
          <strong>Choose an option: the answer cell takes one.</strong>
        )}
        {dirty && <span>Not saved yet</span>}
      </p>
    </section>
  );
}

function heading({ review, suggestion }: Question, dirty: boolean): string {
  if (review.state === "approved" && !dirty) return "Approved answer";
  if (review.answer || dirty) return "Your answer";
  return review.state === "open" && suggestion?.outcome === "suggested" ? "Suggested answer" : "Answer";
}

function placeholder({ answer, comment }: Question): string {
  switch (answer.format) {
    case "choice":
    case "marks":
      return comment ? "An explanation for the comment cell" : "No comment cell here: only the option is written";
    case "date":
      return "A date";
    case "number":
      return "A number";
    case "text":
      return "Write the answer";
  }
}

/** Which cells take what, so that nobody writes an explanation that goes nowhere. */
function targets({ answer, comment }: Question): string {
  const [first] = answer.cells;
  if (answer.format === "marks") {
    const cells = `A mark goes to one of ${answer.cells.join(", ")}`;
    return comment ? `${cells}, the text to ${comment}.` : `${cells}; the text has no cell.`;
  }
  if (answer.format === "choice") {
    return comment
      ? `The option goes to ${first}, the text to ${comment}.`
      : `The option goes to ${first}; the text has no cell.`;
  }
  return `Goes to ${first}.`;
}
