/** What the editor begins with, and the way back from a decision. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Decision, decide, REVIEW_STATES, type Review } from "../../src/domain/review.ts";
import { answerFrom, existingAnswer, lacksOption, startingAnswer } from "../../src/web/workbench/answers.ts";
import { wayBack } from "../../src/web/workbench/way-back.ts";
import { question, suggestion } from "./questions.ts";

const own = { option: "No", text: "We do not.", entry: null, citations: [] };

describe("startingAnswer", () => {
  it("is a person's answer before the suggested one", () => {
    const drafted = question({ suggestion: suggestion(), review: { state: "drafted", answer: own, assignee: null, due: null } });
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

describe("wayBack", () => {
  const review = fc
    .record({
      state: fc.constantFrom(...REVIEW_STATES),
      assignee: fc.option(fc.constantFrom("Ada", "Ben")),
      due: fc.option(fc.constantFrom("2026-12-01", "2027-01-31")),
    })
    .map(
      ({ state, assignee, due }): Review => ({
        state,
        assignee,
        due,
        answer: state === "approved" || state === "drafted" ? own : null,
      }),
    );
  const decision = fc.constantFrom<Decision>(
    { action: "approve", answer: { ...own, text: "Another." } },
    { action: "edit", answer: { ...own, text: "Another." } },
    { action: "reject" },
    { action: "not_applicable" },
    { action: "reopen" },
    { action: "assign", assignee: "Cleo" },
    { action: "assign", assignee: null, due: "2027-03-01" },
  );

  it("leads back to the state before any one decision; only a draft outlives it", () => {
    fc.assert(
      fc.property(review, decision, (before, made) => {
        const asked = { options: question().answer.options, suggestion: null };
        const after = decide(before, made, asked);
        const back = wayBack(after, before).reduce((now, step) => decide(now, step, asked), after);
        expect([back.assignee, back.due]).toEqual([before.assignee, before.due]);
        if (before.state === "open") expect(["open", "drafted"]).toContain(back.state);
        else expect(back).toEqual(before);
      }),
    );
  });
});
