/** The same question asked several times in one workbook. */
import { describe, expect, it } from "vitest";
import { othersAsked, repeatedWordings } from "../../src/web/workbench/same-wording.ts";
import { question } from "./questions.ts";

const asked = (...texts: string[]) => texts.map((text, at) => question({ id: `q${at}`, text }));

describe("repeatedWordings", () => {
  it("finds the same words whatever number, case and punctuation they have", () => {
    const questions = asked(
      "1.1 Is customer data encrypted at rest?",
      "Is customer data encrypted in transit?",
      "IS CUSTOMER DATA ENCRYPTED AT REST",
    );
    const repeated = repeatedWordings(questions.map(({ text }) => text));
    const [first, second] = questions;
    expect(first && othersAsked(repeated, questions, first).map(({ id }) => id)).toEqual(["q2"]);
    expect(second && othersAsked(repeated, questions, second)).toEqual([]);
  });

  it("does not take labels that mean another thing in every section for one question", () => {
    expect(repeatedWordings(["Comments", "Comments", "Other (specify)", "Other (specify)"]).size).toBe(0);
  });
});
