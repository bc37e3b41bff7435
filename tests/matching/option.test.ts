/** The customer's own options: chosen by meaning, or not at all. */
import { describe, expect, it } from "vitest";
import { chooseOption } from "../../src/matching/option.ts";
import { meaningOf } from "../../src/matching/option-meaning.ts";
import { type Question, understand } from "../../src/matching/question.ts";
import { sideOf, termsSide } from "../../src/matching/side.ts";
import { createAnalyser } from "../../src/matching/text/analyse.ts";
import { VOCABULARY } from "./small-library.ts";

const asked = (text: string): Question => understand({ text }, createAnalyser(VOCABULARY));

describe("meaningOf", () => {
  it.each([
    ["Yes", "yes"],
    ["Implemented", "yes"],
    ["Not implemented", "no"],
    ["Non-compliant", "no"],
    ["Partially implemented", "partly"],
    ["Planned", "planned"],
    ["N/A", "not-applicable"],
    ["Not Applicable", "not-applicable"],
    ["AWS", null],
  ])("reads %j as %s", (option, meaning) => {
    expect(meaningOf(option)).toBe(meaning);
  });
});

describe("chooseOption", () => {
  const question = asked("Do you encrypt backups?");

  it("spells the option as the customer does", () => {
    expect(chooseOption("Yes", "", question, ["YES", "NO"])).toBe("YES");
    expect(chooseOption("No", "", question, ["Ja", "Nein"])).toBe("Nein");
    expect(chooseOption("Yes", "", question, ["Implemented", "Partially implemented", "Not implemented"])).toBe(
      "Implemented",
    );
  });

  it("makes no rating of a No, which may be the best answer there is", () => {
    const selling = asked("Do you sell personal data?");
    expect(chooseOption("No", "", selling, ["Compliant", "Non-compliant"])).toBeNull();
    expect(chooseOption("No", "", selling, ["Available", "Not available"])).toBeNull();
  });

  it("is absent where two options could be meant", () => {
    expect(chooseOption("Yes", "", question, ["Yes, for all", "Yes, for some", "No"])).toBeNull();
  });

  it("is absent where the options are of another kind", () => {
    expect(chooseOption("Yes", "", question, ["AWS", "Azure", "GCP"])).toBeNull();
  });

  it("turns round where exactly one of the two asks the other way round", () => {
    const excluded = asked("Is Falcon excluded from the SOC 2 report?");
    expect(chooseOption("No", "Is Falcon in scope of the SOC 2 report?", excluded, ["Yes", "No"])).toBe("Yes");
    expect(chooseOption("No", "Is Falcon excluded from PCI DSS?", excluded, ["Yes", "No"])).toBe("No");
  });
});

describe("termsSide", () => {
  it.each([
    ["Is the archive a paid add-on?", "The archive is included free of charge.", "No"],
    ["Is the archive free of charge?", "The archive is included at no cost.", "Yes"],
    ["Is there an extra fee for the archive?", "The archive comes for an additional fee.", "Yes"],
    ["Is the archive free of charge?", "The archive comes for an additional fee.", "No"],
    ["Is the archive a paid add-on?", "The archive is kept for a year.", null],
    ["Is the archive not charged for?", "The archive is free of charge.", null],
    ["Is the report public?", "Customers need to sign an NDA for the report.", null],
    ["Is the report had without an NDA?", "Customers need to sign an NDA for the report.", "No"],
  ])("of %j by %j: %s", (question, evidence, side) => {
    expect(termsSide(asked(question), evidence)).toBe(side);
  });
});

describe("sideOf", () => {
  it("says Yes or No as the statement affirms or denies", () => {
    expect(sideOf("Falcon is in scope.", asked("Is Falcon in scope?"))).toBe("Yes");
    expect(sideOf("Falcon is not in scope.", asked("Is Falcon in scope?"))).toBe("No");
  });

  it("takes no side where a second clause may be what is denied", () => {
    expect(sideOf("Falcon is in scope, unless bought alone.", asked("Is Falcon in scope?"))).toBeNull();
  });

  it("takes no side on a question that does not ask for one", () => {
    expect(sideOf("Falcon is in scope.", asked("Which products are in scope?"))).toBeNull();
  });
});
