/**
 * Reads and fills generated questionnaires with our engine and with ExcelJS, each in a process of its own, and reports
 * time and peak memory side by side. Both get the same file and write the same answers.
 *
 * `npm run bench -- xlsx [ROWS ...]`; rows default to 1,000, 5,000 and 50,000. A seeded fuzz run follows.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { makeWorkbook } from "../tests/xlsx/make-package.ts";

const SELF = fileURLToPath(import.meta.url);
const HECVAT = path.join(import.meta.dirname, "../../shared/questionnaires/HECVAT414.xlsx");

interface Measure {
  /** Milliseconds for reading and for filling. */
  readonly read: number;
  readonly fill: number;
  /** Peak resident memory of the process, in MB, and what the process takes before it does anything. */
  readonly peak: number;
  readonly base: number;
}

export async function run(options: readonly string[]): Promise<void> {
  const sizes = options.filter((option) => /^\d+$/.test(option)).map(Number);
  const folder = mkdtempSync(path.join(tmpdir(), "bench-xlsx-"));
  try {
    console.log("rows".padEnd(10), "engine".padEnd(12), "read ms   fill ms   total ms   peak MB");
    for (const rows of sizes.length > 0 ? sizes : [1_000, 5_000, 50_000]) {
      const file = path.join(folder, `${rows}.xlsx`);
      writeFileSync(file, makeQuestionnaire(rows));
      const ours = measure("countersign", file);
      const theirs = measure("exceljs", file);
      report(String(rows), "countersign", ours);
      report(String(rows), "exceljs", theirs);
      const time = (ours.read + ours.fill) / (theirs.read + theirs.fill);
      console.log(
        `${"".padEnd(10)} ratio        time ${time.toFixed(2)}, memory ${(ours.peak / theirs.peak).toFixed(2)}`,
      );
    }
    if (existsSync(HECVAT)) report("HECVAT414", "countersign", measure("countersign", HECVAT));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function report(what: string, engine: string, { read, fill, peak }: Measure): void {
  const columns = [read, fill, read + fill, peak].map((value) => value.toFixed(0).padStart(8));
  console.log(what.padEnd(10), engine.padEnd(10), columns.join("  "));
}

function measure(engine: string, file: string): Measure {
  const child = spawnSync(process.execPath, [SELF, engine, file], { encoding: "utf8", maxBuffer: 1 << 20 });
  if (child.status !== 0) throw new Error(`${engine} failed on ${file}: ${child.stderr}`);
  return JSON.parse(child.stdout);
}

/** A questionnaire of five columns with sections, a dropdown and questions of differing length. */
function makeQuestionnaire(rows: number): Uint8Array {
  const words =
    "access audit backup cloud contract customer data encryption incident key network personnel policy process provider recovery review risk service vendor".split(
      " ",
    );
  let seed = 42;
  const random = (below: number): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (seed >>> 8) % below;
  };
  const strings = ["Ref", "Section", "Question", "Answer", "Comment"];
  const xml: string[] = [
    '<row r="1">',
    ...strings.map((_, i) => `<c r="${"ABCDE"[i]}1" s="1" t="s"><v>${i}</v></c>`),
    "</row>",
  ];
  for (let row = 2; row <= rows + 1; row++) {
    const text = Array.from({ length: 6 + random(24) }, () => words[random(words.length)]).join(" ");
    const at = strings.push(`Q-${row - 1}`, `Section ${Math.ceil(row / 40)}`, `Does the ${text} (${row})?`) - 3;
    xml.push(
      `<row r="${row}" spans="1:5" ht="30"><c r="A${row}" t="s"><v>${at}</v></c><c r="B${row}" t="s"><v>${at + 1}</v></c>`,
      `<c r="C${row}" s="4" t="s"><v>${at + 2}</v></c><c r="D${row}" s="3"/><c r="E${row}" s="3"/></row>`,
    );
  }
  const inside = `<dimension ref="A1:E${rows + 1}"/><cols><col min="3" max="3" width="60"/></cols><sheetData>${xml.join("")}</sheetData><dataValidations count="1"><dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="D2:D${rows + 1}"><formula1>"Yes,No,N/A"</formula1></dataValidation></dataValidations>`;
  return makeWorkbook({ sheets: [{ name: "Questionnaire", xml: inside }], strings });
}

async function child(engine: string, file: string): Promise<void> {
  const bytes = readFileSync(file);
  const base = process.resourceUsage().maxRSS / 1024;
  const started = performance.now();
  const finish = engine === "exceljs" ? await withExcelJs(bytes) : await withOurs(bytes);
  const read = performance.now() - started;
  await finish();
  const fill = performance.now() - started - read;
  console.log(JSON.stringify({ read, fill, peak: process.resourceUsage().maxRSS / 1024, base }));
}

const COMMENT = "Described in our certification report, section 4, with the period it covers.";

async function withOurs(bytes: Uint8Array): Promise<() => Promise<void>> {
  const { fillWorkbook, formatAddress, openWorkbook } = await import("../src/xlsx/index.ts");
  const workbook = await openWorkbook(bytes);
  const edits: { sheet: string; cell: string; text: string }[] = [];
  for (const { name } of workbook.sheets) {
    for (const { row, cells } of (await workbook.readSheet(name)).rows) {
      if (!/\?$/.test(cells.find(({ column }) => column === 3)?.text ?? "")) continue;
      if (cells.some(({ column, formula }) => formula && (column === 4 || column === 5))) continue;
      edits.push({ sheet: name, cell: formatAddress(row, 4), text: "Yes" });
      edits.push({ sheet: name, cell: formatAddress(row, 5), text: COMMENT });
    }
  }
  return async () => {
    await fillWorkbook(bytes, edits);
  };
}

async function withExcelJs(bytes: Uint8Array): Promise<() => Promise<void>> {
  const { default: ExcelJS } = await import("exceljs");
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes.buffer as ArrayBuffer);
  const sheet = workbook.worksheets[0];
  return async () => {
    for (let row = 2; row <= (sheet?.rowCount ?? 0); row++) {
      if (!sheet) break;
      sheet.getCell(row, 4).value = "Yes";
      sheet.getCell(row, 5).value = COMMENT;
    }
    await workbook.xlsx.writeBuffer();
  };
}

const [engine, file] = process.argv.slice(2);
if (process.argv[1] === SELF && engine && file) await child(engine, file);
