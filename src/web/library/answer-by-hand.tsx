/** Which sheet and columns hold questions and answers, said by a person where none were found. */
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { ApiError } from "../api/client.ts";
import type { LayoutCorrection } from "../api/types.ts";
import classes from "./answers.module.css";
import imported from "./import.module.css";

interface AnswerByHandProps {
  readonly sheets: readonly string[];
  /** What was said before. */
  readonly said: LayoutCorrection | undefined;
  readonly onSay: (correction: LayoutCorrection) => void;
}

const LETTERS = /^[A-Z]{1,3}$/;
const ROW = /^(?:[1-9]\d{0,6})?$/;

export function AnswerByHand({ sheets, said, onSay }: AnswerByHandProps) {
  const [sheet, setSheet] = useState(said?.sheet ?? sheets[0] ?? "");
  const [row, setRow] = useState(String(said?.headerRow ?? ""));
  const [question, setQuestion] = useState(said?.columns?.question ?? "");
  const [answer, setAnswer] = useState(said?.columns?.answer[0] ?? "");
  const complete = LETTERS.test(question) && LETTERS.test(answer) && question !== answer && ROW.test(row);
  return (
    <fieldset className={classes.columns}>
      <legend>Say where they are</legend>
      <div className={classes.byHand}>
        {sheets.length > 1 && (
          <NativeSelect
            label="Sheet"
            description="With the answers"
            data={[...sheets]}
            value={sheet}
            onChange={(event) => setSheet(event.currentTarget.value)}
          />
        )}
        <TextInput
          label="Row of headings"
          description="Empty where there is none"
          inputMode="numeric"
          value={row}
          error={ROW.test(row) ? null : "A number, as on the sheet"}
          onChange={(event) => setRow(event.currentTarget.value.trim())}
        />
        <Column label="Column that asks" value={question} onChange={setQuestion} />
        <Column label="Column that answers" value={answer} onChange={setAnswer} />
      </div>
      <div className={imported.buttons}>
        <Button
          variant="default"
          disabled={!complete}
          onClick={() =>
            onSay({ sheet, headerRow: row === "" ? null : Number(row), columns: { question, answer: [answer] } })
          }
        >
          Read it so
        </Button>
      </div>
    </fieldset>
  );
}

interface ColumnProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (letters: string) => void;
}

function Column({ label, value, onChange }: ColumnProps) {
  return (
    <TextInput
      label={label}
      description="Its letter, as B"
      maxLength={3}
      value={value}
      error={value === "" || LETTERS.test(value) ? null : "A letter, as over the sheet"}
      onChange={(event) => onChange(event.currentTarget.value.trim().toUpperCase())}
    />
  );
}

/** The sheets of a file that was read well, but in which nothing seems to be asked; none where it is another error. */
export function sheetsWithoutQuestions(error: Error | null): string[] {
  if (!(error instanceof ApiError) || error.code !== "no_questions") return [];
  const { sheets } = error.details;
  return Array.isArray(sheets)
    ? sheets.flatMap(({ name }: { name?: unknown }) => (typeof name === "string" ? name : []))
    : [];
}
