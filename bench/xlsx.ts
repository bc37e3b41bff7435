/**
 * Inspects and fills generated questionnaires with our engine, loads and writes them with ExcelJS, each in a process of
 * its own, and reports time and peak memory side by side: loading of modules included, the same answers written. Then
 * hostile files, each in a process of its own, and a seeded fuzz run.
 *
 * `npm run bench -- xlsx [ROWS ...] [--mutations N]`; rows default to 1,000, 5,000 and 50,000, mutations to 5,000.
 *
 * Peak memory is the process's resident set: in all, and what came on top of an idle Node, which is compared, since Node
 * itself is the same for both and a Worker's 128 MB do not count its runtime. As it depends on how lazily V8 collects, ours
 * is also taken with a heap that leaves a Worker room for the file's bytes: what does not fit there ends the process.
 * `again` is the second time in the same process: what a running server takes, which has its code loaded and compiled.
 * Both use more than one thread; on a busy machine the processor's time says more than the clock.
 * Of several runs the best counts for either engine, quickest and smallest: what else the machine does only adds.
 */
import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { fuzz } from "./support/fuzz.ts";
import { HOSTILE_FILES } from "./support/hostile-files.ts";
import { makeQuestionnaire } from "./support/make-questionnaire.ts";

const ROOT = path.join(import.meta.dirname, "..");
const HECVAT = path.join(ROOT, "../shared/questionnaires/HECVAT414.xlsx");
const WORKER_HEAP = ["--max-old-space-size=96", "--max-semi-space-size=1"];

/** What a hostile file may take, Node's own included: 256 MB. */
const HOSTILE_HEAP = ["--max-old-space-size=170", "--max-semi-space-size=2"];
const RUNS = [1, 2, 3];
const SCRIPTS = ["fill-once", "open-hostile", "peak-memory"];

/** Milliseconds for reading, for filling, of the processor for both, and for both a second time in the same process; peak resident memory of the process in MB, and what it had at its start. */
interface Measure {
  readonly read: number;
  readonly fill: number;
  readonly cpu: number;
  readonly again: number;
  readonly peak: number;
  readonly idle: number;
}

export async function run(options: readonly string[]): Promise<void> {
  const sizes = options.filter((option, i) => /^\d+$/.test(option) && options[i - 1] !== "--mutations").map(Number);
  const mutations = Number(options[options.indexOf("--mutations") + 1] || 5_000);
  const folder = mkdtempSync(path.join(tmpdir(), "bench-xlsx-"));
  try {
    const child = plainCode(folder);
    const measure = (engine: string, file: string, flags: readonly string[] = []): Measure =>
      runChild(child("fill-once"), [engine, file], flags);
    console.log(
      "rows        engine                  read ms   fill ms  total ms    CPU ms  again ms   peak MB   own MB",
    );
    for (const rows of sizes.length > 0 ? sizes : [1_000, 5_000, 50_000]) {
      const file = path.join(folder, `${rows}.xlsx`);
      writeFileSync(file, makeQuestionnaire(rows));
      const runs = (engine: string, flags?: readonly string[]) => best(RUNS.map(() => measure(engine, file, flags)));
      const ours = runs("countersign");
      const small = runs("countersign", WORKER_HEAP);
      const theirs = runs("exceljs");
      report(rows, "countersign", ours);
      report(rows, "in a Worker's heap", small);
      report(rows, "exceljs", theirs);
      const time = (ours.read + ours.fill) / (theirs.read + theirs.fill);
      const memory = (measured: Measure) => (own(measured) / own(theirs)).toFixed(2);
      console.log(
        `${String(rows).padEnd(12)}ratio: time ${time.toFixed(2)}, again ${(ours.again / theirs.again).toFixed(2)}, CPU ${(ours.cpu / theirs.cpu).toFixed(2)}, own memory ${memory(ours)}, in a Worker's heap ${memory(small)}`,
      );
    }
    if (existsSync(HECVAT)) report("HECVAT414", "countersign", measure("countersign", HECVAT));
    else console.log("HECVAT414   skipped: ../shared is absent");
    for (const [what, make] of HOSTILE_FILES) {
      const file = path.join(folder, "hostile.xlsx");
      writeFileSync(file, make());
      reportHostile(what, runChild(child("open-hostile"), [file], HOSTILE_HEAP));
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  await fuzz(mutations);
}

/** The quickest and the smallest of several runs. */
function best(measures: readonly Measure[]): Measure {
  const quickest = measures.reduce((a, b) => (a.read + a.fill <= b.read + b.fill ? a : b));
  const cpu = Math.min(...measures.map((one) => one.cpu));
  const again = Math.min(...measures.map((one) => one.again));
  const smallest = measures.reduce((a, b) => (own(a) <= own(b) ? a : b));
  return { ...quickest, cpu, again, peak: smallest.peak, idle: smallest.idle };
}

/** What the process took on top of an idle Node. */
function own({ peak, idle }: Measure): number {
  return peak - idle;
}

function report(what: number | string, engine: string, measured: Measure): void {
  const { read, fill } = measured;
  const columns = [read, fill, read + fill, measured.cpu, measured.again, measured.peak, own(measured)].map((value) =>
    value.toFixed(0).padStart(8),
  );
  console.log(String(what).padEnd(11), engine.padEnd(20), columns.join("  "));
}

/** The JSON that a measured process prints. */
function runChild<T>(script: string, args: readonly string[], flags: readonly string[]): T {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...flags, script, ...args], { encoding: "utf8" });
  if (status !== 0) throw new Error(`${args.join(" ")} failed: ${stderr.slice(0, 2_000)}`);
  return JSON.parse(stdout);
}

interface Hostile {
  readonly read: { readonly outcome: string; readonly ms: number };
  readonly fill: { readonly outcome: string; readonly ms: number };
  readonly peak: number;
}

function reportHostile(what: string, { read, fill, peak }: Hostile): void {
  const shown = [read, fill].map(({ outcome, ms }) => `${outcome} in ${ms.toFixed(0)} ms`);
  console.log(`hostile: ${what}: read ${shown[0]}, fill ${shown[1]}, peak ${peak.toFixed(0)} MB`);
}

/** The engine as plain JavaScript, as it is deployed: removing types on loading takes some 20 MB of its own. */
function plainCode(folder: string): (script: string) => string {
  const folders = ["src/domain", "src/xlsx", "src/questionnaire"];
  const files = folders.flatMap((each) => readdirSync(path.join(ROOT, each)).map((file) => `${each}/${file}`));
  const sources = [
    ...files.filter((file) => file.endsWith(".ts")),
    ...SCRIPTS.map((script) => `bench/support/${script}.ts`),
  ];
  for (const source of sources) {
    const target = path.join(folder, source.replace(/\.ts$/, ".mjs"));
    mkdirSync(path.dirname(target), { recursive: true });
    const code = stripTypeScriptTypes(readFileSync(path.join(ROOT, source), "utf8"));
    writeFileSync(target, code.replace(/(from |import\()("[./][^"]*)\.ts"/g, '$1$2.mjs"'));
  }
  symlinkSync(path.join(ROOT, "node_modules"), path.join(folder, "node_modules"));
  return (script) => path.join(folder, `bench/support/${script}.mjs`);
}
