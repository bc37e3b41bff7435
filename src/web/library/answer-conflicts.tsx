/** Where a file contradicts the library: both texts side by side, and what is to stand. */
import type { Conflict, Decision } from "./answer-requests.ts";
import classes from "./answers.module.css";
import changes from "./changes.module.css";

interface AnswerConflictsProps {
  readonly conflicts: readonly Conflict[];
  readonly actions: Readonly<Record<string, Decision["action"]>>;
  readonly onDecide: (place: string, action: Decision["action"]) => void;
}

const CHOICES: readonly [Decision["action"], string][] = [
  ["keep", "Keep the library's"],
  ["replace", "Take the file's"],
  ["both", "Keep both"],
];

export function AnswerConflicts({ conflicts, actions, onDecide }: AnswerConflictsProps) {
  if (conflicts.length === 0) return null;
  return (
    <section className={classes.conflicts} aria-label="Conflicts">
      <h3>Where it contradicts the library</h3>
      <p>Nothing is overwritten unless you say so: where you choose nothing, the library stays as it is.</p>
      <ul>
        {conflicts.map((conflict) => (
          <li key={conflict.place}>
            <fieldset>
              <legend>{conflict.question}</legend>
              <p className={classes.difference}>{conflict.difference}</p>
              <div className={changes.pair}>
                <Side name={`Library: ${conflict.entry.question}`} side="before" {...conflict.entry} />
                <Side name={`File: ${conflict.place}`} side="after" {...conflict} />
              </div>
              <div className={classes.choices}>
                {CHOICES.map(([action, label]) => (
                  <label key={action}>
                    <input
                      type="radio"
                      name={conflict.place}
                      checked={(actions[conflict.place] ?? "keep") === action}
                      disabled={action === "replace" && conflict.entry.origin === "passage"}
                      onChange={() => onDecide(conflict.place, action)}
                    />
                    {label}
                  </label>
                ))}
              </div>
            </fieldset>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface SideProps {
  readonly name: string;
  readonly side: "before" | "after";
  readonly option: string | null;
  readonly answer: string;
  readonly sources?: readonly string[];
}

function Side({ name, side, option, answer, sources = [] }: SideProps) {
  const said = option === null || answer.toLowerCase().startsWith(option.toLowerCase());
  return (
    <figure>
      <figcaption>{name}</figcaption>
      <blockquote data-side={side}>{said ? answer : `${option}. ${answer}`}</blockquote>
      {sources.length > 0 && <figcaption>{sources.join("; ")}</figcaption>}
    </figure>
  );
}
