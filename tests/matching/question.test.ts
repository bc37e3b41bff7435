/** Understanding a question: the kind of answer it wants and which way round it asks. */
import { describe, expect, it } from "vitest";
import { isNegated, kindOf, titleOf } from "../../src/matching/question.ts";

describe("kindOf", () => {
  it.each([
    ["Do you encrypt backups?", "yes-no"],
    ["Please confirm whether backups are encrypted.", "yes-no"],
    ["Who performs your audit?", "who"],
    ["Which auditor issued the report?", "who"],
    ["When did you obtain the certificate?", "when"],
    ["In what year was the company founded?", "when"],
    ["How often are backups tested?", "how-often"],
    ["How many data centres do you run?", "how-many"],
    ["What is the minimum password length?", "how-much"],
    ["Provide your certificate number.", "identifier"],
    ["How long are logs kept?", "how-long"],
    ["Within how many hours are customers told of a breach?", "how-many"],
    ["Where are backups stored?", "where"],
    ["List the subprocessors.", "which"],
    ["Describe your backup process.", "describe"],
    ["Please provide your latest report.", "provide"],
    ["Backups are encrypted.", "statement"],
    ["We hold personal data. Do you encrypt it?", "yes-no"],
  ])("reads %j as %s", (text, kind) => {
    expect(kindOf(text)).toBe(kind);
  });
});

describe("isNegated", () => {
  it("sees a question that asks the other way round", () => {
    expect(isNegated("Are any products excluded from the report?")).toBe(true);
    expect(isNegated("Are there any systems that are not backed up?")).toBe(true);
    expect(isNegated("Don\u2019t you encrypt backups?")).toBe(true);
  });

  it("does not read asides and bounds", () => {
    expect(isNegated("Do you sell data (not including to sub-processors)?")).toBe(false);
    expect(isNegated("Do you have a report that is not older than a year?")).toBe(false);
  });

  it("takes two negations for none", () => {
    expect(isNegated("The vendor does not, and at no time shall, sell data.")).toBe(true);
    expect(isNegated("Can a firm that is not yet a customer have the report?")).toBe(false);
    expect(isNegated("Data is neither sold nor rented.")).toBe(true);
    expect(isNegated("The audit has yet to be completed.")).toBe(true);
    expect(isNegated("Is Falcon among the carve-outs of the report?")).toBe(true);
    expect(isNegated("Is Falcon out of Blue Badge scope?")).toBe(true);
    expect(isNegated("Is Falcon out of your audit?")).toBe(true);
    expect(isNegated("Do the terms disallow selling data?")).toBe(true);
    expect(isNegated("Under no circumstances is data sold.")).toBe(true);
    expect(isNegated("Is no product excluded?")).toBe(true);
    expect(isNegated("Is it not excluded?")).toBe(false);
  });
});

describe("titleOf", () => {
  it("finds the title of a control text", () => {
    expect(titleOf("Inventory labels \u2014 Assets are labelled.")).toBe("Inventory labels");
    expect(titleOf("Incident handling. Notify relevant parties.")).toBe("Incident handling");
    expect(titleOf("Do you encrypt backups?")).toBe("");
  });
});
