/**
 * What people said about layouts, kept for the next workbook: which prints of a sheet a correction is remembered under,
 * and which remembered correction a sheet gets.
 *
 * Everything is remembered under the sheet's name, too: sheets of one workbook may share their headings and not their
 * fate. Without the name it is remembered only where nothing in the workbook speaks against it.
 */
import type { LayoutCorrection } from "../domain/questionnaire.ts";
import type { Database, Statement } from "../ports/database.ts";
import type { LayoutPrints } from "../questionnaire/index.ts";
import { forgetLayouts, type RememberedLayout, rememberedLayouts, rememberLayout } from "../store/layout-store.ts";

/** The corrections that people made on earlier workbooks with sheets like these. */
export async function recallLayouts(
  database: Database,
  sheets: readonly LayoutPrints[],
): Promise<readonly LayoutCorrection[]> {
  const keys = sheets.flatMap(({ sheet, ...prints }) => allOf(prints).flatMap((print) => [print, named(print, sheet)]));
  const remembered = await rememberedLayouts(database, keys);
  return sheets.flatMap(({ sheet, headings, rows, shape }) => {
    const known = (print: string | undefined): RememberedLayout | undefined =>
      print === undefined ? undefined : (remembered.get(named(print, sheet)) ?? remembered.get(print));
    // The row that is the header comes first: it says where the header is in this very workbook.
    for (const [row, print] of rows) {
      const layout = known(print);
      if (layout) return [{ sheet, columns: layout.columns, headerRow: row }];
    }
    const layout = known(headings) ?? known(shape);
    return layout ? [{ sheet, ...layout }] : [];
  });
}

/** Remembers what was corrected, and forgets what is found without a correction again. */
export function memoryOf(
  sheets: readonly LayoutPrints[],
  corrections: readonly LayoutCorrection[],
  by: { at: string; by: string },
): Statement[] {
  const said = new Map(corrections.map((correction) => [correction.sheet, correction]));
  const remember = new Map<string, LayoutCorrection>();
  for (const prints of sheets) {
    const correction = said.get(prints.sheet);
    if (!correction) continue;
    for (const print of printsFor(correction, prints)) {
      remember.set(named(print, prints.sheet), correction);
      const alike = sheets.filter((other) => other.sheet !== prints.sheet && allOf(other).includes(print));
      if (correction.columns && alike.every(({ sheet }) => sameColumns(said.get(sheet), correction))) {
        remember.set(print, correction);
      }
    }
  }
  const forget = sheets.flatMap((prints) => allOf(prints).flatMap((print) => [print, named(print, prints.sheet)]));
  return [
    ...forgetLayouts(forget.filter((print) => !remember.has(print))),
    ...[...remember].map(([print, correction]) => rememberLayout(print, correction, by)),
  ];
}

/** What a correction is known by: its header's row and the headings found, else the shape of the columns. */
function printsFor({ headerRow, columns }: LayoutCorrection, { headings, rows, shape }: LayoutPrints): string[] {
  const row = headerRow === null || !columns ? undefined : rows.get(headerRow);
  return [row, headings, headerRow === null ? shape : undefined].filter((print) => print !== undefined);
}

const allOf = ({ headings, rows, shape }: Omit<LayoutPrints, "sheet">): string[] =>
  [headings, shape, ...rows.values()].filter((print) => print !== undefined);

const named = (print: string, sheet: string) => `${print} ${sheet.trim().toLowerCase()}`;

const sameColumns = (one: LayoutCorrection | undefined, other: LayoutCorrection) =>
  JSON.stringify(one?.columns) === JSON.stringify(other.columns);
