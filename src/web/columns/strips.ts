/**
 * The tinted stretches of columns: for each block each of its columns, from the header's row down to the next block;
 * without a header from the first row that asks.
 */
import type { ColumnRole } from "./layout-draft.ts";
import type { ShownBlock } from "./use-layout.ts";

/** Pixels; two lines of text. */
export const ROW_HEIGHT = 44;

export interface Strip {
  readonly letters: string;
  readonly role: ColumnRole;
  readonly from: number;
  /** Inclusive. */
  readonly to: number;
  readonly hasHeader: boolean;
}

export function stripsOf(blocks: readonly ShownBlock[], asked: readonly number[], lastRow: number): Strip[] {
  return blocks.flatMap((block) => {
    const from = block.headerRow ?? asked[0] ?? 1;
    const below = blocks
      .filter((other) => (other.headerRow ?? 0) > from && overlap(block, other))
      .map((other) => other.headerRow ?? 0);
    const to = Math.min(...below.map((row) => row - 1), lastRow);
    return Object.entries(block.roles).map(([letters, role]) => {
      return { letters, role, from, to, hasHeader: block.headerRow !== null };
    });
  });
}

export const tintedAt = (strips: readonly Strip[], row: number, letters: string): boolean =>
  strips.some((strip) => strip.letters === letters && strip.from <= row && row <= strip.to);

/** True unless they stand side by side. */
const overlap = (one: ShownBlock, other: ShownBlock) =>
  Object.keys(one.roles).some((letters) => letters in other.roles);
