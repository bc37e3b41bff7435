/** What the editor begins with, and what an answer becomes on another question. */
import { describe, expect, it } from "vitest";
import { answerFor, answerFrom, existingAnswer, lacksOption, startingAnswer } from "../../src/web/workbench/answers.ts";
import { question, suggestion } from "./questions.ts";

const own = { option: "No", text: "We do not.", entry: null, citations: [] };

describe("startingAnswer", () => {
  it("is a person's answer before the suggested one", () => {
    const drafted = question({
      suggestion: suggestion(),
      review: { state: "drafted", answer: own, assignee: null, due: null },
    });
    expect(startingAnswer(drafted)).toEqual(own);
  });

  it("does not bring a rejected suggestion back", () => {
    const rejected = question({
      suggestion: suggestion(),
      review: { state: "rejected", answer: null, assignee: null, due: null },
    });
    expect(startingAnswer(rejected)).toMatchObject({ option: null, text: "" });
  });
});

describe("answerFrom", () => {
  const alternative = { entry: "e", question: "", answer: "It is.", option: "yes", score: 1 };

  it("spells the option as the customer does", () => {
    expect(answerFrom(alternative, question()).option).toBe("Yes");
  });

  it("chooses no option that the customer does not offer", () => {
    const asked = question({ answer: { format: "choice", cells: ["C2"], options: ["Compliant", "Not compliant"] } });
    const answer = answerFrom(alternative, asked);
    expect(answer.option).toBeNull();
    expect(lacksOption(asked, answer)).toBe(true);
  });
});

describe("existingAnswer", () => {
  it("takes the marked option and the remark beside it", () => {
    expect(existingAnswer(question({ existing: "no", existingComment: "Not yet." }))).toMatchObject({
      option: "No",
      text: "Not yet.",
    });
  });

  it("keeps a text that is no option as text", () => {
    expect(existingAnswer(question({ existing: "Partly" }))).toMatchObject({ option: null, text: "Partly" });
  });
});

describe("answerFor", () => {
  const given = { option: "Yes", text: "It is.", entry: "e", citations: [] };

  it("spells the option as the other question does", () => {
    const other = question({ answer: { format: "choice", cells: ["C3"], options: ["YES", "NO"] } });
    expect(answerFor(other, given)).toEqual({ ...given, option: "YES" });
  });

  it("gives none to a question that offers other options", () => {
    const other = question({ answer: { format: "choice", cells: ["C3"], options: ["Compliant", "Not compliant"] } });
    expect(answerFor(other, given)).toBeNull();
  });

  it("gives all of it to a question that takes a text", () => {
    const other = question({ answer: { format: "text", cells: ["C3"], options: [] } });
    expect(answerFor(other, given)).toEqual(given);
  });
});
