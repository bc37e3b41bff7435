/** Options that name something: chosen where the sentence names that one and no other. */
import { describe, expect, it } from "vitest";
import { createMatcher } from "../../src/matching/index.ts";
import { areNamed, namedOption } from "../../src/matching/named-option.ts";
import { entry } from "./small-library.ts";

describe("areNamed", () => {
  it.each([
    [["2014", "2019", "2025"], true],
    [["AES-128", "AES-256", "None"], true],
    [["Yes", "No"], false],
    [["Yes, for all", "Yes, for some", "No"], false],
    [["Implemented", "Partially implemented", "Not implemented"], false],
    [["Germany", "N/A"], false],
    [[], false],
  ])("%j: %s", (options, named) => {
    expect(areNamed(options)).toBe(named);
  });
});

describe("namedOption", () => {
  it.each([
    [["2014", "2019", "2025"], "The badge is of the edition Blue:2019.", "2019"],
    [["Monthly", "Quarterly", "Annually"], "The panels are tested every year.", "Annually"],
    [["Monthly", "Quarterly", "Annually"], "The panels are tested four times a year.", "Quarterly"],
    [["Type 1", "Type 2"], "The report is a Type II.", "Type 2"],
    [["PII controller", "PII processor", "Both"], "It works as a processor of data.", "PII processor"],
    [["PII controller", "PII processor", "Both"], "It works as processor and as controller.", "Both"],
    [["Customer", "Provider"], "It works as processor and as controller.", null],
    [["Rome", "Oslo"], "The archive is in Rome and in Oslo.", null],
    [["Rome", "Oslo"], "The archive is not in Rome.", null],
    [["Rome", "Oslo"], "The archive is in Rome or abroad.", null],
    [["Bronze plan", "Bronze plan with archive"], "The bronze plan has shelves.", null],
  ])("of %j by %j: %s", (options, sentence, option) => {
    expect(namedOption(options, sentence)).toBe(option);
  });
});

describe("a suggestion for such options", () => {
  const matcher = createMatcher(
    [
      entry("panels", {
        question: "How often are the fire panels tested?",
        phrasings: ["At what intervals do you test the fire panels?"],
        answer: "The fire panels are tested every three months.",
      }),
      entry("meals", { question: "When are meals served?", answer: "Meals are served at noon." }),
    ],
    { topics: [], acronyms: [], standards: [] },
  );

  it("has the option that the evidence names, for a person to confirm", () => {
    const options = ["Monthly", "Every 3 months", "Yearly"];
    const { option, band } = matcher.suggest({ text: "How often do you test the fire panels?", options });
    expect({ option, band }).toEqual({ option: "Every 3 months", band: "medium" });
  });

  it("has none where the evidence names none of them", () => {
    const options = ["Monthly", "Yearly"];
    expect(matcher.suggest({ text: "How often do you test the fire panels?", options }).option).toBeNull();
  });
});
