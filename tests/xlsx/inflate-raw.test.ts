import { constants, deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InflateError, RawInflater } from "../../src/xlsx/inflate-raw.ts";

function inflateAll(data: Uint8Array): Buffer {
  const inflater = new RawInflater(data);
  const pieces: Buffer[] = [];
  for (let piece = inflater.next(); piece; piece = inflater.next()) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}

const strategies = [constants.Z_DEFAULT_STRATEGY, constants.Z_HUFFMAN_ONLY, constants.Z_RLE, constants.Z_FIXED];

describe("RawInflater", () => {
  it("gives back what zlib deflated, at every level and strategy", () => {
    const source = fc.oneof(
      fc.uint8Array({ maxLength: 2_000 }),
      fc
        .tuple(fc.uint8Array({ minLength: 1, maxLength: 300 }), fc.nat(1_000))
        .map(([unit, times]) =>
          Uint8Array.from(
            { length: unit.length * times },
            (_, i) => (unit[i % unit.length] ?? 0) ^ (i % 977 === 0 ? 1 : 0),
          ),
        ),
    );
    fc.assert(
      fc.property(
        source,
        fc.nat(9),
        fc.constantFrom(...strategies),
        fc.integer({ min: 1, max: 9 }),
        (bytes, level, strategy, memLevel) => {
          expect(inflateAll(deflateRawSync(bytes, { level, strategy, memLevel })).equals(bytes)).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });

  it("ends in an error, never in other bytes, where the data is cut off", () => {
    const source = Buffer.from(Array.from({ length: 5_000 }, (_, i) => `${i * i} `).join(""));
    const packed = deflateRawSync(source);
    for (let length = 0; length < packed.length; length += 37) {
      expect(() => inflateAll(packed.subarray(0, length))).toThrow(InflateError);
    }
  });

  it("refuses a distance that reaches before the data", () => {
    // A fixed-code block: the literal "a", then a match of length 3 at distance 4.
    expect(() => inflateAll(Uint8Array.of(0x4b, 0x04, 0x61, 0x00))).toThrow(InflateError);
  });

  it("refuses a block of the reserved kind", () => {
    expect(() => inflateAll(Uint8Array.of(0b111))).toThrow(InflateError);
  });
});
