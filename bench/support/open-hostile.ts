/** The measured process: reads a hostile file and fills a cell of it, each to a result or a coded error. */
import { readFileSync } from "node:fs";
import { fillWorkbook, openWorkbook, XlsxError } from "../../src/xlsx/index.ts";
import { peakMemory } from "./peak-memory.ts";

const bytes = readFileSync(process.argv[2] ?? "");

async function timed(task: () => Promise<unknown>): Promise<{ outcome: string; ms: number }> {
  const started = performance.now();
  let outcome = "done";
  try {
    await task();
  } catch (error) {
    if (!(error instanceof XlsxError)) throw error;
    outcome = error.code;
  }
  return { outcome, ms: performance.now() - started };
}

const read = await timed(async () => (await openWorkbook(bytes)).readSheet("S"));
const fill = await timed(() => fillWorkbook(bytes, [{ sheet: "S", cell: "C7", text: "Yes" }]));
console.log(JSON.stringify({ read, fill, peak: peakMemory() }));
