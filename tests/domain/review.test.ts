import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AppError } from "../../src/domain/errors.ts";
import { type Answer, type Decision, decide, type Review } from "../../src/domain/review.ts";
import type { Suggestion } from "../../src/domain/suggestion.ts";

const fresh: Review = { state: "open", answer: null, assignee: null, due: null };
const suggestion: Suggestion = {
  outcome: "suggested",
  confidence: 0.9,
  band: "high",
  option: "Yes",
  answer: "Yes, since 2019.",
  entry: "curated:x",
  citations: [],
  warnings: [],
  alternatives: [],
  why: [],
};
const own: Answer = { option: "No", text: "Not yet.", entry: null, citations: [] };
const question = { options: ["Yes", "No"], suggestion };

describe("decide", () => {
  it("approves the suggestion where nobody wrote anything", () => {
    const { state, answer } = decide(fresh, { action: "approve" }, question);
    expect(state).toBe("approved");
    expect(answer).toMatchObject({ option: "Yes", text: "Yes, since 2019.", entry: "curated:x" });
  });

  it("prefers a person's draft to the suggestion, and a given answer to both", () => {
    const drafted = decide(fresh, { action: "edit", answer: own }, question);
    expect(decide(drafted, { action: "approve" }, question).answer).toEqual(own);
    const other = { ...own, text: "Soon." };
    expect(decide(drafted, { action: "approve", answer: other }, question).answer).toEqual(other);
  });

  it("never approves what nobody wrote and the library does not know", () => {
    const nothing = { ...question, suggestion: { ...suggestion, outcome: "no_match" as const, answer: null } };
    expect(() => decide(fresh, { action: "approve" }, nothing)).toThrow(AppError);
    expect(() => decide(fresh, { action: "approve" }, { ...question, suggestion: null })).toThrow(AppError);
  });

  it("takes any word as option where the question offers none", () => {
    const free = { options: [], suggestion: null };
    expect(decide(fresh, { action: "edit", answer: own }, free).answer?.option).toBe("No");
    const foreign: Decision = { action: "edit", answer: { ...own, option: "Perhaps" } };
    expect(() => decide(fresh, foreign, question)).toThrow(/Perhaps/);
  });

  it("discards a draft and nothing else, so that the suggestion stands again", () => {
    const drafted = decide({ ...fresh, assignee: "ann" }, { action: "edit", answer: own }, question);
    expect(decide(drafted, { action: "discard" }, question)).toEqual({ ...fresh, assignee: "ann" });
    const approved = decide(fresh, { action: "approve" }, question);
    for (const review of [fresh, approved]) {
      expect(() => decide(review, { action: "discard" }, question)).toThrow(AppError);
    }
  });

  it("keeps the invariants whatever is decided in whatever order", () => {
    const decision: fc.Arbitrary<Decision> = fc.oneof(
      fc.constantFrom<Decision>(
        { action: "approve" },
        { action: "approve", answer: own },
        { action: "edit", answer: own },
        { action: "reject" },
        { action: "not_applicable" },
        { action: "reopen" },
        { action: "discard" },
        { action: "assign", assignee: null },
      ),
      fc.record({
        action: fc.constant("assign" as const),
        assignee: fc.string(),
        due: fc.constantFrom(null, undefined, "2026-12-01"),
      }),
    );
    fc.assert(
      fc.property(fc.array(decision), (decisions) => {
        const possible = ({ state }: Review, { action }: Decision) => action !== "discard" || state === "drafted";
        const review = decisions.reduce(
          (before, one) => (possible(before, one) ? decide(before, one, question) : before),
          fresh,
        );
        if (review.state === "approved" || review.state === "drafted") expect(review.answer).not.toBeNull();
        if (review.state !== "approved" && review.state !== "drafted") expect(review.answer).toBeNull();
        const reopened = decide(review, { action: "reopen" }, question);
        expect(reopened.state).toBe(review.answer ? "drafted" : "open");
        expect([reopened.assignee, reopened.due]).toEqual([review.assignee, review.due]);
      }),
    );
  });
});
