/**
 * Fifty people at once against one process: list, open, decide, and now and then upload. Counts what the server accepted
 * against what its database holds afterwards.
 *
 * `npm run bench -- load [--people 50] [--seconds 60]`
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { COMMAND_LINE } from "../src/domain/actor.ts";
import { openContext, SHIPPED_KNOWLEDGE } from "../src/runtime/node/open-context.ts";
import { verifyRecord } from "../src/usecases/verify-record.ts";
import { seeded } from "./support/seeded.ts";
import { manyPeople, serve, workbook } from "./support/served.ts";

const QUESTIONS = 40;

interface Tally {
  readonly times: Map<string, number[]>;
  readonly statuses: Map<number, number>;
  decided: number;
  uploaded: number;
}

export async function run(options: readonly string[]): Promise<void> {
  const people = numberAfter(options, "--people", 50);
  const seconds = numberAfter(options, "--seconds", 60);
  const folder = mkdtempSync(join(tmpdir(), "bench-load-"));
  try {
    const cookies = await manyPeople(folder, people);
    const server = await serve(folder);
    const tally: Tally = { times: new Map(), statuses: new Map(), decided: 0, uploaded: 0 };
    const until = Date.now() + seconds * 1000;
    await Promise.all(cookies.map((cookie, at) => person(server.url, cookie, seeded(at + 1), until, tally)));
    await server.end("SIGTERM");
    report(tally, seconds);
    await compare(folder, tally);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One person's work, one request after the other, until the time is over. */
async function person(url: string, cookie: string, random: (below: number) => number, until: number, tally: Tally) {
  const ask = async (kind: string, path: string, init: RequestInit = {}) => {
    const began = performance.now();
    const response = await fetch(`${url}/api${path}`, { ...init, headers: { ...init.headers, Cookie: cookie } });
    const body = await response.json();
    tally.times.set(kind, [...(tally.times.get(kind) ?? []), performance.now() - began]);
    tally.statuses.set(response.status, (tally.statuses.get(response.status) ?? 0) + 1);
    return { ok: response.ok, body };
  };
  const upload = async () => {
    const { ok, body } = await ask("upload", "/questionnaires", { method: "POST", body: workbook(QUESTIONS) });
    if (ok) tally.uploaded++;
    return body.questionnaire?.id as string | undefined;
  };
  await upload();
  while (Date.now() < until) {
    const { body: list } = await ask("list", "/questionnaires?limit=20");
    const chosen = list.items[random(list.items.length)];
    if (!chosen) continue;
    const { body: opened } = await ask("open", `/questionnaires/${chosen.id}/questions`);
    for (let count = 0; count < 5 && Date.now() < until; count++) {
      const question = opened.items[random(opened.items.length)];
      const answer = { option: null, text: `Answer ${random(1_000_000)}` };
      const { ok } = await ask("decide", `/questions/${question.id}/decisions`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ version: question.version, action: "approve", answer }),
      });
      if (ok) tally.decided++;
    }
    if (random(40) === 0) await upload();
  }
}

function report({ times, statuses }: Tally, seconds: number): void {
  console.log("what      requests  per s   p50 ms   p95 ms   p99 ms");
  for (const [kind, all] of times) {
    const sorted = [...all].sort((one, other) => one - other);
    const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(0).padStart(8);
    const rate = (sorted.length / seconds).toFixed(1).padStart(6);
    console.log(`${kind.padEnd(8)} ${String(sorted.length).padStart(9)} ${rate} ${at(0.5)} ${at(0.95)} ${at(0.99)}`);
  }
  console.log(`statuses: ${[...statuses].map(([status, count]) => `${status}: ${count}`).join(", ")}`);
}

/** What a person may meet: somebody else was first, or they were too fast. */
const REFUSALS = [409, 429];

/** Exits non-zero where an accepted decision is not in the record, or is there twice, or a request met any other error. */
async function compare(folder: string, { decided, uploaded, statuses }: Tally): Promise<void> {
  const context = await openContext(folder, SHIPPED_KNOWLEDGE);
  const count = async (sql: string) => (await context.database.first<{ n: number }>(sql))?.n ?? 0;
  const events = await count("SELECT count(*) AS n FROM events WHERE action = 'approve'");
  const versions = await count("SELECT coalesce(sum(version - 1), 0) AS n FROM questions");
  const questionnaires = await count("SELECT count(*) AS n FROM questionnaires");
  const { faults, unsealed } = await verifyRecord(context, COMMAND_LINE);
  context.database.close();
  console.log(`accepted decisions ${decided}, events ${events}, versions ${versions}`);
  console.log(`accepted uploads ${uploaded}, questionnaires ${questionnaires}`);
  console.log(`record: ${faults.length} faults, ${unsealed} without a seal`);
  const strange = [...statuses].filter(([status]) => status >= 300 && !REFUSALS.includes(status));
  for (const [status, times] of strange) console.log(`${times} requests were answered ${status}`);
  const whole = decided === events && events === versions && uploaded === questionnaires && faults.length === 0;
  if (!whole || strange.length > 0) process.exitCode = 1;
}

function numberAfter(options: readonly string[], name: string, otherwise: number): number {
  const at = options.indexOf(name);
  return at < 0 ? otherwise : Number(options[at + 1]);
}
