/** Another program's word: LibreOffice opens what was filled and shows each text in its cell. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { fillWorkbook } from "../../src/xlsx/index.ts";
import { MAIN, makeWorkbook } from "./make-package.ts";

const absent = spawnSync("soffice", ["--version"]).error !== undefined;
/** Comma, quote, UTF-8, every sheet into a file of its own. */
const CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1";

describe.skipIf(absent)("fillWorkbook as LibreOffice sees it", () => {
  it("shows every text in its cell", async () => {
    const rows = '<row r="2" ht="15"><c r="A2" s="1" t="s"><v>0</v></c><c r="B2" s="3"/></row>';
    const prefixed = `<x:worksheet xmlns:x='${MAIN}'><x:sheetData/><x:mergeCells count='1'><x:mergeCell ref='B2:C3'/></x:mergeCells></x:worksheet>`;
    const source = makeWorkbook({
      sheets: [
        { name: "Questions", xml: `<dimension ref="A2:B2"/><sheetData>${rows}</sheetData>` },
        { name: "Other", xml: prefixed },
      ],
      strings: ["Is it so?"],
    });
    const long = "=It is so, and the answer is longer than its column is wide. 日本 😀 <&>\nSecond line";
    const { bytes } = await fillWorkbook(
      source,
      [
        { sheet: "Questions", cell: "B2", text: long },
        { sheet: "Questions", cell: "C3", text: "+1" },
        { sheet: "Other", cell: "B2", text: "merged" },
      ],
      {
        addSheet: {
          name: "Evidence",
          rows: [
            ["Question", "Source"],
            ["1", "Report, page 2"],
          ],
        },
      },
    );
    const folder = mkdtempSync(path.join(tmpdir(), "libreoffice-"));
    try {
      writeFileSync(path.join(folder, "filled.xlsx"), bytes);
      const profile = `-env:UserInstallation=file://${folder}/profile`;
      spawnSync("soffice", [
        profile,
        "--headless",
        "--convert-to",
        CSV,
        "--outdir",
        folder,
        path.join(folder, "filled.xlsx"),
      ]);
      const sheets = new Map(
        readdirSync(folder)
          .filter((file) => file.endsWith(".csv"))
          .map((file): [string, string[][]] => [
            file.slice(7, -4),
            parse(readFileSync(path.join(folder, file), "utf8"), { relax_column_count: true }),
          ]),
      );
      expect(sheets.get("Questions")).toEqual([
        ["", "", ""],
        ["Is it so?", long, ""],
        ["", "", "+1"],
      ]);
      expect(sheets.get("Other")?.[1]?.[1]).toBe("merged");
      expect(sheets.get("Evidence")).toEqual([
        ["Question", "Source"],
        ["1", "Report, page 2"],
      ]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
