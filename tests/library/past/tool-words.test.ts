/** Words of other tools: never a wider level, never a later day than they may mean. */
import { describe, expect, it } from "vitest";
import { isKeepersHeading, toolColumns } from "../../../src/library/past/tool-columns.ts";
import { accessIn, dayIn, daysFirst, monthsIn, standingIn } from "../../../src/library/past/tool-words.ts";
import { growth, NO_SQUARE } from "../../support/growth.ts";

describe("accessIn", () => {
  it.each([
    ["Visibility", "Public", "public"],
    ["Visibility", "Not public", "internal"],
    ["Visibility", "Non-public", "internal"],
    ["Visibility", "NDA required", "nda"],
    ["Visibility", "Public after NDA", "nda"],
    ["Visibility", "Confidential", "nda"],
    ["Classification", "Confidential", "internal"],
    ["Access", "Internal and external", "internal"],
    ["NDA required", "Yes", "nda"],
    ["Visibility", "Publicly available", "public"],
    ["Visibility", "Open to everyone", "public"],
    ["Visibility", "Open internally", "internal"],
  ])("takes %s: %s for %s", (heading, word, level) => {
    expect(accessIn(heading, word)).toEqual({ value: level, certain: true });
  });

  it.each([
    "Premium tier",
    "Not for external use",
    "Not for public release",
    "Not yet public",
    "No public access",
    "Not open",
    "External: no",
    "Everyone in Engineering",
    "Anyone in the company",
    "No NDA",
  ])("takes %j for internal", (word) => {
    expect(accessIn("Visibility", word).value).toBe("internal");
  });

  it("says so where it does not know a word", () => {
    expect(accessIn("Visibility", "Premium tier").certain).toBe(false);
    expect(accessIn("Visibility", "Everyone in Engineering").certain).toBe(false);
  });
});

describe("standingIn", () => {
  it.each([
    ["Status", "Verified", "current"],
    ["Status", "Needs update", "stale"],
    ["Status", "Outdated", "stale"],
    ["Status", "Expired", "stale"],
    ["Status", "In review", "draft"],
    ["Status", "Retired", "archived"],
    ["Status", "Rejected", "archived"],
    ["Freshness", "87", "current"],
    ["Needs review", "Yes", "stale"],
    ["Needs review", "FALSE", "current"],
    ["Archived", "TRUE", "archived"],
    ["Approved", "No", "draft"],
  ] as const)("takes %s: %s for %s", (heading, word, standing) => {
    expect(standingIn(heading, word)).toEqual({ value: standing, certain: true });
  });

  it.each(["Unreviewed", "To be reviewed", "On hold", "Not final", "Requires review"])("has %j looked at", (word) => {
    expect(standingIn("Status", word).value).toBe("stale");
  });

  it.each([
    ["WIP", "draft"],
    ["No longer valid", "archived"],
    ["Trashed", "archived"],
  ])("leaves %j out", (word, standing) => {
    expect(standingIn("Status", word).value).toBe(standing);
  });

  it("has looked at what it does not know, and says so", () => {
    expect(standingIn("Status", "Purple")).toEqual({ value: "stale", certain: false });
  });
});

describe("dayIn", () => {
  it.each([
    ["2026-03-04T10:00:00Z", "2026-03-04", true],
    ["Nov 3, 2025", "2025-11-03", true],
    ["3 November 2025 10:15", "2025-11-03", true],
    ["03/15/2026", "2026-03-15", true],
    ["03/04/2026", "2026-03-04", false],
    ["3/4/26 9:00 AM", "2026-03-04", false],
    ["Never", null, true],
    ["when the audit is done", null, false],
  ])("reads %s as %s", (text, value, certain) => {
    expect(dayIn(text, null)).toEqual({ value, certain });
  });

  it("learns from a file's other dates whether the day comes first", () => {
    expect(daysFirst(["03/04/2026", "25/04/2026"])).toBe(true);
    expect(daysFirst(["03/04/2026", "25/04/2026", "04/25/2026"])).toBeNull();
    expect(dayIn("03/04/2026", true)).toEqual({ value: "2026-04-03", certain: true });
  });
});

describe("monthsIn", () => {
  it.each([
    ["Annually", 12],
    ["Every 6 months", 6],
    ["365 days", 12],
    ["3", 3],
    ["sometimes", null],
  ])("reads %s as %s", (text, months) => {
    expect(monthsIn(text)).toBe(months);
  });
});

describe("toolColumns", () => {
  it.each([
    ["Alternate question 1", "wordings"],
    ["alternate_questions", "wordings"],
    ["Other phrasings", "wordings"],
    ["Sub-Category", "topics"],
    ["Product lines", "topics"],
    ["Owner e-mail", "owner"],
    ["Last verified", "reviewed"],
    ["Next Review Date", "review-by"],
    ["Expires", "review-by"],
    ["ReviewCycle", "cycle"],
    ["Needs review?", "status"],
    ["Access level", "access"],
    ["Source documents", "source"],
    ["Related questions", null],
    ["Internal notes", null],
    ["Approver", null],
  ])("takes %s for %s", (heading, fact) => {
    expect(toolColumns([heading]).get(heading)).toBe(fact);
  });

  it("believes a person before a heading", () => {
    const columns = toolColumns(["Tier", "Owner"], { Tier: "access", Owner: null });
    expect([...columns.values()]).toEqual(["access", null]);
  });

  it.each([":", "? "])("reads a heading full of %j in the time of its length", (mark) => {
    const heading = (length: number) => `Owner${mark.repeat(length / mark.length)}x`;
    expect(growth(heading, (text) => toolColumns([text]))).toBeLessThan(NO_SQUARE);
    expect(toolColumns(["Owner ::"]).get("Owner ::")).toBe("owner");
  });

  it("takes a customer's own columns for no sign of a library", () => {
    for (const heading of ["Status", "Response status", "Section", "Evidence", "Comments"]) {
      expect(isKeepersHeading(heading)).toBe(false);
    }
  });
});
