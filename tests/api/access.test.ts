/** Evidence leaves the house only as far as its level allows: each level with and without an NDA, through every way out. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { main } from "../../src/runtime/node/cli.ts";
import { type Json, type TestApp, temporaryFolder, testApp } from "../support/app.ts";

const QUESTION = "How often does Example Ltd copy its customer database to a second region?";
const CSV = `No,Question,Answer\n1,${QUESTION}\n2,Does Example Ltd paint its zeppelins purple?,\n`;

const note = (access: string | null, id = "backup-note") => `---
id: ${id}
title: Backups at Example Ltd
${access === null ? "" : `access: ${access}\n`}---

# Backups

Example Ltd copies its customer database to a second region every four hours.
`;

async function importText(app: TestApp, name: string, text: string): Promise<Json> {
  const form = new FormData();
  form.append("file", new File([text], name));
  return (await app.request("/api/library/import", { method: "POST", body: form })).json();
}

async function questionnaire(app: TestApp): Promise<{ id: string; question: Json }> {
  const { body } = await app.upload("asked.csv", new TextEncoder().encode(CSV));
  await app.context.jobs.idle();
  const { id } = body.questionnaire;
  const { items } = (await app.json("GET", `/api/questionnaires/${id}/questions`)).body;
  return { id, question: items[0] };
}

const approve = (app: TestApp, { id, version }: Json) =>
  app.json("POST", `/api/questions/${id}/decisions`, { version, action: "approve" });

const CASES = [
  [null, false, true],
  [null, true, true],
  ["public", false, true],
  ["public", true, true],
  ["nda", false, false],
  ["nda", true, true],
  ["internal", false, false],
  ["internal", true, false],
] as const;

describe("the access level of evidence", () => {
  it.each(CASES)("%s, with NDA %s, leaves: %s", async (access, nda, leaves) => {
    const app = await testApp();
    await importText(app, "backup.md", note(access));
    const { id } = await questionnaire(app);
    expect((await app.json("GET", `/api/questionnaires/${id}`)).body.nda).toBe(false);
    expect((await app.json("PUT", `/api/questionnaires/${id}/nda`, { nda })).body.nda).toBe(nda);
    const { items } = (await app.json("GET", `/api/questionnaires/${id}/questions`)).body;
    const [question] = items;
    expect(question.suggestion.citations[0].document).toBe("backup-note");
    expect(question.suggestion.answer).toContain("every four hours");
    if (leaves) expect(question.withheld).toBeNull();
    else {
      expect(question.withheld).toMatch(/^Withheld: it rests on "Backups at Example Ltd"/);
      expect(question.suggestion.warnings[0]).toBe(question.withheld);
    }

    const decided = await approve(app, question);
    expect(decided.body.withheld).toBe(question.withheld);
    const plan = (await app.json("GET", `/api/questionnaires/${id}/export/plan?citations=comments`)).body;
    expect(plan).toMatchObject({ written: leaves ? 1 : 0, withheld: leaves ? 0 : 1 });
    expect(JSON.stringify(plan.cells).includes("four hours")).toBe(leaves);
    if (!leaves) expect(plan.left[0]).toContain(question.withheld);
    const sent = await app.request(`/api/questionnaires/${id}/export?citations=comments`, { method: "POST" });
    expect(sent.status).toBe(leaves ? 200 : 409);
    expect((await sent.text()).includes("four hours")).toBe(leaves);
  });

  it("is the strictest of all that an answer rests on", async () => {
    const app = await testApp();
    await importText(app, "backup.md", note("public"));
    await importText(app, "detail.md", note("internal", "detail").replace("every four hours", "on two tapes"));
    const answer = [
      "- id: copies",
      `  question: ${QUESTION}`,
      "  answer: Every four hours, on two tapes.",
      "  citations:",
      "    - document: backup-note",
      "      quote: every four hours",
      "    - document: detail",
      "      quote: on two tapes",
      "",
    ].join("\n");
    await importText(app, "copies.yaml", answer);
    const { id, question } = await questionnaire(app);
    expect(question.suggestion.entry).toBe("curated:copies");
    expect(question.withheld).toContain("internal");
    await app.json("PUT", `/api/questionnaires/${id}/nda`, { nda: true });
    expect((await app.json("GET", `/api/questions/${question.id}`)).body.withheld).toContain("internal");
  });

  it("can be an entry's own, and goes with the answer that is kept from it", async () => {
    const app = await testApp();
    await importText(app, "backup.md", note("public"));
    const answer = [
      "- id: copies",
      `  question: ${QUESTION}`,
      "  answer: Every four hours.",
      "  access: nda",
      "  citations:",
      "    - document: backup-note",
      "      quote: every four hours",
      "",
    ].join("\n");
    await importText(app, "copies.yaml", answer);
    const { question } = await questionnaire(app);
    expect(question.withheld).toContain("its library entry");
    await approve(app, question);
    const { entry } = (await app.json("POST", `/api/questions/${question.id}/keep`, {})).body;
    expect(entry.access).toBe("nda");
  });

  it("of all entries whose words an answer holds goes with what is kept of it, and of one that is gone", async () => {
    const app = await testApp();
    await importText(app, "backup.md", note("public"));
    const answer = (id: string, question: string, text: string, access: string) =>
      `- id: ${id}\n  question: ${question}\n  answer: ${text}\n  access: ${access}\n  citations:\n    - document: backup-note\n      quote: every four hours\n`;
    const open = answer("copies", QUESTION, "Every four hours, to a second region.", "public");
    await importText(app, "a.yaml", open + answer("vault", "Where is the vault?", "Under the old mill.", "internal"));
    const { question } = await questionnaire(app);
    const given = {
      option: null,
      text: "Every four hours, to a second region. Under the old mill.",
      entry: "curated:copies",
      also: ["curated:vault"],
    };
    const decision = { version: question.version, action: "approve", answer: given };
    const decided = (await app.json("POST", `/api/questions/${question.id}/decisions`, decision)).body;
    expect(decided.withheld).toContain("its library entry");
    const keep = async () => (await app.json("POST", `/api/questions/${question.id}/keep`, {})).body.entry.access;
    expect(await keep()).toBe("internal");
    await app.context.database.run("UPDATE entries SET access = 'public'");
    expect(await keep()).toBe("public");
    await app.context.database.run("DELETE FROM entries WHERE id = 'curated:vault'");
    expect(await keep()).toBe("internal");
  });

  it("is named wrongly only with a sentence", async () => {
    const { error } = await importText(await testApp(), "backup.md", note("secret"));
    expect(error.message).toMatch(/backup\.md:4: access must be one of public, nda, internal/);
  });

  it("is tightened by a new edition, never loosened", async () => {
    const app = await testApp();
    const level = async () => (await app.json("GET", "/api/documents/backup-note")).body.document.access;
    await importText(app, "backup.md", note("nda"));
    await importText(app, "backup.md", note("public").replace("four", "six"));
    expect(await level()).toBe("nda");
    await importText(app, "backup.md", note("internal").replace("four", "eight"));
    expect(await level()).toBe("internal");
  });

  describe("follows the words, whatever is said of where they come from", () => {
    const SECRET = "Example Ltd copies its customer database to a second region every four hours.";
    const decide = async (app: TestApp, { id, version }: Json, action: string, answer: object) =>
      (await app.json("POST", `/api/questions/${id}/decisions`, { version, action, answer })).body;

    it.each([
      ["as they stand", SECRET],
      ["in other spaces and lines", SECRET.replaceAll(" ", "\n  ")],
      ["among others", `We do. ${SECRET} Ask us for more.`],
    ])("%s", async (_, text) => {
      const app = await testApp();
      await importText(app, "backup.md", note("internal"));
      const { id, question } = await questionnaire(app);
      const decided = await decide(app, question, "approve", { option: null, text, entry: null });
      expect(decided.review.answer).toMatchObject({ entry: question.suggestion.entry, text });
      expect(decided.review.answer.citations).toEqual(question.suggestion.citations);
      expect(decided.withheld).toContain("internal");
      expect((await app.json("GET", `/api/questionnaires/${id}/export/plan`)).body).toMatchObject({
        written: 0,
        withheld: 1,
      });
    });

    it("though another entry is named, in a draft, and when it is decided again", async () => {
      const app = await testApp();
      await importText(app, "backup.md", note("internal"));
      await importText(app, "open.md", note("public", "open").replace("every four hours", "on weekdays"));
      const { question } = await questionnaire(app);
      const { items } = (await app.json("GET", "/api/library?access=public")).body;
      const answer = { option: null, text: SECRET, entry: items[0].id };
      const drafted = await decide(app, question, "edit", answer);
      expect(drafted.withheld).toContain("internal");
      expect(drafted.review.answer.also).toHaveLength(1);
      expect((await decide(app, drafted, "approve", { option: null, text: SECRET })).withheld).toContain("internal");
    });

    it("of an alternative, and of an entry that the draft before was taken from", async () => {
      const app = await testApp();
      await importText(app, "open.md", note("public", "open"));
      const other = note("internal", "other").replace("four hours", "night from the old mill");
      await importText(app, "other.md", other);
      const vault = `- id: vault\n  question: Where is the vault?\n  answer: Under the old mill in Bern.\n  access: internal
  citations:\n    - document: open\n      quote: every four hours\n`;
      await importText(app, "vault.yaml", vault);
      const { question } = await questionnaire(app);
      const inside = [question.suggestion, ...question.suggestion.alternatives].find(({ answer }) =>
        answer.includes("old mill"),
      );
      const first = await decide(app, question, "edit", { option: null, text: inside.answer });
      expect(first.review.answer.entry).toBe(inside.entry);
      expect(first.withheld).toContain("internal");
      const text = "Under the old mill in Bern.";
      const named = await decide(app, first, "edit", { option: null, text, entry: "curated:vault" });
      const unnamed = await decide(app, named, "approve", { option: null, text: `Where? ${text}` });
      expect(unnamed.review.answer.entry).toBe("curated:vault");
      expect(unnamed.withheld).toContain("internal");
    });

    it("and public words stay public where confidential evidence says the same", async () => {
      const app = await testApp();
      await importText(app, "backup.md", note("internal"));
      await importText(app, "open.md", note("public", "open"));
      const { question } = await questionnaire(app);
      const { items } = (await app.json("GET", "/api/library?access=public")).body;
      const open = items.find((entry: Json) => entry.level === "public");
      const given = { option: null, text: open.answer, entry: open.id };
      expect((await decide(app, question, "approve", given)).withheld).toBeNull();
    });

    it("and a short word that stands in many answers is nobody's", async () => {
      const app = await testApp();
      await importText(app, "open.md", note("public", "open"));
      const entry = `- id: copies\n  question: ${QUESTION}\n  answer: Every day.\n  access: internal
  citations:\n    - document: open\n      quote: every four hours\n`;
      await importText(app, "copies.yaml", entry);
      const { question } = await questionnaire(app);
      expect(question.suggestion.entry).toBe("curated:copies");
      const decided = await decide(app, question, "approve", { option: null, text: "Every day but Sundays." });
      expect(decided.review.answer).toMatchObject({ entry: null, citations: [] });
      expect(decided.withheld).toBeNull();
    });
  });

  it("lets a person's own words pass, and what does not apply", async () => {
    const app = await testApp();
    await importText(app, "backup.md", note("internal"));
    const { id, question } = await questionnaire(app);
    const own = {
      version: question.version,
      action: "approve",
      answer: { option: null, text: "Several times a day." },
    };
    const decided = (await app.json("POST", `/api/questions/${question.id}/decisions`, own)).body;
    expect(decided.withheld).toBeNull();
    expect((await app.json("GET", `/api/questionnaires/${id}/export/plan`)).body).toMatchObject({
      written: 1,
      left: [],
    });
    const no = { version: decided.version, action: "not_applicable" };
    expect((await app.json("POST", `/api/questions/${question.id}/decisions`, no)).body.withheld).toBeNull();
  });

  it("keeps back what rests on a document that is gone, as nobody can say any more who may read it", async () => {
    const app = await testApp();
    await importText(app, "backup.md", note("public"));
    const { id, question } = await questionnaire(app);
    await approve(app, question);
    await app.context.database.run("DELETE FROM documents WHERE id = 'backup-note'");
    expect((await app.json("GET", `/api/questionnaires/${id}/export/plan`)).body).toMatchObject({
      written: 0,
      withheld: 1,
    });
  });

  it("puts the word on an NDA on the record, with what was before", async () => {
    const app = await testApp();
    const { id } = await questionnaire(app);
    await app.json("PUT", `/api/questionnaires/${id}/nda`, { nda: true });
    await app.json("PUT", `/api/questionnaires/${id}/nda`, { nda: true });
    const { items } = (await app.json("GET", `/api/record?questionnaire=${id}&action=nda`)).body;
    expect(items).toMatchObject([{ before: { nda: false }, after: { nda: true }, actor: "Robin" }]);
  });
});

describe("countersign answer", () => {
  it.each(CASES)("writes evidence of level %s, with NDA %s: %s", async (access, nda, leaves) => {
    const folder = temporaryFolder();
    const file = (name: string) => join(folder, name);
    mkdirSync(file("none"));
    writeFileSync(file("asked.csv"), CSV);
    writeFileSync(file("backup.md"), note(access));
    const data = ["--data", file("data"), "--knowledge", file("none")];
    const silent = vi.spyOn(process.stdout, "write").mockReturnValue(true);
    const words = ["answer", file("asked.csv"), "-o", file("out.csv"), "--report", file("report.json")];
    const bands = ["--bands", "high,medium,low"];
    expect(await main(["library", "import", file("backup.md"), ...data])).toBe(0);
    expect(await main([...words, ...bands, ...(nda ? ["--nda"] : []), ...data])).toBe(0);
    silent.mockRestore();
    expect(readFileSync(file("out.csv"), "utf8").includes("four hours")).toBe(leaves);
    const report: Json = JSON.parse(readFileSync(file("report.json"), "utf8"));
    const [first] = report.questions;
    expect(first.suggestion.answer).toContain("four hours");
    if (leaves) expect(first.left).toBeNull();
    else expect(first.left).toMatch(/^Withheld: /);
  });
});
