/** The cells that will be written, as a list. */
import type { ExportPlan } from "../api/requests.ts";
import { counted } from "../shared/numbers.ts";
import classes from "./export.module.css";

/** More are read in the preview. */
const LISTED = 500;

export function PlanCells({ cells }: { readonly cells: ExportPlan["cells"] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={classes.list} tabIndex={0} aria-label="Cells to be written">
      <table>
        <thead>
          <tr>
            <th scope="col">Cell</th>
            <th scope="col">Text</th>
          </tr>
        </thead>
        <tbody>
          {cells.slice(0, LISTED).map(({ sheet, cell, text }) => (
            <tr key={`${sheet}!${cell}`}>
              <td>
                {sheet}!{cell}
              </td>
              <td>{text || <em>emptied</em>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {cells.length > LISTED && <p>and {counted(cells.length - LISTED, "more cell")}</p>}
    </section>
  );
}
