/**
 * Breaks workbooks on purpose, thousands of times: bytes flipped in the file and in the XML of its parts. Every run must
 * end in a result or an `XlsxError`, soon; anything else fails the benchmark.
 */
import { fillWorkbook, openWorkbook, XlsxError } from "../../src/xlsx/index.ts";
import { makeZip, type Part } from "../../tests/xlsx/make-package.ts";
import { unpack } from "../../tests/xlsx/unpack.ts";
import { makeQuestionnaire } from "./make-questionnaire.ts";
import { seeded } from "./seeded.ts";

/** Milliseconds that no run may take. */
const LONGEST = 5_000;

export async function fuzz(mutations: number): Promise<void> {
  const random = seeded(20_240_607);
  const source = makeQuestionnaire(40);
  const parts = [...unpack(source)].map(([name, entry]): readonly [string, Buffer] => [name, entry.data()]);
  const outcomes = new Map<string, number>();
  let slowest = 0;
  for (let run = 0; run < mutations; run++) {
    const bytes = run % 2 === 0 ? flipped(source, random) : makeZip(changedPart(parts, random));
    const started = performance.now();
    const outcome = await readAndFill(bytes);
    slowest = Math.max(slowest, performance.now() - started);
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  }
  const counts = [...outcomes].map(([outcome, count]) => `${outcome} ${count}`).join(", ");
  console.log(`fuzz: ${mutations} mutations, slowest ${slowest.toFixed(0)} ms: ${counts}`);
  if (slowest > LONGEST) throw new Error(`a mutation took ${slowest.toFixed(0)} ms`);
}

function flipped(source: Uint8Array, random: (below: number) => number): Uint8Array {
  const bytes = source.slice();
  for (let flips = 1 + random(5); flips > 0; flips--) bytes[random(bytes.length)] = random(256);
  return bytes;
}

function changedPart(parts: readonly (readonly [string, Buffer])[], random: (below: number) => number): Part[] {
  const chosen = random(parts.length);
  return parts.map(([name, data], index): Part => (index === chosen ? [name, flipped(data, random)] : [name, data]));
}

async function readAndFill(bytes: Uint8Array): Promise<string> {
  try {
    const workbook = await openWorkbook(bytes);
    for (const { name } of workbook.sheets) await workbook.readSheet(name);
    await fillWorkbook(bytes, [{ sheet: workbook.sheets[0]?.name ?? "", cell: "D7", text: "Yes" }]);
    return "read";
  } catch (error) {
    if (error instanceof XlsxError) return error.code;
    throw error;
  }
}
