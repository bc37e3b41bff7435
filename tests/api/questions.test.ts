import { describe, expect, it } from "vitest";
import { type Json, type TestApp, testApp, vendorReview } from "../support/app.ts";
import { signedIn } from "../support/people.ts";

async function oneQuestion(app: TestApp, pick: (question: Json) => boolean) {
  const { body } = await app.upload("Acme.xlsx", vendorReview());
  await app.context.jobs.idle();
  const { items } = (await app.json("GET", `/api/questionnaires/${body.questionnaire.id}/questions`)).body;
  return items.find(pick);
}

const suggestedChoice = (question: Json) => question.answer.format === "choice" && question.suggestion.option;
const withoutMatch = (question: Json) => question.suggestion.outcome === "no_match";

describe("POST /api/questions/{id}/decisions", () => {
  it("approves the suggestion with its evidence and records who did it", async () => {
    const app = await testApp();
    const question = await oneQuestion(app, suggestedChoice);
    const path = `/api/questions/${question.id}`;
    const { body } = await app.json("POST", `${path}/decisions`, { version: 1, action: "approve" }, "Zoë Ångström");
    expect(body).toMatchObject({ version: 2, decidedBy: "Zoë Ångström", review: { state: "approved" } });
    const { answer, option, entry, citations } = question.suggestion;
    expect(body.review.answer).toEqual({ text: answer, option, entry, citations });
    const { items } = (await app.json("GET", `${path}/events`)).body;
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ actor: "Zoë Ångström", action: "approve", before: { state: "open" } });
    expect(items[0].after).toEqual(body.review);
  });

  it("gives the second of two people 409 and the newer question", async () => {
    const app = await testApp();
    const question = await oneQuestion(app, suggestedChoice);
    const path = `/api/questions/${question.id}`;
    const [first, second] = await Promise.all([
      app.json("POST", `${path}/decisions`, { version: 1, action: "approve" }, "Ann"),
      app.json("POST", `${path}/decisions`, { version: 1, action: "reject" }, "Ben"),
    ]);
    expect([first.status, second.status].sort()).toEqual([200, 409]);
    const [won, lost] = first.status === 200 ? [first, second] : [second, first];
    expect(lost?.body.error).toMatchObject({ code: "conflict", details: { current: won?.body } });
    expect((await app.json("GET", `${path}/events`)).body.items).toHaveLength(1);
  });

  it("gives a contributor's draft on a question decided meanwhile 409 too, and refuses it on the newer version", async () => {
    const app = await testApp();
    const question = await oneQuestion(app, suggestedChoice);
    const path = `/api/questions/${question.id}/decisions`;
    const approved = await app.json("POST", path, { version: 1, action: "approve" });
    const headers = {
      "Content-Type": "application/json",
      Cookie: await signedIn(app.context, { name: "Kim", role: "contributor" }),
    };
    const write = async (version: number) => {
      const body = JSON.stringify({ version, action: "edit", answer: { option: "No", text: "Mine" } });
      const response = await app.request(path, { method: "POST", headers, body });
      return { status: response.status, body: (await response.json()) as Json };
    };
    const early = await write(1);
    expect(early.status).toBe(409);
    expect(early.body.error.details.current).toEqual(approved.body);
    expect((await write(2)).status).toBe(403);
  });

  it("keeps an edited answer as a draft until it is approved", async () => {
    const app = await testApp();
    const question = await oneQuestion(app, suggestedChoice);
    const path = `/api/questions/${question.id}/decisions`;
    const answer = { option: "No", text: "=HYPERLINK is only text", entry: question.suggestion.entry };
    const edited = await app.json("POST", path, { version: 1, action: "edit", answer });
    expect(edited.body.review).toMatchObject({
      state: "drafted",
      answer: { ...answer, citations: question.suggestion.citations },
    });
    const approved = await app.json("POST", path, { version: 2, action: "approve" });
    expect(approved.body.review).toMatchObject({ state: "approved", answer });
    const reopened = await app.json("POST", path, { version: 3, action: "reopen" });
    expect(reopened.body.review).toMatchObject({ state: "drafted", answer });
  });

  it("assigns a question without taking a decision on it", async () => {
    const app = await testApp();
    const question = await oneQuestion(app, suggestedChoice);
    const path = `/api/questions/${question.id}/decisions`;
    await signedIn(app.context, { name: "Kim", role: "contributor" });
    const kim = (await app.json("GET", "/api/colleagues")).body.items.find(({ name }: Json) => name === "Kim").id;
    const assign = async (assignee: string | null, due?: string | null) => {
      const { version } = (await app.json("GET", `/api/questions/${question.id}`)).body;
      return app.json("POST", path, { version, action: "assign", assignee, ...(due === undefined ? {} : { due }) });
    };
    expect((await assign("kim", "2026-12-01")).body).toMatchObject({
      decidedBy: null,
      version: 2,
      review: { state: "open", assignee: kim, due: "2026-12-01" },
    });
    expect((await assign("kim@example.com")).body.review).toMatchObject({ assignee: kim, due: "2026-12-01" });
    expect((await assign(kim, null)).body.review).toMatchObject({ assignee: kim, due: null });
    expect((await assign(null)).body.review).toMatchObject({ assignee: null, due: null });
  });

  it("assigns to nobody but one known person who may write, and until no other day than the calendar has", async () => {
    const app = await testApp();
    const question = await oneQuestion(app, suggestedChoice);
    const path = `/api/questions/${question.id}/decisions`;
    await signedIn(app.context, { name: "Rea", role: "reader" });
    await app.context.database.run(
      `INSERT INTO people (id, email, name, role, password, created_at)
       SELECT 'twin', 'twin@example.com', 'robin', role, password, created_at FROM people WHERE name = 'Robin'`,
    );
    for (const [assignee, why] of [
      ["Kim", "Nobody here"],
      ["Rea", "may only read"],
      ["Robin", "Several people"],
    ]) {
      const { status, body } = await app.json("POST", path, { version: 1, action: "assign", assignee });
      expect(status).toBe(400);
      expect(body.error.message).toContain(why);
    }
    for (const due of ["2026-02-30", "tomorrow", "2026-12-01T00:00:00Z", ""]) {
      const answer = await app.json("POST", path, { version: 1, action: "assign", assignee: "twin", due });
      expect(answer).toMatchObject({ status: 400, body: { error: { code: "invalid_input" } } });
    }
    expect((await app.json("GET", `/api/questions/${question.id}`)).body).toEqual(question);
  });

  it.each([
    ["an option that is not offered", { action: "edit", answer: { option: "Maybe", text: "x" } }],
    ["an empty answer", { action: "edit", answer: { option: null, text: "  " } }],
    ["an action that does not exist", { action: "bless" }],
    ["an edit without an answer", { action: "edit" }],
    ["a text longer than a cell takes", { action: "edit", answer: { option: null, text: "x".repeat(32_768) } }],
  ])("refuses %s", async (_, decision) => {
    const app = await testApp();
    const question = await oneQuestion(app, suggestedChoice);
    const answer = await app.json("POST", `/api/questions/${question.id}/decisions`, { version: 1, ...decision });
    expect(answer).toMatchObject({ status: 400, body: { error: { code: "invalid_input" } } });
    expect((await app.json("GET", `/api/questions/${question.id}`)).body).toEqual(question);
  });

  it("has nothing to approve where there is no match", async () => {
    const app = await testApp();
    const question = await oneQuestion(app, withoutMatch);
    const answer = await app.json("POST", `/api/questions/${question.id}/decisions`, { version: 1, action: "approve" });
    expect(answer.status).toBe(400);
  });
});

describe("POST /api/questions/{id}/keep", () => {
  it("makes the next questionnaire better", async () => {
    const app = await testApp();
    const question = await oneQuestion(app, withoutMatch);
    const path = `/api/questions/${question.id}`;
    expect((await app.json("POST", `${path}/keep`, {})).status).toBe(409);
    const option = question.answer.options[0] ?? null;
    const answer = { option, text: "We answered this by hand, once." };
    await app.json("POST", `${path}/decisions`, { version: 1, action: "approve", answer });
    const { entry } = (await app.json("POST", `${path}/keep`, { question: `${question.text} (our wording)` })).body;
    expect(entry).toMatchObject({ origin: "approved", phrasings: [question.text], answer: answer.text });

    const again = await oneQuestion(app, (one) => one.text === question.text);
    expect(again.suggestion).toMatchObject({ outcome: "suggested", answer: answer.text, entry: entry.id, option });
  });
});
