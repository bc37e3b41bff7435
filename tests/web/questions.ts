/** Questions for tests of the page's own logic: one of each, changed where a test says so. */
import type { StoredQuestion } from "../../src/domain/stored-questionnaire.ts";
import type { Suggestion } from "../../src/domain/suggestion.ts";

export function question(changes: Partial<StoredQuestion> = {}): StoredQuestion {
  return {
    id: "q1",
    questionnaire: "n1",
    position: 0,
    sheet: "Review",
    row: 2,
    ref: null,
    section: null,
    text: "Do you hold a SOC 2 report?",
    cell: "B2",
    answer: { format: "choice", cells: ["C2"], options: ["Yes", "No", "N/A"] },
    comment: "D2",
    guidance: null,
    existing: null,
    existingComment: null,
    hidden: false,
    suggestion: null,
    review: { state: "open", answer: null, assignee: null, due: null },
    version: 1,
    decidedBy: null,
    decidedAt: null,
    answeredBy: null,
    expert: null,
    comments: 0,
    withheld: null,
    ...changes,
  };
}

export function suggestion(changes: Partial<Suggestion> = {}): Suggestion {
  return {
    outcome: "suggested",
    confidence: 0.9,
    band: "high",
    option: "Yes",
    answer: "There is a SOC 2 report.",
    entry: "curated:soc-2",
    citations: [],
    warnings: [],
    alternatives: [],
    why: [],
    ...changes,
  };
}
