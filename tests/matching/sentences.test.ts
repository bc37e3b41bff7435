/** Sentences into the clauses that affirm or deny something. */
import { describe, expect, it } from "vitest";
import { clausesOf } from "../../src/matching/text/sentences.ts";
import { growth, NO_SQUARE } from "../support/growth.ts";

describe("clausesOf", () => {
  it("parts a sentence where another thing is said, however it is spaced", () => {
    const clauses = ["Backups are encrypted", "they are kept for 30 days", "but logs are not kept."];
    expect(clausesOf("Backups are encrypted; they are kept for 30 days, but logs are not kept.")).toEqual(clauses);
    expect(clausesOf("Backups are  encrypted \t; they are kept for\n30 days,   but logs are not kept.")).toEqual(
      clauses,
    );
  });

  it.each([" ", "\n", " \t"])("reads a sentence full of %j in the time of its length", (space) => {
    const full = (length: number) => `Backups are${space.repeat(length / space.length)}encrypted but logs are not.`;
    expect(growth(full, clausesOf)).toBeLessThan(NO_SQUARE);
  });
});
