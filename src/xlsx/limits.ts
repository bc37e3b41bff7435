/**
 * Bounds that keep a stranger's file from costing more than bounded time and memory.
 *
 * The defaults lie well above the maxima of 1,370 real workbooks (1,033 entries, 57 MB in one part, 60 MB in all, ratio
 * 121); what passes them throws `hostile_workbook`.
 */
export interface Limits {
  readonly maxEntries: number;
  /** Inflated bytes of one part. */
  readonly maxPartBytes: number;
  /** Inflated bytes of all parts read while the workbook is open. */
  readonly maxTotalBytes: number;
  /** Inflated to compressed bytes, held against parts that inflate to more than `RATIO_FLOOR`. */
  readonly maxRatio: number;
  /** Cells with a value that one sheet may store. */
  readonly maxCells: number;
  /** Cells stored for their style alone; those beyond are left out, since files pad sheets with them. */
  readonly maxBlankCells: number;
  /** Rows stored on one sheet. */
  readonly maxRows: number;
  /** Bytes of one tag, comment or CDATA section. */
  readonly maxTokenBytes: number;
}

export const DEFAULT_LIMITS: Limits = {
  maxEntries: 5_000,
  maxPartBytes: 256 * 2 ** 20,
  maxTotalBytes: 400 * 2 ** 20,
  maxRatio: 200,
  maxCells: 1_000_000,
  maxBlankCells: 250_000,
  maxRows: 1_048_576,
  maxTokenBytes: 4 * 2 ** 20,
};

/** Small parts of one repeated byte are harmless, whatever their ratio. */
export const RATIO_FLOOR = 2 ** 20;
