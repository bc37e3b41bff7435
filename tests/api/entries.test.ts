/** Entries: made, edited, gone back, renewed, archived, merged; nothing lost, nothing resting on words that are not there. */
import { describe, expect, it } from "vitest";
import { resolves } from "../../src/domain/citation.ts";
import { type Json, type TestApp, testApp } from "../support/app.ts";

const NOTE = `---
id: backup-note
title: Backups at Example Ltd
---

# Backups

Example Ltd copies its customer database to a second region every four hours. Copies are kept for thirty days.

Every copy is encrypted. Keys are rotated.

## Keys

Keys are rotated.
`;

const DRAFT = {
  question: "How often is the customer database copied?",
  phrasings: ["Backup frequency"],
  answer: "Every four hours.",
  citations: [{ document: "backup-note", quote: "to a second region every four hours" }],
};

async function library(): Promise<TestApp> {
  const app = await testApp();
  const form = new FormData();
  form.append("file", new File([NOTE], "backup.md"));
  expect((await app.request("/api/library/import", { method: "POST", body: form })).status).toBe(200);
  return app;
}

async function made(app: TestApp, draft: object = {}): Promise<Json> {
  const { status, body } = await app.json("POST", "/api/entries", { ...DRAFT, ...draft });
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
}

const path = (entry: Json) => `/api/entries/${encodeURIComponent(entry.id)}`;
const ask = async (app: TestApp, question = DRAFT.question) => (await app.json("POST", "/api/ask", { question })).body;
const edit = (app: TestApp, entry: Json, change: object) =>
  app.json("PUT", path(entry), { version: entry.version, ...DRAFT, ...change });

describe("POST /api/entries", () => {
  it("makes an entry that answers at once and cites to the character", async () => {
    const app = await library();
    const entry = await made(app, { access: "nda" });
    expect(entry).toMatchObject({ version: 1, origin: "curated", createdBy: "Robin", level: "nda", warnings: [] });
    const { document } = (await app.json("GET", "/api/documents/backup-note")).body;
    expect(resolves(entry.citations[0], document)).toBe(true);
    expect(await ask(app)).toMatchObject({ entry: entry.id, answer: "Every four hours." });
  });

  it.each([
    ["words that are not there", { document: "backup-note", quote: "every two hours" }, /does not stand in/],
    ["a document that is not there", { document: "nothing", quote: "every four hours" }, /no document "nothing"/],
    ["words that stand there twice", { document: "backup-note", quote: "Keys are rotated." }, /stands 2 times/],
  ])("refuses %s", async (_, citation, sentence) => {
    const app = await library();
    const { status, body } = await app.json("POST", "/api/entries", { ...DRAFT, citations: [citation] });
    expect(status).toBe(422);
    expect(body.error).toMatchObject({ code: "unresolved_citation" });
    expect(body.error.message).toMatch(sentence);
  });

  it("takes the place that the offset names where the words stand twice", async () => {
    const app = await library();
    const { document } = (await app.json("GET", "/api/documents/backup-note")).body;
    const quote = "Keys are rotated.";
    const start = document.text.lastIndexOf(quote);
    const entry = await made(app, { citations: [{ document: "backup-note", quote, start }] });
    expect(entry.citations[0]).toMatchObject({ start, end: start + quote.length });
    expect(entry.headings).toContain("Keys");
  });

  it("refuses an owner and a topic that nobody knows, and fields that nobody may set", async () => {
    const app = await library();
    for (const wrong of [{ owner: "nobody" }, { topics: ["zeppelins"] }, { id: "curated:mine" }, { cycle: 0 }]) {
      expect((await app.json("POST", "/api/entries", { ...DRAFT, ...wrong })).status).toBe(400);
    }
  });
});

describe("PUT /api/entries/{id}", () => {
  it("keeps the version before with who and when, and matches by the new words", async () => {
    const app = await library();
    const entry = await made(app);
    const { status, body } = await edit(app, entry, { answer: "Six times a day.", topics: ["backup"] });
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body).toMatchObject({ version: 2, answer: "Six times a day.", updatedBy: "Robin" });
    const { items } = (await app.json("GET", `${path(entry)}/versions`)).body;
    expect(items).toMatchObject([
      { version: 2, by: "Robin", action: "edit", content: { answer: "Six times a day." } },
      { version: 1, by: "Robin", action: "create", content: { answer: "Every four hours." } },
    ]);
    expect((await ask(app)).answer).toBe("Six times a day.");
    const record = (await app.json("GET", "/api/record?action=edit_entry")).body.items;
    expect(record).toMatchObject([{ before: { answer: "Every four hours." }, after: { answer: "Six times a day." } }]);
  });

  it("answers 409 with the newer entry to whoever was second, and writes nothing", async () => {
    const app = await library();
    const entry = await made(app);
    await edit(app, entry, { answer: "First." });
    const { status, body } = await edit(app, entry, { answer: "Second." });
    expect(status).toBe(409);
    expect(body.error.details.current).toMatchObject({ answer: "First.", version: 2 });
    expect((await app.json("GET", `${path(entry)}/versions`)).body.items).toHaveLength(2);
  });

  it("lets only one of two that come at once", async () => {
    const app = await library();
    const entry = await made(app);
    const answers = await Promise.all([edit(app, entry, { answer: "One." }), edit(app, entry, { answer: "Two." })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(app.reported).toEqual([]);
  });

  it("makes no version where nothing changes", async () => {
    const app = await library();
    const entry = await made(app);
    expect((await edit(app, entry, {})).body.version).toBe(1);
  });

  it("keeps a citation whose document has moved on while other things are edited, and refuses it anew", async () => {
    const app = await library();
    const entry = await made(app);
    const form = new FormData();
    form.append("file", new File([NOTE.replace("four hours", "six hours")], "backup.md"));
    await app.request("/api/library/import", { method: "POST", body: form });
    const [{ document, quote, start }] = entry.citations;
    const kept = await edit(app, entry, { phrasings: ["How often?"], citations: [{ document, quote, start }] });
    expect(kept.status).toBe(200);
    expect(kept.body.citations).toEqual(entry.citations);
    const anew = await edit(app, kept.body, { citations: [{ document, quote: "every four hours" }] });
    expect(anew.status).toBe(422);
  });

  it("leaves a document's own passages alone", async () => {
    const app = await library();
    const [passage] = (await app.json("GET", "/api/library?origin=passage&limit=1")).body.items;
    expect((await edit(app, passage, {})).body.error.message).toContain("a document's own text");
  });

  it("survives the file it once came from, until that file changes", async () => {
    const app = await library();
    const yaml = (answer: string) =>
      new File(
        [
          `- id: copies\n  question: ${DRAFT.question}\n  answer: ${answer}\n  citations:\n    - document: backup-note\n      quote: every four hours\n`,
        ],
        "copies.yaml",
      );
    const bring = async (answer: string) => {
      const form = new FormData();
      form.append("file", yaml(answer));
      await app.request("/api/library/import", { method: "POST", body: form });
      return (await app.json("GET", "/api/entries/curated%3Acopies")).body.entry;
    };
    const entry = await bring("Six times.");
    await edit(app, entry, { answer: "Mended." });
    expect(await bring("Six times.")).toMatchObject({ answer: "Mended.", version: 2 });
    expect(await bring("Eight times.")).toMatchObject({ answer: "Eight times.", version: 3 });
    const { items } = (await app.json("GET", "/api/entries/curated%3Acopies/versions")).body;
    expect(items.map((item: Json) => [item.action, item.content.answer])).toEqual([
      ["import", "Eight times."],
      ["edit", "Mended."],
      ["create", "Six times."],
    ]);
  });
});

describe("POST /api/entries/{id}/restore", () => {
  it("makes an earlier version the newest, and loses none", async () => {
    const app = await library();
    const entry = await made(app);
    const second = (await edit(app, entry, { answer: "Wrong.", citations: [] })).body;
    const { body } = await app.json("POST", `${path(entry)}/restore`, { version: second.version, to: 1 });
    expect(body).toMatchObject({ version: 3, answer: "Every four hours.", citations: entry.citations });
    expect((await app.json("GET", `${path(entry)}/versions`)).body.items).toHaveLength(3);
    expect((await app.json("POST", `${path(entry)}/restore`, { version: 3, to: 9 })).status).toBe(404);
  });
});

describe("POST /api/entries/{id}/archive", () => {
  it("keeps an entry from being suggested until it is taken back", async () => {
    const app = await library();
    const entry = await made(app);
    const { body } = await app.json("POST", `${path(entry)}/archive`, { version: 1, archived: true });
    expect(body.archivedAt).not.toBeNull();
    expect((await ask(app)).entry).not.toBe(entry.id);
    const listed = async (query: string) =>
      (await app.json("GET", `/api/library?${query}`)).body.items.map(({ id }: Json) => id);
    expect(await listed("origin=curated&limit=500")).not.toContain(entry.id);
    expect(await listed("status=archived&search=customer%20database")).toEqual([entry.id]);
    await app.json("POST", `${path(entry)}/archive`, { version: 2, archived: false });
    expect((await ask(app)).entry).toBe(entry.id);
  });
});

describe("POST /api/entries/{id}/renew", () => {
  it("puts the next review a cycle from today and takes the entry off the due list", async () => {
    const app = await library();
    const [{ id: owner }] = (await app.json("GET", "/api/colleagues")).body.items;
    const entry = await made(app, { owner, cycle: 6, reviewBy: "2020-01-31" });
    const due = async () =>
      (await app.json("GET", `/api/library?status=due&owner=${owner}`)).body.items.map(({ id }: Json) => id);
    expect(await due()).toEqual([entry.id]);
    const { body } = await app.json("POST", `${path(entry)}/renew`, { version: 1 });
    const now = new Date();
    const months = (Number(body.reviewBy.slice(0, 4)) - now.getUTCFullYear()) * 12;
    expect(months + Number(body.reviewBy.slice(5, 7)) - (now.getUTCMonth() + 1)).toBe(6);
    expect(body).toMatchObject({ reviewedBy: "Robin", answer: entry.answer, version: 2 });
    expect(await due()).toEqual([]);
  });
});

describe("POST /api/entries/merge", () => {
  it("unites wordings and citations, keeps both histories, and leaves a pointer", async () => {
    const app = await library();
    const one = await made(app);
    const two = await made(app, {
      question: "How long do backups live?",
      phrasings: ["Retention of backups"],
      answer: "Thirty days.",
      access: "nda",
      citations: [
        { document: "backup-note", quote: "Copies are kept for thirty days." },
        { document: "backup-note", quote: "to a second region every four hours" },
      ],
    });
    const { status, body } = await app.json("POST", "/api/entries/merge", {
      survivor: { id: one.id, version: 1 },
      other: { id: two.id, version: 1 },
      answer: "Every four hours, kept for thirty days.",
    });
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body).toMatchObject({
      id: one.id,
      version: 2,
      access: "nda",
      answer: "Every four hours, kept for thirty days.",
    });
    expect(body.phrasings).toEqual(["Backup frequency", "How long do backups live?", "Retention of backups"]);
    expect(body.citations.map((citation: Json) => citation.quote)).toEqual([
      "to a second region every four hours",
      "Copies are kept for thirty days.",
    ]);
    const { document } = (await app.json("GET", "/api/documents/backup-note")).body;
    for (const citation of body.citations) expect(resolves(citation, document)).toBe(true);
    const gone = (await app.json("GET", path(two))).body.entry;
    expect(gone).toMatchObject({ mergedInto: one.id, version: 2 });
    expect((await app.json("GET", `${path(two)}/versions`)).body.items).toHaveLength(2);
    expect((await ask(app, "How long do backups live?")).entry).toBe(one.id);
  });

  it("does neither half where one of the two has changed meanwhile", async () => {
    const app = await library();
    const one = await made(app);
    const two = await made(app, { question: "Another question?" });
    await edit(app, two, { answer: "Changed." });
    const merge = { survivor: { id: one.id, version: 1 }, other: { id: two.id, version: 1 } };
    expect((await app.json("POST", "/api/entries/merge", merge)).status).toBe(409);
    expect((await app.json("GET", path(one))).body.entry.version).toBe(1);
    expect((await app.json("GET", path(two))).body.entry.archivedAt).toBeNull();
  });
});

describe("GET /api/entries/{id}", () => {
  it("says where an entry is the answer or the suggestion", async () => {
    const app = await library();
    const entry = await made(app);
    const csv = `No,Question,Answer\n1,${DRAFT.question}\n2,Backup frequency,\n3,Do you paint zeppelins?,\n`;
    await app.upload("asked.csv", new TextEncoder().encode(csv));
    await app.context.jobs.idle();
    const { uses } = (await app.json("GET", path(entry))).body;
    expect(uses.map((use: Json) => [use.name, use.text])).toEqual([
      ["asked", DRAFT.question],
      ["asked", "Backup frequency"],
    ]);
  });
});

describe("GET /api/library", () => {
  it("filters by owner, topic, level and age, and pages through what is left", async () => {
    const app = await library();
    const [{ id: owner }] = (await app.json("GET", "/api/colleagues")).body.items;
    const entry = await made(app, { owner, topics: ["backup"], access: "internal" });
    const listed = async (query: string) =>
      (await app.json("GET", `/api/library?limit=500&${query}`)).body.items.map(({ id }: Json) => id);
    expect(await listed(`owner=${owner}`)).toEqual([entry.id]);
    expect(await listed("owner=nobody&origin=curated")).not.toContain(entry.id);
    expect(await listed("topic=backup&origin=curated")).toContain(entry.id);
    expect(await listed("access=internal")).toEqual([entry.id]);
    expect(await listed("access=public&search=customer%20database")).not.toContain(entry.id);
    const paged = async (limit: number) => {
      const items: Json[] = [];
      for (let cursor = ""; ; ) {
        const { body } = await app.json("GET", `/api/library?limit=${limit}&origin=answers${cursor}`);
        items.push(...body.items);
        if (body.next === null) return items;
        cursor = `&cursor=${body.next}`;
      }
    };
    const all = await paged(500);
    const stale = await listed("stale=true&origin=answers");
    expect(stale.sort()).toEqual(
      all
        .filter(({ warnings }: Json) => warnings.length > 0)
        .map(({ id }: Json) => id)
        .sort(),
    );
    expect(stale.length).toBeGreaterThan(0);
    expect((await paged(50)).map(({ id }: Json) => id)).toEqual(all.map(({ id }: Json) => id));
  });
});
