/** The surroundings of a citation, on the project's own documents. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Citation } from "../../src/domain/citation.ts";
import type { Passage, SourceDocument } from "../../src/domain/source-document.ts";
import { citedSections, segments } from "../../src/web/shared/passage-context.ts";

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
  kind: null,
  pages: null,
  original: null,
  access: "public",
  validUntil: null,
  reviewBy: null,
  supersededBy: null,
  retired: null,
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

const shown = (citations: readonly Citation[]) =>
  citedSections(citations, detail)?.map(({ headings, passages }) => ({
    headings,
    passages: passages.map(({ passage, cited }) => [passage.id, cited]),
  }));

describe("citedSections", () => {
  it("shows a cited passage with its neighbours under the same heading only", () => {
    expect(shown([citation])).toEqual([
      {
        headings: ["Status"],
        passages: [
          [first.id, false],
          [second.id, true],
        ],
      },
    ]);
  });

  it("shows passages cited together once, and a section for each heading", () => {
    const all = [first, second, third].map(({ id, start, end, quote }) => ({
      ...citation,
      passage: id,
      start,
      end,
      quote,
    }));
    expect(shown(all)?.map(({ passages }) => passages.length)).toEqual([2, 1]);
  });

  it("shows nothing around a citation of another edition of the document", () => {
    expect(citedSections([{ ...citation, contentHash: "older" }], detail)).toBeUndefined();
  });
});

describe("segments", () => {
  it("cuts a passage so that its pieces are its text, and what is marked is what is cited", () => {
    const range = fc.tuple(fc.nat(second.quote.length), fc.nat(second.quote.length)).map(([one, other]) => ({
      start: second.start + Math.min(one, other),
      end: second.start + Math.max(one, other),
    }));
    fc.assert(
      fc.property(fc.array(range, { maxLength: 4 }), (ranges) => {
        const pieces = segments(second, ranges);
        expect(pieces.map(({ text }) => text).join("")).toBe(second.quote);
        const cited = [...second.quote].map((_, at) =>
          ranges.some(({ start, end }) => second.start + at >= start && second.start + at < end),
        );
        const marked = pieces.flatMap(({ text, marked }) => [...text].map(() => marked));
        expect(marked).toEqual(cited);
      }),
    );
  });

  it("marks nothing in a passage outside the citation", () => {
    expect(segments(third, [citation])).toEqual([{ text: third.text, marked: false }]);
  });
});
