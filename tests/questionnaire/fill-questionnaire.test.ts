import ExcelJS from "exceljs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answerEdits, fillQuestionnaire, inspectQuestionnaire } from "../../src/questionnaire/index.ts";
import { goldenFolders } from "./support.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const fill = async (text: string, cell: string, value: string) =>
  new TextDecoder().decode((await fillQuestionnaire("q.csv", utf8(text), [{ sheet: "CSV", cell, text: value }])).bytes);

describe("fillQuestionnaire on CSV", () => {
  it("replaces one field and keeps every other byte, quotes and line ends included", async () => {
    const source = 'A;"B";C\r\n"1";"x ""y""";\r\n2;;z\n';
    expect(await fill(source, "C2", "done")).toBe('A;"B";C\r\n"1";"x ""y""";done\r\n2;;z\n');
    expect(await fill(source, "B3", "a; b")).toBe('A;"B";C\r\n"1";"x ""y""";\r\n2;"a; b";z\n');
  });

  it("lengthens a short record", async () => {
    expect(await fill("Q,A,C\nIs it?\nWas it?", "C2", "ok")).toBe("Q,A,C\nIs it?,,ok\nWas it?");
  });

  it.each([
    ["=1+1", "'=1+1"],
    ["+49 30", "'+49 30"],
    ["@home", "'@home"],
    ["- on request", "'- on request"],
    ["-5", "-5"],
    ["fine = good", "fine = good"],
  ])("keeps %j text for a spreadsheet program", async (text, written) => {
    expect(await fill("Q,A\nIs it?,\n", "B2", text)).toBe(`Q,A\nIs it?,${written}\n`);
  });

  it("keeps UTF-16 with its mark, and Windows-1252", async () => {
    const utf16 = Uint8Array.from([0xff, 0xfe, ...[..."F\tA\nIst ä?\t\n"].flatMap((c) => [c.charCodeAt(0), 0])]);
    const { bytes } = await fillQuestionnaire("q.tsv", utf16, [{ sheet: "CSV", cell: "B2", text: "Ja – €" }]);
    expect(new TextDecoder("utf-16le").decode(bytes)).toBe("F\tA\nIst ä?\tJa – €\n");
    const windows = Uint8Array.from(
      [..."Frage;Antwort\nGrö"].map((c) => c.charCodeAt(0)).concat([0xdf, 0x65, 0x3f, 0x3b, 0x0a]),
    );
    const filled = await fillQuestionnaire("q.csv", windows, [{ sheet: "CSV", cell: "B2", text: "5 € ✓" }]);
    expect(new TextDecoder("windows-1252").decode(filled.bytes)).toBe("Frage;Antwort\nGröße?;5 € ?\n");
    expect(filled.warnings).toHaveLength(1);
  });

  it("keeps Shift_JIS, and takes Western texts for none", async () => {
    // "No,質問,回答" and "1,ログはありますか。,"
    const japanese = Uint8Array.from([
      ...[0x4e, 0x6f, 0x2c, 0x8e, 0xbf, 0x96, 0xe2, 0x2c, 0x89, 0xf1, 0x93, 0x9a, 0x0d, 0x0a, 0x31, 0x2c, 0x83, 0x8d],
      ...[0x83, 0x4f, 0x82, 0xcd, 0x82, 0xa0, 0x82, 0xe8, 0x82, 0xdc, 0x82, 0xb7, 0x82, 0xa9, 0x81, 0x42, 0x2c],
    ]);
    const decode = (bytes: Uint8Array) => new TextDecoder("shift_jis").decode(bytes);
    const { bytes, warnings } = await fillQuestionnaire("q.csv", japanese, [
      { sheet: "CSV", cell: "C2", text: "はい 😀" },
    ]);
    expect(decode(bytes)).toBe(`${decode(japanese)}はい ?`);
    expect(warnings).toEqual([expect.stringContaining("😀")]);
    const french = Uint8Array.from(
      [..."Question;Réponse;à\nL\u0092accès l\u0092été?;\u0093où\u0094;z\n"].map((c) => c.charCodeAt(0)),
    );
    const kept = await fillQuestionnaire("q.csv", french, [{ sheet: "CSV", cell: "C2", text: "é" }]);
    expect([...kept.bytes]).toEqual([...french.slice(0, -2), 0xe9, 0x0a]);
  });

  it("gives back what was written, whatever it is, and leaves all other fields alone", async () => {
    // A field of nothing but dots or brackets is a placeholder, and a placeholder is no answer.
    const field = fc.string({ unit: "grapheme" }).map((text) =>
      text
        .replaceAll("\r", "")
        .replace(/^[\s'=+\-@＝＋－＠<[–—_.…]+/u, "")
        .trim(),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(field, field), { minLength: 1, maxLength: 6 }),
        field,
        fc.nat(5),
        async (rows, value, pick) => {
          const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
          const source = `Question,Answer,Comments\r\n${rows.map(([a, b], at) => `${quoted(`Is ${at} ${a} so?`)},,${quoted(b)}\r\n`).join("")}`;
          const row = (pick % rows.length) + 2;
          const written = await fill(source, `B${row}`, value);
          const { questions } = await inspectQuestionnaire("q.csv", utf8(written));
          for (const one of questions) {
            expect(one.existing ?? "").toBe(one.row === row ? value : "");
            expect(one.existingComment ?? "").toBe(rows[one.row - 2]?.[1] ?? "");
          }
          expect(questions).toHaveLength(rows.length);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("refuses a cell that the file does not have", async () => {
    await expect(fill("Q,A\nIs it?,\n", "B9", "x")).rejects.toMatchObject({ code: "invalid_edit" });
  });
});

/** The confidence of blocks that were told from little more than their shape. */
const BY_ROOM = 0.5;

describe("answerEdits and fillQuestionnaire together", () => {
  it.each(goldenFolders())(
    "answer all of $name so that a second inspection reads the answers back",
    async ({ file, bytes }) => {
      const { blocks, questions } = await inspectQuestionnaire(file, bytes);
      const answers = questions.map(({ answer }, at) => ({
        option: answer.options.length > 0 ? (answer.options[at % answer.options.length] ?? null) : null,
        text: `Answer ${at} <&> "=1"`,
      }));
      const edits = questions.flatMap((one, at) => answerEdits(one, answers[at] as (typeof answers)[0]).edits);
      const filled = await fillQuestionnaire(file, bytes, edits);
      // A form known by the room it leaves is one no more when it is filled: there the layout is given.
      const byRoom = blocks.filter(({ headerRow, confidence }) => headerRow === null && confidence <= BY_ROOM);
      const again = await inspectQuestionnaire(file, filled.bytes, byRoom);
      expect(again.questions.map(({ cell, text }) => [cell, text])).toEqual(
        questions.map(({ cell, text }) => [cell, text]),
      );
      again.questions.forEach((one, at) => {
        const given = answers[at] as (typeof answers)[0];
        expect(one.existing).toBe(given.option ?? given.text);
        if (given.option !== null && one.comment) expect(one.existingComment).toBe(given.text);
      });
    },
  );

  it("write numbers, dates and truth values that formulas count with, and read them back as answers", async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet("S");
    sheet.addRow(["ID", "Question", "Response", "Comments"]);
    const wanted: [string, ExcelJS.DataValidation, string, unknown][] = [
      ["How mature is it?", { type: "list", formulae: ['"0,1,2,3"'] }, "2", 2],
      ["Is it so?", { type: "list", formulae: ['"True,False"'] }, "True", true],
      ["How many staff have access?", { type: "whole", operator: "greaterThan", formulae: [0] }, "120", 120],
      ["How many are on call?", { type: "whole", operator: "greaterThan", formulae: [0] }, "a dozen", "a dozen"],
      [
        "When was the last audit?",
        { type: "date", operator: "greaterThan", formulae: [new Date(0)] },
        "2025-03-01",
        new Date("2025-03-01T00:00:00Z"),
      ],
    ];
    for (const [at, [question, validation]] of wanted.entries()) {
      sheet.addRow([`Q${at}`, question]);
      sheet.getCell(at + 2, 3).dataValidation = validation;
    }
    const source = new Uint8Array(await book.xlsx.writeBuffer());
    const { questions } = await inspectQuestionnaire("q.xlsx", source);
    const edits = questions.flatMap((one, at) => {
      const [, , text = ""] = wanted[at] ?? [];
      const option = one.answer.options.includes(text) ? text : null;
      return answerEdits(one, { option, text: option ? "" : text }).edits;
    });
    const { bytes } = await fillQuestionnaire("q.xlsx", source, edits);
    const read = new ExcelJS.Workbook();
    await read.xlsx.load(bytes as unknown as ArrayBuffer);
    expect(wanted.map((_, at) => read.getWorksheet("S")?.getCell(at + 2, 3).value)).toEqual(
      wanted.map(([, , , value]) => value),
    );
    const again = await inspectQuestionnaire("q.xlsx", bytes);
    expect(again.questions.map(({ existing }) => existing)).toEqual(wanted.map(([, , text]) => text));
  });
});
