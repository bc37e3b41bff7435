/**
 * A person's word on the layout of a questionnaire: sheets in or out, the header's row, what each column is for.
 *
 * The workbook is read anew with the corrections. A question that is found again at its place, with its text, keeps its
 * review; what each sheet's headings mean is remembered for the next workbook that has them.
 */
import type { Actor } from "../domain/actor.ts";
import type { Inspection, LayoutCorrection } from "../domain/questionnaire.ts";
import type { StoredQuestionnaire } from "../domain/stored-questionnaire.ts";
import { inspectQuestionnaire } from "../questionnaire/index.ts";
import { appendEvent } from "../store/event-store.ts";
import { insertJob } from "../store/job-store.ts";
import { forgetLayout, rememberLayout } from "../store/layout-store.ts";
import { allQuestions } from "../store/question-store.ts";
import { type PlacedQuestion, replaceLayout } from "../store/questionnaire-store.ts";
import { authorize } from "./authorize.ts";
import type { AppContext } from "./context.ts";
import { getQuestionnaire } from "./get-questionnaire.ts";
import { originalBytes } from "./original-bytes.ts";
import { questionsOrError } from "./upload-questionnaire.ts";

export interface LayoutPreview {
  readonly sheets: Inspection["sheets"];
  readonly blocks: Inspection["blocks"];
  /** How many questions there would be. */
  readonly questions: number;
  /** How many of them are new, and how many of today's would go. */
  readonly added: number;
  readonly removed: number;
  /** Of those that would go, how many somebody has decided or drafted. */
  readonly decided: number;
}

interface NewLayout extends LayoutPreview {
  readonly questionnaire: StoredQuestionnaire;
  readonly placed: readonly PlacedQuestion[];
}

/** What corrections would make of the questionnaire; nothing is changed. */
export async function previewLayout(
  context: AppContext,
  actor: Actor,
  id: string,
  corrections: readonly LayoutCorrection[],
): Promise<LayoutPreview> {
  const { questionnaire: _, placed: __, ...preview } = await read(context, actor, id, corrections);
  return preview;
}

/**
 * Applies the corrections in place of all earlier ones and queues matching for what is new.
 *
 * @throws AppError `forbidden`, `no_questions` where they leave none
 */
export async function correctLayout(
  context: AppContext,
  actor: Actor,
  id: string,
  corrections: readonly LayoutCorrection[],
): Promise<StoredQuestionnaire> {
  authorize(actor, "contribute");
  const { questionnaire, placed, ...layout } = await read(context, actor, id, corrections);
  // Questions that go take what was decided on them along.
  if (layout.decided > 0) authorize(actor, "review");
  const { sheets, blocks } = questionsOrError({
    file: questionnaire.fileName,
    sheets: layout.sheets,
    blocks: layout.blocks,
    questions: placed,
  });
  const at = context.clock.now().toISOString();
  const job = crypto.randomUUID();
  const event = { at, actor, action: "layout", questionnaire: id } as const;
  await context.database.batch([
    ...replaceLayout(id, { sheets, blocks }, placed, corrections),
    ...memory(sheets, corrections, { at, by: actor.name }),
    insertJob({ id: job, kind: "match", subject: id, total: placed.length, at }),
    appendEvent({ ...event, before: questionnaire.corrections, after: corrections }),
  ]);
  await context.jobs.enqueue(job);
  return getQuestionnaire(context, actor, id);
}

/** Remembers what was corrected, and forgets what is found without a correction again. */
function memory(
  sheets: Inspection["sheets"],
  corrections: readonly LayoutCorrection[],
  by: { at: string; by: string },
) {
  return sheets.flatMap(({ name, fingerprint }) => {
    if (!fingerprint) return [];
    const correction = corrections.find(({ sheet }) => sheet === name);
    return [correction ? rememberLayout(fingerprint, correction, by) : forgetLayout(fingerprint)];
  });
}

async function read(
  context: AppContext,
  actor: Actor,
  id: string,
  corrections: readonly LayoutCorrection[],
): Promise<NewLayout> {
  const questionnaire = await getQuestionnaire(context, actor, id);
  const bytes = await originalBytes(context, questionnaire);
  const { sheets, blocks, questions } = await inspectQuestionnaire(questionnaire.fileName, bytes, corrections);
  const before = await allQuestions(context.database, id);
  const known = new Map(before.map((question) => [place(question), question]));
  const placed = questions.map((question, position) => {
    return { ...question, id: known.get(place(question))?.id ?? crypto.randomUUID(), position };
  });
  const staying = new Set(placed.map((question) => question.id));
  const removed = before.filter((question) => !staying.has(question.id));
  return {
    questionnaire,
    placed,
    sheets,
    blocks,
    questions: placed.length,
    added: placed.length - (before.length - removed.length),
    removed: removed.length,
    decided: removed.filter(({ review }) => review.state !== "open").length,
  };
}

function place({ sheet, cell, text }: { sheet: string; cell: string; text: string }): string {
  return JSON.stringify([sheet, cell, text]);
}
