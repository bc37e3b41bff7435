import { Secret } from "otpauth";
import { describe, expect, it } from "vitest";
import { codeAt, codeUri, newCodeSecret, stepOfCode } from "../../src/usecases/one-time-code.ts";

/** RFC 6238, appendix B: the key of its SHA-1 vectors, and the last six of the eight digits. */
const KEY = Secret.fromUTF8("12345678901234567890").base32;

describe("stepOfCode", () => {
  it.each([
    [59, "287082"],
    [1_111_111_109, "081804"],
    [1_111_111_111, "050471"],
    [1_234_567_890, "005924"],
    [2_000_000_000, "279037"],
    [20_000_000_000, "353130"],
  ])("takes the standard's code of second %d", (second, code) => {
    const now = new Date(second * 1000);
    expect(codeAt(KEY, now)).toBe(code);
    expect(stepOfCode(KEY, code, now)).toBe(Math.floor(second / 30));
  });

  it("takes the codes of the step before and after, by their own step, and none further away", () => {
    const secret = newCodeSecret();
    const now = new Date("2026-11-22T12:00:00Z");
    const at = (steps: number) => codeAt(secret, new Date(now.getTime() + steps * 30_000));
    const step = now.getTime() / 30_000;
    expect([-1, 0, 1].map((steps) => stepOfCode(secret, at(steps), now))).toEqual([step - 1, step, step + 1]);
    const near = [-1, 0, 1].map(at);
    for (const steps of [-3, -2, 2, 3])
      if (!near.includes(at(steps))) expect(stepOfCode(secret, at(steps), now)).toBeUndefined();
  });

  it.each(["", "12345", "1234567", "abcdef", "１２３４５６"])("takes no %j", (code) => {
    expect(stepOfCode(KEY, code, new Date(59_000))).toBeUndefined();
  });
});

describe("codeUri", () => {
  it("is a link that authenticator apps read", () => {
    const url = new URL(codeUri(KEY, "ada@example.com"));
    expect(url.protocol).toBe("otpauth:");
    expect(url.searchParams.get("secret")).toBe(KEY);
    expect(url.searchParams.get("issuer")).toBe("Countersign");
    expect(decodeURIComponent(url.pathname)).toContain("ada@example.com");
  });
});
