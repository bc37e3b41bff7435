import { describe, expect, it } from "vitest";
import type { Json } from "../support/app.ts";
import { type Colleagues, colleagues } from "../support/colleagues.ts";

async function workOf(team: Colleagues, name: string): Promise<string[]> {
  const { items } = (await team.as(name)("GET", "/api/work")).body;
  const place = (id: string) => team.questions.indexOf(id) + 1;
  return items.map(({ kind, question, due }: Json) => `${kind} ${place(question.id)}${due ? ` ${due}` : ""}`);
}

describe("GET /api/work", () => {
  it("gathers what is assigned, asked and mentioned across questionnaires, what is due first on top", async () => {
    const team = await colleagues({ Carl: "contributor" });
    const [one = "", two = "", three = "", four = ""] = team.questions;
    const carl = team.idOf("Carl");
    await team.decide("Robin", one, { action: "assign", assignee: carl, due: "2027-01-10" });
    await team.decide("Robin", two, { action: "assign", assignee: carl });
    await team.as("Robin")("PUT", `/api/questions/${three}/expert`, { expert: "Carl", note: "Yours?" });
    await team.as("Robin")("POST", `/api/questions/${four}/comments`, { text: `@{${carl}} see also 3` });
    expect(await workOf(team, "Carl")).toEqual(["assigned 1 2027-01-10", "mention 4", "expert 3", "assigned 2"]);
    expect((await team.as("Carl")("GET", "/api/work/counts")).body).toEqual({ open: 4, nextDue: "2027-01-10" });
    expect(await workOf(team, "Robin")).toEqual([]);

    const { items } = (await team.as("Carl")("GET", "/api/work")).body;
    expect(items[1]).toMatchObject({ by: "Robin", text: `@{${carl}} see also 3`, questionnaire: { name: "Acme" } });
    expect(items[2]).toMatchObject({ by: "Robin", text: "Yours?", question: { ref: "3", state: "open" } });

    // The questionnaire's due date stands in for a question's own.
    await team.as("Robin")("PATCH", `/api/questionnaires/${team.id}`, { version: 1, due: "2026-12-24" });
    expect(await workOf(team, "Carl")).toEqual([
      "mention 4 2026-12-24",
      "expert 3 2026-12-24",
      "assigned 2 2026-12-24",
      "assigned 1 2027-01-10",
    ]);
  });

  it("comes in pages that miss nothing and show nothing twice", async () => {
    const team = await colleagues({ Carl: "contributor" });
    const carl = team.idOf("Carl");
    for (const [at, question] of team.questions.entries()) {
      const due = at % 2 === 0 ? "2027-01-10" : null;
      await team.decide("Robin", question, { action: "assign", assignee: carl, due });
      await team.as("Robin")("POST", `/api/questions/${question}/comments`, { text: `@{${carl}}` });
      await team.as("Robin")("PUT", `/api/questions/${question}/expert`, { expert: "Carl" });
    }
    const whole = (await team.as("Carl")("GET", "/api/work")).body.items;
    expect(whole).toHaveLength(12);
    const paged: Json[] = [];
    for (let cursor = ""; cursor !== null; ) {
      const query = new URLSearchParams({ limit: "5", ...(cursor ? { cursor } : {}) });
      const { items, next } = (await team.as("Carl")("GET", `/api/work?${query}`)).body;
      paged.push(...items);
      cursor = next;
    }
    expect(paged).toEqual(whole);
  });

  it("loses a line when it is done: answered, read, withdrawn, archived", async () => {
    const team = await colleagues({ Carl: "contributor", Ada: "reviewer" });
    const [one = "", two = "", three = "", four = ""] = team.questions;
    for (const name of ["Carl", "Ada"]) {
      await team.as("Robin")("POST", `/api/questions/${four}/comments`, { text: `@{${team.idOf(name)}}, look.` });
    }
    await team.decide("Robin", one, { action: "assign", assignee: team.idOf("Carl") });
    await team.decide("Robin", two, { action: "assign", assignee: team.idOf("Ada") });
    await team.as("Robin")("PUT", `/api/questions/${three}/expert`, { expert: "Carl" });
    const draft = { action: "edit", answer: { option: null, text: "As we say." } };
    // A contributor's draft is their part; a reviewer's own still waits for their approval.
    await team.decide("Carl", one, draft);
    await team.decide("Ada", two, draft);
    expect(await workOf(team, "Carl")).toEqual(["expert 3", "mention 4"]);
    expect(await workOf(team, "Ada")).toEqual(["mention 4", "assigned 2"]);
    await team.decide("Ada", two, { action: "approve" });
    await team.as("Robin")("DELETE", `/api/questions/${three}/expert`);
    expect((await team.as("Carl")("POST", "/api/work/read", { question: three })).body).toEqual({
      open: 1,
      nextDue: null,
    });
    expect((await team.as("Carl")("POST", "/api/work/read", { question: four })).body).toEqual({
      open: 0,
      nextDue: null,
    });
    // Somebody else's reading is nobody else's.
    expect(await workOf(team, "Ada")).toEqual(["mention 4"]);
    await team.as("Robin")("PATCH", `/api/questionnaires/${team.id}`, { version: 1, archived: true });
    expect(await workOf(team, "Ada")).toEqual([]);
  });

  it("follows a comment's edits: a new mention is news, one that stays is not, one that goes is gone", async () => {
    const team = await colleagues({ Ada: "reviewer", Ben: "reviewer" });
    const [one = ""] = team.questions;
    const mention = (name: string) => `@{${team.idOf(name)}}`;
    const said = `${mention("Ada")} and ${mention("Robin")} and @{nobody}`;
    const { id } = (await team.as("Robin")("POST", `/api/questions/${one}/comments`, { text: said })).body;
    expect([await workOf(team, "Ada"), await workOf(team, "Robin")]).toEqual([["mention 1"], []]);
    await team.as("Ada")("POST", "/api/work/read", {});
    const edit = (version: number, text: string) => team.as("Robin")("PATCH", `/api/comments/${id}`, { version, text });
    await edit(1, `${mention("Ada")} and ${mention("Ben")}`);
    expect([await workOf(team, "Ada"), await workOf(team, "Ben")]).toEqual([[], ["mention 1"]]);
    await edit(2, "Never mind.");
    expect(await workOf(team, "Ben")).toEqual([]);
  });

  it("mentions nobody whose account is shut", async () => {
    const team = await colleagues({ Ada: "reviewer" });
    await team.app.json("PATCH", `/api/people/${team.idOf("Ada")}`, { disabled: true });
    const text = `@{${team.idOf("Ada")}} are you there?`;
    expect((await team.as("Robin")("POST", `/api/questions/${team.questions[0]}/comments`, { text })).status).toBe(201);
    expect(await team.app.context.database.all("SELECT * FROM mentions")).toEqual([]);
    expect((await team.app.json("GET", "/api/colleagues")).body.items).toHaveLength(1);
  });
});
