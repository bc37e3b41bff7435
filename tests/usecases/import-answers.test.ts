/** Past questionnaires and other tools' answers into the library: nothing merged silently, nothing misleading, everything cited. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { COMMAND_LINE } from "../../src/domain/actor.ts";
import { resolves } from "../../src/domain/citation.ts";
import { allDocuments } from "../../src/store/library-store.ts";
import { pastAnswersTold } from "../../src/store/told-store.ts";
import { allAnswers } from "../../src/store/whole-entry-store.ts";
import { ask } from "../../src/usecases/ask.ts";
import type { AppContext } from "../../src/usecases/context.ts";
import { createEntry, editEntry } from "../../src/usecases/edit-entry.ts";
import { getEntry } from "../../src/usecases/get-entry.ts";
import { importAnswers } from "../../src/usecases/import-answers.ts";
import { planAnswers } from "../../src/usecases/plan-answers.ts";
import type { AnswerFile } from "../../src/usecases/read-answers.ts";
import { root, temporaryFolder, testContext } from "../support/app.ts";

const WHITEPACT = join(root, "../shared/questionnaires/whitepact-caiq-4.0.3.xlsx");

const emptyLibrary = () => testContext(temporaryFolder(), temporaryFolder());

const csv = (rows: readonly (readonly string[])[], given: Partial<AnswerFile> = {}): AnswerFile => ({
  fileName: "acme-2025.csv",
  bytes: new TextEncoder().encode(
    rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")).join("\n"),
  ),
  ...given,
});

const HEAD = ["Ref", "Question", "Answer", "Comment"];
const FILE = [
  HEAD,
  ["1", "Do you encrypt customer data at rest?", "Yes", "All volumes are encrypted with AES-256."],
  ["2", "Where are backups stored?", "In two data centres in Germany.", ""],
  ["3", "Do you test your incident response plan?", "No", ""],
  ["4", "Do you encrypt customer data in transit?", "Yes", "See 1"],
];

const draft = (question: string, answer: string, option: string | null) => ({
  ...{ question, answer, option, phrasings: [], citations: [], topics: [], references: [] },
  ...{ access: "public" as const, owner: null, cycle: null },
});

async function unresolved({ database }: AppContext): Promise<string[]> {
  const documents = new Map((await allDocuments(database)).map((document) => [document.id, document]));
  const cited = (await allAnswers(database)).flatMap(({ citations }) => citations);
  return cited
    .filter((citation) => {
      const document = documents.get(citation.document);
      return !document || !resolves(citation, document);
    })
    .map(({ quote }) => quote);
}

describe("importAnswers", () => {
  it("makes of each answer an entry that cites the file's own text, with customer, date and source", async () => {
    const context = await emptyLibrary();
    const done = await importAnswers(context, COMMAND_LINE, csv(FILE, { customer: "Acme", date: "2025-03-01" }));
    expect(done).toMatchObject({ added: 4, phrasings: 0, left: 0, skipped: 0 });
    expect(await unresolved(context)).toEqual([]);
    const [document] = await allDocuments(context.database);
    expect(document).toMatchObject({ kind: "past-questionnaire", title: "acme-2025 for Acme", asOf: "2025-03-01" });
    const [entry] = await allAnswers(context.database);
    expect(entry).toMatchObject({
      option: "Yes",
      answer: "All volumes are encrypted with AES-256.",
      origin: "approved",
    });
    expect(entry?.citations[0]?.quote).toBe("Yes\n\nAll volumes are encrypted with AES-256.");
    const answered = await ask(context, COMMAND_LINE, {
      question: "Do you encrypt customer data at rest?",
      options: ["Yes", "No"],
    });
    expect(answered).toMatchObject({ outcome: "suggested", option: "Yes", entry: entry?.id });
    const transit = (await allAnswers(context.database)).find(({ question }) => question.includes("in transit"));
    expect(transit?.answer).toBe("Yes");
  });

  it("brings nothing twice", async () => {
    const context = await emptyLibrary();
    await importAnswers(context, COMMAND_LINE, csv(FILE));
    const again = await importAnswers(context, COMMAND_LINE, csv(FILE));
    expect(again).toMatchObject({ added: 0, phrasings: 0, known: 4 });
    expect(await allDocuments(context.database)).toHaveLength(1);
  });

  it("leaves out what says nothing by itself, and counts it by reason", async () => {
    const context = await emptyLibrary();
    const file = csv([
      HEAD,
      ["1", "Do you encrypt backups of the database?", "", ""],
      ["2", "Do you rotate encryption keys?", "See above", ""],
      ["3", "Do you review access rights?", "Same as 3.2", ""],
      ["4", "Do you run a mainframe?", "N/A", ""],
      ["5", "Do you scan your containers?", "In review", ""],
      ["6", "Describe your process.", "We do it weekly.", ""],
      ["7", "Describe your process.", "We do it monthly.", ""],
      ["8", "Do you print card data?", "N/A", "We never store or print card data on paper."],
      ["9", "Do you keep audit logs?", "Yes", "One year."],
    ]);
    const { read } = await planAnswers(context, COMMAND_LINE, file);
    expect(Object.fromEntries(read.skipped.map(({ question, why }) => [question, why]))).toEqual({
      "Do you encrypt backups of the database?": "unanswered",
      "Do you rotate encryption keys?": "elsewhere",
      "Do you review access rights?": "elsewhere",
      "Do you run a mainframe?": "not-applicable",
      "Do you scan your containers?": "undecided",
      "Describe your process.": "ambiguous",
    });
    expect(read.answers.map(({ question }) => question)).toEqual([
      "Do you print card data?",
      "Do you keep audit logs?",
    ]);
  });

  it("adds a wording where the library says the same, and shows what contradicts it with both texts", async () => {
    const context = await emptyLibrary();
    const same = await createEntry(
      context,
      COMMAND_LINE,
      draft("Is customer data encrypted at rest?", "All volumes are encrypted with AES-256.", "Yes"),
    );
    const other = await createEntry(
      context,
      COMMAND_LINE,
      draft("Do you test your incident response plan?", "It is tested every year.", "Yes"),
    );
    const plan = await planAnswers(context, COMMAND_LINE, csv(FILE));
    expect(plan.conflicts.map(({ entry, difference }) => [entry.id, difference])).toEqual([
      [other.id, "The library says Yes, the file says No."],
    ]);
    const done = await importAnswers(context, COMMAND_LINE, csv(FILE));
    expect(done).toMatchObject({ left: 1, replaced: 0, added: plan.fresh.length, phrasings: plan.same.length });
    expect((await getEntry(context, COMMAND_LINE, other.id)).entry).toMatchObject({ option: "Yes", version: 1 });
    for (const { entry } of plan.same) expect(entry.id).toBe(same.id);
  });

  const contradicting: Record<string, { known: string; told: string }> = {
    "another period under the same standard": {
      known: "Logs are kept 90 days under ISO 27001.",
      told: "Logs are kept 30 days under ISO 27001.",
    },
    "the same side for another reason": {
      known: "Yes, shared only in Germany",
      told: "Yes, sold to advertisers in the United States",
    },
    "another edition": {
      known: "We are certified to ISO 27001:2013.",
      told: "We are certified to ISO/IEC 27001:2022.",
    },
    "the contrary in the same words": {
      known: "Yes, it is shared with partners.",
      told: "Yes, it is not shared with partners.",
    },
    "a period in words": { known: "Logs are kept for one year.", told: "Logs are kept for ninety days." },
  };

  it.each(Object.entries(contradicting))("shows %s as a conflict", async (_, { known, told }) => {
    const context = await emptyLibrary();
    const question = "How do you handle the logs of customers?";
    const option = known.startsWith("Yes") ? "Yes" : null;
    await createEntry(context, COMMAND_LINE, draft(question, known, option));
    const file = csv([HEAD, ["1", question, told, ""], ["2", "Where are backups stored?", "In Bonn.", ""]]);
    const plan = await planAnswers(context, COMMAND_LINE, file);
    expect([plan.conflicts.length, plan.same.length, plan.fresh.length]).toEqual([1, 0, 1]);
  });

  it.each([
    ["Logs are kept for 365 days.", "Logs are kept for one year."],
    ["Yes, all volumes are encrypted with AES-256.", "Yes, we encrypt the volumes with AES-256."],
    ["Yes", "Yes, all volumes are encrypted with AES-256."],
  ])("takes %j and %j for one answer", async (known, told) => {
    const context = await emptyLibrary();
    const question = "How do you handle the logs of customers?";
    await createEntry(context, COMMAND_LINE, draft(question, known, known.startsWith("Yes") ? "Yes" : null));
    const plan = await planAnswers(context, COMMAND_LINE, csv([HEAD, ["1", question, told, ""]]));
    expect([plan.conflicts.length, plan.same.length]).toEqual([0, 1]);
  });

  it("keeps what each customer was told, also where the library knows it all or says otherwise", async () => {
    const context = await emptyLibrary();
    const rows = FILE.slice(0, 2);
    await importAnswers(context, COMMAND_LINE, csv(rows, { customer: "Acme", date: "2025-03-01" }));
    const bonn = [HEAD, ["1", "Do you encrypt customer data at rest?", "No", ""]];
    const second = { fileName: "bonn.csv", customer: "Bonn AG", date: "2025-04-01" } as const;
    expect(await importAnswers(context, COMMAND_LINE, csv(bonn, second))).toMatchObject({ added: 0, left: 1 });
    await importAnswers(context, COMMAND_LINE, csv(rows, { customer: "Celle KG", date: "2025-05-01" }));
    const toldTo = async (customer: string) =>
      (await pastAnswersTold(context.database, customer)).map(({ said, at }) => [said, at]);
    expect(await toldTo("Bonn AG")).toEqual([["No", "2025-04-01"]]);
    expect(await toldTo("Celle KG")).toEqual([["Yes\n\nAll volumes are encrypted with AES-256.", "2025-05-01"]]);
    expect(await allDocuments(context.database)).toHaveLength(2);
    const events = () => context.database.all("SELECT seq FROM events");
    const before = await events();
    await importAnswers(context, COMMAND_LINE, csv(bonn, second));
    expect(await events()).toEqual(before);
    expect(await unresolved(context)).toEqual([]);
  });

  it("does with a conflict what a person decided, on the version that they saw", async () => {
    const context = await emptyLibrary();
    const question = "Do you test your incident response plan?";
    const entry = await createEntry(context, COMMAND_LINE, draft(question, "It is tested every year.", "Yes"));
    const { conflicts } = await planAnswers(context, COMMAND_LINE, csv(FILE));
    const decide = (action: "replace" | "both", version: number) => ({
      decisions: conflicts.map(({ answer }) => ({ place: answer.place, entry: entry.id, version, action })),
    });
    await editEntry(context, COMMAND_LINE, {
      id: entry.id,
      version: 1,
      draft: draft(question, "It is tested twice a year.", "Yes"),
    });
    await expect(importAnswers(context, COMMAND_LINE, csv(FILE), decide("replace", 1))).rejects.toMatchObject({
      code: "conflict",
    });
    expect(await allDocuments(context.database)).toEqual([]);
    expect(await importAnswers(context, COMMAND_LINE, csv(FILE), decide("replace", 2))).toMatchObject({ replaced: 1 });
    const now = (await getEntry(context, COMMAND_LINE, entry.id)).entry;
    expect(now).toMatchObject({ option: "No", answer: "No", version: 3 });
    expect(await unresolved(context)).toEqual([]);
  });

  it("keeps both where a person says so", async () => {
    const context = await emptyLibrary();
    const entry = await createEntry(
      context,
      COMMAND_LINE,
      draft("Do you test your incident response plan?", "It is tested every year.", "Yes"),
    );
    const done = await importAnswers(context, COMMAND_LINE, csv(FILE), { otherwise: "both" });
    expect(done).toMatchObject({ both: 1, left: 0 });
    const answers = (await allAnswers(context.database)).filter((one) => one.question === entry.question);
    expect(answers.map(({ option }) => option).sort()).toEqual(["No", "Yes"]);
  });

  it("reads another tool's library with its tags, dates, status and level", async () => {
    const context = await emptyLibrary();
    const done = await importAnswers(
      context,
      COMMAND_LINE,
      csv([
        ["Question", "Answer", "Details", "Category", "Tags", "Owner", "Last reviewed", "Status", "Access"],
        [
          "Do you encrypt data at rest?",
          "Yes",
          "AES-256.",
          "Crypto",
          "keys;data",
          "Ann",
          "2025-03-01",
          "Approved",
          "Public",
        ],
        ["Where is data hosted?", "In Frankfurt.", "", "Hosting", "", "", "2025-02-01", "Approved", "NDA only"],
        ["How long are logs kept?", "One year.", "", "Logs", "", "", "", "Draft", "Internal"],
        ["Is there a bug bounty?", "No", "", "Bugs", "", "", "", "Archived", ""],
      ]),
    );
    expect(done).toMatchObject({ added: 2, skipped: 2 });
    expect(done.warnings).toEqual([expect.stringContaining('"Ann"')]);
    const by = new Map((await allAnswers(context.database)).map((entry) => [entry.question, entry]));
    expect(by.get("Do you encrypt data at rest?")).toMatchObject({
      headings: ["Crypto", "keys", "data"],
      reviewedAt: "2025-03-01",
      access: "public",
    });
    expect(by.get("Where is data hosted?")).toMatchObject({ access: "nda", archivedAt: null });
    expect(by.has("Is there a bug bounty?")).toBe(false);
  });

  it.skipIf(!existsSync(WHITEPACT))("takes a real completed CAIQ: 261 answered questions", async () => {
    const context = await emptyLibrary();
    const file = { fileName: "whitepact-caiq-4.0.3.xlsx", bytes: readFileSync(WHITEPACT), customer: "Acme" };
    const { read } = await planAnswers(context, COMMAND_LINE, file);
    expect(read.answers.length + read.skipped.length + read.repeated).toBe(261);
    const done = await importAnswers(context, COMMAND_LINE, file);
    expect(done.added).toBe(read.answers.length);
    expect(done.added).toBeGreaterThan(250);
    expect(await unresolved(context)).toEqual([]);
    expect((await importAnswers(context, COMMAND_LINE, file)).added).toBe(0);
  });
});
