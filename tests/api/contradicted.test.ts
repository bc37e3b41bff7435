/** Sent answers against the library as it is now: approved, exported, and then the entry or its evidence changes. */
import { describe, expect, it } from "vitest";
import { type Json, type TestApp, testApp } from "../support/app.ts";

const NOTE = `---
id: backup-note
title: Backups at Example Ltd
---

# Backups

Example Ltd keeps encrypted copies for 30 days. Restoring is rehearsed.
`;
const QUESTION = "For how many days are encrypted copies kept by Example Ltd?";
const DRAFT = {
  question: QUESTION,
  answer: "Encrypted copies are kept for 30 days.",
  option: "Yes",
  citations: [{ document: "backup-note", quote: "keeps encrypted copies for 30 days" }],
};

async function bring(app: TestApp, note: string) {
  const form = new FormData();
  form.append("file", new File([note], "backup-note.md"));
  expect((await app.request("/api/library/import", { method: "POST", body: form })).ok).toBe(true);
}

/** A library with one entry of ours, from which a questionnaire of Acme's was answered and sent. */
async function sent() {
  const app = await testApp();
  await bring(app, NOTE);
  const entry = (await app.json("POST", "/api/entries", DRAFT)).body;
  const csv = `No,Question,Answer\n1,${QUESTION}\n`;
  const { body } = await app.upload("Review.csv", new TextEncoder().encode(csv));
  await app.context.jobs.idle();
  const path = `/api/questionnaires/${body.questionnaire.id}`;
  const now = (await app.json("GET", path)).body;
  const { name, due, version } = now.questionnaire ?? now;
  expect((await app.json("PATCH", path, { name, due, version, customer: "Acme" })).status).toBe(200);
  const [question] = (await app.json("GET", `${path}/questions`)).body.items;
  const answer = { option: "Yes", text: DRAFT.answer, entry: entry.id };
  const decide = (seen: number, action: object) =>
    app.json("POST", `/api/questions/${question.id}/decisions`, { version: seen, ...action });
  expect((await decide(question.version, { action: "approve", answer })).status).toBe(200);
  const send = async () => expect((await app.request(`${path}/export`, { method: "POST" })).status).toBe(200);
  await send();
  const list = async (): Promise<Json[]> => (await app.json("GET", "/api/library/contradicted")).body.items;
  const edit = async (change: object) => {
    const { version: seen } = (await app.json("GET", `/api/entries/${encodeURIComponent(entry.id)}`)).body.entry;
    const put = { ...DRAFT, version: seen, ...change };
    expect((await app.json("PUT", `/api/entries/${encodeURIComponent(entry.id)}`, put)).status).toBe(200);
  };
  return { app, entry, question, decide, send, list, edit };
}

describe("GET /api/library/contradicted", () => {
  it("lists an answer whose entry took the other side, with customer, day and both texts", async () => {
    const { entry, question, list, edit } = await sent();
    expect(await list()).toEqual([]);
    await edit({ option: "No" });
    expect(await list()).toMatchObject([
      {
        customer: "Acme",
        name: "Review",
        question: question.id,
        text: QUESTION,
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
        said: { option: "Yes", text: DRAFT.answer },
        now: { id: entry.id, option: "No", answer: DRAFT.answer },
        why: ["The entry it came from now says No."],
      },
    ]);
  });

  it("lists an answer of which a number is another now, until the new one was sent", async () => {
    const { question, decide, entry, send, list, edit, app } = await sent();
    const text = "Encrypted copies are kept for 90 days.";
    await edit({ answer: text });
    expect((await list()).map(({ why }) => why)).toEqual([
      ["The entry it came from does not say 30 days any more, but 90 days."],
    ]);
    const { version } = (await app.json("GET", `/api/questions/${question.id}`)).body;
    await decide(version ?? question.version + 1, {
      action: "approve",
      answer: { option: "Yes", text, entry: entry.id },
    });
    expect(await list()).toHaveLength(1);
    await send();
    expect(await list()).toEqual([]);
  });

  it("leaves alone what is said in other words, or shorter while the evidence still has the number", async () => {
    const { list, edit } = await sent();
    await edit({ answer: "We keep every copy, encrypted, for 30 days at least." });
    expect(await list()).toEqual([]);
    await edit({ answer: "Copies are encrypted and kept." });
    expect(await list()).toEqual([]);
  });

  it("lists an answer whose entry was archived", async () => {
    const { app, entry, list } = await sent();
    const path = `/api/entries/${encodeURIComponent(entry.id)}/archive`;
    await app.json("POST", path, { version: entry.version, archived: true });
    expect((await list()).map(({ why }) => why)).toEqual([[expect.stringContaining("was archived on")]]);
  });

  it("lists an answer whose document was replaced, or says another number in a new edition", async () => {
    const { app, list } = await sent();
    await bring(app, NOTE.replace("30 days", "90 days"));
    expect((await list()).map(({ why }) => why)).toEqual([
      ['The present edition of "Backups at Example Ltd" does not say 30 days any more.'],
    ]);
    const { version, ...care } = (await app.json("GET", "/api/documents/backup-note/care")).body;
    await app.json("PUT", "/api/documents/backup-note/care", { ...care, version, supersededBy: "Backup policy" });
    expect((await list())[0]?.why).toContain('"Backups at Example Ltd" has been replaced by "Backup policy".');
  });
});
