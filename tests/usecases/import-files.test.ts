/** A folder of everything: each file is told by what it is, as one alone would be, and nothing wrong is stored. */
import { describe, expect, it } from "vitest";
import { COMMAND_LINE } from "../../src/domain/actor.ts";
import type { AppContext } from "../../src/usecases/context.ts";
import { listDocuments } from "../../src/usecases/get-document.ts";
import { importDocuments } from "../../src/usecases/import-documents.ts";
import { type FileImportOptions, importFiles } from "../../src/usecases/import-files.ts";
import { wholeLibrary } from "../../src/usecases/list-library.ts";
import { takeLibrary } from "../../src/usecases/take-library.ts";
import { temporaryFolder, testContext, vendorReview } from "../support/app.ts";

const emptyLibrary = () => testContext(temporaryFolder(), temporaryFolder());

const file = (name: string, content: string | Uint8Array) => {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return { name, size: bytes.length, bytes: async () => bytes };
};

const POLICY = file("policy.md", "# Moorings\n\nMasts are inspected every twelve hours.\n");
const TOOL = file("tool.csv", "Question,Answer,Tags\nDo you paint masts?,Yes. White.,masts\nDo you fly?,No,air\n");
const UNSURE = file("unsure.csv", "Question,Answer\nDo you moor?,Yes\nDo you sail?,\nDo you row?,\nDo you swim?,\n");
const FACTS = file("facts.csv", "Region,Provider\nEU,Northwind\nUS,Southwind\n");
const MASTS = file(
  "masts.yaml",
  "- id: masts\n  question: Are masts inspected?\n  answer: Yes.\n  citations:\n    - document: ballast\n      quote: Ballast is tested each month.\n",
);

/** A library elsewhere, exported in each format. */
async function exports() {
  const context = await emptyLibrary();
  await importDocuments(context, COMMAND_LINE, [file("ballast.md", "# Ballast\n\nBallast is tested each month.\n")]);
  const answers =
    "- id: ballast\n  question: Is ballast tested?\n  answer: Yes.\n  citations:\n    - document: ballast\n      quote: Ballast is tested each month.\n";
  await importDocuments(context, COMMAND_LINE, [file("ballast.yaml", answers)]);
  const of = async (format: "json" | "xlsx" | "csv") => (await takeLibrary(context, COMMAND_LINE, format)).bytes;
  return [
    file("z-all.json", await of("json")),
    file("z-all.xlsx", await of("xlsx")),
    file("z-all.csv", await of("csv")),
  ] as const;
}

async function brought(context: AppContext, files: ReturnType<typeof file>[], options: FileImportOptions = {}) {
  const result = await importFiles(context, COMMAND_LINE, files, options);
  return { ...result, by: new Map(result.files.map((one) => [one.file, one])) };
}

const held = async (context: AppContext) => ({
  documents: (await listDocuments(context, COMMAND_LINE)).map(({ id, kind }) => `${id} ${kind}`),
  answers: (await wholeLibrary(context, COMMAND_LINE)).filter(({ origin }) => origin !== "passage").map(({ id }) => id),
});

describe("importFiles", () => {
  it("takes each file for what it is, libraries first and curated answers last", async () => {
    const context = await emptyLibrary();
    const blank = file("blank.xlsx", vendorReview());
    const other = file("notes.json", '{"a":1}');
    const { by, files } = await brought(context, [
      ...[MASTS, TOOL, UNSURE, FACTS, POLICY, blank, other],
      ...(await exports()),
    ]);
    expect(files).toHaveLength(10);
    const outcome = (name: string) => `${by.get(name)?.outcome}: ${by.get(name)?.message}`;
    expect(outcome("z-all.json")).toMatch(/^added: a library: 1 documents with 1 originals and 1 entries are new/);
    for (const name of ["z-all.xlsx", "z-all.csv"]) expect(outcome(name)).toMatch(/^unchanged: a library: .* 1 known/);
    expect(outcome("tool.csv")).toMatch(/^added: answers given before: 2 answers are new/);
    expect(outcome("unsure.csv")).toMatch(/^refused: .*may be a table of facts or answers/);
    expect(outcome("blank.xlsx")).toMatch(/^refused: .*has no answer to import: 24 questions/);
    expect(outcome("notes.json")).toMatch(/^refused: .*no library that was exported/);
    expect(outcome("masts.yaml")).toMatch(/^added: /);
    for (const name of ["facts.csv", "policy.md"]) expect(outcome(name)).toMatch(/^added: new/);
    const here = await held(context);
    expect(here.documents).toEqual(["ballast null", "facts other", "policy null", "tool answer-library"]);
    expect(here.answers).toHaveLength(4);
  });

  it("passes over what is known, and holds what is said of all answers for answers alone", async () => {
    const context = await emptyLibrary();
    const files = [TOOL, UNSURE, FACTS, POLICY];
    const said = await brought(context, files, { answers: { customer: "Acme", date: "2025-03-04" } });
    expect(said.files.map(({ outcome }) => outcome)).not.toContain("refused");
    const once = await held(context);
    expect(once.documents).toContain("unsure past-questionnaire");
    expect(said.warnings).toContain("unsure.csv: Skipped: 3 unanswered (CSV!A3, CSV!A4, CSV!A5).");
    const again = await brought(context, files, { as: "answers" });
    expect(again.by.get("tool.csv")).toMatchObject({ outcome: "unchanged", message: "is known already." });
    expect(await held(context)).toEqual(once);
  });

  it("throws what is wrong with a file that comes alone, and asks nobody twice", async () => {
    const context = await emptyLibrary();
    await expect(importFiles(context, COMMAND_LINE, [UNSURE])).rejects.toMatchObject({ code: "invalid_input" });
    expect(await brought(context, [UNSURE], { as: "document" })).toMatchObject({ documents: 1 });
    expect((await held(context)).documents).toEqual(["unsure other"]);
  });
});
