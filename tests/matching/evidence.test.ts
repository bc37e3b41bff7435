/** The single pieces of evidence: what is asked for, how fresh it is, what stands behind a reference. */
import { describe, expect, it } from "vitest";
import type { Citation } from "../../src/domain/citation.ts";
import { counted, holdsWhatIsAsked } from "../../src/matching/answer-kind.ts";
import { createMatcher } from "../../src/matching/index.ts";
import { createReferenceTopics } from "../../src/matching/reference-topics.ts";
import { createAnalyser } from "../../src/matching/text/analyse.ts";
import { createTopicModel, dampened } from "../../src/matching/topic-model.ts";
import { entry, VOCABULARY } from "./small-library.ts";

describe("holdsWhatIsAsked", () => {
  it("wants the number of the thing that is counted, not any number", () => {
    const question = "How many services are verified?";
    expect(holdsWhatIsAsked("how-many", question, "47 cloud services were verified.")).toBe(true);
    expect(holdsWhatIsAsked("how-many", question, "Services were verified in 2023.")).toBe(false);
    expect(holdsWhatIsAsked("how-many", question, "We comply with ISO 27001 in all services.")).toBe(false);
  });

  it("wants a duration, a date, a frequency, an identifier", () => {
    expect(holdsWhatIsAsked("how-long", "", "Logs are kept for 30 days.")).toBe(true);
    expect(holdsWhatIsAsked("how-long", "", "Logs are kept by the customer.")).toBe(false);
    expect(holdsWhatIsAsked("when", "", "Certified since 2019.")).toBe(true);
    expect(holdsWhatIsAsked("how-often", "", "Audited annually.")).toBe(true);
    expect(holdsWhatIsAsked("how-often", "", "Audited by a QSA.")).toBe(false);
    expect(holdsWhatIsAsked("identifier", "", "The ID is 2023LVL02SCOPE4316.")).toBe(true);
    expect(holdsWhatIsAsked("identifier", "", "The certificate is ISO 27001.")).toBe(false);
  });

  it("cannot tell for other kinds", () => {
    expect(holdsWhatIsAsked("describe", "", "Anything.")).toBeNull();
  });
});

describe("counted", () => {
  it("names what is counted", () => {
    expect(counted("How many data centres do you run?")).toContain("data");
    expect(counted("Who are you?")).toEqual([]);
  });
});

describe("createReferenceTopics", () => {
  const topicsOf = (references: string[], library: string[]) => [
    ...createReferenceTopics([entry("x", { references: library })], VOCABULARY)(new Set(references)).keys(),
  ];

  it("finds the topics behind a reference, and behind the control it is a part of", () => {
    expect(topicsOf(["a.8.24"], [])).toEqual(["topic:encryption-at-rest"]);
    expect(topicsOf(["a.8.24.1"], [])).toEqual(["topic:encryption-at-rest"]);
  });

  it("takes a bare number for a reference only among such references", () => {
    expect(topicsOf(["8.4.1"], ["A.8.5", "A.8.24"])).toEqual([]);
    expect(topicsOf(["8.4.1"], ["8.4.1", "8.4.2"])).toEqual(["topic:mfa"]);
  });
});

describe("createTopicModel", () => {
  it("places a text near a topic that it does not name", () => {
    const analyser = createAnalyser(VOCABULARY);
    const model = createTopicModel(VOCABULARY, analyser);
    const { stems } = analyser.analyse("Equipment is returned on the last day of work");
    expect(model.topics(stems, 1)).toEqual([{ topic: model.indexOf("topic:offboarding"), strength: 1 }]);
    expect([...model.scores(dampened([]))]).toEqual([0, 0, 0]);
  });
});

describe("createMatcher on evidence of different dates", () => {
  const cited = (asOf: string): Citation => ({
    document: "d",
    title: "D",
    contentHash: "",
    passage: "d#1",
    quote: "",
    start: 0,
    end: 0,
    url: null,
    asOf,
  });
  const matcher = createMatcher(
    [
      entry("then", {
        question: "Were you certified to ISO 27001 in 2020?",
        phrasings: ["Are you certified to ISO 27001?"],
        answer: "No, in 2020 we were not certified to ISO 27001.",
        option: "No",
        citations: [cited("2020-06-01")],
      }),
      entry("now", {
        question: "Do you have an ISO 27001 certificate?",
        answer: "Yes, we were certified to ISO 27001.",
        option: "Yes",
        citations: [cited("2024-06-01")],
      }),
    ],
    VOCABULARY,
  );

  it("answers with the newer one", () => {
    expect(matcher.suggest({ text: "Are you certified to ISO 27001?" })).toMatchObject({
      entry: "curated:now",
      option: "Yes",
    });
  });

  it("answers with the older one where its year is asked for", () => {
    expect(matcher.suggest({ text: "Were you certified to ISO 27001 in 2020?" }).entry).toBe("curated:then");
  });
});
