import { describe, expect, it } from "vitest";
import { type Json, testApp, vendorReview } from "../support/app.ts";

async function work() {
  const app = await testApp();
  const { body } = await app.upload("Acme.xlsx", vendorReview());
  await app.context.jobs.idle();
  const { id } = body.questionnaire;
  const { items } = (await app.json("GET", `/api/questionnaires/${id}/questions`)).body;
  const question = items.find((one: Json) => one.suggestion.option && one.answer.format === "choice");
  const decided = await app.json(
    "POST",
    `/api/questions/${question.id}/decisions`,
    { version: 1, action: "approve" },
    "Ben",
  );
  await app.request(`/api/questionnaires/${id}/export`, { method: "POST" });
  return { app, id, question: decided.body };
}

describe("GET /api/record", () => {
  it("tells everything newest first, in pages, each event with its seal", async () => {
    const { app } = await work();
    const all = (await app.json("GET", "/api/record?limit=500")).body.items;
    expect(all.map(({ action }: Json) => action)).toEqual(["export", "approve", "sign_in", "upload", "sign_in"]);
    for (const { hash } of all) expect(hash).toMatch(/^[0-9a-f]{64}$/);
    const first = (await app.json("GET", "/api/record?limit=3")).body;
    const second = (await app.json("GET", `/api/record?limit=3&cursor=${first.next}`)).body;
    expect([...first.items, ...second.items]).toEqual(all);
  });

  it("filters by person, action, questionnaire and time", async () => {
    const { app, id, question } = await work();
    const actions = async (query: string) =>
      (await app.json("GET", `/api/record?${query}`)).body.items.map(({ action }: Json) => action);
    const [{ actorId }] = (await app.json("GET", "/api/record?action=approve")).body.items;
    expect(await actions(`actor=${actorId}`)).toEqual(["approve", "sign_in"]);
    expect(await actions(`questionnaire=${id}`)).toEqual(["export", "approve", "upload"]);
    expect(await actions("until=2026-01-01")).toEqual([]);
    expect(await actions(`from=${question.decidedAt}&action=upload`)).toEqual([]);
    expect((await app.json("GET", "/api/record?from=yesterday")).status).toBe(400);
  });

  it("calls by their names what the events are about, but not what is deleted", async () => {
    const { app, id, question } = await work();
    const { names } = (await app.json("GET", "/api/record")).body;
    const asked = question.ref ? `${question.ref} ${question.text}` : question.text;
    expect(names).toEqual({ questionnaires: { [id]: "Acme" }, questions: { [question.id]: asked } });
    expect((await app.request(`/api/questionnaires/${id}`, { method: "DELETE" })).status).toBe(204);
    expect((await app.json("GET", "/api/record")).body.names).toEqual({ questionnaires: {}, questions: {} });
  });

  it("names in an export the versions of the answers and the evidence that went out", async () => {
    const { app, question } = await work();
    const [{ after }] = (await app.json("GET", "/api/record?action=export")).body.items;
    const [{ document, contentHash, start, end }] = question.review.answer.citations;
    expect(after.sent).toMatchObject([
      { question: question.id, version: question.version, decidedBy: "Ben", entry: question.review.answer.entry },
    ]);
    expect(after.sent[0].evidence).toContainEqual({ document, contentHash, start, end });
  });
});

describe("GET /api/record/export", () => {
  it("is the same events as JSON Lines", async () => {
    const { app } = await work();
    const { items } = (await app.json("GET", "/api/record?limit=500")).body;
    const lines = (await (await app.request("/api/record/export")).text()).trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line))).toEqual(items);
  });
});

describe("GET /api/record/verify", () => {
  it("finds the record whole, and notices when it is not", async () => {
    const { app } = await work();
    const { body } = await app.json("GET", "/api/record/verify");
    expect(body).toMatchObject({ events: 5, unsealed: 0, faults: [] });
    app.context.database.raw.exec("DROP TRIGGER events_are_not_changed; UPDATE events SET actor = 'Eve' WHERE seq = 2");
    expect((await app.json("GET", "/api/record/verify")).body.faults).toMatchObject([{ seq: 2 }]);
  });
});

describe("what leaves the house, or waits to come in, stands on the record", () => {
  it("the whole library, with the file's hash", async () => {
    const app = await testApp();
    const bytes = await (await app.request("/api/library/export?format=json")).arrayBuffer();
    const [{ actor, after }] = (await app.json("GET", "/api/record?action=export_library")).body.items;
    const { documents, entries } = JSON.parse(new TextDecoder().decode(bytes));
    const file = Buffer.from(await crypto.subtle.digest("SHA-256", bytes)).toString("hex");
    expect(actor).toBe("Robin");
    const counts = { documents: documents.length, entries: entries.length, originals: 0, beside: 0 };
    expect(after).toEqual({ format: "json", file, ...counts });
  });

  it("the record itself, with what was asked of it", async () => {
    const { app } = await work();
    const whole = await (await app.request("/api/record/export?action=upload")).text();
    expect(whole.trimEnd().split("\n")).toHaveLength(1);
    const [event] = (await app.json("GET", "/api/record?action=export_record")).body.items;
    expect(event).toMatchObject({ actor: "Robin", after: { action: "upload", newest: JSON.parse(whole).seq } });
  });

  it("a document that is proposed, and one that is discarded", async () => {
    const app = await testApp();
    const form = new FormData();
    form.append("file", new File(["# Backups\n\nBackups are made every four hours.\n"], "backups.md"));
    const sent = await app.request("/api/documents/proposals", { method: "POST", body: form });
    const { id } = ((await sent.json()) as Json).proposal;
    const path = `/api/documents/proposals/${id}`;
    const discards = await Promise.all([app.json("DELETE", path), app.json("DELETE", path)]);
    expect(discards.some(({ status }) => status === 204)).toBe(true);
    const about = { proposal: id, fileName: "backups.md" };
    const { items } = (await app.json("GET", "/api/record?limit=2")).body;
    expect(items).toMatchObject([
      { action: "discard_document", before: about },
      { action: "propose_document", after: about },
    ]);
    expect(await app.context.database.all("SELECT hash FROM blobs")).toEqual([]);
  });
});
