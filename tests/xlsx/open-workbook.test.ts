import { describe, expect, it } from "vitest";
import { formatAddress, openWorkbook, type Sheet } from "../../src/xlsx/index.ts";
import { MAIN, makeWorkbook, makeZip, type Part, relationships, type WorkbookSource } from "./make-package.ts";

async function read(source: WorkbookSource, name = source.sheets[0]?.name ?? ""): Promise<Sheet> {
  return (await openWorkbook(makeWorkbook(source))).readSheet(name);
}

/** `A1 kind text` of every cell. */
function listed(sheet: Sheet): string[] {
  return sheet.rows.flatMap(({ row, cells }) =>
    cells.map(
      ({ column, kind, text, formula }) => `${formatAddress(row, column)} ${kind}${formula ? " formula" : ""} ${text}`,
    ),
  );
}

const one = (xml: string, more: Partial<WorkbookSource> = {}): WorkbookSource => ({
  sheets: [{ name: "S", xml }],
  ...more,
});
const data = (rows: string): string => `<sheetData>${rows}</sheetData>`;

describe("openWorkbook", () => {
  it("lists sheets in order with their state", async () => {
    const xml = data("");
    const workbook = await openWorkbook(
      makeWorkbook({
        sheets: [
          { name: "A & B", xml },
          { name: "H", xml, state: "hidden" },
          { name: "V", xml, state: "veryHidden" },
        ],
      }),
    );
    expect(workbook.sheets).toEqual([
      { name: "A & B", state: "visible" },
      { name: "H", state: "hidden" },
      { name: "V", state: "veryHidden" },
    ]);
  });

  it("reads every kind of cell as a person sees it", async () => {
    const cells = [
      '<c r="A1" t="s"><v>1</v></c>',
      '<c r="B1" t="inlineStr"><is><r><t>rich </t></r><r><rPr><b/></rPr><t>text</t></r><rPh sb="0" eb="1"><t>no</t></rPh></is></c>',
      '<c r="C1"><v>1.1000000000000001</v></c>',
      '<c r="D1" s="2"><v>45292</v></c>',
      '<c r="E1" t="b"><v>0</v></c>',
      '<c r="F1" t="e"><v>#N/A</v></c>',
      '<c r="G1" t="str"><f>A1&amp;"!"</f><v>a &lt;b&gt; &#x20AC;_x000D_</v></c>',
      '<c r="H1"><f>0*1</f><v>0</v></c>',
      '<c r="I1" s="3"/>',
      '<c r="J1" s="4"><v>1.1</v></c>',
      '<c r="K1" t="d"><v>2024-05-06T00:00:00</v></c>',
      '<c r="L1" t="inlineStr"><is><t><![CDATA[<&>]]><!-- not this --></t></is></c>',
    ];
    expect(
      listed(await read(one(data(`<row r="1">${cells.join("")}</row>`), { strings: ["zero", "ünï 日本"] }))),
    ).toEqual([
      "A1 text ünï 日本",
      "B1 text rich text",
      "C1 number 1.1",
      "D1 date 2024-01-01",
      "E1 boolean FALSE",
      "F1 error #N/A",
      "G1 text formula a <b> €\r",
      "H1 number formula 0",
      "I1 blank ",
      "J1 number 1.10",
      "K1 date 2024-05-06",
      "L1 text <&>",
    ]);
  });

  it("counts rows and cells that have no reference", async () => {
    const rows =
      '<row><c t="str"><v>a</v></c><c r="D1"><v>1</v></c><c><v>2</v></c></row><row r="7"><c><v>3</v></c></row><row><c><v>4</v></c></row>';
    expect(listed(await read(one(data(rows))))).toEqual([
      "A1 text a",
      "D1 number 1",
      "E1 number 2",
      "A7 number 3",
      "A8 number 4",
    ]);
  });

  it("puts rows and cells in order, whatever the file's", async () => {
    const rows = '<row r="3"><c r="B3"><v>4</v></c><c r="A3"><v>3</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>';
    expect(listed(await read(one(data(rows))))).toEqual(["A1 number 1", "A3 number 3", "B3 number 4"]);
  });

  it("reads prefixed elements, single quotes, a byte order mark and stored entries", async () => {
    const xml = `\ufeff<?xml version='1.0'?><x:worksheet xmlns:x='${MAIN}'><x:sheetData><x:row r='2' hidden='1'><x:c r='B2' t='inlineStr'><x:is><x:t>a > b</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>`;
    const sheet = await read({ sheets: [{ name: "S", xml, part: { stored: true, descriptor: true } }] });
    expect(listed(sheet)).toEqual(["B2 text a > b"]);
    expect(sheet.rows[0]?.hidden).toBe(true);
  });

  it("reads UTF-16 and other encodings", async () => {
    const xml = `<worksheet xmlns="${MAIN}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>é 日本 😀</t></is></c></row></sheetData></worksheet>`;
    const utf16 = Buffer.from(`\ufeff<?xml version="1.0" encoding="UTF-16"?>${xml}`, "utf16le");
    expect(listed(await read({ sheets: [{ name: "S", xml: utf16 }] }))).toEqual(["A1 text é 日本 😀"]);
    const latin = Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?>${xml.replace("日本 😀", "ß")}`, "latin1");
    expect(listed(await read({ sheets: [{ name: "S", xml: latin }] }))).toEqual(["A1 text é ß"]);
  });

  it("reads strict workbooks with absolute targets and backslashes in names", async () => {
    const strict = "http://purl.oclc.org/ooxml/spreadsheetml/main";
    const rels = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    const relation = (id: string, type: string, target: string): string =>
      `<Relationship Id="${id}" Type="${rels}/${type}" Target="${target}"/>`;
    const around = (tags: string): string =>
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${tags}</Relationships>`;
    const parts: Part[] = [
      ["_rels\\.rels", around(relation("a", "officeDocument", "/book/Main.xml"))],
      [
        "book\\main.xml",
        `<workbook xmlns="${strict}" xmlns:k="${rels}"><sheets><sheet name="S" sheetId="1" k:id="q"/></sheets></workbook>`,
      ],
      ["book\\_rels\\main.xml.rels", around(relation("q", "worksheet", "../deep/./s.xml"))],
      [
        "deep\\s.xml",
        `<worksheet xmlns="${strict}"><sheetData><row r="1"><c r="A1"><v>5</v></c></row></sheetData></worksheet>`,
      ],
    ];
    const sheet = await (await openWorkbook(makeZip(parts))).readSheet("S");
    expect(listed(sheet)).toEqual(["A1 number 5"]);
  });

  it("tells columns, merges, protection and styles", async () => {
    const xml = `<cols><col min="2" max="3" width="40.5" hidden="1"/></cols>${data('<row r="1"><c r="A1" s="1"/><c r="B1" s="3"/><c r="C1" s="4"/></row>')}<sheetProtection sheet="1"/><mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>`;
    const workbook = await openWorkbook(makeWorkbook(one(xml)));
    const sheet = await workbook.readSheet("S");
    expect(sheet.columns).toEqual([{ from: 2, to: 3, width: 40.5, hidden: true }]);
    expect(sheet.merges).toEqual([{ top: 1, left: 1, bottom: 2, right: 2 }]);
    expect(sheet.protected).toBe(true);
    expect(workbook.styles[1]).toEqual({ bold: true, wrap: false, locked: true, fill: "FFD9E1F2" });
    expect(workbook.styles[3]).toEqual({ bold: false, wrap: false, locked: false, fill: null });
    expect(workbook.styles[4]?.wrap).toBe(true);
  });

  it("resolves dropdowns: literal, range, other sheet, names; and leaves what must be calculated unknown", async () => {
    const classic = (sqref: string, formula: string, more = 'showErrorMessage="1"'): string =>
      `<dataValidation type="list" ${more} sqref="${sqref}"><formula1>${formula}</formula1></dataValidation>`;
    const validations = [
      classic("A1:A3 C1", '"Yes, No,""N/A"""', 'prompt="Pick one"'),
      classic("A4", "$H$1:$H$3"),
      classic("A5", "'My &quot;lists&quot;'!$A$1:$A$2"),
      classic("A6", "Choices"),
      classic("A7", "LocalName"),
      classic("A8", "INDIRECT(A1)"),
      classic("A9", "[1]Other!$A$1:$A$2"),
      classic("A10", "Moving"),
      classic("A11", "FromTable"),
      classic("A12", "WholeTable"),
      classic("A13", "NoSuchColumn"),
      classic("A14", "Round"),
    ].join("");
    const x14 = `<extLst><ext xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:dataValidations xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:dataValidation type="list" showErrorMessage="1"><x14:formula1><xm:f>'My "lists"'!$A:$A</xm:f></x14:formula1><xm:sqref>B1:XFD1048576</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>`;
    const rows =
      '<row r="1"><c r="H1" t="str"><v>low</v></c></row><row r="2"><c r="H2" s="1"/></row><row r="3"><c r="H3"><v>3</v></c></row>';
    const list =
      '<row r="1"><c r="A1" t="inlineStr"><is><t>one</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>two</t></is></c></row>';
    const cell = (at: string, text: string): string => `<c r="${at}" t="str"><v>${text}</v></c>`;
    const table = `<row r="1">${cell("B1", "First")}${cell("C1", "Se'cond")}</row><row r="2">${cell("B2", "a")}${cell("C2", "b")}</row><row r="3">${cell("B3", "c")}${cell("C3", "d")}</row>`;
    const sheet = await read({
      sheets: [
        { name: "S", xml: `${data(rows)}<dataValidations>${validations}</dataValidations>${x14}` },
        { name: 'My "lists"', xml: data(list), relationships: [["table", "../tables/broken.xml"]] },
        {
          name: "Tables",
          xml: data(table),
          relationships: [["table", "../tables/t1.xml"]],
        },
      ],
      extra: [
        [
          "xl/tables/t1.xml",
          '<table displayName="Answers" ref="B1:C3"><tableColumns><tableColumn name="First"/><tableColumn name="Se\'cond"/></tableColumns></table>',
        ],
        ["xl/tables/broken.xml", "<table"],
      ],
      definedNames: `<definedName name="choices">'My "lists"'!$A$1:$A$2</definedName><definedName name="LocalName">#REF!</definedName><definedName name="LocalName" localSheetId="0">"x,y"</definedName><definedName name="FromTable">Answers[Se''cond]</definedName><definedName name="WholeTable">answers[]</definedName><definedName name="NoSuchColumn">Answers[Third]</definedName><definedName name="Round">Round</definedName><definedName name="Moving">OFFSET(S!$A$1,0,0,3)</definedName>`,
    });
    expect(sheet.validations.map(({ options }) => options)).toEqual([
      ["Yes", "No", '"N/A"'],
      ["low", "3"],
      ["one", "two"],
      ["one", "two"],
      ["x", "y"],
      null,
      null,
      null,
      ["b", "d"],
      ["a", "b", "c", "d"],
      null,
      null,
      ["one", "two"],
    ]);
    expect(sheet.validations[0]).toMatchObject({ strict: false, prompt: "Pick one", type: "list" });
    expect(sheet.validations[0]?.ranges).toHaveLength(2);
    expect(sheet.validations[1]?.strict).toBe(true);
  });

  it("reads a chart sheet as an empty sheet", async () => {
    const parts: Part[] = [
      ["_rels/.rels", relationships([["officeDocument", "xl/workbook.xml"]])],
      [
        "xl/workbook.xml",
        `<workbook xmlns="${MAIN}" xmlns:r="r"><sheets><sheet name="Chart" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      ],
      ["xl/_rels/workbook.xml.rels", relationships([["chartsheet", "chartsheets/sheet1.xml"]])],
    ];
    expect((await (await openWorkbook(makeZip(parts))).readSheet("Chart")).rows).toEqual([]);
  });

  it("counts days from 1904 where the workbook does, else through the leap day that never was", async () => {
    const rows = data('<row r="1"><c r="A1" s="2"><v>1</v></c><c r="B1" s="2"><v>61</v></c></row>');
    expect(listed(await read(one(rows)))).toEqual(["A1 date 1900-01-01", "B1 date 1900-03-01"]);
    const mac = one(rows, { head: '<workbookPr date1904="1"/>' });
    expect(listed(await read(mac))).toEqual(["A1 date 1904-01-02", "B1 date 1904-03-02"]);
  });
});
