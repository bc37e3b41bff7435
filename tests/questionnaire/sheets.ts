/** Sheets written down as rows of texts, for tests of layouts that need no file. */
import { detectQuestions, type Findings } from "../../src/questionnaire/detect-questions.ts";
import { type Cell, type CellStyle, parseRange, type Sheet, type Validation } from "../../src/xlsx/index.ts";

export interface SheetOptions {
  readonly name?: string;
  readonly state?: Sheet["state"];
  /** Range to the options it offers; null for a list that cannot be known. */
  readonly lists?: Readonly<Record<string, readonly string[] | null>>;
  readonly merges?: readonly string[];
  /** Of the columns from the first on, in characters. */
  readonly widths?: readonly number[];
  /** Rows whose cells are bold. */
  readonly bold?: readonly number[];
  readonly hiddenRows?: readonly number[];
  /** Cells that are formulas, as `column` numbers. */
  readonly formulas?: readonly number[];
}

export const STYLES: readonly CellStyle[] = [
  { bold: false, wrap: true, locked: true, fill: null },
  { bold: true, wrap: true, locked: true, fill: "FFD9E1F2" },
  // As plain as the first, but for its borders.
  { bold: false, wrap: true, locked: true, fill: null },
];

/** Row 1 is `rows[0]`; an empty text is a cell that is not stored. */
export function sheetOf(rows: readonly (readonly string[])[], options: SheetOptions = {}): Sheet {
  return {
    name: options.name ?? "Sheet1",
    state: options.state ?? "visible",
    rows: rows.map((texts, index) => ({
      row: index + 1,
      hidden: options.hiddenRows?.includes(index + 1) ?? false,
      cells: texts.flatMap((text, at): Cell[] =>
        text === "" && !options.formulas?.includes(at + 1)
          ? []
          : [
              {
                column: at + 1,
                kind: /^\d+(\.\d+)?$/.test(text) ? "number" : "text",
                text,
                formula: (options.formulas?.includes(at + 1) ?? false) && index > 0,
                style: options.bold?.includes(index + 1) ? 1 : 0,
              },
            ],
      ),
    })),
    columns: (options.widths ?? []).map((width, at) => ({ from: at + 1, to: at + 1, width, hidden: false })),
    merges: (options.merges ?? []).map(range),
    validations: Object.entries(options.lists ?? {}).map(
      ([at, list]): Validation => ({ type: "list", ranges: [range(at)], options: list, strict: true, prompt: null }),
    ),
    protected: false,
  };
}

export function detect(...sheets: readonly Sheet[]): Findings {
  return detectQuestions(sheets, STYLES);
}

/** Each question as `cell -> answer cells | comment`: the whole layout at a glance. */
export function places(findings: Findings): string[] {
  return findings.questions.map(
    ({ cell, answer, comment }) => `${cell} -> ${answer.cells.join("+")} | ${comment ?? "-"}`,
  );
}

function range(text: string) {
  const parsed = parseRange(text);
  if (!parsed) throw new Error(`No range: ${text}`);
  return parsed;
}
