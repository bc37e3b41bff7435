import { describe, expect, it } from "vitest";
import type { Json } from "../support/app.ts";
import { colleagues } from "../support/colleagues.ts";

const first = ({ questions }: { questions: readonly string[] }) => questions[0] as string;

describe("comments on a question", () => {
  it("are read by everybody in order, counted with the question, and written by whoever may contribute", async () => {
    const team = await colleagues({ Ada: "reviewer", Carl: "contributor", Rea: "reader" });
    const path = `/api/questions/${first(team)}/comments`;
    const made = await team.as("Carl")("POST", path, { text: "  Which data?\r\nAll of it?  " });
    expect(made).toMatchObject({ status: 201, body: { author: "Carl", text: "Which data?\nAll of it?", version: 1 } });
    await team.as("Ada")("POST", path, { text: "Theirs." });
    expect((await team.as("Rea")("POST", path, { text: "Me too." })).status).toBe(403);
    const { items } = (await team.as("Rea")("GET", path)).body;
    expect(items.map(({ author, text }: Json) => `${author}: ${text}`)).toEqual([
      "Carl: Which data?\nAll of it?",
      "Ada: Theirs.",
    ]);
    const question = (await team.as("Rea")("GET", `/api/questions/${first(team)}`)).body;
    expect(question).toMatchObject({ comments: 2, version: 1 });
  });

  it("are changed and taken back by their author only, and the record keeps what they said", async () => {
    const team = await colleagues({ Ada: "admin", Carl: "contributor" });
    const path = `/api/questions/${first(team)}`;
    const { id } = (await team.as("Carl")("POST", `${path}/comments`, { text: "Keys are rotated." })).body;
    expect((await team.as("Ada")("PATCH", `/api/comments/${id}`, { version: 1, text: "No." })).status).toBe(403);
    expect((await team.as("Ada")("DELETE", `/api/comments/${id}`)).status).toBe(403);
    const edited = await team.as("Carl")("PATCH", `/api/comments/${id}`, { version: 1, text: "Keys rotate yearly." });
    expect(edited.body).toMatchObject({ text: "Keys rotate yearly.", version: 2, editedAt: expect.any(String) });
    const late = await team.as("Carl")("PATCH", `/api/comments/${id}`, { version: 1, text: "Another tab." });
    expect(late).toMatchObject({ status: 409, body: { error: { details: { current: edited.body } } } });
    expect((await team.as("Carl")("DELETE", `/api/comments/${id}`)).status).toBe(204);
    expect((await team.as("Carl")("DELETE", `/api/comments/${id}`)).status).toBe(404);
    expect((await team.as("Carl")("GET", `${path}/comments`)).body.items).toEqual([]);
    const { items } = (await team.as("Ada")("GET", `${path}/events`)).body;
    expect(items.map(({ action, before, after }: Json) => [action, before?.text, after?.text])).toEqual([
      ["comment", undefined, "Keys are rotated."],
      ["edit_comment", "Keys are rotated.", "Keys rotate yearly."],
      ["delete_comment", "Keys rotate yearly.", undefined],
    ]);
    expect((await team.as("Ada")("GET", "/api/record/verify")).body.faults).toEqual([]);
  });

  it.each([
    ["nothing", ""],
    ["white space", " \n\t "],
    ["more than a comment holds", "x".repeat(4_001)],
  ])("refuse %s with a sentence", async (_, text) => {
    const team = await colleagues({});
    const { status, body } = await team.as("Robin")("POST", `/api/questions/${first(team)}/comments`, { text });
    expect(status).toBe(400);
    expect(body.error.message).toMatch(/\.$/);
    expect((await team.as("Robin")("GET", `/api/questions/${first(team)}`)).body.comments).toBe(0);
  });

  it("go with their question, and are nowhere for a question that is gone", async () => {
    const team = await colleagues({ Ada: "reviewer" });
    const text = `For @{${team.idOf("Ada")}}`;
    await team.as("Robin")("POST", `/api/questions/${first(team)}/comments`, { text });
    await team.as("Robin")("DELETE", `/api/questionnaires/${team.id}`);
    const left = "SELECT (SELECT count(*) FROM comments) + (SELECT count(*) FROM mentions) AS rows";
    expect(await team.app.context.database.first(left)).toEqual({ rows: 0 });
    expect((await team.as("Ada")("POST", `/api/questions/${first(team)}/comments`, { text })).status).toBe(404);
    expect((await team.as("Ada")("GET", "/api/work")).body.items).toEqual([]);
  });
});

describe("a question that needs an expert", () => {
  it("says whom, by whom and why, until somebody other than the asker has answered", async () => {
    const team = await colleagues({ Ada: "reviewer", Carl: "contributor", Eve: "contributor" });
    const path = `/api/questions/${first(team)}`;
    const ask = await team.as("Carl")("PUT", `${path}/expert`, { expert: "Eve", note: "You run the storage." });
    const request = {
      expert: team.idOf("Eve"),
      askerId: team.idOf("Carl"),
      asker: "Carl",
      note: "You run the storage.",
    };
    expect(ask.body).toMatchObject({ version: 1, review: { state: "open" }, expert: request });
    // What the asker writes meanwhile is not the expert's answer, and neither is a rejection.
    const draft = (text: string) => ({ action: "edit", answer: { option: null, text } });
    expect((await team.decide("Carl", first(team), draft("Perhaps."))).body.expert).toMatchObject(request);
    expect((await team.decide("Ada", first(team), { action: "reject" })).body.expert).toMatchObject(request);
    const answered = await team.decide("Eve", first(team), draft("AES-256, by the volume."));
    expect(answered.body).toMatchObject({ expert: null, review: { state: "drafted" } });
    const { items } = (await team.as("Ada")("GET", `${path}/events`)).body;
    expect(items[0]).toMatchObject({
      action: "ask_expert",
      actor: "Carl",
      after: { expert: request.expert, note: request.note },
    });
  });

  it("ends with an approval, comes back with its undoing, and is withdrawn by whoever may ask", async () => {
    const team = await colleagues({ Ada: "reviewer", Carl: "contributor" });
    const path = `/api/questions/${first(team)}`;
    await team.as("Carl")("PUT", `${path}/expert`, { expert: "Ada" });
    await team.decide("Ada", first(team), { action: "approve", answer: { option: null, text: "Yes." } });
    const { version, expert } = (await team.as("Ada")("GET", path)).body;
    expect(expert).toBeNull();
    await team.as("Ada")("POST", `/api/questionnaires/${team.id}/undo`, { questions: [{ id: first(team), version }] });
    expect((await team.as("Ada")("GET", path)).body.expert).toMatchObject({ asker: "Carl" });
    expect((await team.as("Carl")("DELETE", `${path}/expert`)).body.expert).toBeNull();
    expect((await team.as("Carl")("DELETE", `${path}/expert`)).status).toBe(200);
    const { items } = (await team.as("Ada")("GET", `${path}/events`)).body;
    expect(items.map(({ action }: Json) => action)).toEqual(["ask_expert", "approve", "undo", "withdraw_expert"]);
  });

  it("is asked of one person at a time, who may answer, while it is undecided", async () => {
    const team = await colleagues({ Ada: "reviewer", Eve: "contributor", Rea: "reader" });
    const path = `/api/questions/${first(team)}`;
    const ask = (expert: string, note = "") => team.as("Ada")("PUT", `${path}/expert`, { expert, note });
    expect((await ask("Rea")).status).toBe(400);
    expect((await ask("Nobody")).status).toBe(400);
    expect((await ask("Eve", "x".repeat(2_001))).status).toBe(400);
    expect((await ask("Eve")).status).toBe(200);
    const second = await ask("Robin");
    expect(second).toMatchObject({
      status: 409,
      body: { error: { details: { current: { expert: { expert: team.idOf("Eve") } } } } },
    });
    await team.decide("Ada", first(team), { action: "not_applicable" });
    expect((await ask("Eve")).status).toBe(400);
    const { items } = (await team.as("Ada")("GET", `${path}/events`)).body;
    expect(items.map(({ action }: Json) => action)).toEqual(["ask_expert", "not_applicable"]);
  });
});
