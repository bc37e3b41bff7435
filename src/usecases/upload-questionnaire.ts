/**
 * Takes a customer's workbook in: its questions are found, and its bytes under their hash, its questions and the job that
 * matches them are stored in one batch. Where that fails nothing of the upload remains.
 *
 * A workbook in which no questions are found is kept, too: its sheets say why, and a person can name their columns.
 */
import type { Actor } from "../domain/actor.ts";
import type { Day } from "../domain/day.ts";
import { AppError } from "../domain/errors.ts";
import type { Job } from "../domain/job.ts";
import type { Inspection, LayoutCorrection } from "../domain/questionnaire.ts";
import type { StoredQuestionnaire } from "../domain/stored-questionnaire.ts";
import { sha256 } from "../library/index.ts";
import { readQuestionnaire } from "../questionnaire/index.ts";
import { appendEvent } from "../store/event-store.ts";
import { insertJob } from "../store/job-store.ts";
import { findQuestionnaire, insertQuestionnaire } from "../store/questionnaire-store.ts";
import { authorize } from "./authorize.ts";
import type { AppContext } from "./context.ts";
import { recallLayouts } from "./layout-memory.ts";

export interface Upload {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly customer?: string | null;
  readonly due?: Day | null;
}

/** @throws AppError for everything that can be wrong with a file; not where it asks nothing */
export async function uploadQuestionnaire(
  context: AppContext,
  actor: Actor,
  { fileName, bytes, customer = null, due = null }: Upload,
): Promise<{ questionnaire: StoredQuestionnaire; job: Job }> {
  authorize(actor, "contribute");
  const { database, blobs } = context;
  const blobHash = await sha256(bytes);
  const { inspection, corrections } = await inspectAsRemembered(context, fileName, bytes);
  const questions = inspection.questions.map((question, position) => {
    return { ...question, id: crypto.randomUUID(), position };
  });
  const id = crypto.randomUUID();
  const job = crypto.randomUUID();
  const at = context.clock.now().toISOString();
  const name = fileName.replace(/\.[^.]+$/, "");
  const given = { fileName, blobHash, customer, due };
  const by = { createdAt: at, createdBy: actor.name, createdById: actor.id };
  const row = { id, name, size: bytes.length, ...given, ...by };
  await database.batch([
    ...(await blobs.put(blobHash, bytes)),
    ...insertQuestionnaire(row, inspection, questions, corrections),
    insertJob({ id: job, kind: "match", subject: id, total: questions.length, at }),
    appendEvent({ at, actor, action: "upload", questionnaire: id, after: given }),
  ]);
  await context.jobs.enqueue(job);
  const questionnaire = (await findQuestionnaire(database, id)) as StoredQuestionnaire;
  return { questionnaire, job: questionnaire.job as Job };
}

/** What is found, with the corrections that people made on earlier workbooks of the same layout. */
async function inspectAsRemembered(
  { database }: AppContext,
  fileName: string,
  bytes: Uint8Array,
): Promise<{ inspection: Inspection; corrections: readonly LayoutCorrection[] }> {
  let corrections: readonly LayoutCorrection[] = [];
  const { inspection } = await readQuestionnaire(fileName, bytes, async (prints) => {
    corrections = await recallLayouts(database, prints);
    return corrections;
  });
  return { inspection, corrections };
}

/** @throws AppError `no_questions`, saying of each sheet why it holds none */
export function questionsOrError(inspection: Inspection): Inspection {
  if (inspection.questions.length > 0) return inspection;
  const reasons = inspection.sheets.map((sheet) => `"${sheet.name}": ${sheet.reason}`);
  throw new AppError(
    "no_questions",
    `No question was found in ${inspection.file}. Check that it is the questionnaire and not a form or a report. ` +
      reasons.join(" "),
    { sheets: inspection.sheets },
  );
}
