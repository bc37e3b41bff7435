/** Understanding and filling customers' questionnaires: workbook -> layout -> questions -> answer format -> cell edits. */
export { type AnswerEdits, answerEdits } from "./answer-edits.ts";
export { compareFiles } from "./compare-files.ts";
export { fillQuestionnaire } from "./fill-questionnaire.ts";
export { inspectQuestionnaire, type Reading, readQuestionnaire } from "./inspect-questionnaire.ts";
export type { LayoutPrints } from "./layout-fingerprint.ts";
export { outsideOptions } from "./outside-options.ts";
export { type PreviewCell, type PreviewGrid, previewGrid } from "./preview-grid.ts";
export { readTables, type SheetTable } from "./read-tables.ts";
export { type Heading, headingsOf, type SideColumns, sideColumns } from "./side-columns.ts";
