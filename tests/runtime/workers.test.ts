/**
 * Countersign in workerd, from the upload to the filled workbook: D1, R2, the queue and the assets as `wrangler.toml`
 * binds them, driven over HTTP.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as after } from "node:timers/promises";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TestHarness } from "wrangler";
import { sectionsOf } from "../../fixtures/documents/content.ts";
import { makeDocx } from "../../fixtures/documents/make-docx.ts";
import { makePdf } from "../../fixtures/documents/make-pdf.ts";
import { COMMAND_LINE } from "../../src/domain/actor.ts";
import { createD1Database } from "../../src/runtime/workers/d1-database.ts";
import type { Env } from "../../src/runtime/workers/env.ts";
import type { AppContext } from "../../src/usecases/context.ts";
import { invite } from "../../src/usecases/offer-link.ts";
import { codeAt } from "../../src/usecases/one-time-code.ts";
import { type Json, vendorReview } from "../support/app.ts";
import { signedIn as signIn } from "../support/people.ts";
import { createWorkersApp } from "../support/workers.ts";

const folder = mkdtempSync(join(tmpdir(), "countersign-"));
let harness: TestHarness;
let Cookie: string;
beforeAll(async () => {
  harness = await createWorkersApp(folder);
  Cookie = await signIn(await contextOfWorker(), { name: "Robin" });
});
afterAll(async () => {
  await harness?.close();
  rmSync(folder, { recursive: true });
});

interface Answer {
  readonly status: number;
  readonly body: Json;
}

async function json(method: string, path: string, body?: unknown): Promise<Answer> {
  const response = await harness.fetch(path, {
    method,
    headers: { Cookie, ...(body === undefined ? {} : { "Content-Type": "application/json" }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
}

async function upload(fileName: string, bytes: Uint8Array, path = "/api/questionnaires"): Promise<Answer> {
  const form = new FormData();
  form.append("file", new File([bytes as Uint8Array<ArrayBuffer>], fileName));
  // Sent as bytes: the harness's own FormData is another class than this one.
  const { body, headers } = new Request("http://localhost/", { method: "POST", body: form }) as Request;
  const response = await harness.fetch(path, {
    method: "POST",
    headers: { Cookie, "Content-Type": headers.get("Content-Type") ?? "" },
    body: new Uint8Array(await new Response(body).arrayBuffer()),
  });
  return { status: response.status, body: await response.json() };
}

/** As much of the worker's context as making people needs. */
async function contextOfWorker(): Promise<AppContext> {
  const database = createD1Database((await bindings()).DB);
  return { database, clock: { now: () => new Date() } } as AppContext;
}

const bindings = () => harness.getWorker<Env>().getEnv();

async function finished(job: string): Promise<Json> {
  for (;;) {
    const { body } = await json("GET", `/api/jobs/${job}`);
    if (body.state === "done" || body.state === "failed") return body;
    await after(100);
  }
}

describe("the worker", () => {
  it("lets in by a one-time link and a password, and nobody else", async () => {
    expect((await harness.fetch("/api/questionnaires")).status).toBe(401);
    const context = await contextOfWorker();
    const offer = await invite(context, COMMAND_LINE, { email: "ada@example.com", role: "reader" });
    const password = "our kettle hums in g minor";
    const opened = await json("POST", "/api/links/open", { secret: offer.secret, name: "Ada", password });
    expect(opened).toMatchObject({ status: 200, body: { person: { name: "Ada", role: "reader" } } });
    const signedIn = await json("POST", "/api/session", { email: "ada@example.com", password });
    expect(signedIn).toMatchObject({ status: 200, body: { person: { role: "reader" } } });
    const wrong = await json("POST", "/api/session", { email: "ada@example.com", password: "wrong" });
    expect(wrong).toMatchObject({ status: 401, body: { error: { code: "wrong_sign_in" } } });
    await context.database.run("DELETE FROM sessions WHERE person IN (SELECT id FROM people WHERE email LIKE 'ada@%')");
    Cookie = await signIn(context, { name: "Robin" });
  });

  it("asks for a code of an authenticator app once it is set up, and lets an admin switch it off", async () => {
    const context = await contextOfWorker();
    const offer = await invite(context, COMMAND_LINE, { email: "grace@example.com", role: "reader" });
    const password = "our kettle hums in g minor";
    const opened = await harness.fetch("/api/links/open", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ secret: offer.secret, name: "Grace", password }),
    });
    const admin = Cookie;
    Cookie = opened.headers.get("Set-Cookie")?.split(";")[0] ?? "";
    const { body: begun } = await json("POST", "/api/second-factor", { password });
    const code = codeAt(begun.secret, new Date());
    expect((await json("POST", "/api/second-factor/confirm", { code })).body.recoveryCodes).toHaveLength(10);
    Cookie = admin;
    const given = { email: "grace@example.com", password };
    expect((await json("POST", "/api/session", given)).body.error.code).toBe("second_factor_needed");
    expect((await json("POST", "/api/session", { ...given, code })).body.error.code).toBe("wrong_sign_in");
    const { items } = (await json("GET", "/api/people")).body;
    const grace = items.find(({ name }: Json) => name === "Grace");
    expect(grace).toMatchObject({ secondFactor: true });
    const renamed = await json("PATCH", `/api/people/${grace.id}`, { name: "Grace H." });
    expect(renamed.body).toMatchObject({ name: "Grace H.", secondFactor: true });
    const off = await harness.fetch(`/api/people/${grace.id}/second-factor`, { method: "DELETE", headers: { Cookie } });
    expect(off.status).toBe(204);
    expect((await json("POST", "/api/session", given)).status).toBe(200);
    Cookie = await signIn(context, { name: "Robin" });
  });

  it("answers requests that come at once to an empty library, filling it from the bundle", async () => {
    const question = { question: "Is your organisation certified to ISO 27001?", options: ["Yes", "No"] };
    const answers = await Promise.all(Array.from({ length: 5 }, () => json("POST", "/api/ask", question)));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ status: 200, body: { outcome: "suggested", option: "Yes" } });
  });

  it("takes a workbook in, matches it from the queue, and gives it back with the approved answer", async () => {
    const { status, body: uploaded } = await upload("Acme.xlsx", vendorReview());
    expect(status).toBe(201);
    const { id } = uploaded.questionnaire;
    expect(await finished(uploaded.job.id)).toMatchObject({ state: "done", done: 24, total: 24, error: null });

    const { items } = (await json("GET", `/api/questionnaires/${id}/questions?limit=500`)).body;
    expect(items).toHaveLength(24);
    const question = items.find((item: Json) => item.answer.format === "choice" && item.suggestion.option);
    expect(question.suggestion.citations[0].quote.length).toBeGreaterThan(0);

    const wording = encodeURIComponent(question.text.toUpperCase().slice(5, 200));
    const { body: found } = await json("GET", `/api/questionnaires/${id}/questions?search=${wording}`);
    expect(found.items.map((item: Json) => item.id)).toEqual([question.id]);

    const decision = { action: "approve", version: question.version };
    const approved = await json("POST", `/api/questions/${question.id}/decisions`, decision);
    expect(approved.status).toBe(200);
    expect(approved.body.review).toMatchObject({ state: "approved", answer: { option: question.suggestion.option } });
    const second = await json("POST", `/api/questions/${question.id}/decisions`, decision);
    expect(second).toMatchObject({ status: 409, body: { error: { code: "conflict" } } });

    const response = await harness.fetch(`/api/questionnaires/${id}/export`, { method: "POST", headers: { Cookie } });
    expect(response.status).toBe(200);
    const filled = new ExcelJS.Workbook();
    await filled.xlsx.load(await response.arrayBuffer());
    const cell = (item: Json) => filled.getWorksheet(item.sheet)?.getCell(item.answer.cells[0]).text;
    expect(cell(question)).toBe(question.suggestion.option);
    const open = items.find(
      (item: Json) => item.id !== question.id && item.answer.cells.length === 1 && !item.existing,
    );
    expect(cell(open)).toBe("");
  });

  it("does the rest of the API on D1", async () => {
    const { questionnaire, job } = (await upload("Rest.xlsx", vendorReview())).body;
    await finished(job.id);
    const here = `/api/questionnaires/${questionnaire.id}`;
    const { items } = (await json("GET", `${here}/questions?match=high&state=open&limit=1`)).body;
    const [question] = items;
    await json("POST", `/api/questions/${question.id}/decisions`, { action: "approve", version: question.version });
    const kept = await json("POST", `/api/questions/${question.id}/keep`, {});
    expect(kept).toMatchObject({ status: 200, body: { entry: { origin: "approved" } } });
    const { body: events } = await json("GET", `/api/questions/${question.id}/events`);
    expect(events.items.map((event: Json) => event.action)).toContain("approve");
    expect((await json("GET", `${here}/export/plan`)).status).toBe(200);

    const policy = "---\nid: our-policy\ntitle: Our policy\n---\n\n# Our policy\n\nVisitors sign a paper register.\n";
    const { body: imported } = await upload("our-policy.md", new TextEncoder().encode(policy), "/api/library/import");
    expect(imported).toMatchObject({ documents: 1 });
    const { body: documents } = await json("GET", "/api/documents");
    expect(documents.items.map((document: Json) => document.id)).toContain("our-policy");
    expect((await json("GET", "/api/documents/our-policy")).body.passages.length).toBeGreaterThan(0);
    const { document, start } = question.suggestion.citations[0];
    const { body: uses } = await json("GET", `/api/documents/${document}/uses`);
    const place = uses.items.find((use: Json) => use.start === start);
    expect(place.questionnaires).toContainEqual(expect.objectContaining({ id: questionnaire.id, first: question.id }));
    expect(place.entries.map((entry: Json) => entry.id)).toContain(kept.body.entry.id);
    const passages = async () => {
      const { items } = (await json("GET", "/api/library?search=visitors+sign+a+paper+register")).body;
      return items.filter((entry: Json) => entry.id.startsWith("passage:our-policy#"));
    };
    expect(await passages()).toHaveLength(1);
    const retired = await json("PUT", "/api/documents/our-policy/retired", { version: 1, retired: true, why: "Sold" });
    expect(retired.body).toMatchObject({ retired: { why: "Sold" } });
    expect(await passages()).toEqual([]);
    await json("PUT", "/api/documents/our-policy/retired", { version: 2, retired: false });
    expect(await passages()).toHaveLength(1);
    const { body: library } = await json("GET", "/api/library?origin=approved");
    expect(library.items.map((entry: Json) => entry.id)).toEqual([kept.body.entry.id]);

    expect((await harness.fetch(here, { method: "DELETE", headers: { Cookie } })).status).toBe(204);
    expect(await json("GET", here)).toMatchObject({ status: 404, body: { error: { code: "not_found" } } });
  });

  it("lets people share out work and follow each other on D1", async () => {
    const { questionnaire, job } = (await upload("Shared.xlsx", vendorReview())).body;
    await finished(job.id);
    const here = `/api/questionnaires/${questionnaire.id}`;
    const { cursor } = (await json("GET", `${here}/changes?at=none`)).body;
    const [one, two] = (await json("GET", `${here}/questions?limit=2`)).body.items;
    const everybody = (await json("GET", "/api/colleagues")).body.items;
    const me = everybody.find(({ name }: Json) => name === "Robin");
    const assign = { action: "assign", version: one.version, assignee: me.id, due: "2026-12-01" };
    expect((await json("POST", `/api/questions/${one.id}/decisions`, assign)).body.review.due).toBe("2026-12-01");
    await json("PUT", `/api/questions/${two.id}/expert`, { expert: me.id, note: "Yours." });
    const text = `@{${me.id}} and so on`;
    const { body: comment } = await json("POST", `/api/questions/${two.id}/comments`, { text });
    await json("PATCH", `/api/comments/${comment.id}`, { version: 1, text: "And so on." });
    const { items } = (await json("GET", "/api/work?limit=1")).body;
    expect(items).toMatchObject([{ kind: "assigned", due: "2026-12-01" }]);
    expect((await json("GET", "/api/work/counts")).body).toEqual({ open: 2, nextDue: "2026-12-01" });
    const changes = (await json("GET", `${here}/changes?since=${cursor}&at=${one.id}`)).body;
    expect(changes.questions.map(({ id }: Json) => id).sort()).toEqual([one.id, two.id].sort());
    expect((await json("PATCH", here, { version: 1, archived: true })).body.archivedAt).not.toBeNull();
    for (const query of ["status=archived&mine=true&search=shared", "status=archived"]) {
      expect((await json("GET", `/api/questionnaires?${query}`)).body.items).toMatchObject([{ id: questionnaire.id }]);
    }
    expect((await json("GET", "/api/work")).body.items).toEqual([]);
  });

  it("keeps nothing of an upload that it refuses", async () => {
    const { BLOBS } = await bindings();
    const before = (await BLOBS.list()).objects.length;
    const refused = await upload("cut.xlsx", vendorReview().slice(0, 4_000));
    expect(refused).toMatchObject({ status: 422, body: { error: { code: "damaged_workbook" } } });
    expect((await BLOBS.list()).objects).toHaveLength(before);
  });

  it("reads PDF and Word files, and answers from them with the page", async () => {
    const parts = [
      ...sectionsOf(4, 8),
      { kind: "paragraph", text: "Zeppelins are moored at the north mast." } as const,
    ];
    const path = "/api/library/import";
    expect((await upload("mooring.pdf", await makePdf("Mooring", parts), path)).body.files).toMatchObject([
      { outcome: "added" },
    ]);
    expect((await upload("ballast.docx", makeDocx("Ballast", sectionsOf(5, 2)), path)).body.documents).toBe(1);
    const { body } = await json("POST", "/api/ask", { question: "Where are zeppelins moored?" });
    expect(body.citations).toMatchObject([{ document: "mooring", page: expect.any(Number) }]);
  });

  it("gives the whole library away as a workbook and takes it back, nothing doubled and every id the same", async () => {
    const take = async (format: string) => {
      const response = await harness.fetch(`/api/library/export?format=${format}`, { headers: { Cookie } });
      expect(response.status).toBe(200);
      return new Uint8Array(await response.arrayBuffer());
    };
    const ids = async () =>
      JSON.parse(new TextDecoder().decode(await take("json"))).entries.map(({ id }: Json) => id as string);
    const rows = Array.from({ length: 400 }, (_, at) => `"Is zeppelin ${at} moored?","At mast ${at}."`);
    const many = new TextEncoder().encode(["Question,Answer", ...rows].join("\n"));
    expect((await upload("many.csv", many, "/api/library/answers")).body).toMatchObject({ added: 400 });
    const before: string[] = await ids();
    const { documents, originals } = JSON.parse(new TextDecoder().decode(await take("json")));
    const original = documents.find(({ title }: Json) => title === "many").original.hash;
    expect(originals.find(({ hash }: Json) => hash === original).base64).toBe(btoa(new TextDecoder().decode(many)));
    const workbook = await take("xlsx");
    const opened = new ExcelJS.Workbook();
    await opened.xlsx.load(workbook.buffer as ArrayBuffer);
    const column = opened.getWorksheet("Entries")?.getColumn(1).values.slice(2);
    expect(column).toEqual(before);
    expect(before.length).toBeGreaterThan(500);
    const { status, body } = await upload("library.xlsx", workbook, "/api/library/bring");
    expect(status).toBe(200);
    expect(body).toMatchObject({ documents: 0, added: 0, changed: 0, left: 0, known: before.length, warnings: [] });
    expect(await ids()).toEqual(before);
  });

  it("takes up by the clock a job that no delivery finished, and only does what is left", async () => {
    const { job } = (await upload("Again.xlsx", vendorReview())).body;
    await finished(job.id);
    const database = createD1Database((await bindings()).DB);
    const suggestions = "FROM suggestions WHERE question IN (SELECT id FROM questions WHERE questionnaire = ?)";
    await database.run(`DELETE ${suggestions} AND rowid % 2 = 0`, job.subject);
    const kept = await database.all(`SELECT * ${suggestions} ORDER BY question`, job.subject);
    await database.run(
      "UPDATE jobs SET state = 'running', updated_at = '2026-01-01T00:00:00.000Z' WHERE id = ?",
      job.id,
    );
    await harness.getWorker().scheduled({ cron: "*/10 * * * *", scheduledTime: new Date() });
    expect(await finished(job.id)).toMatchObject({ state: "done", done: 24, total: 24 });
    const now = await database.all(`SELECT * ${suggestions} ORDER BY question`, job.subject);
    expect(now).toHaveLength(24);
    expect(now).toEqual(expect.arrayContaining(kept));
    expect(kept.length).toBeLessThan(24);
  });

  it("refuses an upload that its memory might not hold", async () => {
    const refused = await upload("big.xlsx", new Uint8Array(10 * 1024 * 1024 + 1));
    expect(refused).toMatchObject({ status: 413, body: { error: { code: "too_large" } } });
  });

  it("serves the page at any path within it, and never as an asset or an API answer", async () => {
    for (const path of ["/", "/questionnaires/some-id"]) {
      const page = await harness.fetch(path);
      expect(page.status).toBe(200);
      expect(await page.text()).toContain("The page");
      expect(page.headers.get("Cache-Control")).toBe("no-cache");
      expect(page.headers.get("Content-Security-Policy")).toContain("default-src 'self'");
    }
    const asset = await harness.fetch("/assets/page-1a2b.js");
    expect(await asset.text()).toBe("export {};");
    expect(asset.headers.get("Cache-Control")).toContain("immutable");
    for (const path of ["/assets/gone.js", "/api/gone"]) {
      const missing = await json("GET", path);
      expect(missing).toMatchObject({ status: 404, body: { error: { code: "not_found" } } });
    }
  });
});
