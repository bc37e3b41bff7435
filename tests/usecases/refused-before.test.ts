import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "../../src/domain/actor.ts";
import type { StoredQuestion } from "../../src/domain/stored-questionnaire.ts";
import { allQuestions } from "../../src/store/question-store.ts";
import { allRefusals } from "../../src/store/refusal-store.ts";
import { ask } from "../../src/usecases/ask.ts";
import { decideQuestion, type GivenDecision } from "../../src/usecases/decide-question.ts";
import { decideQuestions } from "../../src/usecases/decide-questions.ts";
import { removeQuestionnaire } from "../../src/usecases/remove-questionnaire.ts";
import { undoDecisions } from "../../src/usecases/undo-decisions.ts";
import { uploadQuestionnaire } from "../../src/usecases/upload-questionnaire.ts";
import { testContext } from "../support/app.ts";

const REVIEWER: Actor = { id: "ann", name: "Ann", role: "admin" };
const QUESTION = "Do you hold a current SOC 2 Type II report?";
type Context = Awaited<ReturnType<typeof testContext>>;

async function asked(context: Context, ...questions: string[]) {
  const lines = ["No,Question,Answer", ...questions.map((question, i) => `${i + 1},"${question}",`)];
  const bytes = new TextEncoder().encode(lines.join("\r\n"));
  const { questionnaire } = await uploadQuestionnaire(context, REVIEWER, { fileName: "Review.csv", bytes });
  await context.jobs.idle();
  return allQuestions(context.database, questionnaire.id);
}

const first = <T>([one]: readonly T[]): T => one as T;
const entryOf = async (context: Context, question = QUESTION) =>
  first(await asked(context, question)).suggestion?.entry;
const decided = (context: Context, { id, version }: StoredQuestion, decision: GivenDecision) =>
  decideQuestion(context, REVIEWER, { id, version, decision });

describe("refusedBefore", () => {
  let context: Context;
  let question: StoredQuestion;
  beforeEach(async () => {
    context = await testContext();
    question = first(await asked(context, QUESTION));
  });

  it("gives the next best, saying why, for the same wording and for one nearly the same", async () => {
    await decided(context, question, { action: "reject" });
    for (const wording of [QUESTION, "Do you hold a current SOC 2 Type 2 report"]) {
      const { suggestion } = first(await asked(context, wording));
      expect(suggestion?.entry, wording).not.toBe(question.suggestion?.entry);
      expect(suggestion?.why[0]).toMatch(/^What fits better was rejected for this wording by Ann on \d{4}-/);
      expect(suggestion?.alternatives.map(({ entry }) => entry)).not.toContain(question.suggestion?.entry);
    }
    const answer = await ask(context, REVIEWER, { question: QUESTION, options: [] });
    expect(answer.entry).not.toBe(question.suggestion?.entry);
  });

  it("forgets it with the questionnaire it was said in: nothing of the customer's wording stays", async () => {
    await decided(context, question, { action: "reject" });
    await removeQuestionnaire(context, REVIEWER, question.questionnaire);
    expect(await allRefusals(context.database)).toEqual([]);
    expect(await entryOf(context)).toBe(question.suggestion?.entry);
  });

  it("leaves other questions the entry", async () => {
    const others = ["Is a SOC 2 Type II report available under NDA?", "Do you encrypt data at rest?"];
    const before = (await asked(context, ...others)).map(({ suggestion }) => suggestion?.entry);
    await decided(context, question, { action: "reject" });
    expect((await asked(context, ...others)).map(({ suggestion }) => suggestion?.entry)).toEqual(before);
  });

  it("forgets it where the rejection is undone, reopened, or the entry's answer is approved after all", async () => {
    const stood = question.suggestion?.entry;
    const { questionnaire, id } = question;
    const many = await decideQuestions(context, REVIEWER, questionnaire, [
      { id, version: question.version, decision: { action: "reject" } },
    ]);
    expect(await entryOf(context)).not.toBe(stood);
    const undone = await undoDecisions(context, REVIEWER, questionnaire, many.decided);
    expect(await entryOf(context)).toBe(stood);

    const again = await decided(context, { ...question, version: first(undone.decided).version }, { action: "reject" });
    expect(await entryOf(context)).not.toBe(stood);
    const reopened = await decided(context, again, { action: "reopen" });
    expect(await entryOf(context)).toBe(stood);

    const third = await decided(context, reopened, { action: "reject" });
    const { option = null, answer: text } = question.suggestion ?? {};
    await decided(context, third, { action: "approve", answer: { option, text: text ?? "", entry: stood ?? null } });
    expect(await entryOf(context)).toBe(stood);
  });

  it("stays where a person then wrote an answer, and says nothing of an entry where that is rejected", async () => {
    const rejected = await decided(context, question, { action: "reject" });
    await decided(context, rejected, { action: "approve", answer: { option: null, text: "Ours is in the works." } });
    expect(await entryOf(context)).not.toBe(question.suggestion?.entry);

    const other = first(await asked(context, "Do you encrypt data at rest?"));
    const own = await decided(context, other, { action: "edit", answer: { option: null, text: "Nobody knows." } });
    await decided(context, own, { action: "reject" });
    expect(await entryOf(context, other.text)).toBe(other.suggestion?.entry);
  });

  it("is not misled by thousands of refusals of other questions", async () => {
    const rows = Array.from({ length: 3000 }, (_, i) => ({
      question: `q${i}`,
      entry: i % 2 ? (question.suggestion?.entry ?? "") : "other",
      wording: `Do you hold certificate number ${i} of office ${i % 7}?`,
    }));
    await context.database.batch([
      {
        sql: `INSERT INTO refusals SELECT value ->> 'question', value ->> 'entry', value ->> 'wording', '2026-01-01', 'Ann'
              FROM json_each(?)`,
        params: [JSON.stringify(rows)],
      },
    ]);
    expect(await entryOf(context)).toBe(question.suggestion?.entry);
  });
});
