/** Which column asks, which answers: as they were found, to be corrected where they are not what they seem. */
import { NativeSelect } from "@mantine/core";
import type { LayoutCorrection } from "../api/types.ts";
import type { AnswerPlan } from "./answer-requests.ts";
import classes from "./answers.module.css";
import imported from "./import.module.css";

interface AnswerColumnsProps {
  readonly blocks: AnswerPlan["blocks"];
  readonly onChange: (corrections: readonly LayoutCorrection[]) => void;
}

type Columns = AnswerPlan["blocks"][number]["columns"];

export function AnswerColumns({ blocks, onChange }: AnswerColumnsProps) {
  const known = blocks.filter(({ headings }) => headings.length > 0);
  if (known.length === 0) return null;
  const change = (at: number, columns: Columns) =>
    onChange(
      known.map(({ sheet, headerRow, columns: before }, index) => {
        const { question, answer, comment, section, ref } = index === at ? columns : before;
        const others = { ...(comment && { comment }), ...(section && { section }), ...(ref && { ref }) };
        return { sheet, headerRow, columns: { question, answer: [...answer], ...others } };
      }),
    );
  return (
    <details className={classes.skipped}>
      <summary>
        {known
          .slice(0, 3)
          .map(
            ({ columns, headings }) =>
              `“${named(headings, columns.question)}” asks, “${named(headings, columns.answer[0])}” answers`,
          )
          .join("; ")}
      </summary>
      {known.map(({ sheet, columns, headings }, at) => (
        <fieldset key={`${sheet} ${columns.question}`} className={classes.columns}>
          <legend>{known.length > 1 ? sheet : "Columns"}</legend>
          <div className={imported.fields}>
            <Choice
              label="Question"
              headings={headings}
              value={columns.question}
              onChoose={(question) => change(at, { ...columns, question })}
            />
            <Choice
              label="Answer"
              headings={headings}
              value={columns.answer[0] ?? ""}
              onChoose={(answer) => change(at, { ...columns, answer: [answer] })}
            />
            <Choice
              label="Comment"
              headings={headings}
              optional
              value={columns.comment ?? ""}
              onChoose={(comment) => {
                const { comment: _, ...rest } = columns;
                change(at, comment === "" ? rest : { ...rest, comment });
              }}
            />
          </div>
        </fieldset>
      ))}
    </details>
  );
}

const named = (headings: AnswerPlan["blocks"][number]["headings"], column: string | undefined) =>
  headings.find((one) => one.column === column)?.heading ?? `column ${column}`;

interface ChoiceProps {
  readonly label: string;
  readonly headings: AnswerPlan["blocks"][number]["headings"];
  readonly value: string;
  readonly optional?: boolean;
  readonly onChoose: (column: string) => void;
}

function Choice({ label, headings, value, optional = false, onChoose }: ChoiceProps) {
  const data = headings.map(({ column, heading }) => ({ value: column, label: `${column}: ${heading.slice(0, 60)}` }));
  const known = data.some((one) => one.value === value) || value === "";
  return (
    <NativeSelect
      label={label}
      data={[...(optional ? [{ value: "", label: "none" }] : []), ...(known ? [] : [{ value, label: value }]), ...data]}
      value={value}
      onChange={(event) => onChoose(event.currentTarget.value)}
    />
  );
}
