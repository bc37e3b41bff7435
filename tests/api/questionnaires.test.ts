import { setTimeout as after } from "node:timers/promises";
import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import { type Json, type TestApp, testApp, vendorReview } from "../support/app.ts";

async function matched(app: TestApp, fileName = "Acme review.xlsx") {
  const { status, body } = await app.upload(fileName, vendorReview());
  expect(status).toBe(201);
  await app.context.jobs.idle();
  const { items } = (await app.json("GET", `/api/questionnaires/${body.questionnaire.id}/questions?limit=500`)).body;
  return { id: body.questionnaire.id as string, job: body.job, questions: items };
}

/** The start of an OLE container, and a stream of the name that Excel 97 gave its workbooks. */
const oldWorkbook = () =>
  Uint8Array.from([
    0xd0,
    0xcf,
    0x11,
    0xe0,
    0xa1,
    0xb1,
    0x1a,
    0xe1,
    ...[..."Workbook"].flatMap((c) => [c.charCodeAt(0), 0]),
  ]);

const countRows = async (app: TestApp) =>
  app.context.database.first(
    `SELECT (SELECT count(*) FROM questionnaires) AS questionnaires, (SELECT count(*) FROM questions) AS questions,
            (SELECT count(*) FROM blobs) AS blobs, (SELECT count(*) FROM jobs) AS jobs`,
  );

describe("POST /api/questionnaires", () => {
  it("finds the questions and matches them in a job", async () => {
    const app = await testApp();
    const { id, job, questions } = await matched(app);
    const done = await app.json("GET", `/api/jobs/${job.id}`);
    expect(done.body).toMatchObject({ state: "done", done: 24, total: 24, subject: id });
    expect(questions).toHaveLength(24);
    expect(questions.every((question: Json) => question.suggestion !== null)).toBe(true);
    const { body } = await app.json("GET", `/api/questionnaires/${id}`);
    expect(body).toMatchObject({ name: "Acme review", fileName: "Acme review.xlsx", createdBy: "Robin" });
    expect(body.counts.total).toBe(24);
    expect(body.counts.suggested + body.counts.noMatch).toBe(24);
  });

  const wide = (text: string) => new TextEncoder().encode(text);
  it.each([
    ["nothing.xlsx", new Uint8Array(), 400, "empty_file"],
    ["picture.xlsx", wide("\x89PNG\r\n\x1a\n and so on"), 415, "not_a_workbook"],
    ["cut.xlsx", vendorReview().slice(0, 4000), 422, "damaged_workbook"],
    ["old.xls", oldWorkbook(), 415, "legacy_workbook"],
  ])("refuses %s with a sentence and keeps nothing of it", async (name, bytes, status, code) => {
    const app = await testApp();
    const answer = await app.upload(name, bytes);
    expect(answer.body.error).toMatchObject({ code });
    expect(answer.status).toBe(status);
    expect(answer.body.error.message).toMatch(/\.$/);
    expect(await countRows(app)).toEqual({ questionnaires: 0, questions: 0, blobs: 0, jobs: 0 });
  });

  it("keeps a workbook in which no question is found, with the reason sheet by sheet", async () => {
    const app = await testApp();
    const { status, body } = await app.upload("prose.csv", wide("just some words,and more\nof them,here\n"));
    expect(status).toBe(201);
    expect(body.questionnaire).toMatchObject({ counts: { total: 0 }, blocks: [], sheets: [{ role: "reference" }] });
    expect(body.questionnaire.sheets[0].reason).toMatch(/\.$/);
    await app.context.jobs.idle();
    expect((await app.json("GET", `/api/jobs/${body.job.id}`)).body).toMatchObject({ state: "done", total: 0 });
    const exported = await app.json("POST", `/api/questionnaires/${body.questionnaire.id}/export`, {});
    expect(exported).toMatchObject({ status: 409, body: { error: { code: "not_ready" } } });
  });

  it("refuses an upload over the limit", async () => {
    const app = await testApp({ maxUploadBytes: 2000 });
    const answer = await app.upload("Acme.xlsx", vendorReview());
    expect(answer).toMatchObject({ status: 413, body: { error: { code: "too_large" } } });
    expect(await countRows(app)).toMatchObject({ questionnaires: 0, blobs: 0 });
  });

  it("refuses a form without a file", async () => {
    const app = await testApp();
    const answer = await app.request("/api/questionnaires", { method: "POST", body: new FormData() });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { code: "invalid_input" } });
  });

  it("refuses a form that another site sends", async () => {
    const app = await testApp();
    const form = new FormData();
    form.append("file", new File([vendorReview() as Uint8Array<ArrayBuffer>], "a.xlsx"));
    const headers = { Origin: "https://elsewhere.example", "Sec-Fetch-Site": "cross-site" };
    const answer = await app.request("http://localhost/api/questionnaires", { method: "POST", body: form, headers });
    expect(answer.status).toBe(403);
    expect(await countRows(app)).toMatchObject({ questionnaires: 0, blobs: 0 });
  });
});

describe("GET /api/questionnaires", () => {
  it("pages through all of them, newest first", async () => {
    const app = await testApp();
    for (const name of ["one.xlsx", "two.xlsx", "three.xlsx"]) await app.upload(name, vendorReview());
    const first = (await app.json("GET", "/api/questionnaires?limit=2")).body;
    const second = (await app.json("GET", `/api/questionnaires?limit=2&cursor=${first.next}`)).body;
    expect([...first.items, ...second.items].map(({ name }) => name)).toEqual(["three", "two", "one"]);
    expect(second.next).toBeNull();
  });

  it("refuses a cursor that no page gave, rather than answer with an empty page", async () => {
    const app = await testApp();
    for (const cursor of ["junk", "", "a b c", "1"]) {
      const { status, body } = await app.json("GET", `/api/questionnaires?cursor=${encodeURIComponent(cursor)}`);
      expect({ status, code: body.error?.code }).toEqual({ status: 400, code: "invalid_input" });
    }
  });

  it("answers 404 for one that is not there", async () => {
    const app = await testApp();
    expect(await app.json("GET", "/api/questionnaires/none")).toMatchObject({
      status: 404,
      body: { error: { code: "not_found" } },
    });
  });
});

describe("GET /api/questionnaires/{id}/questions", () => {
  it("pages through all of them in the order of the workbook", async () => {
    const app = await testApp();
    const { id, questions } = await matched(app);
    const seen: unknown[] = [];
    let next: string | null = "";
    while (next !== null) {
      const cursor: string = next === "" ? "" : `&cursor=${next}`;
      const { body } = await app.json("GET", `/api/questionnaires/${id}/questions?limit=7${cursor}`);
      seen.push(...body.items);
      next = body.next;
    }
    expect(seen).toEqual(questions);
  });

  it("filters by state, by match and by words", async () => {
    const app = await testApp();
    const { id, questions } = await matched(app);
    const ask = async (query: string) =>
      (await app.json("GET", `/api/questionnaires/${id}/questions?${query}`)).body.items;
    const unanswered = questions.filter((question: Json) => question.suggestion.outcome === "no_match");
    expect(unanswered.length).toBeGreaterThan(0);
    expect(await ask("match=no_match")).toEqual(unanswered);
    expect(await ask("state=approved")).toEqual([]);
    expect(await ask("search=100%25_")).toEqual([]);
    const [found] = await ask(`search=${encodeURIComponent("verification ID")}`);
    expect(found.text).toContain("verification ID");
  });

  it("refuses a filter it does not know", async () => {
    const app = await testApp();
    const { id } = await matched(app);
    expect((await app.json("GET", `/api/questionnaires/${id}/questions?state=maybe`)).status).toBe(400);
  });
});

describe("POST /api/questionnaires/{id}/export", () => {
  it("writes approved answers into their cells, and nothing else", async () => {
    const app = await testApp();
    const { id, questions } = await matched(app);
    expect(await app.json("POST", `/api/questionnaires/${id}/export`)).toMatchObject({
      status: 409,
      body: { error: { code: "not_ready" } },
    });
    const suggested = questions.find(
      (one: Json) => one.answer.format === "choice" && one.suggestion.option && one.comment,
    );
    const open = questions.find((one: Json) => one.answer.format === "text");
    const decided = await app.json("POST", `/api/questions/${suggested.id}/decisions`, {
      version: 1,
      action: "approve",
    });
    expect(decided.status).toBe(200);
    const plan = (await app.json("GET", `/api/questionnaires/${id}/export/plan`)).body;
    expect(plan).toMatchObject({ written: 1, open: 23, warnings: [] });

    const response = await app.request(`/api/questionnaires/${id}/export`, { method: "POST" });
    expect(response.headers.get("Content-Disposition")).toContain("Acme review (filled).xlsx");
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(await response.arrayBuffer());
    const sheet = book.getWorksheet(suggested.sheet);
    expect(sheet?.getCell(suggested.answer.cells[0]).text).toBe(suggested.suggestion.option);
    expect(sheet?.getCell(suggested.comment).text).toBe(suggested.suggestion.answer);
    expect(book.getWorksheet(open.sheet)?.getCell(open.answer.cells[0]).text).toBe("");
  });

  it("writes the customer's own word for not applicable", async () => {
    const app = await testApp();
    const { id, questions } = await matched(app);
    const question = questions.find((one: Json) => one.answer.options.includes("N/A"));
    await app.json("POST", `/api/questions/${question.id}/decisions`, { version: 1, action: "not_applicable" });
    const { cells } = (await app.json("GET", `/api/questionnaires/${id}/export/plan`)).body;
    expect(cells).toEqual([{ sheet: question.sheet, cell: question.answer.cells[0], text: "N/A" }]);
  });

  it("shows the customer the evidence behind the comments, or on a sheet of its own", async () => {
    const app = await testApp();
    const { id, questions } = await matched(app);
    const question = questions.find((one: Json) => one.suggestion.option && one.comment);
    await app.json("POST", `/api/questions/${question.id}/decisions`, { version: 1, action: "approve" });
    const [{ title, quote }] = question.suggestion.citations;
    const filled = async (citations: string) => {
      const path = `/api/questionnaires/${id}/export?citations=${citations}`;
      const book = new ExcelJS.Workbook();
      await book.xlsx.load(await (await app.request(path, { method: "POST" })).arrayBuffer());
      return book;
    };
    const comments = await filled("comments");
    const comment = comments.getWorksheet(question.sheet)?.getCell(question.comment).text;
    expect(comment).toContain(question.suggestion.answer);
    expect(comment).toContain(`Source: ${title}`);
    const evidence = (await filled("sheet")).getWorksheet("Evidence");
    const row = evidence?.getRow(2).values as string[];
    expect(row.slice(1)).toEqual(expect.arrayContaining([question.ref, question.text, title, quote]));
    expect((await filled("none")).getWorksheet("Evidence")).toBeUndefined();
  });

  it("warns where an answer's evidence has changed since it was approved", async () => {
    const app = await testApp();
    const { id, questions } = await matched(app);
    const question = questions.find((one: Json) => one.suggestion.option);
    await app.json("POST", `/api/questions/${question.id}/decisions`, { version: 1, action: "approve" });
    const [{ document, title }] = question.suggestion.citations;
    await app.context.database.run("UPDATE documents SET content_hash = 'other' WHERE id = ?", document);
    const { warnings } = (await app.json("GET", `/api/questionnaires/${id}/export/plan`)).body;
    expect(warnings).not.toEqual([]);
    expect(warnings[0]).toContain(title);
  });
});

describe("DELETE /api/questionnaires/{id}", () => {
  it("removes all that hangs on it and leaves the record", async () => {
    const app = await testApp();
    const { id } = await matched(app);
    expect((await app.json("DELETE", `/api/questionnaires/${id}`)).status).toBe(204);
    expect(await countRows(app)).toEqual({ questionnaires: 0, questions: 0, blobs: 0, jobs: 0 });
    const events = await app.context.database.all("SELECT action FROM events WHERE questionnaire = ? ORDER BY seq", id);
    expect(events).toEqual([{ action: "upload" }, { action: "delete" }]);
  });

  it("keeps a workbook that another questionnaire was made from", async () => {
    const app = await testApp();
    const one = await matched(app);
    const two = await matched(app);
    await app.json("DELETE", `/api/questionnaires/${one.id}`);
    expect((await app.json("GET", `/api/questionnaires/${two.id}/export/plan`)).status).toBe(200);
    expect(await countRows(app)).toMatchObject({ questionnaires: 1, blobs: 1 });
  });

  it("keeps the workbook of an upload that comes at the same time, and leaves none without one", async () => {
    const app = await testApp();
    let { id } = (await app.upload("one.xlsx", vendorReview())).body.questionnaire;
    for (let round = 0; round < 12; round++) {
      // At another moment of the upload each time.
      const [come, gone] = await Promise.all([
        app.upload("one.xlsx", vendorReview()),
        after(round).then(() => app.json("DELETE", `/api/questionnaires/${id}`)),
      ]);
      expect([gone.status, come.status]).toEqual([204, 201]);
      expect(await countRows(app)).toMatchObject({ questionnaires: 1, blobs: 1 });
      id = come.body.questionnaire.id;
    }
    await app.context.jobs.idle();
    expect((await app.json("GET", `/api/questionnaires/${id}/export/plan`)).status).toBe(200);
  });
});
