import { describe, expect, it } from "vitest";
import { formatNumber, parseNumberFormat } from "../../src/xlsx/number-format.ts";

const shown = (value: number, code: string): string => formatNumber(value, parseNumberFormat(code), false);

describe("formatNumber", () => {
  it("shows numbers of questions as they are read", () => {
    expect(shown(1.1, "0.00")).toBe("1.10");
    expect(shown(7, "000")).toBe("007");
    expect(shown(12, '"Q-"00')).toBe("Q-12");
    expect(shown(3, "\\A\\.0")).toBe("A.3");
    expect(shown(4, '"Section "0" of 9"')).toBe("Section 4 of 9");
    expect(shown(-0.5, "0%")).toBe("-50%");
    expect(shown(1234567.891, "#,##0.00")).toBe("1,234,567.89");
    expect(shown(-0.001, "[Red]0.0")).toBe("0.0");
    expect(shown(5, "0_);(0)")).toBe("5");
  });

  it("shows any other number plainly", () => {
    for (const code of ["General", "0.00E+00", "# ?/?", "@", '0 "of" # "x"', '[>5]"many";0'])
      expect(shown(1.1000000000000001, code)).toBe("1.1");
    expect(shown(1e21, "0.00")).toBe("1e+21");
  });

  it("shows dates and times, whatever their language's format", () => {
    for (const code of [
      "m/d/yyyy",
      "[$-409]d-mmm-yy;@",
      'yyyy"年"m"月"d"日"',
      "dd.mm.yyyy",
      "[$-407]mmmm\\ yyyy",
      "mmm-yy",
    ]) {
      expect([code, shown(45_000, code)]).toEqual([code, "2023-03-15"]);
    }
    expect(shown(45_000.75, "yyyy-mm-dd hh:mm")).toBe("2023-03-15 18:00");
    expect(shown(0.5, "h:mm AM/PM")).toBe("12:00");
    expect(shown(0.25, "[h]:mm:ss")).toBe("06:00");
  });

  it("shows what is no date plainly under a date's format", () => {
    expect(shown(-3, "yyyy-mm-dd")).toBe("-3");
    expect(shown(9e9, "yyyy-mm-dd")).toBe("9000000000");
  });
});
