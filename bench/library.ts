/**
 * Thirty documents of all kinds, a PDF of 200 pages among them, imported as one folder; then once more with nothing
 * changed. Each in a process of its own; reports the time without the process's start, with it, and its peak memory.
 * Then how the look for duplicates and contradictions grows with the library.
 *
 * `npm run bench -- library`
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeFolder } from "../fixtures/documents/make-folder.ts";
import { timeChecks } from "./support/time-checks.ts";

interface Run {
  readonly milliseconds: number;
  /** Of the process from its start to its end. */
  readonly whole: number;
  /** MB. */
  readonly peak: number;
  readonly files: readonly { outcome: string; pages: number | null; passages: number }[];
}

export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "bench-library-"));
  try {
    const documents = join(folder, "documents");
    const names = await makeFolder(documents);
    const size = names.reduce((sum, name) => sum + statSync(join(documents, name)).size, 0);
    const first = importOnce(folder);
    const longest = Math.max(...first.files.map(({ pages }) => pages ?? 0));
    const passages = first.files.reduce((sum, file) => sum + file.passages, 0);
    console.log(`${names.length} documents, ${(size / 1e6).toFixed(1)} MB, the longest PDF of ${longest} pages`);
    report("first", first, `${passages} passages`);
    const again = importOnce(folder);
    const known = again.files.filter(({ outcome }) => outcome === "unchanged").length;
    const share = ((again.milliseconds / first.milliseconds) * 100).toFixed(1);
    report("again", again, `${known} unchanged, ${share} % of the first time`);
  } finally {
    rmSync(folder, { recursive: true });
  }
  await timeChecks();
}

function report(name: string, { milliseconds, whole, peak }: Run, what: string): void {
  const seconds = (milliseconds / 1000).toFixed(2);
  console.log(
    `${name}  ${seconds} s (${(whole / 1000).toFixed(2)} s with the start), peak ${peak.toFixed(0)} MB: ${what}`,
  );
}

function importOnce(folder: string): Run {
  const script = join(import.meta.dirname, "support/import-once.ts");
  const began = performance.now();
  const parts = ["documents", "data", "knowledge"].map((name) => join(folder, name));
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...parts], { encoding: "utf8" });
  if (status !== 0) throw new Error(`the import failed: ${stderr.slice(0, 2_000)}`);
  return { ...(JSON.parse(stdout) as Run), whole: performance.now() - began };
}
