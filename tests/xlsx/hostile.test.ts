/** Whatever the bytes: a result or a coded error, in bounded time and memory. */
import { describe, expect, it } from "vitest";
import { fillWorkbook, openWorkbook, sniff, XlsxError } from "../../src/xlsx/index.ts";
import { MAIN, makeWorkbook, makeZip, type Part, relationships } from "./make-package.ts";

const data = (rows: string): string => `<sheetData>${rows}</sheetData>`;

/** Reads everything and fills a cell; the code of the error, or "read". */
async function outcome(bytes: Uint8Array): Promise<string> {
  try {
    const workbook = await openWorkbook(bytes);
    for (const { name } of workbook.sheets) await workbook.readSheet(name);
    const [first] = workbook.sheets;
    if (first) await fillWorkbook(bytes, [{ sheet: first.name, cell: "B3", text: "Yes" }]);
    return "read";
  } catch (error) {
    if (error instanceof XlsxError) {
      expect(error.message).toMatch(/^[A-Z].*\.$/s);
      return error.code;
    }
    throw error;
  }
}

const sheet = (xml: string | Uint8Array): Uint8Array => makeWorkbook({ sheets: [{ name: "S", xml }] });

/** A workbook of many shapes, small enough to be broken at every byte. */
function sample(): Uint8Array {
  const rows =
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="2"><v>45000</v></c></row><row r="3"><c r="A3"><f>1+1</f><v>2</v></c><c r="B3" s="3"/></row>';
  return makeWorkbook({
    sheets: [
      {
        name: "S",
        xml: `<dimension ref="A1:B3"/>${data(rows)}<mergeCells><mergeCell ref="B3:C4"/></mergeCells><dataValidations><dataValidation type="list" sqref="B3"><formula1>Lists!$A$1:$A$9</formula1></dataValidation></dataValidations>`,
      },
      { name: "Lists", xml: data('<row r="1"><c r="A1" t="inlineStr"><is><t>Yes</t></is></c></row>') },
    ],
    strings: ["Question & answer"],
    definedNames: '<definedName name="N">S!$A$1</definedName>',
  });
}

describe("sniff", () => {
  const ole = (name: string): Uint8Array =>
    Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600), Buffer.from(name, "utf16le")]);

  it("tells each wrong kind of file by its code", () => {
    const kinds: [Uint8Array, string][] = [
      [new Uint8Array(0), "empty_file"],
      [ole("EncryptedPackage"), "encrypted_workbook"],
      [ole("Workbook"), "legacy_workbook"],
      [ole("WordDocument"), "not_a_workbook"],
      [Uint8Array.of(9, 8, 16, 0, 0, 6), "not_a_workbook"],
      [Uint8Array.of(9, 4, 6, 0, 7, 0), "legacy_workbook"],
      [Buffer.from("%PDF-1.7"), "not_a_workbook"],
      [Buffer.from("ref,question,answer\n"), "not_a_workbook"],
      [makeZip([]), "not_a_workbook"],
    ];
    for (const [bytes, code] of kinds) expect(() => sniff(bytes)).toThrow(expect.objectContaining({ code }));
  });
});

describe("openWorkbook and fillWorkbook on hostile files", () => {
  it("say which other kind of document an archive is", async () => {
    expect(await outcome(makeZip([["hello.txt", "hi"]]))).toBe("not_a_workbook");
    expect(
      await outcome(
        makeZip([
          ["content.xml", "<x/>"],
          ["mimetype", "application/vnd.oasis.opendocument.spreadsheet"],
        ]),
      ),
    ).toBe("not_a_workbook");
    const other = (target: string): Uint8Array =>
      makeZip([
        ["_rels/.rels", relationships([["officeDocument", target]])],
        [target, "<document/>"],
      ]);
    expect(await outcome(other("word/document.xml"))).toBe("not_a_workbook");
    await expect(openWorkbook(other("xl/workbook.bin"))).rejects.toThrow(/xlsb/);
  });

  it("stop a zip bomb while it inflates", async () => {
    expect(await outcome(sheet(`<worksheet>${" ".repeat(30 * 2 ** 20)}</worksheet>`))).toBe("hostile_workbook");
  });

  it("do not trust the sizes that a directory states", async () => {
    const bomb = Buffer.from(sheet(`<worksheet>${" ".repeat(30 * 2 ** 20)}</worksheet>`));
    const record = bomb.lastIndexOf("xl/worksheets/sheet1.xml") - 46;
    bomb.writeUInt32LE(100, record + 24);
    expect(await outcome(bomb)).toBe("hostile_workbook");
    bomb.writeUInt32LE(0xffff_fff0, record + 24);
    expect(await outcome(bomb)).toBe("hostile_workbook");
  });

  it("refuse overlapping, too many and twice named entries", async () => {
    const overlapping = Buffer.from(
      makeZip([
        ["a.xml", "<a/>"],
        ["b.xml", "<b/>"],
      ]),
    );
    overlapping.writeUInt32LE(0, overlapping.lastIndexOf("b.xml") - 4);
    expect(await outcome(overlapping)).toBe("hostile_workbook");
    const many = Array.from({ length: 6_000 }, (_, i): Part => [`p${i}`, "", { stored: true }]);
    expect(await outcome(makeZip(many))).toBe("hostile_workbook");
    expect(
      await outcome(
        makeZip([
          ["xl/a.xml", "<a/>"],
          ["XL\\A.xml", "<b/>"],
        ]),
      ),
    ).toBe("damaged_workbook");
  });

  it("refuse a DOCTYPE in any part, and expand nothing", async () => {
    const lol = '<!DOCTYPE lol [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]>';
    expect(await outcome(sheet(`${lol}<worksheet>${data("")}</worksheet>`))).toBe("hostile_workbook");
    expect(await outcome(makeWorkbook({ sheets: [{ name: "S", xml: data("") }], styles: `${lol}<styleSheet/>` }))).toBe(
      "hostile_workbook",
    );
  });

  it("pay for stored cells, not for areas", async () => {
    const everything = "A1:XFD1048576";
    const xml = `<dimension ref="${everything}"/><cols><col min="1" max="16384" width="9"/></cols>${data('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')}<mergeCells><mergeCell ref="A5:XFD1048575"/></mergeCells><dataValidations><dataValidation type="list" sqref="${`${everything} `.repeat(500)}"><formula1>$A:$XFD</formula1></dataValidation></dataValidations>`;
    expect(
      await outcome(
        makeWorkbook({ sheets: [{ name: "S", xml }], definedNames: `<definedName name="all">S!$A:$XFD</definedName>` }),
      ),
    ).toBe("read");
  });

  it("leave out padding beyond reason and refuse cells, texts and lists beyond it", async () => {
    const rows = (cell: string): Uint8Array => sheet(data(`<row>${cell}</row>`.repeat(20)));
    const padded = await (await openWorkbook(rows('<c s="1"/>'), { maxBlankCells: 5 })).readSheet("S");
    expect(padded.rows).toHaveLength(5);
    const filled = rows("<c><v>1</v></c>");
    const merged = sheet(`${data("")}<mergeCells>${'<mergeCell ref="A1:B1"/>'.repeat(20)}</mergeCells>`);
    const shared = makeWorkbook({
      sheets: [{ name: "S", xml: data("") }],
      strings: Array.from({ length: 20 }, () => "text"),
    });
    const refused = [
      [filled, { maxCells: 19 }],
      [filled, { maxCharacters: 19 }],
      [rows("<c/>"), { maxStoredCells: 19 }],
      [merged, { maxListed: 15 }],
      [shared, { maxCharacters: 79 }],
    ] as const;
    for (const [bytes, limits] of refused) {
      const workbook = await openWorkbook(bytes, limits);
      await expect(workbook.readSheet("S")).rejects.toMatchObject({ code: "hostile_workbook" });
      await expect((await openWorkbook(bytes)).readSheet("S")).resolves.toBeDefined();
    }
  });

  it("read millions of empty styled cells in the space of a few", async () => {
    const xml = data(Array.from({ length: 500 }, (_, r) => `<row>${`<c s="${r % 4}"/>`.repeat(4_000)}</row>`).join(""));
    const { rows } = await (await openWorkbook(sheet(xml), { maxRatio: 2_000 })).readSheet("S");
    expect(rows.reduce((sum, { cells }) => sum + cells.length, 0)).toBe(250_000);
  });

  it("end on cyclic relationships and names", async () => {
    const source = makeWorkbook({
      sheets: [
        {
          name: "S",
          xml: `${data("")}<dataValidations><dataValidation type="list" sqref="A1"><formula1>first</formula1></dataValidation></dataValidations>`,
          relationships: [
            ["worksheet", "sheet1.xml"],
            ["table", "sheet1.xml"],
          ],
        },
      ],
      definedNames: '<definedName name="first">second</definedName><definedName name="second">first</definedName>',
    });
    expect(await outcome(source)).toBe("read");
  });

  it("keep part names that climb out of the package inside it", async () => {
    const parts: Part[] = [
      ["_rels/.rels", relationships([["officeDocument", "../../../xl/workbook.xml"]])],
      [
        "xl/workbook.xml",
        `<workbook xmlns:r="r"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      ],
      ["xl/_rels/workbook.xml.rels", relationships([["worksheet", "../../../../../etc/passwd"]])],
      ["../../etc/passwd", "<worksheet/>"],
    ];
    expect(await outcome(makeZip(parts))).toBe("damaged_workbook");
  });

  it("name a damaged part where tags do not balance or addresses cannot be", async () => {
    const broken = [
      "<row r='1'>",
      "<row r='0'/>",
      "<row r='1'><c r='XFE1'/></row>",
      "<row r='2'><c r='A1'/></row>",
      "<row r='1' s=1/>",
      "<row r='x'/>",
    ];
    for (const rows of broken) expect([rows, await outcome(sheet(data(rows)))]).toEqual([rows, "damaged_workbook"]);
    expect(await outcome(sheet(`<worksheet xmlns="${MAIN}"><sheetData><row`))).toBe("damaged_workbook");
    expect(await outcome(sheet("<worksheet/>"))).toBe("damaged_workbook");
  });

  it("refuse a part that consists of comments", async () => {
    const bytes = makeWorkbook({ sheets: [{ name: "S", xml: `${"<!-- - -->".repeat(500)}<sheetData/>` }] });
    const limits = { maxRemarkBytes: 4_999 };
    const refused = { code: "hostile_workbook" };
    await expect(openWorkbook(bytes, limits).then((workbook) => workbook.readSheet("S"))).rejects.toMatchObject(
      refused,
    );
    await expect(fillWorkbook(bytes, [{ sheet: "S", cell: "A1", text: "x" }], { limits })).rejects.toMatchObject(
      refused,
    );
    expect(await (await openWorkbook(bytes)).readSheet("S")).toMatchObject({ rows: [] });
  });

  it("refuse a tag without end", async () => {
    const endless = Buffer.alloc(6 * 2 ** 20, "abcdefg hijk lmnop qrstu vw xyz 0123456789");
    expect(
      await outcome(makeWorkbook({ sheets: [{ name: "S", xml: endless.fill("<a ", 0, 3), part: { stored: true } }] })),
    ).toBe("hostile_workbook");
  });

  it("end at every percent of a file's length", async () => {
    const whole = sample();
    expect(await outcome(whole)).toBe("read");
    for (let percent = 0; percent < 100; percent++) {
      const code = await outcome(whole.subarray(0, Math.floor((whole.length * percent) / 100)));
      expect(["empty_file", "not_a_workbook", "damaged_workbook"]).toContain(code);
    }
  });

  it("end on 300 files with flipped bytes", async () => {
    const whole = sample();
    let seed = 20_240_607;
    const random = (below: number): number => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fff_ffff;
      return (seed >>> 8) % below;
    };
    const codes = new Set<string>();
    for (let run = 0; run < 300; run++) {
      const bytes = whole.slice();
      for (let flips = 1 + random(4); flips > 0; flips--) bytes[random(bytes.length)] = random(256);
      codes.add(await outcome(bytes));
    }
    expect(codes).toContain("damaged_workbook");
  });

  it("end on 300 files whose XML was changed before packing", async () => {
    const words = [
      "<",
      ">",
      "/",
      '"',
      "'",
      "&",
      "<!--",
      "<![CDATA[",
      "<?",
      "]]>",
      "-->",
      "\u0000",
      "r=",
      "sheetData",
      "</row>",
      "<c>",
      "99999999999",
    ];
    const xml = `<worksheet xmlns="${MAIN}"><dimension ref="A1:B2"/><sheetData><row r="1" spans="1:2"><c r="A1" t="inlineStr"><is><t>text &amp; more</t></is></c><c r="B1"><f>A1</f><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells></worksheet>`;
    let seed = 7;
    const random = (below: number): number => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fff_ffff;
      return (seed >>> 8) % below;
    };
    const codes = new Set<string>();
    for (let run = 0; run < 300; run++) {
      let changed = xml;
      for (let times = 1 + random(3); times > 0; times--) {
        const at = random(changed.length);
        changed = changed.slice(0, at) + (words[random(words.length)] ?? "") + changed.slice(at + random(6));
      }
      codes.add(await outcome(sheet(Buffer.from(changed))));
    }
    expect(codes).toContain("read");
    expect(codes).toContain("damaged_workbook");
  });
});
