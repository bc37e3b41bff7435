/** The right side: what the answer rests on, why it was chosen, what to beware of, and what else would answer. */
import { Kbd } from "@mantine/core";
import { memo } from "react";
import { suggestedAnswer } from "../../domain/review.ts";
import type { Alternative, Answer, Question } from "../api/types.ts";
import { Citations } from "../shared/citations.tsx";
import { WarningIcon } from "../shared/icons.tsx";
import { counted } from "../shared/numbers.ts";
import { keyOf } from "./actions.ts";
import { AlternativeCard } from "./alternative-card.tsx";
import { evidenceOf } from "./answers.ts";
import classes from "./evidence-pane.module.css";
import { History } from "./history.tsx";
import { sentenceParts } from "./sentence-parts.ts";
import { Withheld } from "./withheld.tsx";

interface EvidencePaneProps {
  readonly question: Question;
  readonly answer: Answer;
  readonly onUse: (alternative: Alternative) => void;
  readonly onCompare: () => void;
  readonly onSearch: () => void;
}

export const EvidencePane = memo(function EvidencePane(props: EvidencePaneProps) {
  const { question, answer, onUse, onCompare, onSearch } = props;
  const { suggestion } = question;
  const citations = evidenceOf(answer, question);
  const rejected = question.review.state === "rejected" && answer.entry === null ? suggestedAnswer(suggestion) : null;
  const ofSuggestion = answer.entry !== null && answer.entry === suggestion?.entry;
  return (
    <div className={classes.pane}>
      <section aria-labelledby="evidence">
        <div className={classes.headed}>
          <h3 id="evidence">Evidence</h3>
          <button type="button" className={classes.more} onClick={onSearch}>
            Search the library <Kbd size="xs">{keyOf("library")}</Kbd>
          </button>
        </div>
        <Withheld question={question} />
        {(ofSuggestion || suggestion?.outcome === "no_match") && (
          <Warnings warnings={(suggestion?.warnings ?? []).filter((warning) => warning !== question.withheld)} />
        )}
        <Citations citations={citations} />
        {citations.length === 0 && <p className={classes.none}>{withoutEvidence(question, answer)}</p>}
      </section>
      {rejected && (
        <section aria-labelledby="rejected">
          <h3 id="rejected">Rejected suggestion</h3>
          <p className={classes.rejected}>
            {rejected.option && <strong>{rejected.option}</strong>} {rejected.text}
          </p>
          <Citations citations={rejected.citations} />
        </section>
      )}
      {suggestion && suggestion.why.length > 0 && (ofSuggestion || suggestion.outcome === "no_match") && (
        <section aria-labelledby="why">
          <h3 id="why">{suggestion.outcome === "no_match" ? "Why nothing is suggested" : "Why this answer"}</h3>
          <ul className={classes.why}>
            {suggestion.why.map((reason) => (
              <li key={reason}>
                <Sentence text={reason} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {suggestion && suggestion.alternatives.length > 0 && (
        <section aria-labelledby="alternatives">
          <div className={classes.headed}>
            <h3 id="alternatives">
              {suggestion.outcome === "no_match" ? "The nearest in the library" : "Alternatives"}
            </h3>
            <button type="button" className={classes.more} onClick={onCompare}>
              Side by side <Kbd size="xs">{keyOf("compare")}</Kbd>
            </button>
          </div>
          <ol className={classes.alternatives}>
            {suggestion.alternatives.map((alternative, index) => (
              <AlternativeCard
                key={alternative.entry}
                alternative={alternative}
                number={index + 1}
                used={answer.entry === alternative.entry}
                measured={suggestion.outcome === "suggested"}
                onUse={onUse}
              />
            ))}
          </ol>
        </section>
      )}
      <History question={question} />
    </div>
  );
});

/** Two warnings are read at once; more would push the evidence itself out of sight. */
function Warnings({ warnings }: { readonly warnings: readonly string[] }) {
  if (warnings.length === 0) return null;
  return (
    <details className={classes.warnings} open={warnings.length <= 2}>
      <summary>
        <WarningIcon /> {counted(warnings.length, "warning")} about this answer
      </summary>
      <ul>
        {warnings.map((warning) => (
          <li key={warning}>
            <Sentence text={warning} />
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The point of the sentence first; what it rests on, below and smaller. */
function Sentence({ text }: { readonly text: string }) {
  const { point, details } = sentenceParts(text);
  return (
    <>
      {point}
      {details.map((detail) => (
        <small key={detail} className={classes.detail}>
          {detail}
        </small>
      ))}
    </>
  );
}

function withoutEvidence({ suggestion, review }: Question, { entry, text }: Answer): string {
  if (!suggestion) return "This question has not been matched yet.";
  if (review.state === "not_applicable") return "A question that does not apply needs no evidence.";
  if (review.state === "rejected" && text.trim() === "") return "The suggestion was rejected: a person has to answer.";
  if (entry !== null) return "The evidence appears as soon as the answer is saved.";
  if (text.trim() !== "") return "Written by hand: this answer cites no document.";
  return "No passage supports an answer to this question.";
}
