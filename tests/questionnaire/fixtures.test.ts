import { describe, expect, it } from "vitest";
import { goldens } from "../../fixtures/generator/goldens.ts";
import { inspectQuestionnaire } from "../../src/questionnaire/index.ts";
import { goldenFolders, inExpectedShape } from "./support.ts";

const folders = goldenFolders();

describe("inspectQuestionnaire on golden folders", () => {
  it.each(folders)("finds what $name is known to hold", async ({ file, bytes, expected }) => {
    expect(inExpectedShape(await inspectQuestionnaire(file, bytes))).toEqual(expected);
  });
});

describe("npm run fixtures", () => {
  it("writes exactly the golden folders that are kept, with the same inspection", async () => {
    const made = await goldens();
    expect(made.map(({ name }) => name).sort()).toEqual(folders.map(({ name }) => name).sort());
    for (const golden of made) {
      const kept = folders.find(({ name }) => name === golden.name);
      expect(golden.expected).toEqual(kept?.expected);
      expect(await inspectQuestionnaire(golden.file, golden.bytes)).toEqual(
        await inspectQuestionnaire(golden.file, kept?.bytes as Uint8Array),
      );
    }
  });
});
