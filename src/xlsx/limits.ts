/**
 * Bounds that keep a stranger's file from costing more than bounded time and memory.
 *
 * The defaults lie well above the maxima of 1,370 real workbooks (1,033 entries, 57 MB in one part, 60 MB in all, ratio
 * 121); what passes them throws `hostile_workbook`.
 */
import { XlsxError } from "./errors.ts";

export interface Limits {
  readonly maxEntries: number;
  /** Inflated bytes of a sheet or of the shared strings. */
  readonly maxPartBytes: number;
  /** Inflated bytes of any other part: styles, workbook, comments, relationships. */
  readonly maxSmallPartBytes: number;
  /** Inflated bytes of all parts read while the workbook is open. */
  readonly maxTotalBytes: number;
  /** Inflated to compressed bytes, held against parts that inflate to more than `RATIO_FLOOR`. */
  readonly maxRatio: number;
  /** Cells with a value that one sheet may store, and strings that its cells may share. */
  readonly maxCells: number;
  /** Cells stored for their style alone that are kept; files pad sheets with more. */
  readonly maxBlankCells: number;
  /** Cells of any kind that one sheet may store. */
  readonly maxStoredCells: number;
  /** Characters of all shared strings, or of all cells of a sheet. */
  readonly maxCharacters: number;
  /** Merges, validated ranges, formats, names and other things that a part may list of one kind. */
  readonly maxListed: number;
  /** Bytes of one tag, comment or CDATA section. */
  readonly maxTokenBytes: number;
  /** Bytes of XML comments and processing instructions in one part, of which Excel writes next to none. */
  readonly maxRemarkBytes: number;
}

export const DEFAULT_LIMITS: Limits = {
  maxEntries: 5_000,
  maxPartBytes: 256 * 2 ** 20,
  maxSmallPartBytes: 32 * 2 ** 20,
  maxTotalBytes: 400 * 2 ** 20,
  maxRatio: 200,
  maxCells: 600_000,
  maxBlankCells: 250_000,
  maxStoredCells: 4_000_000,
  maxCharacters: 64 * 2 ** 20,
  maxListed: 200_000,
  maxTokenBytes: 4 * 2 ** 20,
  maxRemarkBytes: 4 * 2 ** 20,
};

/** The error for a limit that was passed; `what` as in "more cells". */
export function tooMany(what: string): XlsxError {
  return new XlsxError(
    "hostile_workbook",
    `The workbook holds more ${what} than any real one that was seen: remove the sheets that are not part of the questionnaire and upload it again.`,
  );
}

/** Small parts of one repeated byte are harmless, whatever their ratio. */
export const RATIO_FLOOR = 2 ** 20;
