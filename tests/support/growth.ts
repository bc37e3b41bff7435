/** How the cost of a text grows with its length, told within one run, so that no machine's speed decides. */

/** Times as long as the shorter text is the longer one. */
const TIMES = 8;
const SHORTER = 4_000;

/** Between growing with the length and with its square. */
export const NO_SQUARE = 40;

/** @returns how many times longer `read` takes for 32,000 characters than for 4,000: about 8, or 64 where it is quadratic */
export function growth(text: (length: number) => string, read: (text: string) => unknown): number {
  const took = (length: number): number => {
    const given = text(length);
    const from = performance.now();
    for (let round = 0; round < 5; round++) read(given);
    return performance.now() - from;
  };
  took(100);
  return took(TIMES * SHORTER) / Math.max(took(SHORTER), 0.5);
}
