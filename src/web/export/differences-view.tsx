/** What differs between the customer's file and the filled one: parts, the rest of each changed sheet, and every cell. */
import { Loader } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { differencesQuery } from "../api/queries.ts";
import type { Differences, PastExport } from "../api/requests.ts";
import type { Questionnaire } from "../api/types.ts";
import { CheckIcon, WarningIcon } from "../shared/icons.tsx";
import { count, counted, fileSize } from "../shared/numbers.ts";
import { Problem } from "../shared/problem.tsx";
import classes from "./differences.module.css";
import { partReason } from "./part-reason.ts";

/** More are read in the file itself. */
const LISTED = 1_000;

interface DifferencesViewProps {
  readonly questionnaire: Questionnaire;
  readonly made: PastExport;
}

export function DifferencesView({ questionnaire, made }: DifferencesViewProps) {
  const { data, error, refetch } = useQuery(differencesQuery(questionnaire.id, made.id));
  if (error) return <Problem title="The files cannot be compared" error={error} retry={() => void refetch()} />;
  if (!data) return <Loader aria-label="Comparing the two files" className={classes.loader ?? ""} />;
  const { parts, sheets, cells } = data;
  const identical = parts.filter(({ state }) => state === "identical");
  const others = parts.filter(({ state }) => state !== "identical");
  const strangers = cells.filter(({ question }) => question === null).length;
  return (
    <div className={classes.found}>
      <ul className={classes.claims}>
        {parts.length > 0 && (
          <Claim good>
            <strong>
              {identical.length} of {counted(parts.length, "part")}
            </strong>{" "}
            of the package {identical.length === 1 ? "is" : "are"} the same to the byte.
          </Claim>
        )}
        {sheets.map((sheet) => (
          <SheetClaim key={sheet.sheet} sheet={sheet} text={parts.length === 0} />
        ))}
        {sheets.length === 0 && cells.length === 0 && <Claim good>No cell of the customer's sheets differs.</Claim>}
        <Claim good={strangers === 0}>
          {strangers === 0
            ? `All ${count(cells.length)} cells that differ are answer or comment cells of a question.`
            : `${counted(strangers, "cell")} that ${strangers === 1 ? "differs is" : "differ are"} no answer cell of any question as the columns are now.`}
        </Claim>
      </ul>
      {others.length > 0 && (
        <section aria-labelledby="parts">
          <h2 id="parts">Parts that differ</h2>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">Part</th>
                <th scope="col">How</th>
                <th scope="col">Why</th>
              </tr>
            </thead>
            <tbody>
              {others.map(({ part, state }) => (
                <tr key={part}>
                  <td>
                    <code>{part}</code>
                  </td>
                  <td>{state}</td>
                  <td>{partReason(part, state)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <details className={classes.identical}>
            <summary>{counted(identical.length, "part")} without any difference</summary>
            <ul>
              {identical.map(({ part, size }) => (
                <li key={part}>
                  <code>{part}</code> <span>{fileSize(size)}</span>
                </li>
              ))}
            </ul>
          </details>
        </section>
      )}
      <section aria-labelledby="cells">
        <h2 id="cells">Cells that differ</h2>
        <Cells questionnaire={questionnaire.id} cells={cells} />
      </section>
    </div>
  );
}

function Claim({ good, children }: { readonly good: boolean; readonly children: React.ReactNode }) {
  return (
    <li data-good={good}>
      {good ? <CheckIcon /> : <WarningIcon />}
      <span>{children}</span>
    </li>
  );
}

interface SheetClaimProps {
  readonly sheet: Differences["sheets"][number];
  /** A text file, which has neither rows with a height nor XML. */
  readonly text: boolean;
}

function SheetClaim({ sheet: { sheet, cells, restIdentical, rowTags }, text }: SheetClaimProps) {
  const rows = rowTags > 0 ? ` ${counted(rowTags, "row")} became higher so that the text is seen.` : "";
  return (
    <Claim good={restIdentical !== false}>
      <strong>{sheet}</strong>:{" "}
      {restIdentical === null
        ? `${counted(cells, "cell")} differ; the sheet is too large to compare the rest of it character by character.`
        : restIdentical
          ? `besides ${counted(cells, "cell")} everything is the same, ${text ? "record by record" : "character by character"}.${rows}`
          : `${counted(cells, "cell")} differ, and something besides them.${rows}`}
    </Claim>
  );
}

function Cells({ questionnaire, cells }: { readonly questionnaire: string; readonly cells: Differences["cells"] }) {
  return (
    <>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Cell</th>
            <th scope="col">Before</th>
            <th scope="col">Filled</th>
          </tr>
        </thead>
        <tbody>
          {cells.slice(0, LISTED).map(({ sheet, cell, before, after, question }) => (
            <tr key={`${sheet}!${cell}`}>
              <td className={classes.address}>
                {question ? (
                  <Link to={`/questionnaires/${questionnaire}?question=${question}`}>
                    {sheet}!{cell}
                  </Link>
                ) : (
                  `${sheet}!${cell}`
                )}
              </td>
              <td>{before ? <del>{before}</del> : <span className={classes.empty}>empty</span>}</td>
              <td>{after ? <ins>{after}</ins> : <span className={classes.empty}>empty</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {cells.length > LISTED && <p>and {counted(cells.length - LISTED, "more cell")}</p>}
    </>
  );
}
