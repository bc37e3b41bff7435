import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RangeIndex } from "../../src/xlsx/range-index.ts";

const side = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.nat(8));
const range = fc
  .tuple(side, side)
  .map(([[top, height], [left, width]]) => ({ top, left, bottom: top + height, right: left + width }));

describe("RangeIndex", () => {
  it("finds the covering range that starts lowest, as looking through all of them does", () => {
    fc.assert(
      fc.property(fc.array(range, { maxLength: 12 }), (ranges) => {
        const index = new RangeIndex(ranges.map((one) => ({ range: one, value: one })));
        for (let row = 1; row <= 22; row++) {
          for (let column = 1; column <= 22; column++) {
            const covering = ranges.filter(
              (one) => one.top <= row && row <= one.bottom && one.left <= column && column <= one.right,
            );
            expect(index.at(row, column)?.top).toBe(
              covering.length ? Math.max(...covering.map(({ top }) => top)) : undefined,
            );
          }
        }
      }),
    );
  });
});
