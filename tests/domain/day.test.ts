import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { daysBetween, localDay } from "../../src/domain/day.ts";

const day = fc
  .record({ year: fc.integer({ min: 1990, max: 2090 }), month: fc.nat(11), date: fc.integer({ min: 1, max: 31 }) })
  .map(({ year, month, date }) => new Date(year, month, date, 12));

describe("localDay", () => {
  it("is the day on the wall, just after midnight as just before the next", () => {
    expect(localDay(new Date(2026, 0, 5, 0, 0, 1))).toBe("2026-01-05");
    expect(localDay(new Date(2026, 11, 31, 23, 59, 59))).toBe("2026-12-31");
  });
});

describe("daysBetween", () => {
  it("counts the days of the calendar, whatever clocks are set forward or back in between", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -800, max: 800 }), (from, days) => {
        const to = new Date(from);
        to.setDate(to.getDate() + days);
        expect(daysBetween(localDay(from), localDay(to))).toBe(days);
        expect(Math.sign(localDay(to) < localDay(from) ? -1 : localDay(to) > localDay(from) ? 1 : 0)).toBe(
          Math.sign(days),
        );
      }),
    );
  });
});
