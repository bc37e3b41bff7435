/** Insight on a real library: what is covered, reused and missing, counted from decisions as people make them. */
import { describe, expect, it } from "vitest";
import { type Json, type TestApp, testApp } from "../support/app.ts";

const ROWS = [
  "Do you hold a current SOC 2 Type II report?",
  "Do you carry cyber insurance for ransomware?",
  "How often do you fly Zeppelins?",
];

async function asked(app: TestApp, name: string, customer: string): Promise<Json[]> {
  const csv = `No,Question,Answer\n${ROWS.map((text, row) => `${row + 1},${text},\n`).join("")}`;
  const { body } = await app.upload(`${name}.csv`, new TextEncoder().encode(csv));
  const { id, version } = body.questionnaire;
  await app.json("PATCH", `/api/questionnaires/${id}`, { version, customer });
  await app.context.jobs.idle();
  return (await app.json("GET", `/api/questionnaires/${id}/questions`)).body.items;
}

const decide = async (app: TestApp, { id, version }: Json, decision: object): Promise<Json> =>
  (await app.json("POST", `/api/questions/${id}/decisions`, { version, ...decision })).body;

const insight = async (app: TestApp, query = ""): Promise<Json> => (await app.json("GET", `/api/insight${query}`)).body;

describe("GET /api/insight", () => {
  it("says nothing of nothing", async () => {
    const app = await testApp();
    const { totals, months, topics, entries, gaps } = await insight(app);
    expect(totals).toMatchObject({ questionnaires: 0, questions: 0, finished: 0, medianHours: null });
    expect([months, topics, entries, gaps]).toEqual([[], [], [], []]);
  });

  it("counts each question once: by month, by topic, by what became of it", async () => {
    const app = await testApp();
    const [soc] = await asked(app, "first", "Acme");
    await asked(app, "second", "Zeta");
    expect(soc.suggestion).toMatchObject({ outcome: "suggested" });
    await decide(app, soc, { action: "approve" });
    const { totals, months, topics, entries } = await insight(app);
    expect(totals).toMatchObject({
      questionnaires: 2,
      questions: 6,
      suggested: 2,
      noMatch: 4,
      approved: 1,
      reused: 1,
      edited: 0,
    });
    for (const part of [months, topics]) {
      for (const count of ["questions", "suggested", "noMatch", "approved", "reused"]) {
        expect(part.reduce((sum: number, each: Json) => sum + each[count], 0)).toBe(totals[count]);
      }
    }
    expect(months).toHaveLength(1);
    expect(months[0].month).toBe(new Date().toISOString().slice(0, 7));
    expect(topics.find((each: Json) => each.topic?.id === "insurance")).toMatchObject({ questions: 2, noMatch: 2 });
    expect(topics.find((each: Json) => each.topic === null)).toMatchObject({ questions: 2 });
    expect(entries).toEqual([{ entry: soc.suggestion.entry, question: expect.any(String), used: 1, edited: 0 }]);
  });

  it("tells an entry that people reword from one that they take as it is", async () => {
    const app = await testApp();
    const [soc] = await asked(app, "first", "Acme");
    const { option, entry, citations } = soc.suggestion;
    await decide(app, soc, { action: "approve", answer: { option, text: "In our words.", entry, citations } });
    const { entries, totals } = await insight(app);
    expect(entries).toMatchObject([{ entry, used: 1, edited: 1 }]);
    expect(totals).toMatchObject({ reused: 1, edited: 1 });
  });

  it("lists what the library cannot answer with who asked, until an answer to it is kept", async () => {
    const app = await testApp();
    const [, insurance] = await asked(app, "first", "Acme");
    const [, again] = await asked(app, "second", "Zeta");
    const gapOf = async () => (await insight(app)).gaps.find(({ topic }: Json) => topic?.id === "insurance");
    expect(await gapOf()).toMatchObject({
      questions: 2,
      customers: ["Acme", "Zeta"],
      examples: [{ id: again.id, text: ROWS[1], asked: 2, answered: false }],
    });
    const answer = { option: null, text: "Yes, up to ten million euros.", entry: null, citations: [] };
    for (const question of [insurance, again]) {
      await decide(app, question, { action: "approve", answer });
      if (question === insurance) expect((await gapOf()).examples).toMatchObject([{ answered: true }]);
      await app.json("POST", `/api/questions/${question.id}/keep`, {});
    }
    expect(await gapOf()).toBeUndefined();
  });

  it("measures from upload to the last decision where nothing is left to decide", async () => {
    const app = await testApp();
    const questions = await asked(app, "first", "Acme");
    await asked(app, "second", "Zeta");
    for (const question of questions) await decide(app, question, { action: "not_applicable" });
    const { totals } = await insight(app);
    expect(totals.finished).toBe(1);
    expect(totals.medianHours).toBeGreaterThanOrEqual(0);
    expect(totals.medianHours).toBeLessThan(1);
  });

  it("refuses days that are none", async () => {
    const app = await testApp();
    expect((await app.json("GET", "/api/insight?days=0")).status).toBe(400);
    expect((await app.json("GET", "/api/insight?days=soon")).status).toBe(400);
  });
});
