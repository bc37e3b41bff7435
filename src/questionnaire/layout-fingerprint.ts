/**
 * Tells whether a sheet has a layout met before, so that a person's correction of one workbook serves the next one from
 * the same customer: by what a layout keeps when the questions change.
 *
 * That is its headings, where headers are found; the row that a person called the header, where they are not; and where
 * there is no header at all the sheet's name with what its columns are like. Names of sections and questions differ.
 */
import { columnProfile } from "./column-profile.ts";
import { DELIMITED_SHEET } from "./delimited.ts";
import type { Grid } from "./grid.ts";
import type { Header } from "./header-rows.ts";
import { strongestRole } from "./headings.ts";

/** What one sheet's layout may be known by; each a hex SHA-256. */
export interface LayoutPrints {
  readonly sheet: string;
  /** Over the headings of all headers found. */
  readonly headings: string | undefined;
  /** Over the texts and places of each row that could be a header. */
  readonly rows: ReadonlyMap<number, string>;
  /** Over the name and the columns of a sheet without a header. */
  readonly shape: string | undefined;
}

/** A header stands among the first of a sheet's rows. */
const ROWS_SEARCHED = 80;
const LONGEST_HEADING = 160;
const MOST_COLUMNS = 64;

export async function layoutPrints(grid: Grid, headers: readonly Header[]): Promise<LayoutPrints> {
  const headings = layoutHeadings(headers);
  const rows = new Map<number, string>();
  for (const row of grid.rows.slice(0, ROWS_SEARCHED)) {
    const cells = grid.columnsWithText(row).map((column) => [column, plain(grid.text(row, column))] as const);
    if (cells.length < 2 || cells.some(([, text]) => text.length > LONGEST_HEADING)) continue;
    rows.set(row, await print({ row: cells }));
  }
  return {
    sheet: grid.sheet.name,
    headings: headings.length > 0 ? await print(headings) : undefined,
    rows,
    // A delimited file has no sheet name that would tell it from all others.
    shape: headings.length > 0 || grid.sheet.name === DELIMITED_SHEET ? undefined : await print(shapeOf(grid)),
  };
}

/** The different headings of a sheet in order, in lower case; only those with a role. */
function layoutHeadings(headers: readonly Header[]): string[] {
  const named = headers.flatMap(({ headings }) => headings.filter(({ roles }) => strongestRole(roles) !== undefined));
  return [...new Set(named.map(({ text }) => plain(text)))];
}

/** Coarse on purpose: more questions, or some answers already given, leave it as it is. */
function shapeOf(grid: Grid) {
  const columns = Array.from({ length: Math.min(grid.lastColumn, MOST_COLUMNS) }, (_, index) => {
    const { filled, dropdowns, references } = columnProfile(grid, index + 1, grid.rows);
    return dropdowns > 0.3 ? "offered" : filled < 0.5 ? "sparse" : references > 0.5 ? "number" : "text";
  });
  return { sheet: plain(grid.sheet.name), columns };
}

const plain = (text: string) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();

async function print(of: unknown): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(JSON.stringify(of)));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
