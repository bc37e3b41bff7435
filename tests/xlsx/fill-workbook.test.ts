import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fillWorkbook, formatAddress, openWorkbook, type XlsxEdit } from "../../src/xlsx/index.ts";
import { MAIN, makeWorkbook, makeZip, type Part, relationships, type WorkbookSource } from "./make-package.ts";
import { inlineText, partText, unpack, withoutCells } from "./unpack.ts";

const SHEET = "xl/worksheets/sheet1.xml";
const data = (rows: string): string => `<sheetData>${rows}</sheetData>`;
const one = (xml: string | Uint8Array, more: Partial<WorkbookSource> = {}): Uint8Array =>
  makeWorkbook({ sheets: [{ name: "S", xml }], ...more });
const edit = (cell: string, text: string): XlsxEdit => ({ sheet: "S", cell, text });

/** The sheet's XML inside `worksheet` after filling. */
async function filled(xml: string, ...edits: XlsxEdit[]): Promise<string> {
  const { bytes } = await fillWorkbook(one(xml), edits);
  return /<worksheet[^>]*>([\s\S]*)<\/worksheet>/.exec(partText(bytes, SHEET))?.[1] ?? "";
}

const text = (cell: string, value: string, style = ""): string =>
  `<c r="${cell}"${style} t="inlineStr"><is><t>${value}</t></is></c>`;

describe("fillWorkbook", () => {
  it("replaces a cell in place and keeps its format", async () => {
    const before = data(
      '<row r="1"><c r="A1" s="1"/><c r="B1" s="3" t="s" cm="1" vm="2"><v>0</v></c><c r="C1"><v>1</v></c></row>',
    );
    expect(await filled(before, edit("B1", "Yes"))).toBe(
      data(`<row r="1"><c r="A1" s="1"/>${text("B1", "Yes", ' s="3"')}<c r="C1"><v>1</v></c></row>`),
    );
  });

  it("inserts cells and rows in order, with the format of the row or else of the column", async () => {
    const before = `<dimension ref="B2:B4"/><cols><col min="3" max="4" width="50" style="3"/></cols>${data('<row r="2" spans="2:2" s="1" customFormat="1"><c r="B2"><v>1</v></c></row><row r="4" spans="1:4"/>')}`;
    const after = await filled(
      before,
      edit("C2", "c"),
      edit("A2", "a"),
      edit("D4", "d"),
      edit("C3", "m"),
      edit("A9", "z"),
      edit("B1", "t"),
    );
    expect(after).toBe(
      `<dimension ref="A1:D9"/><cols><col min="3" max="4" width="50" style="3"/></cols>${data(
        `<row r="1">${text("B1", "t")}</row>` +
          `<row r="2" s="1" customFormat="1">${text("A2", "a", ' s="1"')}<c r="B2"><v>1</v></c>${text("C2", "c", ' s="1"')}</row>` +
          `<row r="3">${text("C3", "m", ' s="3"')}</row>` +
          `<row r="4" spans="1:4">${text("D4", "d", ' s="3"')}</row>` +
          `<row r="9">${text("A9", "z")}</row>`,
      )}`,
    );
  });

  it("expands a self-closed table of cells", async () => {
    expect(await filled("<sheetData/><pageMargins/>", edit("B2", "x"))).toBe(
      `${data(`<row r="2">${text("B2", "x")}</row>`)}<pageMargins/>`,
    );
  });

  it("finds rows and cells without references, and those out of order", async () => {
    const before = data(
      '<row><c><v>1</v></c><c s="3"><v>2</v></c></row><row r="5"><c r="C5"><v>5</v></c><c r="A5"><v>4</v></c></row><row r="3"><c r="A3"/></row>',
    );
    expect(await filled(before, edit("B1", "b"), edit("A5", "a"), edit("B5", "n"), edit("A3", "c"))).toBe(
      data(
        `<row><c><v>1</v></c>${text("B1", "b", ' s="3"')}</row><row r="5">${text("B5", "n")}<c r="C5"><v>5</v></c>${text("A5", "a")}</row><row r="3">${text("A3", "c")}</row>`,
      ),
    );
  });

  it("writes what XML cannot hold and what begins like a formula as text", async () => {
    const texts = [
      "=1+1",
      "+49 30",
      "-x",
      "@name",
      '<a b="c">&amp;',
      "_x0041_",
      "bell\u0007 lone\ud800",
      " spaced ",
      "two\nlines",
      "日本 😀",
    ];
    const { bytes } = await fillWorkbook(
      one(data("")),
      texts.map((value, i) => edit(`A${i + 1}`, value)),
    );
    const sheet = await (await openWorkbook(bytes)).readSheet("S");
    expect(sheet.rows.map(({ cells }) => cells[0]?.text)).toEqual(texts);
    expect(sheet.rows.every(({ cells }) => cells[0]?.kind === "text" && !cells[0].formula)).toBe(true);
    const xml = partText(bytes, SHEET);
    expect(xml).toContain("_x005F_x0041_");
    expect(xml).toContain("bell_x0007_ lone_xD800_");
    expect(xml).toContain('<t xml:space="preserve"> spaced </t>');
  });

  it("empties a cell where the text is empty", async () => {
    expect(await filled(data('<row r="1"><c r="A1" s="1" t="b"><v>1</v></c></row>'), edit("A1", ""))).toBe(
      data('<row r="1"><c r="A1" s="1"/></row>'),
    );
  });

  it("writes with the file's prefix and quotes left alone", async () => {
    const xml = `<x:worksheet xmlns:x='${MAIN}'><x:sheetData><x:row r='1' ht='12.5'><x:c r='A1' s='3'/></x:row></x:sheetData></x:worksheet>`;
    const { bytes } = await fillWorkbook(one(xml), [edit("A1", "Yes"), edit("B2", "No")]);
    expect(partText(bytes, SHEET)).toBe(
      `<x:worksheet xmlns:x='${MAIN}'><x:sheetData><x:row r='1' ht='12.5'><x:c r="A1" s="3" t="inlineStr"><x:is><x:t>Yes</x:t></x:is></x:c></x:row><x:row r="2"><x:c r="B2" t="inlineStr"><x:is><x:t>No</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>`,
    );
  });

  it("patches UTF-16 parts and parts in other encodings in their own encoding", async () => {
    const xml = (label: string, mark = ""): string =>
      `${mark}<?xml version="1.0" encoding="${label}"?><worksheet xmlns="${MAIN}"><sheetData><row r="1"><c r="A1" t="str"><v>é</v></c></row></sheetData></worksheet>`;
    for (const source of [
      Buffer.from(xml("UTF-16", "\ufeff"), "utf16le"),
      Buffer.from(xml("UTF-16", "\ufeff"), "utf16le").swap16(),
      Buffer.from(xml("windows-1252"), "latin1"),
    ]) {
      const { bytes } = await fillWorkbook(one(source), [edit("B1", "ü日😀")]);
      const sheet = await (await openWorkbook(bytes)).readSheet("S");
      expect(sheet.rows[0]?.cells.map((cell) => cell.text)).toEqual(["é", "ü日😀"]);
      expect(unpack(bytes).get(SHEET)?.data().subarray(0, 10)).toEqual(source.subarray(0, 10));
    }
  });

  it("lets a long text wrap through one appended clone of each format", async () => {
    const long = "A text that is far longer than the column is wide.";
    const source = one(
      data(
        '<row r="1" ht="15"><c r="A1" s="3"/><c r="B1" s="3"/><c r="C1" s="4"/><c r="D1"/></row><row r="2" ht="40" customHeight="1"><c r="A2"/></row>',
      ),
    );
    const { bytes } = await fillWorkbook(
      source,
      ["A1", "B1", "C1", "D1", "A2"].map((cell) => edit(cell, long)),
    );
    const before = partText(source, "xl/styles.xml");
    const after = partText(bytes, "xl/styles.xml");
    const clones =
      '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/><protection locked="0"/></xf>' +
      '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment wrapText="1"/></xf>';
    expect(after).toBe(
      before.replace('<cellXfs count="5">', '<cellXfs count="7">').replace("</cellXfs>", `${clones}</cellXfs>`),
    );
    const xml = partText(bytes, SHEET);
    expect([...xml.matchAll(/<c r="(\w+)" s="(\d)"/g)].map(([, cell, style]) => `${cell}:${style}`)).toEqual([
      "A1:5",
      "B1:5",
      "C1:4",
      "D1:6",
      "A2:6",
    ]);
    expect(xml).toContain('<row r="1" ht="90">');
    expect(xml).toContain('<row r="2" ht="40" customHeight="1">');
  });

  it("appends to both branches where formats stand inside mc:AlternateContent", async () => {
    const list = '<cellXfs count="1"><xf numFmtId="0"/></cellXfs>';
    const styles = `<styleSheet xmlns="${MAIN}" xmlns:mc="m"><mc:AlternateContent><mc:Choice>${list}</mc:Choice><mc:Fallback>${list}</mc:Fallback></mc:AlternateContent></styleSheet>`;
    const { bytes } = await fillWorkbook(one(data(""), { styles }), [edit("A1", "two\nlines")]);
    expect(partText(bytes, "xl/styles.xml").match(/<cellXfs count="2">.*?wrapText="1"/g)).toHaveLength(2);
  });

  it("writes into the top-left cell of a merge and says so", async () => {
    const { bytes, warnings } = await fillWorkbook(
      one(`${data("")}<mergeCells><mergeCell ref="B2:D3"/></mergeCells>`),
      [edit("C3", "Yes")],
    );
    expect(inlineText(partText(bytes, SHEET), "B2")).toBe("Yes");
    expect(warnings).toEqual([expect.stringContaining("S!C3")]);
  });

  it("asks for recalculation where any sheet has formulas, and only there", async () => {
    const formula = data('<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>');
    const sheets = [
      { name: "S", xml: data("") },
      { name: "T", xml: formula },
    ];
    const tails = ["", '<calcPr calcId="191029"/>', '<oleSize ref="A1"/>', '<extLst><ext uri="x"/></extLst>'];
    const results = await Promise.all(
      tails.map(async (tail) =>
        partText((await fillWorkbook(makeWorkbook({ sheets, tail }), [edit("A1", "x")])).bytes, "xl/workbook.xml"),
      ),
    );
    expect(results.map((xml) => /<\/sheets>(.*)<\/workbook>/.exec(xml)?.[1])).toEqual([
      '<calcPr fullCalcOnLoad="1"/>',
      '<calcPr calcId="191029" fullCalcOnLoad="1"/>',
      '<calcPr fullCalcOnLoad="1"/><oleSize ref="A1"/>',
      '<calcPr fullCalcOnLoad="1"/><extLst><ext uri="x"/></extLst>',
    ]);
    const plain = one(data(""));
    const { bytes } = await fillWorkbook(plain, [edit("A1", "x")]);
    expect(unpack(bytes).get("xl/workbook.xml")?.raw).toEqual(unpack(plain).get("xl/workbook.xml")?.raw);
  });

  it("copies every other entry raw and in order, damaged ones, descriptors and folders included", async () => {
    const extra: Part[] = [
      ["xl/media/", "", { stored: true }],
      ["xl/media/image1.png", Uint8Array.of(1, 2, 3), { stored: true }],
      ["xl/vbaProject.bin", "macro ".repeat(100), { descriptor: true }],
    ];
    const source = makeWorkbook({ sheets: [{ name: "S", xml: data(""), part: { descriptor: true } }], extra });
    const broken = Buffer.from(source);
    const macro = broken.indexOf("xl/vbaProject.bin") + 25;
    broken.writeUInt8(broken.readUInt8(macro) ^ 0xff, macro);
    const { bytes } = await fillWorkbook(broken, [edit("A1", "x")]);
    const [before, after] = [unpack(broken), unpack(bytes)];
    expect([...after.keys()]).toEqual([...before.keys()]);
    for (const [name, { raw }] of before) if (name !== SHEET) expect(after.get(name)?.raw.equals(raw)).toBe(true);
    expect(inlineText(partText(bytes, SHEET), "A1")).toBe("x");
  });

  it("adds a sheet behind the others and changes nothing else", async () => {
    const source = makeWorkbook({
      sheets: [
        { name: "S", xml: data("") },
        { name: "evidence", xml: data("") },
      ],
      tail: "<calcPr/>",
    });
    const rows = [
      ["Question", "Evidence"],
      ["=1", "a <b>\n & c"],
    ];
    const { bytes } = await fillWorkbook(source, [edit("A1", "x")], { addSheet: { name: "Evidence", rows } });
    const workbook = await openWorkbook(bytes);
    expect(workbook.sheets.map(({ name }) => name)).toEqual(["S", "evidence", "Evidence 2"]);
    const sheet = await workbook.readSheet("Evidence 2");
    expect(sheet.rows.map(({ cells }) => cells.map((cell) => cell.text))).toEqual(rows);
    expect(workbook.styles[sheet.rows[0]?.cells[0]?.style ?? 0]?.wrap).toBe(true);
    expect(sheet.columns.map(({ width }) => width)).toEqual([10, 10]);
    expect(partText(bytes, "xl/worksheets/sheet3.xml")).toMatch(
      /<pageSetUpPr fitToPage="1"\/>.*<pageSetup orientation="landscape" fitToWidth="1" fitToHeight="0"\/><\/worksheet>$/s,
    );
    const [before, after] = [unpack(source), unpack(bytes)];
    const changed = [...after.keys()].filter(
      (name) => !before.get(name)?.raw.equals(after.get(name)?.raw ?? Buffer.alloc(0)),
    );
    expect(changed).toEqual([
      "[Content_Types].xml",
      "xl/workbook.xml",
      "xl/_rels/workbook.xml.rels",
      "xl/styles.xml",
      SHEET,
      "xl/worksheets/sheet3.xml",
    ]);
    for (const name of changed.slice(0, 3)) {
      const without = partText(bytes, name).replace(/<\w+ [^>]*(?:sheet3\.xml|Evidence 2)[^>]*\/>/, "");
      expect(without).toBe(partText(source, name));
    }
  });

  it("adds a sheet to a strict workbook with prefixes of its own", async () => {
    const strict = "http://purl.oclc.org/ooxml/spreadsheetml/main";
    const rels = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    const source = makeZip([
      [
        "[Content_Types].xml",
        '<t:Types xmlns:t="http://schemas.openxmlformats.org/package/2006/content-types"></t:Types>',
      ],
      ["_rels/.rels", relationships([["officeDocument", "xl/workbook.xml"]])],
      [
        "xl/workbook.xml",
        `<x:workbook xmlns:x15="http://schemas.microsoft.com/office/spreadsheetml/2010/11/main" xmlns:x="${strict}"><x:sheets><x:sheet name="S" sheetId="7" k:id="rId1" xmlns:k="${rels}"/></x:sheets></x:workbook>`,
      ],
      [
        "xl/_rels/workbook.xml.rels",
        `<Relationships><Relationship Id="rId1" Type="${rels}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      ],
      [SHEET, `<worksheet xmlns="${strict}"><sheetData/></worksheet>`],
    ]);
    const { bytes } = await fillWorkbook(source, [], { addSheet: { name: "Evidence", rows: [["x"]] } });
    expect(partText(bytes, "xl/workbook.xml")).toContain(
      `<x:sheet name="Evidence" sheetId="8" r:id="rId2" xmlns:r="${rels}"/></x:sheets>`,
    );
    expect(partText(bytes, "[Content_Types].xml")).toContain('<t:Override PartName="/xl/worksheets/sheet2.xml"');
    expect(partText(bytes, "xl/worksheets/sheet2.xml")).toContain(`<worksheet xmlns="${strict}">`);
    expect((await (await openWorkbook(bytes)).readSheet("Evidence")).rows[0]?.cells[0]?.text).toBe("x");
  });

  it("keeps what is filled in where it must not be overwritten", async () => {
    const source = one(data('<row r="1"><c r="A1" t="inlineStr"><is><t>old</t></is></c><c r="B1" s="1"/></row>'));
    const { bytes, kept } = await fillWorkbook(source, [edit("A1", "new"), edit("B1", "new")], { overwrite: false });
    expect(kept).toEqual([{ sheet: "S", cell: "A1" }]);
    const xml = partText(bytes, SHEET);
    expect([inlineText(xml, "A1"), inlineText(xml, "B1")]).toEqual(["old", "new"]);
  });

  it("warns that a signature ends", async () => {
    const source = one(data(""), { extra: [["_xmlsignatures/sig1.xml", "<s/>"]] });
    expect((await fillWorkbook(source, [edit("A1", "x")])).warnings).toEqual([expect.stringContaining("signed")]);
  });

  it("refuses, naming sheet and cell, what a cell cannot take", async () => {
    const table = `<table ref="A1:B5" totalsRowCount="1"/>`;
    const rows =
      '<row r="2"><c r="A2"><f>1</f><v>1</v></c><c r="D2"><f t="array" ref="D2:D4">x</f><v>1</v></c></row><row r="3"><c r="D3"><v>1</v></c></row>';
    const source = makeWorkbook({
      sheets: [
        {
          name: "S",
          xml: data(rows),
          relationships: [
            ["table", "../tables/t.xml"],
            ["pivotTable", "../pivot.xml"],
          ],
        },
      ],
      extra: [
        ["xl/tables/t.xml", table],
        ["xl/pivot.xml", '<pivotTableDefinition><location ref="F1:G9"/></pivotTableDefinition>'],
      ],
    });
    const refused: [string, string][] = [
      ["A2", "formula"],
      ["D3", "formula"],
      ["A1", "header"],
      ["B5", "totals"],
      ["G4", "pivot"],
      ["A0", "address"],
    ];
    for (const [cell, why] of refused) {
      const failure = fillWorkbook(source, [edit(cell, "x")]);
      await expect(failure).rejects.toMatchObject({ code: "invalid_edit" });
      await expect(failure).rejects.toThrow(new RegExp(`Cell ${cell} of sheet "S" .*${why}`));
    }
    await expect(fillWorkbook(source, [edit("C9", "x".repeat(32_768))])).rejects.toThrow(/C9.*32767/);
    await expect(fillWorkbook(source, [edit("C9", "x"), edit("C9", "y")])).rejects.toThrow(/C9.*twice/);
    await expect(fillWorkbook(source, [{ sheet: "None", cell: "A1", text: "x" }])).rejects.toThrow(
      /no sheet named "None"/,
    );
  });

  it("changes exactly the answer cells of any workbook", async () => {
    const cell = fc.record({
      column: fc.integer({ min: 1, max: 30 }),
      kind: fc.constantFrom("style", "number", "shared", "inline", "formula"),
    });
    const row = fc.record({
      row: fc.integer({ min: 1, max: 40 }),
      cells: fc.uniqueArray(cell, { selector: (c) => c.column, maxLength: 8 }),
      tall: fc.boolean(),
    });
    const rows = fc.uniqueArray(row, { selector: (r) => r.row, maxLength: 12 });
    const answer = fc.record({
      row: fc.integer({ min: 1, max: 45 }),
      column: fc.integer({ min: 1, max: 32 }),
      text: fc.oneof(
        fc.string({ unit: "binary", minLength: 1, maxLength: 60 }),
        fc.constantFrom("3", "-12.5", "2025-03-01", "TRUE"),
      ),
      kind: fc.constantFrom(undefined, "number", "date", "boolean"),
    });
    const answers = fc.uniqueArray(answer, {
      selector: (a) => formatAddress(a.row, a.column),
      minLength: 1,
      maxLength: 15,
    });
    await fc.assert(
      fc.asyncProperty(rows, answers, fc.constantFrom("", "x:"), async (drawn, wanted, p) => {
        const formulas = new Set<string>();
        const tags = [...drawn]
          .sort((a, b) => a.row - b.row)
          .map(({ row: r, cells, tall }) => {
            const inside = [...cells]
              .sort((a, b) => a.column - b.column)
              .map(({ column, kind }) => {
                const at = formatAddress(r, column);
                if (kind === "formula") formulas.add(at);
                const value = {
                  style: "",
                  number: `<${p}v>${column}</${p}v>`,
                  shared: `<${p}v>0</${p}v>`,
                  inline: `<${p}is><${p}t>i</${p}t></${p}is>`,
                  formula: `<${p}f>1</${p}f><${p}v>1</${p}v>`,
                }[kind];
                const type = { style: "", number: "", shared: ' t="s"', inline: ' t="inlineStr"', formula: "" }[kind];
                return value ? `<${p}c r="${at}" s="1"${type}>${value}</${p}c>` : `<${p}c r="${at}" s="3"/>`;
              });
            const start = `<${p}row r="${r}"${tall ? ' ht="30"' : ""} spans="1:30"`;
            return inside.length > 0 ? `${start}>${inside.join("")}</${p}row>` : `${start}/>`;
          });
        const xml = `<${p}worksheet xmlns${p ? ":x" : ""}="${MAIN}"><${p}dimension ref="A1:C3"/><${p}sheetData>${tags.join("")}</${p}sheetData><${p}pageMargins/></${p}worksheet>`;
        const source = makeWorkbook({
          sheets: [
            { name: "S", xml },
            { name: "Other", xml: data("") },
          ],
          strings: ["shared"],
        });
        const edits = wanted
          .map(({ row: r, column, text: value, kind }) => ({ ...edit(formatAddress(r, column), value), kind }))
          .filter(({ cell: at }) => !formulas.has(at));
        const { bytes } = await fillWorkbook(source, edits);

        const [before, after] = [unpack(source), unpack(bytes)];
        expect([...after.keys()]).toEqual([...before.keys()]);
        const mayChange = new Set([SHEET, "xl/styles.xml", ...(formulas.size > 0 ? ["xl/workbook.xml"] : [])]);
        for (const [name, { raw }] of before)
          if (!mayChange.has(name)) expect(after.get(name)?.raw.equals(raw)).toBe(true);
        const cells = new Set(edits.map(({ cell: at }) => at));
        expect(withoutCells(partText(bytes, SHEET), cells)).toBe(withoutCells(partText(source, SHEET), cells));

        const sheet = await (await openWorkbook(bytes)).readSheet("S");
        const texts = new Map(sheet.rows.flatMap((r) => r.cells.map((c) => [formatAddress(r.row, c.column), c.text])));
        for (const { cell: at, text: value } of edits) expect(texts.get(at)).toBe(value.replace(/\r\n?/g, "\n"));
        const order = sheet.rows.map((r) => r.row);
        expect(order).toEqual([...new Set(order)].sort((a, b) => a - b));
      }),
      { numRuns: 150 },
    );
  });
});
