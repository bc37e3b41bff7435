import { describe, expect, it } from "vitest";
import { openWorkbook } from "../../src/xlsx/index.ts";
import { makeWorkbook } from "./make-package.ts";

const a = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"';

describe("readNotes", () => {
  it("reads comments, threaded conversations once, tables and text in shapes", async () => {
    const workbook = await openWorkbook(
      makeWorkbook({
        sheets: [
          {
            name: "S",
            xml: "<sheetData/>",
            relationships: [
              ["comments", "../comments1.xml"],
              ["threadedComment", "../threaded.xml"],
              ["table", "/xl/tables/table1.xml"],
              ["drawing", "../drawings/drawing1.xml"],
              ["printerSettings", "../printer.bin"],
            ],
          },
          { name: "T", xml: "<sheetData/>" },
        ],
        extra: [
          [
            "xl/comments1.xml",
            '<comments><authors><author>x</author></authors><commentList><comment ref="B2" authorId="0"><text><r><t>Tick </t></r><r><t>one &amp; only</t></r></text></comment><comment ref="A1"><text><t>[Threaded comment] old copy</t></text></comment></commentList></comments>',
          ],
          [
            "xl/threaded.xml",
            '<ThreadedComments><threadedComment ref="A1" id="{1}"><text>Which year?</text></threadedComment><threadedComment ref="A1" parentId="{1}"><text>This one.</text></threadedComment></ThreadedComments>',
          ],
          [
            "xl/tables/table1.xml",
            '<table name="t" displayName="Answers" ref="A3:C9" totalsRowCount="1"><autoFilter ref="A3:C8"/></table>',
          ],
          [
            "xl/drawings/drawing1.xml",
            `<xdr:wsDr xmlns:xdr="x" ${a}><xdr:sp><xdr:txBody><a:p><a:r><a:t>Fill in </a:t></a:r><a:r><a:t>column C</a:t></a:r></a:p><a:p><a:r><a:t>by Friday</a:t></a:r></a:p></xdr:txBody></xdr:sp><xdr:sp><xdr:txBody><a:p/></xdr:txBody></xdr:sp></xdr:wsDr>`,
          ],
        ],
        definedNames: '<definedName name="Area" localSheetId="1">=T!$A$1</definedName>',
      }),
    );
    expect(await workbook.readNotes("S")).toEqual({
      comments: [
        { row: 1, column: 1, text: "Which year?" },
        { row: 1, column: 1, text: "This one." },
        { row: 2, column: 2, text: "Tick one & only" },
      ],
      tables: [
        { name: "Answers", range: { top: 3, left: 1, bottom: 9, right: 3 }, headerRows: 1, totalsRows: 1, columns: [] },
      ],
      shapes: ["Fill in column C\nby Friday"],
    });
    expect(await workbook.readNotes("T")).toEqual({ comments: [], tables: [], shapes: [] });
    expect(workbook.names).toEqual([{ name: "Area", sheet: 1, formula: "T!$A$1" }]);
  });
});
