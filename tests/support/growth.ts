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
    const rounds = Array.from({ length: 5 }, () => {
      const from = performance.now();
      read(given);
      return performance.now() - from;
    });
    // The quickest is the one that nothing else on the machine held up.
    return Math.min(...rounds);
  };
  took(100);
  return took(TIMES * SHORTER) / Math.max(took(SHORTER), 0.1);
}
