/** The suggestion and its alternatives side by side, each with the whole of its answer, its question and its evidence. */
import { Button, Kbd } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { KeyboardEvent } from "react";
import { suggestedAnswer } from "../../domain/review.ts";
import { searchLibrary } from "../api/requests.ts";
import type { Answer, Citation, Question } from "../api/types.ts";
import { Citations } from "../shared/citations.tsx";
import { Dialog } from "../shared/dialog.tsx";
import { BandBadge } from "../shared/status.tsx";
import { answerFrom } from "./answers.ts";
import classes from "./compare-dialog.module.css";

interface Candidate {
  readonly key: string;
  readonly name: string;
  /** The key that uses it; null for the suggestion, which is there already. */
  readonly number: number | null;
  /** What the library has it answer. */
  readonly asked: string;
  readonly answer: Answer;
}

interface CompareDialogProps {
  readonly question: Question;
  readonly answer: Answer;
  readonly onUse: (answer: Answer) => void;
  readonly onClose: () => void;
}

export default function CompareDialog({ question, answer, onUse, onClose }: CompareDialogProps) {
  const { suggestion, text } = question;
  const candidates = candidatesOf(question);
  const citations = useCitations(question, candidates);
  const use = (candidate: Candidate | undefined) => {
    if (!candidate) return;
    onClose();
    onUse(candidate.answer);
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const number = /^[1-9]$/.exec(event.key)?.[0];
    if (number) use(candidates.find((one) => one.number === Number(number)));
  };
  return (
    <Dialog title="Side by side" size="80rem" onClose={onClose}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys of the columns' buttons */}
      <div className={classes.dialog} onKeyDown={pressed}>
        <p className={classes.question}>{text}</p>
        {candidates.length === 0 && <p className={classes.none}>The library holds nothing near this question.</p>}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
        <section className={classes.columns} tabIndex={0} aria-label="Answers">
          {candidates.map((candidate, at) => {
            const used = candidate.answer.entry === answer.entry;
            const evidence = citations(candidate);
            return (
              <section key={candidate.key} className={classes.column} data-used={used} aria-label={candidate.name}>
                <div className={classes.head}>
                  {candidate.number !== null && <Kbd size="xs">{candidate.number}</Kbd>}
                  <h3>{candidate.name}</h3>
                  {candidate.number === null && <BandBadge suggestion={suggestion} />}
                </div>
                {candidate.asked && <p className={classes.asked}>{candidate.asked}</p>}
                <p className={classes.answer}>
                  {candidate.answer.option && <strong>{candidate.answer.option}</strong>} {candidate.answer.text}
                </p>
                <Button
                  size="compact-sm"
                  variant={used ? "default" : "light"}
                  disabled={used}
                  data-autofocus={at === 0 || undefined}
                  onClick={() => use(candidate)}
                >
                  {used ? "In use" : "Use this"}
                </Button>
                {evidence && <Citations citations={evidence} />}
              </section>
            );
          })}
        </section>
      </div>
    </Dialog>
  );
}

function candidatesOf(question: Question): Candidate[] {
  const { suggestion } = question;
  const suggested = suggestedAnswer(suggestion);
  const first: Candidate[] = suggested
    ? [{ key: "suggestion", name: "Suggestion", number: null, asked: "", answer: suggested }]
    : [];
  const others = (suggestion?.alternatives ?? []).map((alternative, index): Candidate => {
    const number = index + 1;
    return {
      key: alternative.entry,
      name: `Alternative ${number}`,
      number: number <= 9 ? number : null,
      asked: alternative.question,
      answer: answerFrom(alternative, question),
    };
  });
  return [...first, ...others];
}

/** Alternatives name their entries only; what those cite is among what the library finds for the question. */
function useCitations(
  question: Question,
  candidates: readonly Candidate[],
): (candidate: Candidate) => readonly Citation[] | undefined {
  const asked = question.text.slice(0, 1000);
  const { data } = useQuery({
    queryKey: ["library", "insert", asked],
    queryFn: ({ signal }) => searchLibrary(asked, signal),
    enabled: candidates.length > 1,
  });
  return ({ answer }) =>
    answer.citations.length > 0 ? answer.citations : data?.items.find(({ id }) => id === answer.entry)?.citations;
}
