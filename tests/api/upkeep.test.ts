/** Freshness, documents' care and findings: told with what rests on them, changed only by those who may. */
import { describe, expect, it } from "vitest";
import { monthsAfter } from "../../src/domain/day.ts";
import { type Json, type TestApp, testApp } from "../support/app.ts";
import { signedIn } from "../support/people.ts";

const NOTE = `---
id: pen-test
title: Penetration test at Example Ltd
valid-until: 2020-06-30
certifications:
  - standard: ISO/IEC 27001
    edition: "2013"
    status: held
    valid-until: 2021-01-31
---

# Penetration test

Example Ltd has its web application attacked by testers every spring.
`;

const QUESTION = "How often is the web application attacked by testers?";

async function library(): Promise<TestApp> {
  const app = await testApp();
  const form = new FormData();
  form.append("file", new File([NOTE], "pen-test.md"));
  await app.request("/api/library/import", { method: "POST", body: form });
  return app;
}

const entry = async (app: TestApp, draft: object = {}): Promise<Json> =>
  (
    await app.json("POST", "/api/entries", {
      question: QUESTION,
      answer: "Every spring.",
      citations: [{ document: "pen-test", quote: "every spring" }],
      ...draft,
    })
  ).body;

const lines = async (app: TestApp, months = 12): Promise<Json[]> =>
  (await app.json("GET", `/api/library/freshness?months=${months}`)).body.lines;

describe("GET /api/library/freshness", () => {
  it("tells by day what has run out, with the entries and open questionnaires that rest on it", async () => {
    const app = await library();
    const { id } = await entry(app, { reviewBy: "2022-03-01" });
    await app.upload("asked.csv", new TextEncoder().encode(`No,Question,Answer\n1,${QUESTION}\n2,Zeppelins?,\n`));
    await app.context.jobs.idle();
    const found = await lines(app);
    const days = found.map(({ day }) => day ?? "");
    expect(days).toEqual([...days].sort());
    const ofDocument = found.filter((line) => line.id === "pen-test");
    expect(ofDocument.map(({ kind, day }) => [kind, day])).toEqual([
      ["expires", "2020-06-30"],
      ["expires", "2021-01-31"],
      ["edition", "2025-10-31"],
    ]);
    expect(ofDocument[0]).toMatchObject({
      entries: [{ id, question: QUESTION }],
      questionnaires: [{ name: "asked", questions: 1 }],
    });
    expect(found.find((line) => line.about === "entry")).toMatchObject({ id, day: "2022-03-01", kind: "review" });
  });

  it("looks only as far ahead as it is asked", async () => {
    const app = await library();
    const reviewBy = monthsAfter(new Date().toISOString().slice(0, 10), 5);
    const { id } = await entry(app, { reviewBy });
    expect((await lines(app, 4)).some((line) => line.id === id)).toBe(false);
    expect((await lines(app, 6)).some((line) => line.id === id)).toBe(true);
  });
});

describe("GET /api/questionnaires/{id}/export/plan", () => {
  it("counts the written answers whose evidence has aged, and writes them all the same", async () => {
    const app = await library();
    const { body } = await app.upload(
      "asked.csv",
      new TextEncoder().encode(`No,Question,Answer\n1,${QUESTION}\n2,Z?,\n`),
    );
    await app.context.jobs.idle();
    const { id } = body.questionnaire;
    const [question] = (await app.json("GET", `/api/questionnaires/${id}/questions`)).body.items;
    await app.json("POST", `/api/questions/${question.id}/decisions`, { version: question.version, action: "approve" });
    const plan = async () => (await app.json("GET", `/api/questionnaires/${id}/export/plan`)).body;
    expect(await plan()).toMatchObject({ written: 1, stale: 1 });
    const care = { access: "public", owner: null, validUntil: "2099-12-31", reviewBy: null, supersededBy: null };
    await app.json("PUT", "/api/documents/pen-test/care", { ...care, version: 1 });
    expect(await plan()).toMatchObject({ written: 1, stale: 0 });
  });
});

describe("PUT /api/documents/{id}/care", () => {
  const care = { access: "nda", owner: null, validUntil: "2099-12-31", reviewBy: null, supersededBy: "soc-2" };

  it("changes who may see a document and until when it holds, on the record, under a lock", async () => {
    const app = await library();
    const before = (await app.json("GET", "/api/documents/pen-test/care")).body;
    expect(before).toMatchObject({ access: "public", validUntil: "2020-06-30", version: 1 });
    const changed = await app.json("PUT", "/api/documents/pen-test/care", { ...care, version: 1 });
    expect(changed).toMatchObject({ status: 200, body: { ...care, version: 2 } });
    const late = await app.json("PUT", "/api/documents/pen-test/care", { ...care, version: 1 });
    expect(late).toMatchObject({ status: 409, body: { error: { details: { current: { version: 2 } } } } });
    expect((await app.json("GET", "/api/record?action=care_document")).body.items).toMatchObject([
      { before: { access: "public" }, after: { access: "nda", document: "pen-test" } },
    ]);
    const asked = (await app.json("POST", "/api/ask", { question: QUESTION })).body;
    expect(asked.warnings[0]).toContain("under NDA");
    expect(asked.warnings.join(" ")).toMatch(/superseded|replaced/);
  });

  it("lets the owner who is a contributor change the dates and nothing else", async () => {
    const app = await library();
    const Cookie = await signedIn(app.context, { name: "Olga", role: "contributor" });
    const people = (await app.json("GET", "/api/colleagues")).body.items;
    const owner = people.find(({ name }: Json) => name === "Olga").id;
    const put = async (change: object) => {
      const { version, ...stands } = (await app.json("GET", "/api/documents/pen-test/care")).body;
      const body = JSON.stringify({ ...stands, ...change, version });
      const headers = { Cookie, "Content-Type": "application/json" };
      return (await app.request("/api/documents/pen-test/care", { method: "PUT", headers, body })).status;
    };
    expect(await put({ reviewBy: "2099-01-01" })).toBe(403);
    const stands = (await app.json("GET", "/api/documents/pen-test/care")).body;
    await app.json("PUT", "/api/documents/pen-test/care", { ...stands, owner });
    expect(await put({ reviewBy: "2099-01-01" })).toBe(200);
    expect(await put({ access: "internal" })).toBe(403);
    expect(await put({ owner: null })).toBe(403);
  });

  it.each([{ owner: "nobody" }, { supersededBy: "pen-test" }, { validUntil: "31.12.2026" }])(
    "refuses %j",
    async (wrong) => {
      const app = await library();
      const { status } = await app.json("PUT", "/api/documents/pen-test/care", { ...care, ...wrong, version: 1 });
      expect(status).toBe(400);
    },
  );
});

describe("PUT /api/documents/{id}/retired", () => {
  const path = "/api/documents/pen-test/retired";

  it("takes a document out of matching, warns of what rests on it alone, and brings it back", async () => {
    const app = await library();
    const own = await entry(app, { question: "Who attacks the web application each spring?" });
    const { body } = await app.upload(
      "asked.csv",
      new TextEncoder().encode(`No,Question,Answer\n1,${QUESTION}\n2,Z?,\n`),
    );
    await app.context.jobs.idle();
    const { id } = body.questionnaire;
    const [question] = (await app.json("GET", `/api/questionnaires/${id}/questions`)).body.items;
    await app.json("POST", `/api/questions/${question.id}/decisions`, { version: question.version, action: "approve" });
    expect((await app.json("GET", "/api/documents/pen-test/resting")).body).toMatchObject({
      entries: [{ id: own.id }],
      questionnaires: [{ id, questions: 1 }],
    });
    const care = await app.json("PUT", "/api/documents/pen-test/care", {
      ...{ version: 1, access: "public", owner: null, validUntil: null, reviewBy: null, supersededBy: null },
    });
    const why = "The product is sold no more";
    const retired = await app.json("PUT", path, { version: care.body.version, retired: true, why });
    expect(retired).toMatchObject({ status: 200, body: { retired: { why }, version: 3 } });
    expect(await app.json("PUT", path, { version: 2, retired: false })).toMatchObject({ status: 409 });

    const ids = async (query: string) =>
      (await app.json("GET", `/api/library?${query}`)).body.items.map((one: Json) => one.id);
    expect(await ids("search=testers+attack+web+application")).not.toContainEqual(
      expect.stringMatching(/^passage:pen-test/),
    );
    expect(await ids("origin=passage&limit=100")).not.toContainEqual(expect.stringMatching(/^passage:pen-test/));
    const asked = (await app.json("POST", "/api/ask", { question: own.question })).body;
    expect(asked.entry).toBe(own.id);
    expect(asked.alternatives.map((one: Json) => one.entry)).not.toContainEqual(
      expect.stringMatching(/^passage:pen-test/),
    );
    expect(asked.warnings.join(" ")).toMatch(/rests on a retired document, out of force since .*sold no more/);
    expect((await app.json("GET", `/api/entries/${own.id}`)).body.entry.warnings.join(" ")).toMatch(/retired/);
    expect((await app.json("GET", `/api/questionnaires/${id}/export/plan`)).body).toMatchObject({
      written: 1,
      stale: 1,
    });
    expect((await lines(app)).filter((line) => line.id === "pen-test")).toMatchObject([
      { kind: "retired", what: `Retired: ${why}`, questionnaires: [{ id }] },
    ]);
    // What cites it is read as before.
    expect((await app.request("/api/documents/pen-test/original")).status).toBe(200);
    expect((await app.json("GET", "/api/documents/pen-test")).body.passages.length).toBeGreaterThan(0);

    expect((await app.json("PUT", path, { version: 3, retired: false })).body).toMatchObject({
      retired: null,
      version: 4,
    });
    expect(await ids("search=testers+attack+web+application")).toContainEqual(
      expect.stringMatching(/^passage:pen-test/),
    );
    expect((await app.json("GET", `/api/questionnaires/${id}/export/plan`)).body).toMatchObject({ stale: 0 });
    for (const [action, before, after] of [
      ["retire_document", null, { why }],
      ["reinstate_document", { why }, null],
    ] as const) {
      const { items } = (await app.json("GET", `/api/record?action=${action}`)).body;
      expect(items).toMatchObject([{ before: { retired: before }, after: { document: "pen-test", retired: after } }]);
    }
  });

  it("stays with a new edition, which says so, and keeps other dates", async () => {
    const app = await library();
    await app.json("PUT", path, { version: 1, retired: true });
    const form = new FormData();
    form.append("file", new File([`${NOTE}\nThere is more.\n`], "pen-test.md"));
    const { warnings } = await (await app.request("/api/library/import", { method: "POST", body: form })).json();
    expect(warnings.join(" ")).toMatch(/is retired, so nothing of this edition is matched/);
    const care = (await app.json("GET", "/api/documents/pen-test/care")).body;
    const isRetired = async () => (await app.json("GET", "/api/documents/pen-test")).body.document.retired;
    expect(await isRetired()).toMatchObject({ why: null });
    expect(care.validUntil).toBe("2020-06-30");
    const { version, ...dates } = care;
    const changed = await app.json("PUT", "/api/documents/pen-test/care", {
      ...dates,
      version,
      reviewBy: "2099-01-01",
    });
    expect(changed.body).toMatchObject({ reviewBy: "2099-01-01" });
    expect(await isRetired()).toMatchObject({ why: null });
  });

  it("is for its owner and the library's keepers", async () => {
    const app = await library();
    const Cookie = await signedIn(app.context, { name: "Olga", role: "contributor" });
    const retire = async () => {
      const { version } = (await app.json("GET", "/api/documents/pen-test/care")).body;
      const headers = { Cookie, "Content-Type": "application/json" };
      const body = JSON.stringify({ version, retired: true });
      return (await app.request(path, { method: "PUT", headers, body })).status;
    };
    expect(await retire()).toBe(403);
    const stands = (await app.json("GET", "/api/documents/pen-test/care")).body;
    const owner = (await app.json("GET", "/api/colleagues")).body.items.find(({ name }: Json) => name === "Olga").id;
    await app.json("PUT", "/api/documents/pen-test/care", { ...stands, owner });
    expect(await retire()).toBe(200);
  });
});

describe("GET /api/library/findings", () => {
  const pairs = async (app: TestApp) => {
    const { items } = (await app.json("GET", "/api/library/findings")).body;
    return items.filter(({ kind }: Json) => kind === "duplicate" || kind === "contradictory");
  };

  it("lists what is said twice and what contradicts, until it is merged or let stand", async () => {
    const app = await library();
    const before = (await pairs(app)).length;
    const one = await entry(app, { option: "Yes" });
    const two = await entry(app, { option: "No" });
    const found = (await pairs(app)).filter(({ entries }: Json) => entries.some(({ id }: Json) => id === two.id));
    expect(found.map(({ kind }: Json) => kind).sort()).toEqual(["contradictory"]);
    const entries = [one.id, two.id];
    expect((await app.json("POST", "/api/library/findings/keep-both", { entries })).status).toBe(204);
    expect(await pairs(app)).toHaveLength(before);
    await entry(app, { option: "No" });
    expect((await pairs(app)).length).toBeGreaterThan(before);
  });

  it("tells on saving what the entry repeats or contradicts, as the check does, in other wordings too", async () => {
    const app = await library();
    const one = await entry(app, {
      question: "How long are audit logs retained?",
      answer: "Logs are retained for 30 days.",
    });
    expect(one.alike).toEqual([]);
    const two = await entry(app, {
      question: "How long are the audit logs being retained?",
      answer: "They are kept 90 days.",
    });
    expect(two.alike).toMatchObject([{ entry: one.id, kind: "contradiction", answer: one.answer }]);
    expect(two.alike[0].why).toMatch(/90 days.*30 days/);
    const about = (await pairs(app)).filter(({ entries }: Json) => entries.some(({ id }: Json) => id === two.id));
    expect(about).toMatchObject([{ kind: "contradictory", count: 2 }]);
    expect(about[0].entries.map(({ id }: Json) => id).sort()).toEqual([one.id, two.id].sort());
    const { alike, ...saved } = two;
    const edited = await app.json("PUT", `/api/entries/${two.id}`, {
      version: saved.version,
      question: saved.question,
      answer: "Audit logs are retained for 30 days.",
    });
    expect(edited.body.alike).toMatchObject([{ entry: one.id, kind: "duplicate" }]);
    await app.json("POST", "/api/library/findings/keep-both", { entries: [one.id, two.id] });
    const again = await app.json("PUT", `/api/entries/${two.id}`, {
      version: edited.body.version,
      question: saved.question,
      answer: "All audit logs are retained for 30 days.",
    });
    expect(again.body.alike).toEqual([]);
  });

  it("remembers only entries that are there", async () => {
    const app = await library();
    const { status } = await app.json("POST", "/api/library/findings/keep-both", { entries: ["one", "other"] });
    expect(status).toBe(404);
  });
});
