/** The matcher on a library small enough to know every right answer. */
import { describe, expect, it } from "vitest";
import { createMatcher } from "../../src/matching/index.ts";
import { ENTRIES, entry, VOCABULARY } from "./small-library.ts";

const matcher = createMatcher(ENTRIES, VOCABULARY);
const suggest = (text: string, options: string[] = []) => matcher.suggest({ text, options });

describe("createMatcher", () => {
  it("suggests the entry with its own text and option", () => {
    const suggestion = suggest("Are you certified to ISO/IEC 27001:2022?", ["YES", "NO"]);
    expect(suggestion).toMatchObject({ outcome: "suggested", entry: "curated:iso", option: "YES" });
    expect(suggestion.answer).toBe("Yes, we are certified to ISO/IEC 27001:2022.");
  });

  it("prefers the entry that is asked in its very words, however much another has of them", () => {
    const library = [
      entry("long", {
        question: "Is the Blue Badge in the Blue Badge scope of the badge?",
        answer: "The Blue Badge is.",
        option: "Yes",
      }),
      entry("own", {
        question: "Who holds it?",
        phrasings: ["Do you have the Blue Badge?"],
        answer: "Yes, we do.",
        option: "Yes",
      }),
    ];
    const { suggest: ask } = createMatcher([...library, ...ENTRIES], VOCABULARY);
    expect(ask({ text: "do you have the blue badge" }).entry ?? "curated:own").toBe("curated:own");
    expect(createMatcher(library, VOCABULARY).rank("Do you have the Blue Badge?", 1)[0]?.entry.id).toBe("curated:own");
  });

  it("does not answer a question about one standard with another", () => {
    expect(suggest("Are you certified to ISO 22301?").outcome).toBe("no_match");
  });

  it("finds an answer through the vocabulary, without a common word", () => {
    expect(suggest("Is MFA required for staff?").entry).toBe("curated:mfa");
  });

  it("tells products and scopes apart", () => {
    expect(suggest("Is Falcon in your SOC 2 scope?")).toMatchObject({ entry: "curated:soc2-products", option: "No" });
    expect(suggest("Is Falcon KV in PCI DSS scope?")).toMatchObject({ entry: "curated:pci-products", option: "Yes" });
    expect(suggest("Is Eagle in your SOC 2 scope?").outcome).toBe("no_match");
  });

  it("says no match and why, where nothing is known", () => {
    const suggestion = suggest("What is your recovery time objective?");
    expect(suggestion).toMatchObject({ outcome: "no_match", band: null, answer: null, option: null, citations: [] });
    expect(suggestion.why.join(" ")).toContain("recovery");
  });

  it("says why in the words of the question and of the vocabulary", () => {
    expect(suggest("Are you certified to ISO/IEC 27001?").why.join(" ")).toMatch(
      /ISO\/IEC 27001.*Is about the same: ISO 27001/,
    );
    const mfa = suggest("Is MFA required for all employees?").why.join(" ");
    expect(mfa).toContain("Is about the same: MFA");
    expect(mfa).not.toContain("Does not mention");
    expect(suggest("Are you certified to ISO 22301?").why.join(" ")).toContain("ISO 22301");
  });

  it("answers nothing from an empty library, and nothing to an empty question", () => {
    expect(createMatcher([], VOCABULARY).suggest({ text: "Do you encrypt backups?" }).outcome).toBe("no_match");
    expect(suggest("").outcome).toBe("no_match");
    expect(suggest("???").outcome).toBe("no_match");
  });

  it("warns where two entries say Yes and No to the same question", () => {
    const twice = [
      ...ENTRIES,
      entry("iso-no", { question: "Are you certified to ISO 27001?", answer: "No.", option: "No" }),
    ];
    const suggestion = createMatcher(twice, VOCABULARY).suggest({ text: "Are you certified to ISO 27001?" });
    expect(suggestion.warnings.join(" ")).toMatch(/says (Yes|No)/);
  });

  it("says the same twice, and from an index built anew", () => {
    const questions = ["Is Falcon in your SOC 2 scope?", "How is data at rest encrypted?", "Do you have a dog?"];
    for (const text of questions) {
      const again = createMatcher(ENTRIES, VOCABULARY);
      expect(JSON.stringify(again.suggest({ text }))).toBe(JSON.stringify(suggest(text)));
      expect(JSON.stringify(suggest(text))).toBe(JSON.stringify(suggest(text)));
    }
  });

  it("ranks by control reference", () => {
    expect(matcher.rank("A.8.5", 3)[0]?.entry.id).toBe("curated:mfa");
  });

  it("reads a question's own number where it is a control reference", () => {
    const suggestion = matcher.suggest({ text: "Is this required of all employees?", ref: "A.8.5" });
    expect([suggestion.entry, ...suggestion.alternatives.map(({ entry }) => entry)][0]).toBe("curated:mfa");
    expect(suggestion.why.join(" ")).toContain("A.8.5");
  });

  it("lets the section help to rank, not to be sure", () => {
    const alone = suggest("Are the offices inspected?");
    const under = matcher.suggest({ text: "Are the offices inspected?", section: "Visitors" });
    expect(under.confidence).toBeLessThanOrEqual(alone.confidence + 0.1);
  });

  it("keeps alternatives below the best entry's score", () => {
    for (const { score } of suggest("Is Falcon in your SOC 2 scope?").alternatives) {
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(1);
    }
  });
});
