/** A table as it was read from HTML or Word -> Markdown: rows under a head, or names and values, or running text. */
import { areNames, type MarkdownWriter } from "./markdown-writer.ts";

export interface HtmlCell {
  words: string;
  readonly head: boolean;
  /** Whether all its words are bold. */
  bold: boolean;
  /** How many columns and rows it takes. */
  readonly columns: number;
  readonly rows: number;
}

export interface HtmlTable {
  readonly rows: HtmlCell[][];
}

const MOST_CELLS = 200_000;

export function writeHtmlTable(writer: MarkdownWriter, { rows }: HtmlTable): void {
  const grid = gridOf(rows).filter((row) => row.some((words) => words !== ""));
  const width = Math.max(0, ...grid.map((row) => row.length));
  // Tables that only place things on a page.
  if (width < 2 || grid.length < 2) {
    for (const words of grid.flat()) if (words !== "") writer.paragraph(words);
    return;
  }
  const first = rows.find((row) => row.some(({ words }) => words !== "")) ?? [];
  const second = rows[rows.indexOf(first) + 1] ?? [];
  const isHead = (row: readonly HtmlCell[]): boolean =>
    row.length > 0 && row.every(({ head, bold, words }) => head || (bold && words !== ""));
  if (width === 2 && !(isHead(first) && !isHead(second)) && areNames(grid.map(([name = ""]) => name))) {
    for (const [name = "", value = ""] of grid) {
      if (name === "" || value === "") writer.paragraph(name || value);
      else writer.item(0, `${name.replace(/:$/, "")}: ${value}`);
    }
    return;
  }
  const padded = grid.map((row) => Array.from({ length: width }, (_, at) => row[at] ?? ""));
  writer.tableHead(padded[0] as string[]);
  for (const row of padded.slice(1)) writer.row(row);
}

/** The cells by row and column; one that takes several rows is said again in each, since each is cited by itself. */
function gridOf(rows: readonly (readonly HtmlCell[])[]): string[][] {
  const grid: string[][] = rows.map(() => []);
  let cells = 0;
  rows.forEach((row, at) => {
    let column = 0;
    for (const cell of row) {
      while (grid[at]?.[column] !== undefined) column++;
      for (let down = 0; down < cell.rows && at + down < rows.length; down++) {
        for (let across = 0; across < cell.columns && cells < MOST_CELLS; across++, cells++) {
          const target = grid[at + down];
          if (target) target[column + across] = across === 0 ? cell.words : "";
        }
      }
      column += cell.columns;
    }
  });
  return grid.map((row) => Array.from(row, (words) => words ?? ""));
}
