import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "../../src/domain/actor.ts";
import type { StoredQuestion } from "../../src/domain/stored-questionnaire.ts";
import { allQuestions } from "../../src/store/question-store.ts";
import { decideQuestion } from "../../src/usecases/decide-question.ts";
import { exportQuestionnaire } from "../../src/usecases/export-questionnaire.ts";
import { importAnswers } from "../../src/usecases/import-answers.ts";
import type { AnswerFile } from "../../src/usecases/read-answers.ts";
import { uploadQuestionnaire } from "../../src/usecases/upload-questionnaire.ts";
import { testContext } from "../support/app.ts";

const REVIEWER: Actor = { id: "ann", name: "Ann", role: "admin" };
type Context = Awaited<ReturnType<typeof testContext>>;

/** Uploads a sheet with these questions and gives them back matched. */
async function asked(context: Context, name: string, customer: string | null, questions: readonly string[]) {
  const lines = ["No,Question,Answer", ...questions.map((question, i) => `${i + 1},"${question}",`)];
  const bytes = new TextEncoder().encode(lines.join("\r\n"));
  const { questionnaire } = await uploadQuestionnaire(context, REVIEWER, { fileName: `${name}.csv`, bytes, customer });
  await context.jobs.idle();
  return { id: questionnaire.id, questions: await allQuestions(context.database, questionnaire.id) };
}

function approve(context: Context, { id, version }: StoredQuestion, option: string | null, text: string) {
  return decideQuestion(context, REVIEWER, {
    id,
    version,
    decision: { action: "approve", answer: { option, text } },
  });
}

const told = ({ suggestion }: StoredQuestion) =>
  (suggestion?.warnings ?? []).filter((warning) => warning.startsWith("This customer was answered"));
const first = <T>([one]: readonly T[]): T => one as T;

describe("toldBefore", () => {
  let context: Context;
  beforeEach(async () => {
    context = await testContext();
  });

  it("says what the same customer was told otherwise, and when", async () => {
    const before = await asked(context, "Review 2025", "Acme", ["Do you hold a current SOC 2 Type II report?"]);
    const { decidedAt } = await approve(context, first(before.questions), "No", "The audit is under way.");
    const { questions } = await asked(context, "Review 2026", " acme ", [
      "Do you hold a current SOC 2 Type II report?",
    ]);
    expect(told(first(questions))).toEqual([
      `This customer was answered otherwise, on ${decidedAt?.slice(0, 10)} in "Review 2025": No: "The audit is under way.".`,
    ]);
  });

  it("knows a question again in other words, and quotes how it was asked", async () => {
    const before = await asked(context, "Then", "Acme", ["Are sub-processors listed publicly?"]);
    await approve(context, first(before.questions), null, "They are listed on request.");
    const { questions } = await asked(context, "Now", "Acme", ["Are subprocessors publicly listed"]);
    expect(told(first(questions))).toEqual([
      expect.stringMatching(
        /^This customer was answered differently, .*It was asked as "Are sub-processors listed publicly\?"\.$/,
      ),
    ]);
  });

  it("says so too where the library knows nothing today", async () => {
    const before = await asked(context, "Then", "Acme", ["How often do you test the fire alarm?"]);
    await approve(context, first(before.questions), null, "Every month.");
    const { questions } = await asked(context, "Now", "Acme", ["How often do you test the fire alarm?"]);
    expect(first(questions).suggestion?.outcome).toBe("no_match");
    expect(told(first(questions))).toEqual([expect.stringContaining('"Every month."')]);
  });

  it("is silent where the answer is the same, the customer another, or the question turned round", async () => {
    const question = "Do you sell personal data?";
    const before = await asked(context, "Then", "Acme", [question]);
    const { suggestion } = first(before.questions);
    await approve(context, first(before.questions), suggestion?.option ?? null, suggestion?.answer ?? "");
    for (const [customer, again] of [
      ["Acme", question],
      ["Other", question],
      [null, question],
      ["Acme", "Do you not sell personal data?"],
    ] as const) {
      expect(told(first((await asked(context, "Now", customer, [again])).questions)), `${customer}: ${again}`).toEqual(
        [],
      );
    }
  });

  it("goes by the newest answer, and by one that left in an export though it was taken back since", async () => {
    const question = "How often do you test the fire alarm?";
    const old = await asked(context, "Old", "Acme", [question]);
    await approve(context, first(old.questions), null, "Every year.");
    const sent = await asked(context, "Sent", "Acme", [question]);
    const approved = await approve(context, first(sent.questions), null, "Every month.");
    await exportQuestionnaire(context, REVIEWER, sent.id, "none");
    const { id, version } = approved;
    await decideQuestion(context, REVIEWER, { id, version, decision: { action: "reject" } });
    const draft = await asked(context, "Draft", "Acme", [question]);
    const taken = await approve(context, first(draft.questions), null, "Every day.");
    await decideQuestion(context, REVIEWER, { id: taken.id, version: taken.version, decision: { action: "reject" } });
    const { questions } = await asked(context, "Now", "Acme", [question]);
    expect(told(first(questions))).toEqual([expect.stringContaining('in "Sent": "Every month."')]);
  });

  it("knows what past questionnaires of the same customer say, and their day", async () => {
    const fire = "How often do you test the fire alarm?";
    const mast = "Do you inspect your zeppelin mooring masts?";
    const past = (customer: string, date: AnswerFile["date"], rows: readonly string[]) => {
      const bytes = new TextEncoder().encode(["Question,Answer,Comment", ...rows].join("\n"));
      const file = { fileName: `${date}.csv`, bytes, customer, date };
      return importAnswers(context, REVIEWER, file, { otherwise: "replace" });
    };
    await past("Acme", null, [`"${fire}","Every decade.",`]);
    await past("Acme", "2025-03-01", [`"${mast}",No,"They are new."`, `"${fire}","Every year.",`]);
    const same = await asked(context, "Same", "Acme", [mast]);
    expect([told(first(same.questions)), first(same.questions).suggestion?.option]).toEqual([[], "No"]);
    await past("Other", "2025-06-01", [`"${mast}",Yes,"Riggers climb them daily."`, `"${fire}","Every month.",`]);
    const { questions } = await asked(context, "Now", "ACME ", [mast, fire, "How often do you test the sprinklers?"]);
    expect(questions.map(({ suggestion }) => suggestion?.answer).slice(0, 2)).toEqual([
      "Riggers climb them daily.",
      "Every month.",
    ]);
    expect(questions.map(told)).toEqual([
      ['This customer was answered otherwise, on 2025-03-01 in "2025-03-01 for Acme": No: "They are new.".'],
      ['This customer was answered differently, on 2025-03-01 in "2025-03-01 for Acme": "Every year.".'],
      [],
    ]);
  });
});
