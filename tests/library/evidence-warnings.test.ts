/** Warnings name what has run out, been replaced or was only expected, and nothing the question is not about. */
import { describe, expect, it } from "vitest";
import type { Citation } from "../../src/domain/citation.ts";
import {
  checkLibrary,
  citationOf,
  entriesOf,
  evidenceWarnings,
  parseDocument,
  parseVocabulary,
} from "../../src/library/index.ts";
import { createMatcher } from "../../src/matching/index.ts";
import { groupLookAlikes, lookUpAll } from "../../src/usecases/find-look-alikes.ts";
import { soc2 } from "./support.ts";

const vocabulary = parseVocabulary([
  {
    path: "vocabulary/standards.yaml",
    text: `standards:
  - { id: iso-27001, names: [ISO/IEC 27001, ISO 27001, ISO27001], editions: [{ edition: "2022", published: 2022-10-25 }, { edition: "2013", published: 2013-10-01 }] }
  - { id: pci-dss, names: [PCI DSS, PCI], editions: [{ edition: 4.0.1, published: 2024-06-11 }, { edition: 3.2.1, published: 2018-05-01 }] }
  - { id: soc-2, names: [SOC 2, SOC2], editions: [] }
`,
  },
]);

async function citing(text: string, file?: { path: string; text: string }) {
  const { document, passages } = file ? await parseDocument(file) : await soc2();
  const passage = passages.find(({ quote }) => quote.includes(text));
  if (!passage) throw new Error(`no passage holds "${text}"`);
  return { citations: [citationOf(document, passage)] as Citation[], documents: new Map([[document.id, document]]) };
}

describe("evidenceWarnings", () => {
  it("tells what the question's standard has come to", async () => {
    const { citations, documents } = await citing("Passwords are long");
    const warn = (about: string, today = "2024-06-01") =>
      evidenceWarnings(citations, documents, vocabulary, new Date(today), about);
    expect(warn("How long are passwords?")).toEqual([]);
    expect(warn("Do you have a SOC2 report?")).toEqual([]);
    expect(warn("Do you have a SOC2 report?", "2025-03-31")).toEqual([]);
    expect(warn("Do you have a SOC2 report?", "2025-04-01")).toEqual([
      'SOC 2 was valid until 2025-03-31, which has passed (evidence: "SOC 2 report" as of 2024-03-31).',
    ]);
    expect(warn("Are you certified to ISO-27001?")).toEqual([
      'ISO/IEC 27001:2013 has been replaced by ISO/IEC 27001:2022; check what is held today (evidence: "SOC 2 report" as of 2024-03-31).',
    ]);
    expect(warn("Do you have a C5 attestation?")[0]).toMatch(/assessment for C5 was completed/);
    expect(warn("Global CBPR?")[0]).toMatch(/Global CBPR was expected, not yet held/);
  });

  it("warns of a retired document from its day on, unless something in force stands beside it", async () => {
    const one = await citing("Passwords are long");
    const other = await citing("compliant", { path: "pci.md", text: "We are compliant with what is asked." });
    const retired = new Map(
      [...one.documents].map(([id, document]) => [id, { ...document, retired: { on: "2024-05-01", why: "Sold" } }]),
    );
    const documents = new Map([...retired, ...other.documents]);
    const warn = (citations: readonly Citation[], day: string) =>
      evidenceWarnings(citations, documents, vocabulary, new Date(day));
    expect(warn(one.citations, "2024-04-30")).toEqual([]);
    expect(warn(one.citations, "2024-05-01")).toEqual([
      'It rests on a retired document, out of force since 2024-05-01 (Sold); cite one that holds (evidence: "SOC 2 report" as of 2024-03-31).',
    ]);
    expect(warn([...one.citations, ...other.citations], "2024-05-01")).toEqual([]);
  });

  it("reads the standard from the quote where no question is given", async () => {
    const { citations, documents } = await citing("certified to ISO/IEC 27001:2013");
    expect(evidenceWarnings(citations, documents, vocabulary, new Date("2024-06-01"))).toHaveLength(1);
  });

  it("knows replaced editions of standards that the document does not declare, from when they were replaced", async () => {
    const file = { path: "pci.md", text: "We are compliant with PCI DSS v3.2.1." };
    const { citations, documents } = await citing("compliant", file);
    expect(evidenceWarnings(citations, documents, vocabulary, new Date("2024-06-10"))).toEqual([]);
    expect(evidenceWarnings(citations, documents, vocabulary, new Date("2024-06-11"))).toEqual([
      'PCI DSS 3.2.1 has been replaced by PCI DSS 4.0.1; check what is held today (evidence: "pci").',
    ]);
  });

  it("says once what concerns several documents, and nothing of standards the question does not name", async () => {
    const [one, two] = await Promise.all(
      ["one", "two"].map((name) =>
        citing("certified", { path: `${name}.md`, text: "We are certified to ISO 27001:2013 and PCI DSS 3.2.1." }),
      ),
    );
    const citations = [...(one?.citations ?? []), ...(two?.citations ?? [])];
    const documents = new Map([...(one?.documents ?? []), ...(two?.documents ?? [])]);
    const date = new Date("2026-01-01");
    expect(evidenceWarnings(citations, documents, vocabulary, date, "Is your ISMS certified to ISO 27001?")).toEqual([
      'ISO/IEC 27001:2013 has been replaced by ISO/IEC 27001:2022; check what is held today (evidence: "one"; "two").',
    ]);
    expect(evidenceWarnings(citations, documents, vocabulary, date, "What are you certified to?")).toHaveLength(2);
  });

  it("does not warn of an old edition where the document declares the new one too", async () => {
    const certifications = ["2022", "2013"].map(
      (edition) => `  - { standard: ISO 27001, edition: "${edition}", status: held }`,
    );
    const text = `---\ncertifications:\n${certifications.join("\n")}\n---\nIt is certified.`;
    const { citations, documents } = await citing("certified", { path: "iso.md", text });
    const warn = (about: string) => evidenceWarnings(citations, documents, vocabulary, new Date("2026-01-01"), about);
    expect(warn("ISO 27001 certified?")).toEqual([]);
    expect(warn("ISO 27001:2013 certified?")).toHaveLength(1);
  });
});

describe("checkLibrary", () => {
  it("finds stale, uncited, duplicate and contradictory entries", async () => {
    const parsed = await soc2();
    const documents = new Map([[parsed.document.id, parsed.document]]);
    const entries = await entriesOf(parsed.document, parsed.passages);
    const pair = entries.find(({ question }) => question !== "");
    if (!pair) throw new Error("the document states a question");
    const added = [
      {
        ...pair,
        origin: "approved" as const,
        id: "approved:1",
        question: "is alpha in scope",
        answer: `${pair.answer} `,
      },
      { ...pair, origin: "curated" as const, id: "curated:1" },
      {
        ...pair,
        id: "approved:2",
        question: "Other?",
        phrasings: ["Is Alpha in scope?"],
        answer: "Yes.",
        option: "Yes",
      },
      { ...pair, id: "approved:3", question: "Who?", citations: [] },
      {
        ...pair,
        id: "approved:4",
        question: "When?",
        citations: pair.citations.map((citation) => ({ ...citation, start: 1 })),
      },
    ];
    const all = [...entries, ...added];
    const findings = checkLibrary(all, documents, vocabulary, new Date("2024-06-01"));
    expect(findings.map(({ kind, entries: ids }) => [kind, ids])).toEqual([
      ["stale", ["passage:soc-2#scope-2"]],
      ["uncited", ["approved:3"]],
      ["uncited", ["approved:4"]],
    ]);
    const matcher = createMatcher(all, vocabulary);
    const alike = matcher.lookAlikes(all);
    const pairs = groupLookAlikes(all, await lookUpAll(all, alike), new Set());
    expect(pairs.map(({ kind, entries: ids }) => [kind, ids])).toEqual([
      ["duplicate", ["approved:1", "curated:1"]],
      ["contradictory", [pair.id, "approved:1", "curated:1", "approved:2"]],
    ]);
  });

  it("finds nothing in a library that is right", async () => {
    const { document, passages } = await parseDocument({ path: "a.md", text: "## One?\n\nYes.\n\n## Two?\n\nNo." });
    const entries = await entriesOf(document, passages);
    expect(checkLibrary(entries, new Map([[document.id, document]]), vocabulary, new Date("2024-06-01"))).toEqual([]);
  });
});
