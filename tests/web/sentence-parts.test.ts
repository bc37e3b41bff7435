import { describe, expect, it } from "vitest";
import { sentenceParts } from "../../src/web/workbench/sentence-parts.ts";

describe("sentenceParts", () => {
  it("sets the documents of a warning apart from what it says", () => {
    const text =
      'The 2013 edition has been replaced; check it (evidence: "Report; part (2021)" as of 2021-07-29; "Code" as of 2023-03-31).';
    expect(sentenceParts(text)).toEqual({
      point: "The 2013 edition has been replaced; check it.",
      details: ["Report; part (2021) as of 2021-07-29", "Code as of 2023-03-31"],
    });
  });

  it("leaves other sentences as they are", () => {
    const text = "Answers a question of nearly the same wording (in part).";
    expect(sentenceParts(text)).toEqual({ point: text, details: [] });
  });
});
