import { describe, expect, it } from "vitest";
import { COMMAND_LINE } from "../../src/domain/actor.ts";
import type { StoredQuestion } from "../../src/domain/stored-questionnaire.ts";
import { changeSettings } from "../../src/usecases/settings.ts";
import { verifyRecord } from "../../src/usecases/verify-record.ts";
import { type TestApp, testApp, vendorReview } from "../support/app.ts";
import { signedIn } from "../support/people.ts";

interface Furnished {
  readonly app: TestApp;
  readonly path: string;
  questions(): Promise<StoredQuestion[]>;
}

async function furnished(): Promise<Furnished> {
  const app = await testApp();
  const { body } = await app.upload("Acme.xlsx", vendorReview());
  await app.context.jobs.idle();
  const path = `/api/questionnaires/${body.questionnaire.id}`;
  return { app, path, questions: async () => (await app.json("GET", `${path}/questions?limit=500`)).body.items };
}

const ready = ({ suggestion, answer }: StoredQuestion) =>
  suggestion?.answer && (answer.options.length === 0 || suggestion.option);
const approve = ({ id, version }: StoredQuestion) => ({ id, version, action: "approve" });
const named = ({ id, version }: { id: string; version: number }) => ({ id, version });
const events = async ({ app }: Furnished, id: string) =>
  (await app.json("GET", `/api/questions/${id}/events`)).body.items;

describe("POST /api/questionnaires/{id}/decisions", () => {
  it("approves many suggestions at once, an event for each, in a record that stays whole", async () => {
    const all = await furnished();
    const wanted = (await all.questions()).filter(ready);
    expect(wanted.length).toBeGreaterThan(3);
    const { body } = await all.app.json("POST", `${all.path}/decisions`, { decisions: wanted.map(approve) }, "Zoë");
    expect(body).toMatchObject({ conflicts: [], refused: [] });
    expect(body.decided).toHaveLength(wanted.length);
    const after = new Map((await all.questions()).map((question) => [question.id, question]));
    for (const { id, suggestion } of wanted) {
      const { answer, option, entry, citations } = suggestion ?? {};
      const review = {
        state: "approved",
        answer: { text: answer, option, entry, citations },
        assignee: null,
        due: null,
      };
      expect(after.get(id)).toMatchObject({ version: 2, decidedBy: "Zoë", review });
      expect(await events(all, id)).toMatchObject([{ actor: "Zoë", action: "approve", after: review }]);
    }
    expect(body.decided[0]).toMatchObject({ review: after.get(body.decided[0].id)?.review, version: 2 });
    expect(await verifyRecord(all.app.context, COMMAND_LINE)).toMatchObject({ faults: [], unsealed: 0 });
  });

  it("leaves alone what somebody changed meanwhile, and says how it now is", async () => {
    const all = await furnished();
    const wanted = (await all.questions()).filter(ready).slice(0, 3);
    const [first] = wanted as [StoredQuestion];
    await all.app.json("POST", `/api/questions/${first.id}/decisions`, { version: 1, action: "reject" }, "Ben");
    const { body } = await all.app.json("POST", `${all.path}/decisions`, { decisions: wanted.map(approve) });
    expect(body.decided).toHaveLength(2);
    expect(body.conflicts).toMatchObject([{ id: first.id, decidedBy: "Ben", review: { state: "rejected" } }]);
    expect(await events(all, first.id)).toHaveLength(1);
  });

  it("lets one of two who approve the same at the same time be first on each question", async () => {
    const all = await furnished();
    const decisions = (await all.questions()).filter(ready).map(approve);
    const both = await Promise.all(
      ["Ann", "Ben"].map((name) => all.app.json("POST", `${all.path}/decisions`, { decisions }, name)),
    );
    const decided = both.flatMap(({ body }) => body.decided.map(({ id }: { id: string }) => id));
    expect(decided.sort()).toEqual(decisions.map(({ id }) => id).sort());
    for (const { id } of decisions) expect(await events(all, id)).toHaveLength(1);
  });

  it("does what it can and says why of the rest", async () => {
    const all = await furnished();
    const questions = await all.questions();
    const good = questions.find(ready) as StoredQuestion;
    const none = questions.find(({ suggestion }) => suggestion?.outcome === "no_match") as StoredQuestion;
    const gone = { ...good, id: "gone" };
    const { body } = await all.app.json("POST", `${all.path}/decisions`, {
      decisions: [good, none, gone].map(approve),
    });
    expect(body.decided.map(({ id }: { id: string }) => id)).toEqual([good.id]);
    expect(body.refused).toMatchObject(
      [
        { id: none.id, message: /no answer to approve/ },
        { id: "gone", message: /no such question/ },
      ].map(({ id, message }) => ({ id, message: expect.stringMatching(message) })),
    );
  });

  it("touches no question of another questionnaire", async () => {
    const all = await furnished();
    const other = await all.app.upload("Other.xlsx", vendorReview());
    const [foreign] = (await all.questions()).filter(ready) as [StoredQuestion];
    const path = `/api/questionnaires/${other.body.questionnaire.id}/decisions`;
    const { body } = await all.app.json("POST", path, { decisions: [approve(foreign)] });
    expect(body).toMatchObject({ decided: [], refused: [{ id: foreign.id }] });
  });

  it("lets a contributor draft many, and approve none", async () => {
    const all = await furnished();
    const Cookie = await signedIn(all.app.context, { name: "Carl", role: "contributor" });
    const post = (decisions: object[]) =>
      all.app.request(`${all.path}/decisions`, {
        method: "POST",
        headers: { Cookie, "Content-Type": "application/json" },
        body: JSON.stringify({ decisions }),
      });
    const some = (await all.questions()).filter(({ answer }) => answer.options.length === 0).slice(0, 2);
    expect((await post(some.map(approve))).status).toBe(403);
    const answer = { option: null, text: "One text for both." };
    const drafted = await post(some.map(({ id, version }) => ({ id, version, action: "edit", answer })));
    expect(((await drafted.json()) as { decided: unknown[] }).decided).toHaveLength(2);
  });
});

describe("POST /api/questionnaires/{id}/undo", () => {
  it("makes each question again what it was, and puts that on the record", async () => {
    const all = await furnished();
    const before = await all.questions();
    const wanted = before.filter(ready);
    const { body } = await all.app.json("POST", `${all.path}/decisions`, { decisions: wanted.map(approve) });
    const undone = await all.app.json("POST", `${all.path}/undo`, { questions: body.decided.map(named) });
    expect(undone.body.decided).toHaveLength(wanted.length);
    expect((await all.questions()).map((question) => ({ ...question, version: 1 }))).toEqual(before);
    const [first] = wanted as [StoredQuestion];
    expect(await events(all, first.id)).toMatchObject([
      { action: "approve" },
      { action: "undo", before: { state: "approved" }, after: { state: "open", answer: null } },
    ]);
  });

  it("goes one decision further back each time, as far as they are one's own", async () => {
    const all = await furnished();
    const [first] = (await all.questions()).filter(ready) as [StoredQuestion];
    const path = `/api/questions/${first.id}`;
    const decide = (version: number, action: string, as?: string) =>
      all.app.json("POST", `${path}/decisions`, { version, action }, as);
    await decide(1, "not_applicable", "Ben");
    await decide(2, "approve");
    await decide(3, "reject");
    const states: string[] = [];
    for (const version of [4, 5, 6]) {
      await all.app.json("POST", `${all.path}/undo`, { questions: [{ id: first.id, version }] });
      states.push((await all.app.json("GET", path)).body.review.state);
    }
    expect(states).toEqual(["approved", "not_applicable", "not_applicable"]);
  });

  it("never takes back what somebody else has changed since, nor somebody else's decision", async () => {
    const all = await furnished();
    const [first] = (await all.questions()).filter(ready) as [StoredQuestion];
    const path = `/api/questions/${first.id}/decisions`;
    await all.app.json("POST", path, { version: 1, action: "approve" }, "Ann");
    await all.app.json("POST", path, { version: 2, action: "reject" }, "Ben");
    const late = await all.app.json("POST", `${all.path}/undo`, { questions: [{ id: first.id, version: 2 }] }, "Ann");
    expect(late.body).toMatchObject({ decided: [], conflicts: [{ id: first.id, review: { state: "rejected" } }] });
    const other = await all.app.json("POST", `${all.path}/undo`, { questions: [{ id: first.id, version: 3 }] }, "Ann");
    expect(other.body).toMatchObject({ decided: [], refused: [{ id: first.id }] });
    expect(await events(all, first.id)).toHaveLength(2);
  });

  it("gives words back to whoever wrote them, so that they cannot approve them afterwards", async () => {
    const all = await furnished();
    await changeSettings(all.app.context, COMMAND_LINE, { approveOwnAnswers: false });
    const question = (await all.questions()).find(({ answer }) => answer.options.length === 0) as StoredQuestion;
    const path = `/api/questions/${question.id}/decisions`;
    const edit = (version: number, text: string, as: string) =>
      all.app.json("POST", path, { version, action: "edit", answer: { option: null, text } }, as);
    const ann = await edit(1, "Ann's words.", "Ann");
    await edit(2, "Ben's words.", "Ben");
    await all.app.json("POST", `${all.path}/undo`, { questions: [{ id: question.id, version: 3 }] }, "Ben");
    const { body } = await all.app.json("GET", `/api/questions/${question.id}`);
    expect(body).toMatchObject({ answeredBy: ann.body.answeredBy, review: { answer: { text: "Ann's words." } } });
    expect((await all.app.json("POST", path, { version: 4, action: "approve" }, "Ann")).status).toBe(403);
    expect((await all.app.json("POST", path, { version: 4, action: "approve" }, "Ben")).status).toBe(200);
  });
});

describe("GET /api/questionnaires/{id}/steps", () => {
  const stepsOf = async ({ app, path }: Furnished, as?: string) =>
    (await app.json("GET", `${path}/steps`, undefined, as)).body.items;

  it("tells one's own newest steps, a batch as one, until they are taken back", async () => {
    const all = await furnished();
    const [first, ...others] = (await all.questions()).filter(ready) as [StoredQuestion, ...StoredQuestion[]];
    await all.app.json("POST", `${all.path}/decisions`, { decisions: others.map(approve) });
    await all.app.json("POST", `/api/questions/${first.id}/decisions`, { version: 1, action: "approve" });
    await all.app.json("POST", `/api/questions/${first.id}/decisions`, { version: 2, action: "reject" });
    const steps = await stepsOf(all);
    expect(
      steps.map(({ action, questions }: { action: string; questions: object[] }) => [action, questions.length]),
    ).toEqual([
      ["reject", 1],
      ["approve", 1],
      ["approve", others.length],
    ]);
    expect(steps[0].questions).toEqual([{ id: first.id, version: 3 }]);
    for (const left of [2, 1, 0]) {
      const [{ questions }] = await stepsOf(all);
      const { body } = await all.app.json("POST", `${all.path}/undo`, { questions });
      expect(body).toMatchObject({ conflicts: [], refused: [] });
      expect(await stepsOf(all)).toHaveLength(left);
    }
    expect((await all.questions()).every(({ review }) => review.state === "open")).toBe(true);
  });

  it("leaves out what is somebody else's, and what somebody else has changed since", async () => {
    const all = await furnished();
    const [one, other] = (await all.questions()).filter(ready) as [StoredQuestion, StoredQuestion];
    const decide = (id: string, version: number, action: string, as: string) =>
      all.app.json("POST", `/api/questions/${id}/decisions`, { version, action }, as);
    await decide(one.id, 1, "approve", "Ann");
    await decide(other.id, 1, "approve", "Ann");
    await decide(one.id, 2, "reject", "Ben");
    expect(await stepsOf(all, "Ann")).toMatchObject([{ action: "approve", questions: [{ id: other.id, version: 2 }] }]);
    expect(await stepsOf(all, "Ben")).toMatchObject([{ action: "reject", questions: [{ id: one.id, version: 3 }] }]);
    expect(await stepsOf(all, "Cleo")).toEqual([]);
  });
});

describe("GET /api/questions/{id}/similar", () => {
  it("finds what asks the same in other words, and not what asks the opposite", async () => {
    const app = await testApp();
    const asked = [
      "Is customer data encrypted at rest?",
      "Do you have a business continuity plan?",
      "Is customer data not encrypted at rest?",
      "Do you encrypt customer data at rest?",
      "Is customer data encrypted at rest?",
    ];
    const csv = ["No.,Question,Answer", ...asked.map((text, at) => `${at + 1},${text},`)].join("\n");
    const { body } = await app.upload("Plain.csv", new TextEncoder().encode(csv));
    const path = `/api/questionnaires/${body.questionnaire.id}`;
    const { items } = (await app.json("GET", `${path}/questions`)).body as { items: StoredQuestion[] };
    const similar = (await app.json("GET", `/api/questions/${items[0]?.id}/similar`)).body.items;
    const found = similar.map(({ id }: { id: string }) => items.find((one) => one.id === id)?.text);
    expect(found.sort()).toEqual([asked[3], asked[4]].sort());
    expect(similar[0].likeness).toBe(1);
  });
});
