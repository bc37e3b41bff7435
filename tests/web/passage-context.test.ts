/** The surroundings of a citation, on the project's own documents. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Passage, SourceDocument } from "../../src/domain/source-document.ts";
import { contextOf, marked } from "../../src/web/shared/passage-context.ts";

const text = readFileSync(join(import.meta.dirname, "../../knowledge/documents/soc-2.md"), "utf8");
const [first, second, third] = [...text.matchAll(/[A-Z][^\n]{60,}/g)].slice(0, 3).map(
  (found, index): Passage => ({
    id: `soc-2#part-${index}`,
    document: "soc-2",
    headings: index < 2 ? ["Status"] : ["Scope"],
    kind: "paragraph",
    start: found.index,
    end: found.index + found[0].length,
    quote: found[0],
    text: found[0],
    question: null,
  }),
) as [Passage, Passage, Passage];
const document: SourceDocument = {
  id: "soc-2",
  title: "SOC 2",
  publisher: null,
  url: null,
  published: null,
  asOf: null,
  certifications: [],
  contentHash: "h",
  text,
};
const citation = {
  document: "soc-2",
  title: "SOC 2",
  contentHash: "h",
  passage: second.id,
  quote: second.quote.slice(5, 25),
  start: second.start + 5,
  end: second.start + 25,
  url: null,
  asOf: null,
};
const detail = { document, passages: [first, second, third] };

describe("contextOf", () => {
  it("splits the passage around the quote", () => {
    const context = contextOf(citation, detail);
    expect(context?.quote).toBe(citation.quote);
    expect(`${context?.before}${context?.quote}${context?.after}`).toBe(second.quote);
  });

  it("shows neighbours under the same heading only", () => {
    expect(contextOf(citation, detail)).toMatchObject({ previous: first.text, next: null });
  });

  it("shows no surroundings of another edition of the document", () => {
    expect(contextOf({ ...citation, contentHash: "older" }, detail)).toBeUndefined();
  });
});

describe("marked", () => {
  it("marks nothing in a passage outside the citation", () => {
    expect(marked(third, citation.start, citation.end)).toEqual({ before: third.text, quote: "", after: "" });
  });
});
