/** The spreadsheet engine's whole surface: bytes in, plain data or bytes out. */
export * from "./address.ts";
export {
  type CellDifference,
  compareWorkbooks,
  type PartDifference,
  type SheetDifference,
  type WorkbookDifferences,
} from "./compare-workbooks.ts";
export * from "./errors.ts";
export { type FillOptions, fillWorkbook } from "./fill-workbook.ts";
export { DEFAULT_LIMITS, type Limits } from "./limits.ts";
export * from "./model.ts";
export type { NewSheet } from "./new-sheet.ts";
export { openWorkbook } from "./open-workbook.ts";
export { RangeIndex } from "./range-index.ts";
export { sniff } from "./sniff.ts";
