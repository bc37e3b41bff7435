/** How much of the evidence the customer is shown: none of it, the sources with each answer, or all on a sheet. */
import type { CitationStyle } from "../api/requests.ts";
import classes from "./export.module.css";

const STYLES: readonly { readonly style: CitationStyle; readonly name: string; readonly hint: string }[] = [
  { style: "none", name: "Nothing", hint: "The answers alone." },
  { style: "comments", name: "In the comments", hint: "Title, date and address of each source, behind the comment." },
  { style: "sheet", name: "On an added sheet “Evidence”", hint: "Each answer with its sources and their exact words." },
];

interface CitationChoiceProps {
  readonly chosen: CitationStyle;
  readonly fileName: string;
  readonly onChoose: (style: CitationStyle) => void;
}

export function CitationChoice({ chosen, fileName, onChoose }: CitationChoiceProps) {
  // Text files are one sheet and cannot take another.
  const styles = STYLES.filter(({ style }) => style !== "sheet" || /\.xls[xm]$/i.test(fileName));
  return (
    <fieldset className={classes.styles}>
      <legend>Evidence shown to the customer</legend>
      {styles.map(({ style, name, hint }) => (
        <label key={style}>
          <input type="radio" name="citations" checked={style === chosen} onChange={() => onChoose(style)} />
          <span>
            {name}
            <small>{hint}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
