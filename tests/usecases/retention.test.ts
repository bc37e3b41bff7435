/** What goes after its time, what stays, and what is left of it. */
import { describe, expect, it } from "vitest";
import { COMMAND_LINE } from "../../src/domain/actor.ts";
import { applyRetention, planRetention } from "../../src/usecases/retention.ts";
import { sealRecord } from "../../src/usecases/seal-record.ts";
import { changeSettings } from "../../src/usecases/settings.ts";
import { verifyRecord } from "../../src/usecases/verify-record.ts";
import { type TestApp, testApp } from "../support/app.ts";

const DAY = 24 * 60 * 60 * 1000;

/** The same application on a clock that is so many days ahead. */
function later({ context }: TestApp, days: number) {
  return { ...context, clock: { now: () => new Date(Date.now() + days * DAY) } };
}

async function upload(app: TestApp, fileName: string, end: "archive" | "finish" | "leave open") {
  const sheet = `No.,Question,Answer\n1,Is ${fileName} encrypted?,\n`;
  const { id } = (await app.upload(fileName, new TextEncoder().encode(sheet))).body.questionnaire;
  await app.context.jobs.idle();
  if (end === "archive") {
    const { version } = (await app.json("GET", `/api/questionnaires/${id}`)).body;
    const { status } = await app.json("PATCH", `/api/questionnaires/${id}`, { version, archived: true });
    expect(status).toBe(200);
  }
  if (end === "finish") {
    const [question] = (await app.json("GET", `/api/questionnaires/${id}/questions`)).body.items;
    const decision = { version: question.version, action: "not_applicable" };
    expect((await app.json("POST", `/api/questions/${question.id}/decisions`, decision)).status).toBe(200);
  }
  return id as string;
}

const names = async (app: TestApp) =>
  (await app.context.database.all<{ name: string }>("SELECT name FROM questionnaires ORDER BY name")).map(
    ({ name }) => name,
  );

describe("applyRetention", () => {
  it("deletes what is finished or archived and untouched for the days that are set, and nothing else", async () => {
    const app = await testApp();
    await upload(app, "archived.csv", "archive");
    await upload(app, "finished.csv", "finish");
    await upload(app, "open.csv", "leave open");
    expect(await applyRetention(later(app, 4000))).toBe(0);
    await changeSettings(app.context, COMMAND_LINE, { retentionDays: 90 });
    expect(await planRetention(later(app, 89), COMMAND_LINE, 90)).toEqual([]);
    expect(await applyRetention(later(app, 89))).toBe(0);
    const plan = await planRetention(later(app, 91), COMMAND_LINE, 90);
    expect(plan.map(({ name }) => name).sort()).toEqual(["archived", "finished"]);
    expect(await applyRetention(later(app, 91))).toBe(2);
    expect(await names(app)).toEqual(["open"]);
  });

  it("counts from the last thing that happened", async () => {
    const app = await testApp();
    const id = await upload(app, "exported.csv", "finish");
    await changeSettings(app.context, COMMAND_LINE, { retentionDays: 90 });
    await app.context.database.run(
      "INSERT INTO events (at, actor, actor_id, action, questionnaire) VALUES (?, 'Ann', 'ann', 'export', ?)",
      new Date(Date.now() + 60 * DAY).toISOString(),
      id,
    );
    expect(await applyRetention(later(app, 100))).toBe(0);
    expect(await applyRetention(later(app, 151))).toBe(1);
  });

  it("leaves nothing that hung on it but the record, which says why", async () => {
    const app = await testApp();
    const id = await upload(app, "gone.csv", "archive");
    await changeSettings(app.context, COMMAND_LINE, { retentionDays: 30 });
    await applyRetention(later(app, 31));
    await sealRecord(app.context);
    for (const table of ["questionnaires", "questions", "suggestions", "jobs", "blobs"]) {
      expect(await app.context.database.all(`SELECT 1 FROM ${table}`), table).toEqual([]);
    }
    const { items } = (await app.json("GET", "/api/record?action=delete")).body;
    expect(items).toMatchObject([{ actor: "system", questionnaire: id, after: { retentionDays: 30 } }]);
    expect((await verifyRecord(app.context, COMMAND_LINE)).faults).toEqual([]);
  });

  it("takes no days that would delete what was just finished", async () => {
    const app = await testApp();
    for (const retentionDays of [0, 29, -1, 1.5, "90", 99_999]) {
      expect((await app.json("PATCH", "/api/settings", { retentionDays })).status).toBe(400);
    }
    expect((await app.json("GET", "/api/retention?days=3")).status).toBe(400);
    expect((await app.json("PATCH", "/api/settings", { retentionDays: null })).status).toBe(200);
  });
});
