import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AppError } from "../../src/domain/errors.ts";
import { inspectQuestionnaire } from "../../src/questionnaire/index.ts";

const SHARED = fileURLToPath(new URL("../../../shared/", import.meta.url));
const WORKBOOKS = `${SHARED}questionnaires/`;
const DETECTION = `${SHARED}eval/detection/`;
const read = (name: string) => new Uint8Array(readFileSync(`${WORKBOOKS}${name}`));
const text = (content: string) => new TextEncoder().encode(content);

describe("inspectQuestionnaire", () => {
  it.each<[string, Uint8Array, string]>([
    ["nothing", new Uint8Array(), "empty_file"],
    ["a note", text("Hello, this is only a note."), "not_a_workbook"],
    ["a PDF", text("%PDF-1.7\n"), "not_a_workbook"],
    ["a web page", text("<!doctype html>\n<p>a,b</p>\n<p>c,d</p>\n"), "not_a_workbook"],
    ["half a zip", Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0]), "damaged_workbook"],
  ])("answers %s with a coded sentence", async (_, bytes, code) => {
    await expect(inspectQuestionnaire("upload.xlsx", bytes)).rejects.toMatchObject({
      name: "AppError",
      code,
      message: expect.stringMatching(/\.$/),
    });
  });

  it("ends any bytes in a result or a coded error, whatever the name says", async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      fc.string({ unit: "binary", maxLength: 300 }).map(text),
      fc
        .array(fc.constantFrom('"', ",", ";", "\n", "\r", "Question", "Answer", "Is it?", "\0", "ü"), { maxLength: 60 })
        .map((parts) => text(parts.join(""))),
    );
    await fc.assert(
      fc.asyncProperty(bytes, fc.constantFrom("q.csv", "q.xlsx", "q"), async (content, name) => {
        try {
          expect((await inspectQuestionnaire(name, content)).file).toBe(name);
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
        }
      }),
      { numRuns: 400 },
    );
  });

  it("reads a CSV whatever it is called, and cuts it by its own separator", async () => {
    const csv = "Question;Answer, please\nAre prices, fees and taxes shown?;\nIs there a fee?;\n";
    const { questions, sheets } = await inspectQuestionnaire("upload.xlsx", text(csv));
    expect(questions.map(({ cell, answer }) => [cell, answer.cells[0]])).toEqual([
      ["A2", "B2"],
      ["A3", "B3"],
    ]);
    expect(sheets[0]?.name).toBe("CSV");
  });

  it("does not show Excel's own line that names the separator as a row", async () => {
    const { questions } = await inspectQuestionnaire(
      "q.csv",
      text("sep=|\r\nQuestion|Answer\r\nIs it so?|\r\nWhy is it so?|\r\n"),
    );
    expect(questions.map(({ cell }) => cell)).toEqual(["A2", "A3"]);
  });
});

describe.skipIf(!existsSync(DETECTION))("inspectQuestionnaire on labelled workbooks", () => {
  const files = existsSync(DETECTION) ? readdirSync(DETECTION) : [];

  it.each(files)("finds the questions, answer and comment cells of %s", async (file) => {
    const gold = JSON.parse(readFileSync(`${DETECTION}${file}`, "utf8")) as {
      file: string;
      rows: { sheet: string; row: number; answer: string[]; comment: string | null; optional: boolean }[];
    };
    const bytes = new Uint8Array(readFileSync(`${SHARED}${gold.file}`));
    const { questions } = await inspectQuestionnaire(file, bytes);
    const key = ({ sheet, row }: { sheet: string; row: number }) => `${sheet}!${row}`;
    const found = new Map(questions.map((one) => [key(one), one]));
    const wanted = gold.rows.filter(({ optional }) => !optional);
    const hit = wanted.filter((one) => found.has(key(one)));
    const known = new Set(gold.rows.map(key));
    expect(hit.length / wanted.length).toBeGreaterThanOrEqual(0.98);
    expect(questions.filter((one) => known.has(key(one))).length / questions.length).toBeGreaterThanOrEqual(0.98);
    const right = (same: (one: (typeof wanted)[0]) => boolean) => hit.filter(same).length / hit.length;
    expect(right((one) => found.get(key(one))?.answer.cells.join() === one.answer.join())).toBeGreaterThanOrEqual(0.99);
    expect(right((one) => found.get(key(one))?.comment === one.comment)).toBeGreaterThanOrEqual(0.97);
  });
});

describe.skipIf(!existsSync(WORKBOOKS))("inspectQuestionnaire on other real workbooks", () => {
  it("finds no question in a form for records, and says why of each sheet", async () => {
    const { questions, sheets } = await inspectQuestionnaire("form.xlsx", read("FedRAMP-POAM-Template.xlsx"));
    expect(questions).toEqual([]);
    expect(sheets.map(({ role }) => role)).not.toContain("questions");
    expect(sheets.every(({ reason }) => reason.endsWith("."))).toBe(true);
  });

  it.each([
    ["ASVS-4.0-en.xlsx", 286, "choice"],
    ["MASVS-checklist-fr-1.2.xlsx", 168, "choice"],
    ["SAMM_Toolbox_v1-1-Final.xlsx", 77, "choice"],
    ["azure-alz-checklist.ja.xlsx", 246, "choice"],
    ["nist-800-171-template-ITSManaged.xlsx", 110, "text"],
    ["vendor-due-diligence.xlsx", 46, "text"],
  ])("finds the questions of %s", async (name, count, format) => {
    const { questions } = await inspectQuestionnaire(name, read(name));
    expect(Math.abs(questions.length - count)).toBeLessThanOrEqual(count * 0.02);
    expect(questions.filter(({ answer }) => answer.format === format).length).toBe(questions.length);
  });

  it("names the old binary format and what to do about it", async () => {
    await expect(inspectQuestionnaire("old.xls", read("SAMM_Detailed_Interview_v1.1.xls"))).rejects.toMatchObject({
      code: "legacy_workbook",
    });
  });
});
