import { describe, expect, it } from "vitest";
import { resolves } from "../../src/domain/citation.ts";
import { type Json, type TestApp, testApp } from "../support/app.ts";

function importFiles(app: TestApp, files: Record<string, string>) {
  const form = new FormData();
  for (const [name, text] of Object.entries(files)) form.append("file", new File([text], name));
  return app.request("/api/library/import", { method: "POST", body: form });
}

const NOTE = `---
id: backup-note
title: Backups at Example Ltd
as-of: "2026-01-01"
---

# Backups

Example Ltd copies its customer database to a second region every four hours.
`;

describe("POST /api/library/import", () => {
  it("brings a document in, whose passages then answer questions", async () => {
    const app = await testApp();
    const response = await importFiles(app, { "backup.md": NOTE });
    expect(await response.json()).toMatchObject({ documents: 1, warnings: [] });
    const asked = { question: "How often is the customer database copied to a second region?" };
    const { body } = await app.json("POST", "/api/ask", asked);
    expect(body).toMatchObject({ outcome: "suggested", citations: [{ document: "backup-note" }] });
    const { document, passages } = (await app.json("GET", "/api/documents/backup-note")).body;
    expect(resolves(body.citations[0], document)).toBe(true);
    expect(passages[0].quote).toContain("every four hours");
  });

  it("changes nothing when the same file comes again", async () => {
    const app = await testApp();
    await importFiles(app, { "backup.md": NOTE });
    expect(await (await importFiles(app, { "backup.md": NOTE })).json()).toMatchObject({ documents: 0, entries: 0 });
  });

  it("takes each file for itself: a citation that does not resolve is named by file and line, the document comes in", async () => {
    const app = await testApp();
    const answers = [
      "- id: restore",
      "  question: How fast can you restore?",
      "  answer: In an hour.",
      "  citations:",
      "    - document: backup-note",
      "      quote: restores in an hour",
      "",
    ].join("\n");
    const body = (await (await importFiles(app, { "backup.md": NOTE, "restore.yaml": answers })).json()) as Json;
    expect(body.files).toMatchObject([
      { file: "backup.md", outcome: "added" },
      { file: "restore.yaml", outcome: "refused", code: "unresolved_citation" },
    ]);
    expect(body.files[1].message).toMatch(/^restore\.yaml:\d+/);
    expect((await app.json("GET", "/api/documents/backup-note")).status).toBe(200);
    const alone = await importFiles(app, { "restore.yaml": answers });
    expect(alone.status).toBe(422);
    expect(((await alone.json()) as Json).error.code).toBe("unresolved_citation");
  });

  it("says which kept answers a new edition takes the evidence from", async () => {
    const app = await testApp();
    const answers = [
      "- id: copies",
      "  question: Are backups kept in a second region?",
      "  option: 'Yes'",
      "  answer: Yes, in a second region.",
      "  citations:",
      "    - document: backup-note",
      "      quote: Example Ltd copies its customer database to a second region every four hours.",
      "",
    ].join("\n");
    await importFiles(app, { "backup.md": NOTE, "copies.yaml": answers });
    const edition = NOTE.replace("every four hours", "every night");
    const { warnings } = (await (await importFiles(app, { "backup.md": edition })).json()) as Json;
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain("Are backups kept in a second region?");
  });

  it("says what kinds it can read", async () => {
    const form = new FormData();
    form.append("file", new File([Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0)], "report.pdf"));
    const app = await testApp();
    const response = await app.request("/api/library/import", { method: "POST", body: form });
    expect(response.status).toBe(415);
    expect(await response.text()).toContain("Word (.docx)");
  });
});

describe("GET /api/library", () => {
  it("pages through every entry once", async () => {
    const app = await testApp();
    const ids: string[] = [];
    let cursor = "";
    for (;;) {
      const { body } = await app.json("GET", `/api/library?limit=100${cursor}`);
      ids.push(...body.items.map((entry: Json) => entry.id));
      if (body.next === null) break;
      cursor = `&cursor=${encodeURIComponent(body.next)}`;
    }
    expect(ids.length).toBeGreaterThan(100);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("ranks for a search as matching ranks", async () => {
    const app = await testApp();
    const { body } = await app.json(
      "GET",
      "/api/library?search=EU%20Cloud%20Code%20of%20Conduct%20verification&limit=5",
    );
    expect(body.items.length).toBeGreaterThan(0);
    expect(body.items.length).toBeLessThanOrEqual(5);
    expect(body.items[0].citations[0].document).toBe("eu-cloud-code-of-conduct-2023");
  });
});

describe("GET /api/documents/{id}/uses", () => {
  const QUOTE = "every four hours";
  const QUESTION = "How often is the customer database copied to a second region?";
  const usesOf = async (app: TestApp, query = ""): Promise<Json[]> =>
    (await app.json("GET", `/api/documents/backup-note/uses${query}`)).body.items;

  it("tells place by place which entries and questionnaires rest on a document", async () => {
    const app = await testApp();
    await importFiles(app, { "backup.md": NOTE });
    expect(await usesOf(app)).toEqual([]);
    const citations = [{ document: "backup-note", quote: QUOTE }];
    const draft = { question: QUESTION, answer: "Every four hours.", citations };
    const { body: entry } = await app.json("POST", "/api/entries", draft);
    const asked = new TextEncoder().encode(`No,Question,Answer\n1,${QUESTION}\n2,${QUESTION},\n3,Zeppelins?,\n`);
    const { body: uploaded } = await app.upload("asked.csv", asked);
    await app.context.jobs.idle();
    const [use, ...others] = await usesOf(app);
    const { document } = (await app.json("GET", "/api/documents/backup-note")).body;
    expect(document.text.slice(use?.start, use?.end)).toBe(QUOTE);
    expect(others).toEqual([]);
    expect(use?.entries).toEqual([{ id: entry.id, question: QUESTION }]);
    const { id, name } = uploaded.questionnaire;
    const { items } = (await app.json("GET", `/api/questionnaires/${id}/questions`)).body;
    expect(use?.questionnaires).toEqual([{ id, name, customer: null, questions: 2, first: items[0].id }]);

    // What was refused rests on nothing, and an archived entry answers nothing.
    const reject = { version: items[0].version, action: "reject" };
    await app.json("POST", `/api/questions/${items[0].id}/decisions`, reject);
    await app.json("POST", `/api/entries/${encodeURIComponent(entry.id)}/archive`, { version: 1, archived: true });
    const [after] = await usesOf(app);
    expect(after?.entries).toEqual([]);
    expect(after?.questionnaires).toEqual([{ id, name, customer: null, questions: 1, first: items[1].id }]);
  });

  it("tells them for the edition that was cited", async () => {
    const app = await testApp();
    await importFiles(app, { "backup.md": NOTE });
    const { document } = (await app.json("GET", "/api/documents/backup-note")).body;
    const citations = [{ document: "backup-note", quote: QUOTE }];
    await app.json("POST", "/api/entries", { question: QUESTION, answer: "Every four hours.", citations });
    await importFiles(app, { "backup.md": NOTE.replace("four", "six") });
    expect(await usesOf(app)).toEqual([]);
    expect(await usesOf(app, `?edition=${document.contentHash}`)).toMatchObject([
      { entries: [{ question: QUESTION }] },
    ]);
  });

  it("is not found where there is no such document", async () => {
    const app = await testApp();
    expect((await app.json("GET", "/api/documents/none/uses")).status).toBe(404);
  });
});
