import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { askingClause } from "../../src/matching/asking-clause.ts";

describe("askingClause", () => {
  it.each([
    ["3.1.2 Is access reviewed every year?", "Is access reviewed every year?"],
    ["Q7: Do you encrypt backups?", "Do you encrypt backups?"],
    ["Do you encrypt backups? If no, please state when you will.", "Do you encrypt backups?"],
    ["Do you encrypt backups? If yes, please describe how.", "Do you encrypt backups?"],
    ["Do you encrypt backups, and if not, why?", "Do you encrypt backups?"],
    ["Do you follow a standard (e.g. NIST CSF, ISO 27001)?", "Do you follow a standard?"],
    ["Is there a policy, including but not limited to laptops?", "Is there a policy, including laptops?"],
    ["Are backups kept acc. to the plan? Please indicate if not.", "Are backups kept acc. to the plan?"],
    ["Backups are kept by the vendor. True or false?", "Backups are kept by the vendor."],
    ["Supplier confirms that the backups are kept.", "the backups are kept."],
    ["Are backups encrypted (yes/no)?", "Are backups encrypted?"],
    ["Backups – encrypted Y/N", "Backups – encrypted"],
    ["Is it true that you do not\nkeep backups?", "Is it true that you do not keep backups?"],
    ["Are backups encrypted,\nstored and tested?", "Are backups encrypted, stored and tested?"],
    ["Do you hold the\nBlue Badge?", "Do you hold the Blue Badge?"],
    ["Backups\nDo you keep backups?", "Do you keep backups?"],
    ["Are backups encrypted - Yes / No / NA?", "Are backups encrypted?"],
    ["The vendor keeps backups. Right or wrong?", "The vendor keeps backups."],
    ["IAM - strength of the backup passwords", "strength of the backup passwords"],
    ["The supplier represents, warrants and agrees that it keeps backups.", "The supplier keeps backups."],
    ["Are backups encrypted? We can sign an NDA if required.", "Are backups encrypted?"],
    ["Answers without a justification are not accepted. Are backups encrypted?", "Are backups encrypted?"],
  ])("reads %j as %j", (text, clause) => {
    expect(askingClause(text)).toBe(clause);
  });

  it.each([
    "Please describe how backups are encrypted.",
    "Backups are encrypted. They are kept in two regions.",
    "Which certifications do you hold, and since when?",
    "What is the retention period of backups?",
  ])("leaves %j as it is", (text) => {
    expect(askingClause(text)).toBe(text);
  });

  it("reads a cell full of white space as fast as its words, in the time of a shorter one", () => {
    const padded = (spaces: number) =>
      `Do you${" ".repeat(spaces)}encrypt (e.g. with AES)${"\n".repeat(spaces)}backups?`;
    const took = (spaces: number) => {
      const from = performance.now();
      for (let round = 0; round < 5; round++) askingClause(padded(spaces));
      return performance.now() - from;
    };
    took(100);
    // Eight times as long: a quadratic pattern would take sixty-four times as long.
    expect(took(32_000) / Math.max(took(4_000), 0.5)).toBeLessThan(40);
    expect(askingClause("Do you      encrypt backups?")).toBe("Do you encrypt backups?");
  });

  it("leaves something wherever something was, and has nothing to add when asked again", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(askingClause(text).trim() === "").toBe(text.trim() === "");
      }),
    );
  });
});
