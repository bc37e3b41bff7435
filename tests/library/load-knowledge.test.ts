/** A knowledge folder is loaded whole or not at all; ours is right. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { resolves } from "../../src/domain/citation.ts";
import { loadKnowledge, parseVocabulary } from "../../src/library/index.ts";
import { SOC_2 } from "./support.ts";

const DOCUMENT = { path: "documents/soc-2.md", text: SOC_2 };
const ANSWERS = {
  path: "answers/a.yaml",
  text: "- { id: a, question: Why?, answer: So., citations: [{ document: soc-2, quote: Passwords are long. }] }",
};
const TOPICS = {
  path: "vocabulary/identity.yaml",
  text: "area: identity\ntopics:\n  - id: mfa\n    name: Multi-factor\n    terms: [MFA, 2FA]\n    references: { soc-2: [CC6.1] }\n",
};
const STANDARDS = {
  path: "vocabulary/standards.yaml",
  text: 'standards:\n  - { id: pci, names: [PCI DSS], editions: [{ edition: 4.0, published: 2022-03-31 }, { edition: "3.2.1" }] }\n',
};

describe("loadKnowledge", () => {
  it("loads documents, answers and vocabulary, whatever the order of the files", async () => {
    const files = [STANDARDS, ANSWERS, DOCUMENT, TOPICS, { path: "README.md", text: "" }];
    const knowledge = await loadKnowledge(files);
    expect(await loadKnowledge(files.toReversed())).toEqual(knowledge);
    const [document] = knowledge.documents;
    expect(document?.entries.map(({ id }) => id)).toEqual(document?.passages.map(({ id }) => `passage:${id}`));
    expect(knowledge.entries.map(({ id }) => id)).toEqual(["curated:a"]);
    expect(knowledge.vocabulary.topics[0]).toEqual({
      id: "mfa",
      name: "Multi-factor",
      area: "identity",
      terms: ["MFA", "2FA"],
      cues: [],
      references: { "soc-2": ["CC6.1"] },
    });
    expect(knowledge.vocabulary.standards[0]?.editions[0]).toEqual({
      edition: "4.0",
      published: "2022-03-31",
      withdrawn: null,
    });
  });

  it("makes an entry of each passage, with its side and references", async () => {
    const entries = (await loadKnowledge([DOCUMENT])).documents[0]?.entries ?? [];
    expect(entries.find(({ id }) => id === "passage:soc-2#scope-1")).toMatchObject({
      question: "",
      option: null,
      references: ["CC6.1"],
      headings: ["Scope"],
    });
    expect(entries.find(({ question }) => question !== "")).toMatchObject({
      question: "Is Alpha in scope?",
      option: "No",
      answer: "No, Alpha is not in scope.\n- Beta is not in scope.\n- Gamma is not in scope.",
    });
  });

  it.each([
    [
      "a document id",
      { path: "documents/z.md", text: SOC_2 },
      /^documents\/z\.md:1: .*already used by documents\/soc-2\.md/,
    ],
    [
      "an answer id",
      { ...ANSWERS, path: "answers/b.yaml" },
      /^answers\/b\.yaml:1: .*already used in answers\/a\.yaml:1/,
    ],
    [
      "a topic id",
      { ...TOPICS, path: "vocabulary/z.yaml" },
      /^vocabulary\/z\.yaml:3: .*already defined in vocabulary\/identity\.yaml:3/,
    ],
  ])("names both files that use %s", async (_, file, message) => {
    await expect(loadKnowledge([DOCUMENT, ANSWERS, TOPICS, file])).rejects.toMatchObject({
      code: "invalid_document",
      message: expect.stringMatching(message),
    });
  });

  it("refuses an answer about a topic that nobody has defined", async () => {
    const text = ANSWERS.text.replace("answer:", "topics: [mfa, sso], answer:");
    await expect(loadKnowledge([DOCUMENT, { path: "answers/a.yaml", text }, TOPICS])).rejects.toMatchObject({
      code: "invalid_document",
      message: expect.stringMatching(/^answers\/a\.yaml:1: there is no topic "sso"/),
    });
  });

  it("refuses a file it cannot read in one of its folders", async () => {
    await expect(loadKnowledge([{ path: "documents/x.pdf", text: "" }])).rejects.toMatchObject({
      message: expect.stringMatching(/^documents\/x\.pdf:1: /),
    });
    expect((await loadKnowledge([{ path: "documents/.gitkeep", text: "" }])).documents).toEqual([]);
  });

  it("loads the project's own knowledge, every citation resolved", async () => {
    const root = new URL("../../knowledge/", import.meta.url);
    const files = readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((file) => file.isFile())
      .map((file) => `${file.parentPath}/${file.name}`)
      .map((path) => ({
        path: path.slice(root.pathname.length).replace(/^\/+/, ""),
        text: readFileSync(path, "utf8"),
      }));
    const knowledge = await loadKnowledge(files);
    const byId = new Map(knowledge.documents.map(({ document }) => [document.id, document]));
    expect(byId.size).toBeGreaterThanOrEqual(5);
    for (const entry of [...knowledge.documents.flatMap(({ entries }) => entries), ...knowledge.entries]) {
      expect(entry.citations.length, entry.id).toBeGreaterThan(0);
      for (const citation of entry.citations) {
        const document = byId.get(citation.document);
        expect(document && resolves(citation, document), entry.id).toBe(true);
      }
    }
  });
});

describe("parseVocabulary", () => {
  it.each([
    ["topics without an area", "topics: [{ id: a, name: A, terms: [] }]", 1, /needs the key "area"/],
    [
      "an unknown framework",
      "area: x\ntopics:\n  - id: a\n    name: A\n    terms: []\n    references: { iso: [A.5.1] }",
      6,
      /unknown key "iso"/,
    ],
    ["an acronym without its long form", "acronyms:\n  - { short: MFA }", 2, /needs the key "long"/],
    [
      "editions from old to new",
      'standards:\n  - { id: a, names: [A], editions: [{ edition: "1", published: 2001-01-01 }, { edition: "2", published: 2002-01-01 }] }',
      2,
      /from new to old/,
    ],
    ["a list where a map is needed", "- a", 1, /must be a map/],
  ])("names file and line of %s", (_, text, line, message) => {
    let error: unknown;
    try {
      parseVocabulary([{ path: "vocabulary/x.yaml", text }]);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toMatchObject({
      code: "invalid_document",
      message: expect.stringMatching(message),
      details: { file: "vocabulary/x.yaml", line },
    });
  });
});
