/** What the tests of this folder share: golden folders, and an inspection in the shape of `expected.json`. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Expected } from "../../fixtures/generator/golden.ts";
import type { Inspection } from "../../src/domain/questionnaire.ts";

const FIXTURES = fileURLToPath(new URL("../../fixtures/", import.meta.url));

export interface GoldenFolder {
  readonly name: string;
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly expected: Expected;
}

export function goldenFolders(): GoldenFolder[] {
  return readdirSync(FIXTURES, { withFileTypes: true }).flatMap(({ name }) => {
    const file = ["source.xlsx", "source.csv"].find((one) => exists(`${FIXTURES}${name}/${one}`));
    if (!file || !exists(`${FIXTURES}${name}/expected.json`)) return [];
    return [
      {
        name,
        file,
        bytes: new Uint8Array(readFileSync(`${FIXTURES}${name}/${file}`)),
        expected: JSON.parse(readFileSync(`${FIXTURES}${name}/expected.json`, "utf8")) as Expected,
      },
    ];
  });
}

export function inExpectedShape(inspection: Inspection): Expected {
  return {
    sheets: inspection.sheets.map(({ name, role }) => ({ name, role })),
    questions: inspection.questions.map((one) => ({
      sheet: one.sheet,
      row: one.row,
      ref: one.ref,
      section: one.section,
      cell: one.cell,
      format: one.answer.format,
      answer: one.answer.cells,
      options: one.answer.options,
      comment: one.comment,
      existing: one.existing,
      hidden: one.hidden,
    })),
  };
}

function exists(path: string): boolean {
  try {
    readFileSync(path);
    return true;
  } catch {
    return false;
  }
}
