/** Words of further library entries put into an answer: their citations come along, and so does who may see them. */
import { describe, expect, it } from "vitest";
import type { LibraryEntry } from "../../src/domain/library-entry.ts";
import type { StoredQuestion } from "../../src/domain/stored-questionnaire.ts";
import { testApp, vendorReview } from "../support/app.ts";

async function furnished() {
  const app = await testApp();
  const { body } = await app.upload("Acme.xlsx", vendorReview());
  await app.context.jobs.idle();
  const path = `/api/questionnaires/${body.questionnaire.id}`;
  const { items } = (await app.json("GET", `${path}/questions`)).body as { items: StoredQuestion[] };
  const question = items.find(({ suggestion }) => suggestion?.entry && suggestion.option) as StoredQuestion;
  const { body: library } = await app.json("GET", "/api/library?origin=curated&limit=200");
  const cited = new Set(question.suggestion?.citations.map(({ passage }) => passage));
  const other = (library.items as LibraryEntry[]).find(
    ({ citations }) => citations.length > 0 && citations.every(({ passage }) => !cited.has(passage)),
  ) as LibraryEntry;
  const answer = {
    option: question.suggestion?.option,
    text: `${question.suggestion?.answer} ${other.answer}`,
    entry: question.suggestion?.entry,
    also: [other.id],
  };
  const decide = (version: number, more: object = {}) =>
    app.json("POST", `/api/questions/${question.id}/decisions`, {
      version,
      action: "approve",
      answer: { ...answer, ...more },
    });
  return { app, path, question, other, decide };
}

describe("an answer with words of a second entry", () => {
  it("rests on the evidence of both", async () => {
    const { question, other, decide } = await furnished();
    const { citations, also } = (await decide(1)).body.review.answer;
    expect(also).toEqual([other.id]);
    expect(citations).toEqual([...(question.suggestion?.citations ?? []), ...other.citations]);
  });

  it("is refused where the library has no such entry", async () => {
    const { decide } = await furnished();
    expect((await decide(1, { also: ["curated:gone"] })).body.error).toMatchObject({ code: "not_found" });
  });

  it("keeps its evidence when it is edited after the entry has gone", async () => {
    const { app, other, decide } = await furnished();
    const before = (await decide(1)).body.review.answer.citations;
    await app.context.database.run("DELETE FROM entries WHERE id = ?", other.id);
    expect((await decide(2, { text: "Shorter." })).body.review.answer.citations).toEqual(before);
  });

  it("is withheld where the second entry may not leave the house", async () => {
    const { app, path, other, decide } = await furnished();
    expect((await decide(1)).body.withheld).toBeNull();
    await app.context.database.run("UPDATE entries SET access = 'internal' WHERE id = ?", other.id);
    const plan = (await app.json("GET", `${path}/export/plan`)).body;
    expect(plan).toMatchObject({ written: 0, withheld: 1 });
  });
});
