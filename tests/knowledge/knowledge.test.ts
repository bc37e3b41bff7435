/**
 * The knowledge that ships with the project: that all of it loads, that every answer rests on words which stand in a
 * document, and that no two answers contradict each other about one question.
 */
import { beforeAll, describe, expect, it } from "vitest";
import { resolves } from "../../src/domain/citation.ts";
import type { LibraryEntry } from "../../src/domain/library-entry.ts";
import { type Knowledge, loadKnowledge } from "../../src/library/index.ts";
import { createKnowledgeFolder } from "../../src/runtime/node/knowledge-folder.ts";

const folder = new URL("../../knowledge", import.meta.url).pathname;
let knowledge: Knowledge;
beforeAll(async () => {
  knowledge = await loadKnowledge(await createKnowledgeFolder(folder).files());
});

/** A wording without what two spellings of it may differ in. */
function plain(wording: string): string {
  return wording
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, " ")
    .trim();
}

function wordings(entry: LibraryEntry): string[] {
  return [entry.question, ...entry.phrasings].map(plain);
}

describe("knowledge/documents", () => {
  it("holds the five certification documents, each with a title and publisher", () => {
    expect(knowledge.documents.map(({ document }) => document.id).sort()).toEqual([
      "eu-cloud-code-of-conduct-2023",
      "global-cbpr-2025",
      "iso-27018-and-c5-2022",
      "privacy-certifications-2021",
      "soc-2",
    ]);
    for (const { document } of knowledge.documents) {
      expect(document.title, document.id).not.toBe(document.id);
      expect(document.publisher, document.id).toBe("Cloudflare");
    }
  });

  it("names its certifications, and an as-of date wherever the id carries a year", () => {
    for (const { document } of knowledge.documents) {
      expect(document.certifications.length, document.id).toBeGreaterThan(0);
      const year = /\d{4}$/.exec(document.id)?.[0];
      if (year) expect(document.asOf?.slice(0, 4), document.id).toBe(year);
      if (year) expect(document.url, document.id).toMatch(/^https:\/\//);
      if (document.published && document.asOf) expect(document.asOf >= document.published, document.id).toBe(true);
    }
  });

  it("says of each superseded edition what replaced it", () => {
    const replaced = new Map([
      ["ISO/IEC 27001 2013", "ISO/IEC 27001:2022"],
      ["ISO/IEC 27018 2019", "ISO/IEC 27018:2025"],
      ["ISO/IEC 27701 2019", "ISO/IEC 27701:2025"],
      ["PCI DSS 3.2.1", "PCI DSS 4.0.1"],
    ]);
    const seen = new Set<string>();
    for (const { document } of knowledge.documents) {
      for (const { standard, edition, supersededBy } of document.certifications) {
        const name = `${standard} ${edition}`;
        if (replaced.has(name)) seen.add(name);
        expect(supersededBy, `${document.id}: ${name}`).toBe(replaced.get(name) ?? null);
      }
    }
    expect([...seen].sort()).toEqual([...replaced.keys()]);
  });

  it("never says that the Global CBPR or PRP certification is held", () => {
    const cbpr = knowledge.documents.flatMap(({ document }) =>
      document.certifications.filter(({ standard }) => /CBPR|PRP/.test(standard)),
    );
    expect(cbpr.length).toBeGreaterThan(0);
    for (const { status } of cbpr) expect(["expected", "not-held"]).toContain(status);
  });

  it("lists the fourteen customer responsibilities as rows with their criteria", () => {
    const soc2 = knowledge.documents.find(({ document }) => document.id === "soc-2");
    const rows = soc2?.passages.filter(({ kind }) => kind === "table-row") ?? [];
    expect(rows).toHaveLength(14);
    expect(rows.filter(({ text }) => /(?:CC\d|A1)\.\d/.test(text))).toHaveLength(13);
  });

  it("is plain text inside its sentences: no emphasis, links or code", () => {
    for (const { document, passages } of knowledge.documents) {
      for (const { quote, kind } of passages) {
        if (kind !== "table-row") expect(quote, document.id).not.toMatch(/\*\*|__|`|\]\(/);
      }
    }
  });
});

describe("knowledge/answers", () => {
  it("rests every answer on quotes that stand in their documents", () => {
    const documents = new Map(knowledge.documents.map(({ document }) => [document.id, document]));
    expect(knowledge.entries.length).toBeGreaterThanOrEqual(150);
    for (const entry of knowledge.entries) {
      expect(entry.citations.length, entry.id).toBeGreaterThan(0);
      for (const citation of entry.citations) {
        const document = documents.get(citation.document);
        expect(document && resolves(citation, document), entry.id).toBe(true);
      }
    }
  });

  it("says no name or number that its quotes do not hold", () => {
    for (const entry of knowledge.entries) {
      const evidence = entry.citations.map(({ quote }) => quote).join("\n");
      for (const [fact] of entry.answer.matchAll(/[A-Z]*\d[\w.:/-]*\w|\b[A-Z]{3,}\d*\b/g)) {
        expect(evidence, `${entry.id}: ${fact}`).toContain(fact);
      }
    }
  });

  it("uses the vocabulary's topics", () => {
    const topics = new Set(knowledge.vocabulary.topics.map(({ id }) => id));
    for (const entry of knowledge.entries) {
      expect(entry.topics.length, entry.id).toBeGreaterThan(0);
      for (const topic of entry.topics) expect(topics, entry.id).toContain(topic);
    }
  });

  it("gives each question in at least six wordings, none of which belongs to two entries", () => {
    const owners = new Map<string, string>();
    for (const entry of knowledge.entries) {
      expect(wordings(entry).length, entry.id).toBeGreaterThanOrEqual(6);
      for (const wording of wordings(entry)) {
        expect(owners.get(wording), `${entry.id}: ${wording}`).toBeUndefined();
        owners.set(wording, entry.id);
      }
    }
  });

  it("cites every passage of the documents' customer responsibilities", () => {
    const cited = new Set(knowledge.entries.flatMap(({ citations }) => citations.map(({ passage }) => passage)));
    const rows = knowledge.documents.flatMap(({ passages }) => passages).filter(({ kind }) => kind === "table-row");
    for (const { id } of rows) expect(cited).toContain(id);
  });

  it("answers Yes and No, and begins no answer with the other one", () => {
    const options = new Set(knowledge.entries.map(({ option }) => option));
    expect(options).toEqual(new Set(["Yes", "No", null]));
    for (const { id, option, answer } of knowledge.entries) {
      if (option === "Yes") expect(answer, id).not.toMatch(/^No[,.]/);
      if (option === "No") expect(answer, id).not.toMatch(/^Yes[,.]/);
    }
  });
});
