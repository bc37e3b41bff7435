import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "../../src/domain/actor.ts";
import type { StoredQuestion } from "../../src/domain/stored-questionnaire.ts";
import { listEvents } from "../../src/store/event-store.ts";
import { allQuestions } from "../../src/store/question-store.ts";
import { acceptProposal, declineProposal, entryProposals } from "../../src/usecases/decide-proposal.ts";
import { decideQuestion } from "../../src/usecases/decide-question.ts";
import { createEntry } from "../../src/usecases/edit-entry.ts";
import { getEntry } from "../../src/usecases/get-entry.ts";
import { keepAnswer } from "../../src/usecases/keep-answer.ts";
import { addPhrasing, proposeEdit } from "../../src/usecases/learn-from-answer.ts";
import { uploadQuestionnaire } from "../../src/usecases/upload-questionnaire.ts";
import { whatToLearn } from "../../src/usecases/what-to-learn.ts";
import { testContext } from "../support/app.ts";

const ANN: Actor = { id: "ann", name: "Ann", role: "admin" };
const CARL: Actor = { id: "carl", name: "Carl", role: "contributor" };
type Context = Awaited<ReturnType<typeof testContext>>;

async function asked(context: Context, questions: readonly string[]): Promise<StoredQuestion[]> {
  const lines = ["No,Question,Answer", ...questions.map((question, i) => `${i + 1},"${question}",`)];
  const bytes = new TextEncoder().encode(lines.join("\r\n"));
  const { questionnaire } = await uploadQuestionnaire(context, ANN, { fileName: "A.csv", bytes, customer: "Acme" });
  await context.jobs.idle();
  return allQuestions(context.database, questionnaire.id);
}

const approve = (context: Context, { id, version }: StoredQuestion, text: string, entry: string | null = null) =>
  decideQuestion(context, ANN, { id, version, decision: { action: "approve", answer: { option: null, text, entry } } });

const one = async (context: Context, question: string) => (await asked(context, [question]))[0] as StoredQuestion;

const fireAlarm = (context: Context) =>
  createEntry(context, ANN, {
    question: "How often do you test the fire alarm?",
    phrasings: [],
    answer: "Every month.",
    option: null,
    citations: [],
    topics: [],
    references: [],
    access: "public",
    owner: null,
    cycle: 12,
  });

describe("whatToLearn", () => {
  let context: Context;
  beforeEach(async () => {
    context = await testContext();
  });

  it("offers to keep what was written by hand, until it is kept", async () => {
    const question = await one(context, "Who waters the plants in reception?");
    expect(await whatToLearn(context, ANN, question.id)).toEqual([]);
    await approve(context, question, "The front desk does.");
    expect(await whatToLearn(context, ANN, question.id)).toEqual([{ kind: "keep" }]);
    await keepAnswer(context, ANN, { id: question.id });
    expect(await whatToLearn(context, ANN, question.id)).toEqual([]);
  });

  it("offers a new wording to the entry that the answer came from unchanged, and not a known one", async () => {
    const { id: entry, question: known } = await fireAlarm(context);
    const other = await one(context, "At what intervals are smoke sirens tried out?");
    await approve(context, other, "Every month.", entry);
    expect(await whatToLearn(context, ANN, other.id)).toEqual([{ kind: "phrasing", entry, question: known }]);
    const same = await one(context, known);
    await approve(context, same, "Every month.", entry);
    expect(await whatToLearn(context, ANN, same.id)).toEqual([]);
  });

  it("offers to keep, not to add a wording, where the same words stand under the opposite option", async () => {
    const entry = await createEntry(context, ANN, {
      ...(await draftOf(context)),
      question: "Is the door locked at night?",
      answer: "The door is locked at ten.",
      option: "Yes",
    });
    const question = await one(context, "Does the entrance stay open overnight?");
    const { id, version } = question;
    const answer = { option: "No", text: "The door is locked at ten.", entry: entry.id };
    await decideQuestion(context, ANN, { id, version, decision: { action: "approve", answer } });
    expect(await whatToLearn(context, ANN, id)).toEqual([{ kind: "keep" }]);
  });
});

async function draftOf(context: Context) {
  const { question, phrasings, answer, option, topics, references, access, owner, cycle } = await fireAlarm(context);
  return { question, phrasings, answer, option, citations: [], topics, references, access, owner, cycle };
}

describe("addPhrasing", () => {
  it("makes a version of the entry, so that the wording is known with high confidence from then on", async () => {
    const context = await testContext();
    const entry = await fireAlarm(context);
    const wording = "At what intervals are smoke sirens tried out?";
    const question = await one(context, wording);
    expect(question.suggestion?.entry).not.toBe(entry.id);
    await approve(context, question, "Every month.", entry.id);
    const changed = await addPhrasing(context, ANN, question.id);
    expect(changed).toMatchObject({ version: 2, phrasings: [wording], answer: "Every month." });
    const { suggestion } = await one(context, wording);
    expect(suggestion).toMatchObject({ entry: entry.id, band: "high" });
    await expect(addPhrasing(context, ANN, question.id)).rejects.toMatchObject({ code: "not_ready" });
    await expect(addPhrasing(context, CARL, question.id)).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("proposeEdit", () => {
  let context: Context;
  let entry: string;
  let question: StoredQuestion;
  beforeEach(async () => {
    context = await testContext();
    entry = (await fireAlarm(context)).id;
    question = await one(context, "How often do you test the fire alarm?");
    await approve(context, question, "Every week since May.", entry);
  });

  it("leaves the entry as it is until its owner or a reviewer accepts", async () => {
    const proposal = await proposeEdit(context, CARL, { id: question.id });
    expect((await getEntry(context, ANN, entry)).entry.answer).toBe("Every month.");
    expect(await whatToLearn(context, ANN, question.id)).toEqual([]);
    expect(await entryProposals(context, CARL, "open")).toMatchObject([
      { id: proposal.id, before: "Every month.", after: "Every week since May.", customer: "Acme", yours: false },
    ]);
    await expect(acceptProposal(context, CARL, { id: proposal.id, version: 1 })).rejects.toMatchObject({
      code: "forbidden",
    });
    const accepted = await acceptProposal(context, ANN, { id: proposal.id, version: 1 });
    expect(accepted).toMatchObject({ version: 2, answer: "Every week since May.", reviewedBy: "Ann" });
    await expect(acceptProposal(context, ANN, { id: proposal.id, version: 2 })).rejects.toMatchObject({
      code: "not_ready",
      message: "Ann has accepted this proposal already.",
    });
    const { items } = await listEvents(context.database, { limit: 10 });
    expect(items.map(({ action }) => action)).toEqual(expect.arrayContaining(["propose_change", "accept_change"]));
  });

  it("meets an entry that changed meanwhile with a conflict, and stays open", async () => {
    const { id } = await proposeEdit(context, CARL, { id: question.id });
    await expect(acceptProposal(context, ANN, { id, version: 7 })).rejects.toMatchObject({ code: "conflict" });
    expect(await entryProposals(context, ANN, "open")).toHaveLength(1);
  });

  it("is declined with a reason, which is kept and on the record", async () => {
    const { id } = await proposeEdit(context, CARL, { id: question.id, note: "So the facility team says." });
    await declineProposal(context, ANN, { id, reason: "Only in one office." });
    expect(await entryProposals(context, ANN, "open")).toEqual([]);
    expect(await entryProposals(context, ANN)).toMatchObject([
      { state: "declined", reason: "Only in one office.", decidedBy: "Ann", note: "So the facility team says." },
    ]);
    const { items } = await listEvents(context.database, { limit: 1 });
    expect(items[0]).toMatchObject({ action: "decline_change", after: { reason: "Only in one office." } });
  });
});

/** How it is asked first, how the next customer asks it, and what a person answers. */
const BEYOND = [
  ["How often do you test the fire alarm?", "How frequently is your fire alarm tested?", "Every month."],
  ["Who waters the plants in reception?", "Who waters the reception plants?", "The front desk does."],
  ["Do you own a company helicopter?", "Does the company own any helicopter?", "No helicopter is owned or leased."],
  ["Which auditor audits your canteen?", "Who is the auditor of your canteen?", "The city's food office."],
  ["How many parking spaces do visitors have?", "How many visitor parking spaces are there?", "Twelve."],
] as const;
const SHIPPED = [
  "Do you hold a current SOC 2 Type II report?",
  "Do you encrypt data at rest?",
  "Do you sell personal data?",
];
const UNKNOWN = ["What colour are the curtains in the boardroom?", "Who repairs the office piano?"];

describe("learning", () => {
  it("answers the next questionnaire better, and nothing worse", async () => {
    const context = await testContext();
    const next = [...BEYOND.map(([, again]) => again), ...SHIPPED, ...UNKNOWN];
    const right = (questions: readonly StoredQuestion[]) =>
      BEYOND.filter(([, , answer], i) => questions[i]?.suggestion?.answer === answer).length;
    const rest = (questions: readonly StoredQuestion[]) =>
      questions.slice(BEYOND.length).map(({ suggestion }) => [suggestion?.entry, suggestion?.band, suggestion?.option]);
    const unmatched = (questions: readonly StoredQuestion[]) =>
      questions.filter(({ suggestion }) => suggestion?.outcome === "no_match").length;

    const before = await asked(context, next);
    const first = await asked(
      context,
      BEYOND.map(([question]) => question),
    );
    for (const [i, question] of first.entries()) {
      await approve(context, question, BEYOND[i]?.[2] ?? "");
      for (const { kind } of await whatToLearn(context, ANN, question.id)) {
        if (kind === "keep") await keepAnswer(context, ANN, { id: question.id });
      }
    }
    const after = await asked(context, next);
    const wrong = (questions: readonly StoredQuestion[]) =>
      BEYOND.filter(([, , answer], i) => (questions[i]?.suggestion?.answer ?? answer) !== answer).length;
    expect(right(before)).toBe(0);
    expect(right(after)).toBeGreaterThanOrEqual(4);
    expect(wrong(after)).toBeLessThanOrEqual(wrong(before));
    expect(unmatched(after)).toBeLessThan(unmatched(before));
    expect(rest(after)).toEqual(rest(before));
  });
});
