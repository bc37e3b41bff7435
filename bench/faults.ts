/**
 * Kills the server at random moments under load and looks at the database after each: what it had accepted is there once,
 * what it had deleted is gone, nothing is half there or left over, jobs resume.
 *
 * `npm run bench -- faults [--kills 200]`
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as after } from "node:timers/promises";
import { COMMAND_LINE } from "../src/domain/actor.ts";
import { openContext, SHIPPED_KNOWLEDGE } from "../src/runtime/node/open-context.ts";
import { isUsed } from "../src/store/blob-use.ts";
import { sealRecord } from "../src/usecases/seal-record.ts";
import { verifyRecord } from "../src/usecases/verify-record.ts";
import { NOTE_KINDS, note } from "./support/note.ts";
import { seeded } from "./support/seeded.ts";
import { manyPeople, serve, workbook } from "./support/served.ts";

const PEOPLE = 6;
const QUESTIONS = 30;
const LONGEST_LIFE_MS = 900;

/** What the server said yes to, over all its lives. */
interface Accepted {
  /** Question's id and the version that the decision made, with the questionnaire. */
  readonly decisions: Map<string, string>;
  readonly uploads: Set<string>;
  readonly imports: Set<string>;
  /** Ids, with the questionnaire. */
  readonly exports: Map<string, string>;
  /** Questionnaires. */
  readonly deletions: Set<string>;
  /** Questionnaires that somebody asked to delete, whether or not an answer came: they may be gone. */
  readonly doomed: Set<string>;
}

export async function run(options: readonly string[]): Promise<void> {
  const at = options.indexOf("--kills");
  const kills = at < 0 ? 200 : Number(options[at + 1]);
  const folder = mkdtempSync(join(tmpdir(), "bench-faults-"));
  const accepted: Accepted = {
    decisions: new Map(),
    uploads: new Set(),
    imports: new Set(),
    exports: new Map(),
    deletions: new Set(),
    doomed: new Set(),
  };
  const random = seeded(7);
  let faults = 0;
  try {
    const cookies = await manyPeople(folder, PEOPLE);
    for (let kill = 1; kill <= kills; kill++) {
      const server = await serve(folder);
      let alive = true;
      const work = cookies.map((cookie, who) =>
        person(server.url, cookie, seeded(kill * 100 + who), () => alive, accepted, kill),
      );
      await after(random(LONGEST_LIFE_MS));
      await server.end("SIGKILL");
      alive = false;
      await Promise.all(work);
      const found = await check(folder, accepted);
      faults += found.length;
      for (const fault of found) console.log(`after kill ${kill}: ${fault}`);
      if (kill % 20 === 0) console.log(`${kill} kills, ${summary(accepted)}, ${faults} faults`);
    }
    const stuck = await unfinished(folder);
    console.log(`jobs left unfinished at the end that did not resume: ${stuck}`);
    faults += stuck;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  if (faults > 0) process.exitCode = 1;
}

const summary = ({ decisions, uploads, imports, exports, deletions }: Accepted) =>
  `${decisions.size} decisions, ${uploads.size} uploads, ${imports.size} imports, ${exports.size} exports, ${deletions.size} deletions accepted`;

/** Works until the server is gone; only an answer that was read whole counts as accepted. */
async function person(
  url: string,
  cookie: string,
  random: (below: number) => number,
  alive: () => boolean,
  accepted: Accepted,
  kill: number,
): Promise<void> {
  const ask = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(`${url}/api${path}`, { ...init, headers: { ...init.headers, Cookie: cookie } });
    const bytes = await response.arrayBuffer();
    const isJson = response.headers.get("Content-Type")?.startsWith("application/json");
    const exported = response.headers.get("X-Export-Id");
    return { ok: response.ok, exported, body: isJson ? JSON.parse(new TextDecoder().decode(bytes)) : null };
  };
  try {
    while (alive()) {
      if (random(8) === 0) {
        const { ok, body } = await ask("/questionnaires", { method: "POST", body: workbook(QUESTIONS) });
        if (ok) accepted.uploads.add(body.questionnaire.id);
      }
      if (random(12) === 0) {
        const form = await note(`note-${kill}-${random(1_000_000)}`, random(NOTE_KINDS.length));
        const { ok, body } = await ask("/library/import", { method: "POST", body: form });
        if (ok) accepted.imports.add(body.files[0].document);
      }
      const { body: list } = await ask("/questionnaires?limit=5");
      const chosen = list.items[random(list.items.length || 1)];
      if (!chosen) continue;
      const { ok: isThere, body: opened } = await ask(`/questionnaires/${chosen.id}/questions`);
      if (!isThere || opened.items.length === 0) continue;
      for (let count = 0; count < 4; count++) {
        const { id, version } = opened.items[random(opened.items.length)];
        const decision = { version, action: "approve", answer: { option: null, text: `Answer ${random(1_000_000)}` } };
        const headers = { "Content-Type": "application/json" };
        const { ok } = await ask(`/questions/${id}/decisions`, {
          method: "POST",
          headers,
          body: JSON.stringify(decision),
        });
        if (ok) accepted.decisions.set(`${id} ${version + 1}`, chosen.id);
      }
      if (random(4) === 0) {
        const { ok, exported } = await ask(`/questionnaires/${chosen.id}/export`, { method: "POST" });
        if (ok && exported) accepted.exports.set(exported, chosen.id);
      }
      if (random(16) === 0) {
        accepted.doomed.add(chosen.id);
        if ((await ask(`/questionnaires/${chosen.id}`, { method: "DELETE" })).ok) accepted.deletions.add(chosen.id);
      }
    }
  } catch {
    // The server was killed in the middle of an answer.
  }
}

async function check(folder: string, accepted: Accepted): Promise<string[]> {
  const context = await openContext(folder, SHIPPED_KNOWLEDGE);
  const { database } = context;
  const found: string[] = [];
  const column = async (sql: string) => (await database.all<{ v: string }>(sql)).map(({ v }) => v);
  const expectNone = async (what: string, sql: string) => {
    const { length } = await column(sql);
    if (length > 0) found.push(`${length} ${what}`);
  };
  const [integrity] = await column("SELECT integrity_check AS v FROM pragma_integrity_check");
  if (integrity !== "ok") found.push(`the file is corrupt: ${integrity}`);
  await expectNone("rows point nowhere", "SELECT 'x' AS v FROM pragma_foreign_key_check");
  await expectNone(
    "questions whose version is not the number of their decisions",
    `SELECT id AS v FROM questions WHERE version - 1 <>
       (SELECT count(*) FROM events WHERE events.question = questions.id AND action = 'approve')`,
  );
  await expectNone(
    "questionnaires without all their questions, their workbook or their job",
    `SELECT id AS v FROM questionnaires AS q WHERE ${QUESTIONS} <> (SELECT count(*) FROM questions WHERE questionnaire = q.id)
       OR blob_hash NOT IN (SELECT hash FROM blobs) OR id NOT IN (SELECT subject FROM jobs)`,
  );
  await expectNone(
    "exports without their workbook",
    "SELECT id AS v FROM exports WHERE blob_hash NOT IN (SELECT hash FROM blobs)",
  );
  await expectNone("stored files that nothing names", `SELECT hash AS v FROM blobs WHERE NOT ${isUsed("blobs.hash")}`);
  await expectNone(
    "documents without their file, their text or their passages",
    `SELECT id AS v FROM documents WHERE id NOT IN (SELECT document FROM passages)
       OR original ->> 'hash' NOT IN (SELECT hash FROM blobs)`,
  );
  const gone = "SELECT questionnaire FROM events WHERE action = 'delete'";
  await expectNone(
    "questionnaires that are gone without a word, or there though the record says that they are gone",
    `SELECT questionnaire AS v FROM events WHERE action = 'upload'
       AND (questionnaire IN (SELECT id FROM questionnaires)) = (questionnaire IN (${gone}))`,
  );
  const there = new Set(await column("SELECT id AS v FROM questionnaires"));
  const mayBeGone = (questionnaire: string) => accepted.doomed.has(questionnaire) && !there.has(questionnaire);
  const versions = new Map(
    (await database.all<{ id: string; version: number }>("SELECT id, version FROM questions")).map((row) => [
      row.id,
      row.version,
    ]),
  );
  for (const [decision, questionnaire] of accepted.decisions) {
    const [id = "", version] = decision.split(" ");
    if (mayBeGone(questionnaire)) continue;
    if ((versions.get(id) ?? 0) < Number(version)) found.push(`an accepted decision is lost: ${decision}`);
  }
  for (const id of accepted.uploads) {
    if (!there.has(id) && !mayBeGone(id)) found.push(`an accepted upload is lost: ${id}`);
  }
  for (const id of accepted.deletions) if (there.has(id)) found.push(`a deleted questionnaire is there: ${id}`);
  const exported = new Set(await column("SELECT id AS v FROM exports"));
  for (const [id, questionnaire] of accepted.exports) {
    if (!exported.has(id) && !mayBeGone(questionnaire)) found.push(`an accepted export is lost: ${id}`);
  }
  const documents = new Set(await column("SELECT id AS v FROM documents"));
  for (const id of accepted.imports) if (!documents.has(id)) found.push(`an accepted import is lost: ${id}`);
  await sealRecord(context);
  const { faults } = await verifyRecord(context, COMMAND_LINE);
  for (const { message } of faults) found.push(message);
  database.close();
  return found;
}

/** Starts once more, lets all jobs end, and counts those that did not. */
async function unfinished(folder: string): Promise<number> {
  const context = await openContext(folder, SHIPPED_KNOWLEDGE);
  await context.jobs.start();
  await context.jobs.idle();
  const row = await context.database.first<{ n: number }>("SELECT count(*) AS n FROM jobs WHERE state <> 'done'");
  context.database.close();
  return row?.n ?? 0;
}
