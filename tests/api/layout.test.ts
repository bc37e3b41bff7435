import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import { type Json, type TestApp, testApp, vendorReview } from "../support/app.ts";

/** A sheet whose first column looks like the question to nobody but us. */
const SHEET = [
  "Area,What we ask,Your word,Remark",
  "Keys,Are keys rotated every year?,,",
  "Keys,Who may read the keys?,,",
  "Logs,Are logs kept for a year?,,",
].join("\r\n");

const csv = (text: string) => new TextEncoder().encode(text);

async function uploaded(app: TestApp, bytes = vendorReview(), name = "Acme.xlsx") {
  const { body } = await app.upload(name, bytes);
  await app.context.jobs.idle();
  return body.questionnaire.id as string;
}

const questionsOf = async (app: TestApp, id: string): Promise<Json[]> =>
  (await app.json("GET", `/api/questionnaires/${id}/questions?limit=500`)).body.items;

const DETAILS_OUT = { sheet: "Details", headerRow: null, columns: null };

describe("GET /api/questionnaires/{id}/sheets/{sheet}", () => {
  it("shows a window on the sheet as the customer sees it", async () => {
    const app = await testApp();
    const id = await uploaded(app);
    const { body } = await app.json("GET", `/api/questionnaires/${id}/sheets/Security%20review?first=6&count=3`);
    expect(body.rows.map(({ row }: Json) => row)).toEqual([6, 7, 8]);
    expect(body.rows[0].cells.map(({ text }: Json) => text)).toEqual(["No.", "Question", "Response", "Comments"]);
    expect(body.rows[1].cells[0]).toMatchObject({ columnSpan: 4, bold: true });
    expect((await app.json("GET", `/api/questionnaires/${id}/sheets/Nothing`)).status).toBe(404);
  });
});

/** A question by its text. */
const asked = (questions: Json[], text: string) => questions.find((one) => one.text === text);

async function approve(app: TestApp, question: Json) {
  const decision = { version: question.version, action: "approve", answer: { option: null, text: "It is so." } };
  expect((await app.json("POST", `/api/questions/${question.id}/decisions`, decision)).status).toBe(200);
}

describe("PUT /api/questionnaires/{id}/layout with work already done", () => {
  const columns = { section: "A", question: "B", answer: ["D"] };
  const corrections = [{ sheet: "CSV", headerRow: 1, columns }];
  const others = [{ sheet: "CSV", headerRow: 1, columns: { question: "A", answer: ["C"] } }];

  it("counts beforehand which approvals become drafts and which would be lost", async () => {
    const app = await testApp();
    const id = await uploaded(app, csv(SHEET), "one.csv");
    const [first, second] = await questionsOf(app, id);
    await approve(app, first);
    await app.json("POST", `/api/questions/${second.id}/decisions`, {
      version: 1,
      action: "edit",
      answer: { option: null, text: "Operators." },
    });
    const preview = async (wanted: Json) =>
      (await app.json("POST", `/api/questionnaires/${id}/layout/preview`, { corrections: wanted })).body;
    expect(await preview(corrections)).toMatchObject({ removed: 0, decided: 0, approved: 0, reopened: 1 });
    expect(await preview(others)).toMatchObject({ removed: 3, decided: 2, approved: 1, reopened: 0 });
    expect((await preview(others)).asked).toEqual([{ sheet: "CSV", rows: [2, 3, 4] }]);
  });

  it("refuses to take more work away than the person saw", async () => {
    const app = await testApp();
    const id = await uploaded(app, csv(SHEET), "one.csv");
    const { body: seen } = await app.json("POST", `/api/questionnaires/${id}/layout/preview`, { corrections: others });
    await approve(app, asked(await questionsOf(app, id), "Who may read the keys?"));
    const { decided, approved, reopened } = seen;
    const body = { corrections: others, seen: { decided, approved, reopened } };
    const refused = await app.json("PUT", `/api/questionnaires/${id}/layout`, body);
    expect(refused).toMatchObject({ status: 409, body: { error: { code: "conflict", details: { current: { id } } } } });
    expect(await questionsOf(app, id)).toHaveLength(3);
    const agreed = { ...body, seen: { decided: 1, approved: 1, reopened: 0 } };
    expect((await app.json("PUT", `/api/questionnaires/${id}/layout`, agreed)).status).toBe(200);
  });

  it("writes nothing where somebody decides between the reading and the writing", async () => {
    const app = await testApp();
    const id = await uploaded(app, csv(SHEET), "one.csv");
    const [first] = await questionsOf(app, id);
    const { database } = app.context;
    const batch = database.batch.bind(database);
    database.batch = async (statements) => {
      database.batch = batch;
      await approve(app, first);
      return batch(statements);
    };
    const late = await app.json("PUT", `/api/questionnaires/${id}/layout`, { corrections: others });
    expect(late).toMatchObject({ status: 409, body: { error: { code: "conflict" } } });
    const [now] = await questionsOf(app, id);
    expect(now).toMatchObject({ id: first.id, review: { state: "approved" } });
    expect((await app.json("GET", `/api/questionnaires/${id}`)).body.corrections).toEqual([]);
  });
});

describe("a correction remembered for the next workbook", () => {
  const next = async (app: TestApp, text: string) => questionsOf(app, await uploaded(app, csv(text), "next.csv"));

  it("is found again by the row that was called the header, wherever it stands", async () => {
    const app = await testApp();
    const sheet = "Ort,Ding,Zustand\nHalle,Tor,\nHalle,Fenster,\n";
    const id = await uploaded(app, csv(sheet), "one.csv");
    expect(await questionsOf(app, id)).toEqual([]);
    const corrections = [{ sheet: "CSV", headerRow: 1, columns: { section: "A", question: "B", answer: ["C"] } }];
    await app.json("PUT", `/api/questionnaires/${id}/layout`, { corrections });
    const questions = await next(app, `Rundgang,im Herbst,\n${sheet}Keller,Luke,\n`);
    expect(questions.map(({ text, answer }) => [text, answer.cells[0]])).toEqual([
      ["Tor", "C3"],
      ["Fenster", "C4"],
      ["Luke", "C5"],
    ]);
    expect(await next(app, sheet.replace("Zustand", "Besitzer"))).toEqual([]);
  });
});

describe("a correction of a sheet without any header", () => {
  const form = async (...rows: string[][]) => {
    const book = new ExcelJS.Workbook();
    book.addWorksheet("Begehung").addRows(rows);
    book.addWorksheet("Notizen").addRows([["Stand", "Mai"]]);
    return new Uint8Array(await book.xlsx.writeBuffer());
  };
  const rows = [
    ["Tor", "", "Halle"],
    ["Fenster", "", "Halle"],
    ["Luke", "", "Keller"],
  ];

  it("is found again by the sheet's name and the shape of its columns", async () => {
    const app = await testApp();
    const id = await uploaded(app, await form(...rows), "Mai.xlsx");
    expect(await questionsOf(app, id)).toEqual([]);
    const corrections = [{ sheet: "Begehung", headerRow: null, columns: { question: "A", answer: ["B"] } }];
    await app.json("PUT", `/api/questionnaires/${id}/layout`, { corrections });
    const next = await uploaded(
      app,
      await form(["Dach", "dicht", "Halle"], ["Rampe", "", "Hof"], ...rows),
      "Juni.xlsx",
    );
    expect((await questionsOf(app, next)).map(({ cell, existing }) => [cell, existing])).toEqual([
      ["A1", "dicht"],
      ["A2", null],
      ["A3", null],
      ["A4", null],
      ["A5", null],
    ]);
    const other = await uploaded(app, await form(...rows.map(([a = ""]) => [a, "x", "y"])), "Juli.xlsx");
    expect(await questionsOf(app, other)).toEqual([]);
  });
});

describe("PUT /api/questionnaires/{id}/layout", () => {
  it("previews what a correction would do, and changes nothing by that", async () => {
    const app = await testApp();
    const id = await uploaded(app);
    const before = await questionsOf(app, id);
    const decided = before.find(({ sheet }) => sheet === "Details");
    const answer = { option: null, text: "By hand." };
    await app.json("POST", `/api/questions/${decided.id}/decisions`, { version: 1, action: "approve", answer });
    const preview = await app.json("POST", `/api/questionnaires/${id}/layout/preview`, { corrections: [DETAILS_OUT] });
    expect(preview.body).toMatchObject({ questions: 17, added: 0, removed: 7, decided: 1 });
    expect(await questionsOf(app, id)).toHaveLength(before.length);
  });

  it("takes a sheet out and in again, and keeps the reviews of the others", async () => {
    const app = await testApp();
    const id = await uploaded(app);
    const [first] = await questionsOf(app, id);
    await app.json("POST", `/api/questions/${first.id}/decisions`, { version: 1, action: "approve" });
    const out = await app.json("PUT", `/api/questionnaires/${id}/layout`, { corrections: [DETAILS_OUT] });
    expect(out.body.counts).toMatchObject({ total: 17, approved: 1 });
    const back = await app.json("PUT", `/api/questionnaires/${id}/layout`, { corrections: [] });
    expect(back.body.counts).toMatchObject({ total: 24, approved: 1 });
    await app.context.jobs.idle();
    const questions = await questionsOf(app, id);
    expect(questions.map(({ position }) => position)).toEqual(questions.map((_, index) => index));
    expect(questions.every(({ suggestion }) => suggestion !== null)).toBe(true);
    expect(questions[0]).toMatchObject({ id: first.id, review: { state: "approved" } });
  });

  it("reads the columns as a person names them, and remembers it for the next file with the same headings", async () => {
    const app = await testApp();
    const id = await uploaded(app, csv(SHEET), "one.csv");
    const { body } = await app.json("GET", `/api/questionnaires/${id}`);
    const [{ name }] = body.sheets;
    const columns = { section: "A", question: "B", answer: ["D"] };
    const corrections = [{ sheet: name, headerRow: 1, columns }];
    const { body: corrected } = await app.json("PUT", `/api/questionnaires/${id}/layout`, { corrections });
    expect(corrected.corrections).toEqual(corrections);
    expect((await questionsOf(app, id)).map(({ answer }) => answer.cells)).toEqual([["D2"], ["D3"], ["D4"]]);

    const next = await uploaded(app, csv(SHEET.replace("a year", "two years")), "next year.csv");
    expect((await questionsOf(app, next)).map(({ answer }) => answer.cells[0])).toEqual(["D2", "D3", "D4"]);

    await app.json("PUT", `/api/questionnaires/${next}/layout`, { corrections: [] });
    const after = await uploaded(app, csv(SHEET), "later.csv");
    expect((await questionsOf(app, after)).map(({ answer }) => answer.cells[0])).toEqual(["C2", "C3", "C4"]);
  });

  it("finds the questions of a workbook that seemed to hold none", async () => {
    const app = await testApp();
    const id = await uploaded(app, csv("Door,locked\nKey,kept safe\nWindow,\n"), "walk.csv");
    expect(await questionsOf(app, id)).toEqual([]);
    const corrections = [{ sheet: "CSV", headerRow: null, columns: { question: "A", answer: ["B"] } }];
    const { body } = await app.json("PUT", `/api/questionnaires/${id}/layout`, { corrections });
    expect(body.counts.total).toBe(3);
    await app.context.jobs.idle();
    const questions = await questionsOf(app, id);
    expect(questions.map(({ text, existing }) => [text, existing])).toEqual([
      ["Door", "locked"],
      ["Key", "kept safe"],
      ["Window", null],
    ]);
    expect(questions.every(({ suggestion }) => suggestion !== null)).toBe(true);
  });

  it("makes a draft of an approval whose cells have changed, and matches the question again", async () => {
    const app = await testApp();
    const id = await uploaded(app, csv(SHEET), "one.csv");
    const [first] = await questionsOf(app, id);
    const answer = { option: null, text: "Yes, each January." };
    await app.json("POST", `/api/questions/${first.id}/decisions`, { version: 1, action: "approve", answer });
    const { body } = await app.json("GET", `/api/questionnaires/${id}`);
    const columns = { question: "B", answer: ["D"] };
    const corrections = [{ sheet: body.sheets[0].name, headerRow: 1, columns }];
    await app.json("PUT", `/api/questionnaires/${id}/layout`, { corrections });
    await app.context.jobs.idle();
    const [now] = await questionsOf(app, id);
    expect(now).toMatchObject({
      id: first.id,
      version: 3,
      review: { state: "drafted", answer: { text: answer.text } },
    });
    expect(now.suggestion).not.toBeNull();
  });

  it("refuses to leave nothing, and columns that are none", async () => {
    const app = await testApp();
    const id = await uploaded(app);
    const all = ["Security review", "Details"].map((sheet) => ({ ...DETAILS_OUT, sheet }));
    const none = await app.json("PUT", `/api/questionnaires/${id}/layout`, { corrections: all });
    expect(none).toMatchObject({ status: 422, body: { error: { code: "no_questions" } } });
    const columns = { question: "third", answer: ["C"] };
    const odd = { corrections: [{ sheet: "Details", headerRow: 3, columns }] };
    expect((await app.json("PUT", `/api/questionnaires/${id}/layout`, odd)).status).toBe(400);
    expect(await questionsOf(app, id)).toHaveLength(24);
  });
});
