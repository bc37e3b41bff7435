import { describe, expect, it } from "vitest";
import type { Json } from "../support/app.ts";
import { type Colleagues, colleagues } from "../support/colleagues.ts";

async function ask(team: Colleagues, name: string, query: Record<string, string> = {}): Promise<Json> {
  const { body } = await team.as(name)("GET", `/api/questionnaires/${team.id}/changes?${new URLSearchParams(query)}`);
  return body;
}

describe("GET /api/questionnaires/{id}/changes", () => {
  it("gives each change once: the questions as they now are, and a cursor to go on from", async () => {
    const team = await colleagues({ Ada: "reviewer" });
    const [one = "", two = ""] = team.questions;
    const { cursor } = await ask(team, "Ada");
    expect(await ask(team, "Ada", { since: cursor })).toEqual({
      cursor,
      questions: [],
      questionnaire: false,
      reload: false,
      people: [],
    });
    await team.decide("Robin", one, { action: "approve", answer: { option: null, text: "Yes." } });
    await team.as("Robin")("POST", `/api/questions/${two}/comments`, { text: "Is it?" });
    const changes = await ask(team, "Ada", { since: cursor });
    expect(changes).toMatchObject({ questionnaire: true, reload: false });
    const asRead = await Promise.all([one, two].map((id) => team.app.json("GET", `/api/questions/${id}`)));
    const byId = (some: Json[]) => some.sort((a, b) => a.position - b.position);
    expect(byId(changes.questions)).toEqual(asRead.map(({ body }) => body));
    expect(changes.cursor).toBeGreaterThan(cursor);
    expect((await ask(team, "Ada", { since: changes.cursor })).questions).toEqual([]);
  });

  it("gives whoever asks first what changed in the last minute, since they may have read the questions before it", async () => {
    const team = await colleagues({ Ada: "reviewer" });
    await team.decide("Robin", team.questions[2] as string, { action: "not_applicable" });
    const { questions, reload } = await ask(team, "Ada");
    expect(questions.map(({ id }: Json) => id)).toEqual([team.questions[2]]);
    expect(reload).toBe(false);
  });

  it("tells of the questionnaire's own changes, and asks for a new reading where its layout has changed", async () => {
    const team = await colleagues({});
    const { cursor } = await ask(team, "Robin");
    await team.as("Robin")("PATCH", `/api/questionnaires/${team.id}`, { version: 1, due: "2026-12-01" });
    const edited = await ask(team, "Robin", { since: cursor });
    expect(edited).toMatchObject({ questionnaire: true, questions: [], reload: false });
    await team.as("Robin")("PUT", `/api/questionnaires/${team.id}/layout`, { corrections: [] });
    expect(await ask(team, "Robin", { since: edited.cursor })).toMatchObject({ questionnaire: true, reload: true });
  });

  it("shows each who else is there and where, and no longer once they left", async () => {
    const team = await colleagues({ Ada: "reviewer", Rea: "reader" });
    const [one = "", two = ""] = team.questions;
    expect((await ask(team, "Ada", { at: one })).people).toEqual([]);
    expect((await ask(team, "Rea", { at: "none" })).people).toEqual([
      { id: team.idOf("Ada"), name: "Ada", question: one },
    ]);
    await ask(team, "Ada", { at: two });
    const both = (await ask(team, "Robin")).people.map(({ name, question }: Json) => [name, question]);
    expect(both).toEqual([
      ["Ada", two],
      ["Rea", null],
    ]);
    await ask(team, "Ada", { at: "left" });
    expect((await ask(team, "Robin")).people.map(({ name }: Json) => name)).toEqual(["Rea"]);
    // Robin only read, and was shown to nobody.
    expect((await ask(team, "Ada")).people.map(({ name }: Json) => name)).toEqual(["Rea"]);
    await team.app.context.database.run("UPDATE presence SET seen_at = '2026-01-01T00:00:00.000Z'");
    expect((await ask(team, "Robin")).people).toEqual([]);
  });

  it("is nowhere for a questionnaire that is gone or never was", async () => {
    const team = await colleagues({});
    const { cursor } = await ask(team, "Robin", { at: "none" });
    await team.as("Robin")("DELETE", `/api/questionnaires/${team.id}`);
    for (const id of [team.id, "never"]) {
      const path = `/api/questionnaires/${id}/changes?since=${cursor}&at=none`;
      expect((await team.as("Robin")("GET", path)).status).toBe(404);
    }
  });
});
