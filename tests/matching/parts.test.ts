/** Compound questions: taken apart where they join two, left whole where they do not. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withParts } from "../../src/matching/compose.ts";
import { BANDS, createMatcher } from "../../src/matching/index.ts";
import { partsOf } from "../../src/matching/parts.ts";
import { ENTRIES, entry, VOCABULARY } from "./small-library.ts";

const texts = (question: string) => partsOf(question).map(({ text }) => text);

describe("partsOf", () => {
  it("splits sentences that each ask", () => {
    expect(texts("Do you encrypt backups? Who can restore them quickly?")).toEqual([
      "Do you encrypt backups?",
      "Who can restore them quickly?",
    ]);
  });

  it("gives a later clause the words it refers to", () => {
    expect(texts("Are you PCI DSS compliant and at what level?")).toEqual([
      "Are you PCI DSS compliant",
      "at what level PCI DSS compliant",
    ]);
  });

  it("gives it them too where it only points back", () => {
    expect(texts("Who issued the catalogue, and when was it last revised?")).toEqual([
      "Who issued the catalogue",
      "when was it last revised issued catalogue",
    ]);
  });

  it("leaves whole what is asked in two respects", () => {
    expect(texts("Customers choose how and in what place their data is kept.")).toEqual([]);
  });

  it("puts what stands before the first alternative before the second", () => {
    expect(texts("Do your products set cookies or fingerprint visitors?")).toEqual([
      "Do your products set cookies",
      "Do your products fingerprint visitors",
    ]);
  });

  it("keeps the customer's own words of each part", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("Are logs", "kept", "and", "or", "backups tested", "daily?")), (words) => {
        const text = words.join(" ");
        for (const { said } of partsOf(text)) expect(text).toContain(said);
      }),
    );
    expect(partsOf("Do your products set cookies or fingerprint visitors?")[1]?.said).toBe("fingerprint visitors");
  });

  it("leaves a question alone that asks one thing", () => {
    expect(partsOf("Do you encrypt backups?")).toEqual([]);
    expect(partsOf("")).toEqual([]);
  });

  it("takes any text and gives no part or at least two", () => {
    fc.assert(fc.property(fc.string(), (text) => partsOf(text).length !== 1));
  });
});

describe("createMatcher on compound questions", () => {
  const library = [
    ...ENTRIES,
    entry("cookies", {
      question: "Do your websites set cookies?",
      answer: "No, our websites set no cookies.",
      option: "No",
    }),
    entry("sale", { question: "Do you sell personal data?", answer: "No, we never sell personal data.", option: "No" }),
  ];
  const matcher = createMatcher(library, VOCABULARY);

  it("answers the part that is known and names the one that is not, without an option", () => {
    const suggestion = matcher.suggest({
      text: "Do you sell personal data? Do you operate nuclear power stations?",
      options: ["Yes", "No"],
    });
    expect(suggestion.answer).toContain("never sell personal data");
    expect(suggestion.option).toBeNull();
    expect(suggestion.band).toBe("low");
    expect(suggestion.warnings.join(" ")).toContain("nuclear power stations");
  });

  it("joins the answers of two parts with an option where both have the same", () => {
    const suggestion = matcher.suggest({
      text: "Do your websites set cookies? Do you sell personal data?",
      options: ["Yes", "No"],
    });
    expect(suggestion.answer).toBe("No, our websites set no cookies.\n\nNo, we never sell personal data.");
    expect(suggestion.option).toBe("No");
  });

  it("says nothing where what hardly answers the whole answers no part of it", () => {
    const text = "Do your websites set cookies? Do you sell personal data?";
    const whole = { ...matcher.suggest({ text }), band: "low" as const };
    const nothing = matcher.suggest({ text: "Do you operate nuclear power stations?" });
    expect(withParts(whole, partsOf(text), [nothing, nothing])).toMatchObject({
      outcome: "no_match",
      answer: null,
      confidence: expect.closeTo(BANDS.low - 0.01),
    });
    expect(withParts({ ...whole, band: "medium" }, partsOf(text), [nothing, nothing]).outcome).toBe("suggested");
  });
});
