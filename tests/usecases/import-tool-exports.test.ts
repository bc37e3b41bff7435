/** Other tools' exports, shape by shape: what each row becomes, what is left out, and what a person is told. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import { COMMAND_LINE } from "../../src/domain/actor.ts";
import { utcDay } from "../../src/domain/day.ts";
import { allAnswers } from "../../src/store/whole-entry-store.ts";
import { ask } from "../../src/usecases/ask.ts";
import { createEntry } from "../../src/usecases/edit-entry.ts";
import { importAnswers } from "../../src/usecases/import-answers.ts";
import { planAnswers } from "../../src/usecases/plan-answers.ts";
import type { AnswerFile } from "../../src/usecases/read-answers.ts";
import { root, temporaryFolder, testContext } from "../support/app.ts";

const fixture = (fileName: string, given: Partial<AnswerFile> = {}): AnswerFile => ({
  fileName,
  bytes: readFileSync(join(root, "fixtures/answer-exports", fileName)),
  ...given,
});

const table = (text: string, given: Partial<AnswerFile> = {}): AnswerFile => ({
  fileName: "export.csv",
  bytes: new TextEncoder().encode(text),
  ...given,
});

async function workbook(fileName: string, rows: readonly (readonly (string | Date)[])[]): Promise<AnswerFile> {
  const made = new ExcelJS.Workbook();
  const sheet = made.addWorksheet("Library");
  for (const row of rows) sheet.addRow([...row]);
  sheet.eachRow((row) =>
    row.eachCell((cell) => {
      if (cell.value instanceof Date) cell.numFmt = "mm/dd/yyyy";
    }),
  );
  return { fileName, bytes: new Uint8Array(await made.xlsx.writeBuffer()) };
}

async function imported(file: AnswerFile) {
  const context = await testContext(temporaryFolder(), temporaryFolder());
  const { read } = await planAnswers(context, COMMAND_LINE, file);
  const done = await importAnswers(context, COMMAND_LINE, file);
  const entries = new Map((await allAnswers(context.database)).map((entry) => [entry.question, entry]));
  return { context, read, done, entries, today: utcDay(context.clock.now()) };
}

describe("an export with levels and states", () => {
  it("brings in what is in force, as strict as it was, and names the rows that it leaves out", async () => {
    const { read, entries, today } = await imported(fixture("access-and-status.csv"));
    expect(read.kind).toBe("answer-library");
    expect(read.skipped.map(({ place, why }) => [place, why])).toEqual([
      ["CSV!A5", "archived"],
      ["CSV!A6", "draft"],
    ]);
    expect(entries.get("Is customer data encrypted while stored?")).toMatchObject({
      option: "Yes",
      answer: "All volumes use AES-256.\n\n- Keys live in a managed HSM\n- Keys rotate yearly",
      access: "public",
      reviewBy: "2027-02-03",
      headings: ["Encryption", "Storage"],
    });
    expect(entries.get("Do staff undergo background checks?")).toMatchObject({
      access: "internal",
      reviewedAt: "2026-03-15",
      reviewBy: "2026-09-15",
    });
    const report = entries.get("Can customers read the penetration test report?");
    expect(report).toMatchObject({ access: "nda", answer: expect.stringContaining("signed & a request") });
    expect((report?.reviewBy ?? "") <= today).toBe(true);
    expect(read.notes).toEqual(["Due for review from today, since the other tool says that they need it: CSV!A4."]);
  });

  it("takes an unknown level for internal and tells, whatever level the file is given", async () => {
    const file = table(
      "Question,Answer,Visibility\nDo you lock racks?,Yes,Premium tier\nDo you fence sites?,Yes,Public\n",
    );
    const { read, entries } = await imported({ ...file, access: "public" });
    expect(entries.get("Do you lock racks?")?.access).toBe("internal");
    expect(entries.get("Do you fence sites?")?.access).toBe("public");
    expect(read.notes).toEqual([expect.stringMatching(/"Premium tier" is no level.*CSV!A2/)]);
  });

  it("holds the level given for the file for each entry, unless its row is stricter", async () => {
    const file = table("Question,Answer,Visibility\nDo you lock racks?,Yes,Internal\nDo you fence sites?,Yes,Public\n");
    const { entries } = await imported({ ...file, access: "nda" });
    expect(entries.get("Do you lock racks?")?.access).toBe("internal");
    expect(entries.get("Do you fence sites?")?.access).toBe("nda");
  });

  it("takes no level for internal where others have one, and an unknown state for one to be looked at", async () => {
    const { read, entries, today } = await imported(
      table("Question,Answer,Visibility,Status\nDo you lock racks?,Yes,,Live\nDo you fence sites?,Yes,Public,Purple\n"),
    );
    expect(entries.get("Do you lock racks?")).toMatchObject({ access: "internal", reviewBy: null });
    expect(entries.get("Do you fence sites?")).toMatchObject({ access: "public", reviewBy: today });
    expect(read.notes).toEqual([
      expect.stringMatching(/"Purple" is no state.*CSV!A3/),
      expect.stringMatching(/No level of access is given.*CSV!A2/),
    ]);
  });

  it("refuses a word about a column that is not there, and about a past questionnaire's", async () => {
    const text = "Question,Answer,Visibility\nDo you lock racks?,Yes,Public\n";
    await expect(imported(table(text, { columns: { Visibilty: "access" } }))).rejects.toThrow(
      /"Visibilty".*"Visibility"/,
    );
    const past = table(text, { kind: "past-questionnaire", columns: { Visibility: "access" } });
    await expect(imported(past)).rejects.toThrow("past questionnaire");
  });

  it("lets no row widen the level that the whole file is given", async () => {
    const { entries } = await imported(
      table("Question,Answer,Visibility\nDo you lock racks?,Yes,Public\n", { access: "internal" }),
    );
    expect(entries.get("Do you lock racks?")?.access).toBe("internal");
  });

  it("keeps what colleagues have noted beside an answer out of it", async () => {
    for (const heading of ["Team notes", "Notes", "Last comment", "Remarks for sales"]) {
      const { entries } = await imported(
        table(`Question,Answer,${heading},Owner\nDo you lock racks?,Yes. Every day.,they do not,Ann\n`),
      );
      expect(entries.get("Do you lock racks?")?.answer, heading).toBe("Yes. Every day.");
    }
  });

  it("warns of an answer that is due for review wherever it is suggested", async () => {
    const { context } = await imported(fixture("access-and-status.csv"));
    const asked = await ask(context, COMMAND_LINE, {
      question: "Can customers read the penetration test report?",
      options: [],
    });
    expect(asked.warnings).toContainEqual(expect.stringContaining("was to be reviewed by"));
    const fresh = await ask(context, COMMAND_LINE, {
      question: "Is customer data encrypted while stored?",
      options: [],
    });
    expect(fresh.outcome).toBe("suggested");
    expect(fresh.warnings.join()).not.toContain("to be reviewed");
  });

  it("lets the answer in force through where an archived one asks the same", async () => {
    const { entries, done } = await imported(
      table("Question,Answer,Owner,Status\nDo you lock racks?,No,,Archived\nDo you lock racks?,Yes,,Approved\n"),
    );
    expect(done).toMatchObject({ added: 1, skipped: 1 });
    expect(entries.get("Do you lock racks?")?.option).toBe("Yes");
  });

  it("never makes an entry more widely seen by replacing its answer", async () => {
    const context = await testContext(temporaryFolder(), temporaryFolder());
    const entry = {
      question: "Do you lock racks?",
      answer: "Racks are locked.",
      option: "Yes",
      access: "public",
    } as const;
    const rest = { phrasings: [], citations: [], topics: [], references: [], owner: null, cycle: null };
    await createEntry(context, COMMAND_LINE, { ...entry, ...rest });
    const file = table(
      "Question,Answer,Visibility\nDo you lock racks?,No,Internal\nDo you fence sites?,Yes,Internal\n",
    );
    expect(await importAnswers(context, COMMAND_LINE, file, { otherwise: "replace" })).toMatchObject({ replaced: 1 });
    const now = (await allAnswers(context.database)).find(({ question }) => question === entry.question);
    expect(now).toMatchObject({ option: "No", access: "internal" });
  });
});

describe("an export with alternate questions", () => {
  it("makes further phrasings of them, and plain text of Markdown", async () => {
    const { entries } = await imported(fixture("alternate-questions.csv"));
    expect(entries.get("Which cloud regions hold customer data?")).toMatchObject({
      phrasings: ["In what countries is our data hosted?", "Where is your hosting located?"],
      answer: "Customer data stays in Frankfurt and Dublin. See our region list (https://example.com/regions).",
    });
    expect(entries.get("How soon are customers told of a breach?")).toMatchObject({
      answer: "Within 48 hours of confirmation, by e-mail to the named contacts.",
      access: "nda",
      headings: ["Platform", "Mobile", "Incidents"],
    });
    expect(entries.get("Is there a password policy?")?.access).toBe("internal");
  });

  it("asks none of them by itself, whatever stands beside it", async () => {
    const { entries, read } = await imported(
      table(
        "Question,Answer,Alternate question 1,Visibility,Status\nAre racks locked?,Yes,Who locks the racks?,Public,Approved\nAre sites fenced?,No,,Public,Approved\n",
      ),
    );
    expect(read.blocks).toHaveLength(1);
    expect([...entries.keys()].sort()).toEqual(["Are racks locked?", "Are sites fenced?"]);
    expect(entries.get("Are racks locked?")?.phrasings).toEqual(["Who locks the racks?"]);
  });

  it("adds them to an entry that says the same already, each once", async () => {
    const context = await testContext(temporaryFolder(), temporaryFolder());
    const head = "Question,Answer,Alternate question 1\n";
    await importAnswers(context, COMMAND_LINE, table(`${head}Do you lock racks?,Yes,Are racks locked?\n`));
    const more = table(`${head}Do you lock racks?,Yes,are racks locked?|Is every rack locked?\n`, {
      fileName: "b.csv",
    });
    expect(await importAnswers(context, COMMAND_LINE, more)).toMatchObject({ added: 0, phrasings: 1 });
    const [entry] = await allAnswers(context.database);
    expect(entry?.phrasings).toEqual(["Are racks locked?", "Is every rack locked?"]);
  });
});

describe("an export with a short and a long answer", () => {
  it("takes the side from the one and the text from the other", async () => {
    const { read, entries } = await imported(fixture("short-and-long.csv"));
    expect(read.blocks[0]?.columns).toMatchObject({ answer: ["C"], comment: "D" });
    expect(entries.get("Is multi-factor authentication enforced for staff?")).toMatchObject({
      option: "Yes",
      answer: "Hardware keys are needed for every sign-in of staff.",
      phrasings: ["Do employees use MFA?", "Is 2FA mandatory for your personnel?"],
    });
    expect(entries.get("Are backups tested?")).toMatchObject({
      answer: "Restores are tried each quarter.\nResults go to the security lead.",
      reviewBy: "2025-02-01",
    });
  });

  it("reads a workbook with typed dates, a compliance column and HTML", async () => {
    const day = (text: string) => new Date(`${text}T00:00:00Z`);
    const { entries, read } = await imported(
      await workbook("library.xlsx", [
        [
          "Stack",
          "Category",
          "Question",
          "Alternate Questions",
          "Compliance",
          "Answer",
          "Last Reviewed",
          "Next Review",
        ],
        [
          "Security",
          "Encryption",
          "How is customer data protected at rest?",
          "Is stored data encrypted?\nWhich cipher is used?",
          "Fully Compliant",
          "<p>It is encrypted with <strong>AES-256</strong>.</p>",
          day("2026-03-01"),
          day("2027-03-01"),
        ],
        ["Security", "People", "Are contractors screened?", "", "Partially Compliant", "<p>Some.</p>", "", ""],
      ]),
    );
    expect(read.blocks[0]?.columns).toMatchObject({ answer: ["E"], comment: "F" });
    expect(entries.get("How is customer data protected at rest?")).toMatchObject({
      option: "Yes",
      answer: "It is encrypted with AES-256.",
      phrasings: ["Is stored data encrypted?", "Which cipher is used?"],
      reviewedAt: "2026-03-01",
      reviewBy: "2027-03-01",
    });
    expect(entries.get("Are contractors screened?")).toMatchObject({ option: "Partially Compliant", answer: "Some." });
  });

  it("refuses a word about a column that the file does not have, or of a past questionnaire", async () => {
    const file = table("Question,Answer,Tags,Team\nDo you lock racks?,Yes,racks,Ann\n");
    await expect(imported({ ...file, columns: { Teem: "owner", Tags: null } })).rejects.toMatchObject({
      code: "invalid_input",
      message: expect.stringMatching(/no column with the heading "Teem"\. It has: .*"Team"/),
    });
    await expect(imported({ ...file, customer: "Acme", columns: { Team: "owner" } })).rejects.toMatchObject({
      code: "invalid_input",
      message: expect.stringContaining("past questionnaire"),
    });
    const { read } = await imported({ ...file, columns: { Team: "owner", Question: null } });
    expect(read.columns.get("Team")).toBe("owner");
  });

  it("leaves a person's word about the columns as it is", async () => {
    const columns = { question: "B", answer: ["D"] };
    const file = fixture("short-and-long.csv", {
      corrections: [{ sheet: "CSV", headerRow: 1, columns }],
      columns: { Access: null, State: null },
    });
    const { read, entries } = await imported(file);
    expect(read.blocks[0]?.columns).toEqual(columns);
    expect(entries.get("Do you hold ISO 42001?")).toMatchObject({
      answer: "We plan to start in 2027.",
      access: "public",
    });
  });
});

describe("an export of an assessment's responses", () => {
  it("keeps what an answer rests on with the citation, and leaves out what was rejected or not finished", async () => {
    const { read, entries } = await imported(fixture("assessment-responses.csv"));
    const reviewed = entries.get("Do you review user access?");
    expect(reviewed).toMatchObject({ answer: "Every quarter by the system owner.", access: "internal" });
    expect(reviewed?.citations[0]?.quote).toBe(
      "Yes\n\nEvery quarter by the system owner.\n\nSource: access-review.pdf",
    );
    expect(read.skipped.map(({ place, why }) => [place, why])).toEqual([
      ["CSV!C4", "archived"],
      ["CSV!C5", "draft"],
    ]);
  });
});

describe("a past questionnaire that sends its reader elsewhere", () => {
  it("takes the comment, and the row above where nothing else can be meant", async () => {
    const { read, entries } = await imported(fixture("past-pointers.csv"));
    const answers = Object.fromEntries(Array.from(entries.values(), ({ question, answer }) => [question, answer]));
    expect(answers).toEqual({
      "Describe how data is encrypted at rest.": "AES-256 on all volumes with yearly rotation.",
      "Describe how database backups are encrypted.": "AES-256 on all volumes with yearly rotation.",
      "Where is data hosted?": "Frankfurt",
      "Do you patch servers?": "Yes",
    });
    expect(read.notes).toEqual(["The answer of the row above was taken, which they repeat: CSV!B3."]);
    expect(read.skipped.map(({ place, why }) => [place, why])).toEqual([
      ["CSV!B4", "elsewhere"],
      ["CSV!B6", "elsewhere"],
      ["CSV!B7", "unanswered"],
      ["CSV!B8", "unanswered"],
      ["CSV!B9", "unclear-mark"],
      ["CSV!B10", "elsewhere"],
      ["CSV!B11", "not-applicable"],
      ["CSV!B13", "elsewhere"],
    ]);
  });

  it("takes a side with its comment, and marks as the column's option", async () => {
    const { entries } = await imported(
      table(
        "#,Question,Yes,No,N/A,Comments\n1,Do you encrypt disks?,X,,,AES-256.\n2,Do you outsource?,,x,,\n3,Do you run mainframes?,,,X,\n",
      ),
    );
    const sides = Array.from(entries.values(), ({ question, option }) => [question, option]).sort();
    expect(sides).toEqual([
      ["Do you encrypt disks?", "Yes"],
      ["Do you outsource?", "No"],
    ]);
    const pointing =
      'Question,Response,Comments\nDo you log access?,"Yes, see comment",Logs are kept a year.\nDo you lock racks?,No,\n';
    const logged = (await imported(table(pointing))).entries.get("Do you log access?");
    expect(logged).toMatchObject({ option: "Yes", answer: "Logs are kept a year." });
  });

  it.each([
    "See attached",
    "Refer to row 12",
    "Please see the attached document",
    "TBD - waiting for legal",
    "Pending",
  ])("makes no entry of %j", async (answer) => {
    const { done, read } = await imported(
      table(`Question,Response\nDo you lock racks?,${answer}\nDo you fence sites?,All of them.\n`),
    );
    expect(done).toMatchObject({ added: 1, skipped: 1 });
    expect(read.skipped[0]?.place).toBe("CSV!A2");
  });

  it("does not take the row above where another may be meant", async () => {
    const text = "Question,Response\nDo you lock racks?,All of them.\nDo you lock doors?,See above\n";
    expect((await imported(table(text))).done).toMatchObject({ added: 1, skipped: 1 });
  });

  it("does not look past another section for the row above", async () => {
    const { done } = await imported(
      table("Section,Question,Response\nA,Do you lock racks?,All of them.\nB,Do you lock doors?,As above\n"),
    );
    expect(done).toMatchObject({ added: 1, skipped: 1 });
  });
});
