/**
 * A person's word on the layout of a questionnaire: sheets in or out, the header's row, what each column is for.
 *
 * The workbook is read anew with the corrections. A question that is found again at its place, with its text, keeps its
 * review; what the sheets' layouts mean is remembered for the next workbook that has them. What was decided on questions
 * that go, or whose cells change, is part of what the person agreed to: the batch is written only while that holds.
 */
import type { Actor } from "../domain/actor.ts";
import { AppError } from "../domain/errors.ts";
import type { Inspection, LayoutCorrection } from "../domain/questionnaire.ts";
import type { StoredQuestion, StoredQuestionnaire } from "../domain/stored-questionnaire.ts";
import { ConstraintError } from "../ports/database.ts";
import { type Reading, readQuestionnaire } from "../questionnaire/index.ts";
import { appendEvent } from "../store/event-store.ts";
import { insertJob } from "../store/job-store.ts";
import { stillAsSeen } from "../store/layout-store.ts";
import { allQuestions } from "../store/question-store.ts";
import { type PlacedQuestion, replaceLayout } from "../store/questionnaire-store.ts";
import { authorize } from "./authorize.ts";
import type { AppContext } from "./context.ts";
import { getQuestionnaire } from "./get-questionnaire.ts";
import { memoryOf } from "./layout-memory.ts";
import { originalBytes } from "./original-bytes.ts";
import { questionsOrError } from "./upload-questionnaire.ts";

/** What corrections do to work already done. */
export interface LayoutLosses {
  /** Of the questions that would go, how many somebody has decided or drafted. */
  readonly decided: number;
  /** Of those, how many are approved or not applicable. */
  readonly approved: number;
  /** Approved answers of questions that stay but get other cells or options: they become drafts. */
  readonly reopened: number;
}

export interface LayoutPreview extends LayoutLosses {
  readonly sheets: Inspection["sheets"];
  readonly blocks: Inspection["blocks"];
  /** How many questions there would be. */
  readonly questions: number;
  /** The rows that ask, sheet by sheet. */
  readonly asked: readonly { readonly sheet: string; readonly rows: readonly number[] }[];
  /** How many of them are new, and how many of today's would go. */
  readonly added: number;
  readonly removed: number;
}

interface NewLayout {
  readonly questionnaire: StoredQuestionnaire;
  readonly reading: Reading;
  readonly placed: readonly PlacedQuestion[];
  readonly removed: readonly StoredQuestion[];
  /** Questions that stay with other cells or options. */
  readonly changed: readonly StoredQuestion[];
}

/** What corrections would make of the questionnaire; nothing is changed. */
export async function previewLayout(
  context: AppContext,
  actor: Actor,
  id: string,
  corrections: readonly LayoutCorrection[],
): Promise<LayoutPreview> {
  const layout = await read(context, actor, id, corrections);
  const { sheets, blocks, questions } = layout.reading.inspection;
  const asked = new Map<string, number[]>();
  for (const { sheet, row } of questions) {
    const rows = asked.get(sheet);
    if (rows) rows.push(row);
    else asked.set(sheet, [row]);
  }
  const { removed, placed } = layout;
  return {
    sheets,
    blocks,
    questions: questions.length,
    asked: [...asked].map(([sheet, rows]) => ({ sheet, rows })),
    added: placed.length - (layout.before - removed.length),
    removed: removed.length,
    ...lossesOf(layout),
  };
}

/**
 * Applies the corrections in place of all earlier ones and queues matching for what is new.
 *
 * @param seen the losses that the person agreed to; without it any are taken
 * @throws AppError `forbidden`, `no_questions` where they leave none, `conflict` where questions that would go or change
 * were decided since
 */
export async function correctLayout(
  context: AppContext,
  actor: Actor,
  id: string,
  corrections: readonly LayoutCorrection[],
  seen?: LayoutLosses,
): Promise<StoredQuestionnaire> {
  authorize(actor, "contribute");
  const layout = await read(context, actor, id, corrections);
  const { questionnaire, reading, placed, removed, changed } = layout;
  const losses = lossesOf(layout);
  // Questions that go take what was decided on them along, and approvals of changed ones are undone.
  if (losses.decided > 0 || losses.reopened > 0) authorize(actor, "review");
  if (seen && LOSSES.some((loss) => losses[loss] > seen[loss])) throw decidedMeanwhile(questionnaire);
  const { sheets, blocks } = questionsOrError(reading.inspection);
  const at = context.clock.now().toISOString();
  const job = crypto.randomUUID();
  const event = { at, actor, action: "layout", questionnaire: id } as const;
  try {
    await context.database.batch([
      ...stillAsSeen(questionnaire, [...removed, ...changed]),
      ...replaceLayout(id, { sheets, blocks }, placed, corrections),
      ...memoryOf(reading.prints, corrections, { at, by: actor.name }),
      insertJob({ id: job, kind: "match", subject: id, total: placed.length, at }),
      appendEvent({ ...event, before: questionnaire.corrections, after: corrections }),
    ]);
  } catch (error) {
    if (error instanceof ConstraintError) throw decidedMeanwhile(await getQuestionnaire(context, actor, id));
    throw error;
  }
  await context.jobs.enqueue(job);
  return getQuestionnaire(context, actor, id);
}

const LOSSES = ["decided", "approved", "reopened"] as const;

function lossesOf({ removed, changed }: NewLayout): LayoutLosses {
  const count = (questions: readonly StoredQuestion[], ...states: readonly string[]) =>
    questions.filter(({ review }) => states.includes(review.state)).length;
  return {
    decided: removed.length - count(removed, "open"),
    approved: count(removed, "approved", "not_applicable"),
    reopened: count(changed, "approved"),
  };
}

function decidedMeanwhile(current: StoredQuestionnaire): AppError {
  return new AppError(
    "conflict",
    "Somebody has worked on these questions or corrected the columns in the meantime. Look at what would go now, then apply again.",
    { current },
  );
}

async function read(
  context: AppContext,
  actor: Actor,
  id: string,
  corrections: readonly LayoutCorrection[],
): Promise<NewLayout & { readonly before: number }> {
  const questionnaire = await getQuestionnaire(context, actor, id);
  const bytes = await originalBytes(context, questionnaire);
  const reading = await readQuestionnaire(questionnaire.fileName, bytes, async () => corrections);
  const before = await allQuestions(context.database, id);
  const known = new Map(before.map((question) => [place(question), question]));
  const placed = reading.inspection.questions.map((question, position) => {
    return { ...question, id: known.get(place(question))?.id ?? crypto.randomUUID(), position };
  });
  const staying = new Map(placed.map((question) => [question.id, question]));
  return {
    questionnaire,
    reading,
    placed,
    before: before.length,
    removed: before.filter((question) => !staying.has(question.id)),
    changed: before.filter(({ id: one, answer }) => {
      const now = staying.get(one);
      return now && written(now.answer) !== written(answer);
    }),
  };
}

/** What an approval was given for: how the options are stored, and what else would fit, makes no other answer of it. */
function written({ kinds: _, open: __, ...answer }: StoredQuestion["answer"]): string {
  return JSON.stringify(answer);
}

function place({ sheet, cell, text }: { sheet: string; cell: string; text: string }): string {
  return JSON.stringify([sheet, cell, text]);
}
