import { describe, expect, it } from "vitest";
import type { LayoutCorrection } from "../../src/domain/questionnaire.ts";
import { inspectQuestionnaire } from "../../src/questionnaire/index.ts";

const SOURCE = `Title,,,,
Ref,What we ask,Extra,What you say,More
1,Is the door locked?,,,
2,Describe the lock.,,,
3,Who has a key?,,,
`;
const inspect = (corrections: readonly LayoutCorrection[] = [], source = SOURCE) =>
  inspectQuestionnaire("q.csv", new TextEncoder().encode(source), corrections);

describe("inspectQuestionnaire with a person's corrections", () => {
  it("takes columns and header as they are given", async () => {
    const columns = { ref: "A", question: "B", answer: ["D"], comment: "E" };
    const { blocks, questions } = await inspect([{ sheet: "CSV", headerRow: 2, columns }]);
    expect(blocks).toEqual([{ sheet: "CSV", headerRow: 2, columns, confidence: 1 }]);
    expect(questions.map(({ ref, answer, comment }) => [ref, answer.cells[0], comment])).toEqual([
      ["1", "D3", "E3"],
      ["2", "D4", "E4"],
      ["3", "D5", "E5"],
    ]);
  });

  it("takes every row for a question, however short, but titles of sections and totals", async () => {
    const source = `Nr,Control,State
1,Physical
1.1,Badges
1.2,Guards,in place
2,People
2.1,Screening
2.2,Are leavers reported the same day?
,End of list,
Total,,12
`;
    const columns = { ref: "A", question: "B", answer: ["C"] };
    const { questions } = await inspect([{ sheet: "CSV", headerRow: 1, columns }], source);
    expect(questions.map(({ ref, text, section, existing }) => [ref, text, section, existing])).toEqual([
      ["1.1", "Badges", "1 Physical", null],
      ["1.2", "Guards", "1 Physical", "in place"],
      ["2.1", "Screening", "2 People", null],
      ["2.2", "Are leavers reported the same day?", "2 People", null],
    ]);
  });

  it("takes several answer columns for marks under the header's names", async () => {
    const columns = { question: "B", answer: ["C", "D"] };
    const { questions } = await inspect([{ sheet: "CSV", headerRow: 2, columns }]);
    expect(questions[0]?.answer).toEqual({ format: "marks", cells: ["C3", "D3"], options: ["Extra", "What you say"] });
  });

  it("takes the question's own column for the answer in the row below", async () => {
    const source = "Form,\nIs the door locked?,\n,\nKeys,\nin the safe,\nWindow,\n";
    const { questions } = await inspect(
      [{ sheet: "CSV", headerRow: 1, columns: { question: "A", answer: ["A"] } }],
      source,
    );
    expect(questions.map(({ text, answer, existing }) => [text, answer.cells[0], existing])).toEqual([
      ["Is the door locked?", "A3", null],
      ["Keys", "A5", "in the safe"],
      ["Window", "A7", null],
    ]);
  });

  it("takes a sheet out", async () => {
    const { sheets, questions } = await inspect([{ sheet: "CSV", headerRow: null, columns: null }]);
    expect(questions).toEqual([]);
    expect(sheets[0]).toMatchObject({ role: "reference", reason: "Taken out by a person." });
  });
});

describe("layoutFingerprint", () => {
  it("is equal for other questions under the same headings, and different for other headings", async () => {
    const source = "Ref,Question,Answer\n1,Is it so?,\n2,Was it so?,\n";
    const print = async (text: string) => (await inspect([], text)).sheets[0]?.fingerprint;
    expect(await print(source)).toMatch(/^[0-9a-f]{64}$/);
    expect(await print(source.replace("Was it so?", "Will it be so?"))).toBe(await print(source));
    expect(await print(source.replace("Answer", "Reply"))).not.toBe(await print(source));
  });
});
