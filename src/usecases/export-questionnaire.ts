/**
 * The way out: approved answers into the cells of the customer's own workbook.
 *
 * The plan says beforehand what would be written, what stays open and what a person should know; the export carries
 * it out and puts the exact answers that left the house on the record. The evidence of every answer is verified here
 * once more against the library as it is now.
 */
import type { Actor } from "../domain/actor.ts";
import { type Citation, resolves } from "../domain/citation.ts";
import { ANSWER_KINDS } from "../domain/document-kind.ts";
import { AppError } from "../domain/errors.ts";
import { type CitationStyle, filledName, type StoredExport } from "../domain/export.ts";
import type { CellEdit } from "../domain/questionnaire.ts";
import type { Answer } from "../domain/review.ts";
import type { StoredQuestion, StoredQuestionnaire } from "../domain/stored-questionnaire.ts";
import { evidenceWarnings, sha256 } from "../library/index.ts";
import { answerEdits, fillQuestionnaire } from "../questionnaire/index.ts";
import { appendEvent } from "../store/event-store.ts";
import { insertExport } from "../store/export-store.ts";
import { allDocuments } from "../store/library-store.ts";
import { allQuestions } from "../store/question-store.ts";
import { authorize } from "./authorize.ts";
import type { AppContext } from "./context.ts";
import { getQuestionnaire } from "./get-questionnaire.ts";
import { loadLibrary } from "./load-library.ts";
import { originalBytes } from "./original-bytes.ts";

export interface ExportPlan {
  /** Questions whose answer is written. */
  readonly written: number;
  /** Questions that nobody has approved or found not applicable. */
  readonly open: number;
  /** Of the written answers, those whose evidence has aged; it blocks nothing. */
  readonly stale: number;
  /** Questions whose approved answer may not be sent; `left` says why. */
  readonly withheld: number;
  readonly cells: readonly CellEdit[];
  /** What an approved answer says that is not written, for want of a cell or since it may not leave; a sentence each. */
  readonly left: readonly string[];
  /** Sentences for a person: evidence that no longer stands. */
  readonly warnings: readonly string[];
}

/** @throws AppError `forbidden`, `not_found` */
export async function planExport(
  context: AppContext,
  actor: Actor,
  id: string,
  citations: CitationStyle,
): Promise<ExportPlan> {
  const {
    evidence: _,
    sent: __,
    ...plan
  } = await makePlan(context, await getQuestionnaire(context, actor, id), citations);
  return plan;
}

/**
 * The filled workbook, under a name of its own. Its bytes are kept, so that it can be compared with the original later.
 *
 * @throws AppError `not_ready` where no answer is approved yet
 */
export async function exportQuestionnaire(
  context: AppContext,
  actor: Actor,
  id: string,
  citations: CitationStyle,
): Promise<{ made: StoredExport; bytes: Uint8Array; warnings: readonly string[] }> {
  authorize(actor, "contribute");
  const questionnaire = await getQuestionnaire(context, actor, id);
  const { written, open, withheld, cells, evidence, sent, warnings } = await makePlan(
    context,
    questionnaire,
    citations,
  );
  if (written === 0) {
    if (withheld > 0) {
      throw new AppError("not_ready", "Every approved answer rests on evidence that may not be sent to this customer.");
    }
    throw new AppError("not_ready", "No answer is approved yet, so there is nothing to export. Approve at least one.");
  }
  const original = await originalBytes(context, questionnaire);
  const filled = await fillQuestionnaire(questionnaire.fileName, original, cells, {
    ...(citations === "sheet" && { addSheet: { name: "Evidence", rows: [EVIDENCE_HEADINGS, ...evidence] } }),
  });
  const at = context.clock.now().toISOString();
  const fileName = filledName(questionnaire.fileName);
  const blobHash = await sha256(filled.bytes);
  const made: StoredExport = {
    id: crypto.randomUUID(),
    questionnaire: id,
    at,
    by: actor.name,
    fileName,
    citations,
    blobHash,
    size: filled.bytes.length,
    written,
    open,
    cells: cells.length,
  };
  const after = { export: made.id, file: blobHash, cells, citations, sent };
  await context.database.batch([
    ...(await context.blobs.put(blobHash, filled.bytes)),
    insertExport(made),
    appendEvent({ at, actor, action: "export", questionnaire: id, after }),
  ]);
  return { made, bytes: filled.bytes, warnings: [...warnings, ...filled.warnings] };
}

/** What the record says of an answer that left: which version of it, approved by whom, resting on which bytes. */
interface SentAnswer {
  readonly question: string;
  readonly version: number;
  readonly decidedBy: string | null;
  readonly entry: string | null;
  readonly evidence: readonly Pick<Citation, "document" | "contentHash" | "start" | "end">[];
}

const EVIDENCE_HEADINGS = ["Reference", "Question", "Answer", "Source", "As of", "Address", "Quote"];

async function makePlan(
  context: AppContext,
  { id }: StoredQuestionnaire,
  style: CitationStyle,
): Promise<ExportPlan & { evidence: string[][]; sent: SentAnswer[] }> {
  // The documents as they stand in the database now, not as an index was built from them.
  const [questions, documents, { vocabulary }] = await Promise.all([
    allQuestions(context.database, id),
    allDocuments(context.database),
    loadLibrary(context),
  ]);
  const byId = new Map(documents.map((document) => [document.id, document]));
  const now = context.clock.now();
  const cells: CellEdit[] = [];
  const left: string[] = [];
  const warnings: string[] = [];
  const evidence: string[][] = [];
  const sent: SentAnswer[] = [];
  const unsourced: string[] = [];
  let written = 0;
  let withheld = 0;
  let stale = 0;
  for (const question of questions) {
    const answer = answerToExport(question);
    if (!answer) continue;
    if (question.withheld !== null) {
      withheld++;
      left.push(`${question.sheet}!${question.cell}: ${question.withheld}`);
      continue;
    }
    // What one customer was told is no evidence to show another.
    const shown = answer.citations.filter(({ document }) => !ANSWER_KINDS.has(byId.get(document)?.kind ?? null));
    const sources = style === "comments" && question.comment ? sourcesOf(shown) : "";
    const made = answerEdits(question, { option: answer.option, text: answer.text, sources, own: true });
    if (style === "comments" && !question.comment && made.edits.length > 0 && shown.length > 0) {
      unsourced.push(`${question.sheet}!${made.edits[0]?.cell}`);
    }
    if (made.edits.length > 0) {
      written++;
      if (evidenceWarnings(answer.citations, byId, vocabulary, now, question.text).length > 0) stale++;
      sent.push(sentAnswer(question, answer));
    }
    cells.push(...made.edits);
    left.push(...made.left);
    for (const citation of answer.citations) {
      const { title, asOf, url, quote } = citation;
      const reference = question.ref ?? `${question.sheet}!${question.cell}`;
      if (shown.includes(citation)) {
        evidence.push([reference, question.text, answer.option ?? answer.text, title, asOf ?? "", url ?? "", quote]);
      }
      const document = byId.get(citation.document);
      if (document && resolves(citation, document)) continue;
      warnings.push(
        `${question.sheet}!${question.cell}: the answer rests on "${title}", which has changed since or is gone from the library. Check the answer and approve it again.`,
      );
    }
  }
  if (unsourced.length > 0) left.push(withoutSources(unsourced));
  const open = questions.filter(
    ({ review }) => review.state !== "approved" && review.state !== "not_applicable",
  ).length;
  return { written, open, stale, withheld, cells, left, warnings, evidence, sent };
}

function sentAnswer({ id, version, decidedBy }: StoredQuestion, { entry, citations }: Answer): SentAnswer {
  const evidence = citations.map(({ document, contentHash, start, end }) => ({ document, contentHash, start, end }));
  return { question: id, version, decidedBy, entry, evidence };
}

/** Cells named in one sentence. */
const NAMED = 6;

function withoutSources(cells: readonly string[]): string {
  const named = cells.slice(0, NAMED).join(", ");
  const more = cells.length > NAMED ? ` and ${cells.length - NAMED} more` : "";
  return `The sources of the answers in ${named}${more} are not shown, since there is no comment cell beside them. An added sheet of evidence shows all sources.`;
}

/** A line for each document that the answer rests on. */
function sourcesOf(citations: readonly Citation[]): string {
  const lines = citations.map(({ title, page, asOf, url }) => {
    return `Source: ${title}${page ? `, page ${page}` : ""}${asOf ? `, as of ${asOf}` : ""}${url ? `, ${url}` : ""}`;
  });
  return lines.length === 0 ? "" : `\n\n${[...new Set(lines)].join("\n")}`;
}

/** Null unless a reviewer stands behind the answer. */
function answerToExport({ review, answer }: StoredQuestion): Answer | null {
  if (review.state === "approved") return review.answer;
  if (review.state !== "not_applicable") return null;
  const option = answer.options.find((offered) => NOT_APPLICABLE.test(offered)) ?? null;
  // A list without such an option must not be given another one; the text then goes to the comment, where there is one.
  return { option, text: option ? "" : "Not applicable", entry: null, citations: [] };
}

const NOT_APPLICABLE =
  /^\s*(n\s*[/.]?\s*a\.?|not applicable|does not apply|nicht anwendbar|nicht zutreffend|sans objet|no aplica|該当なし|対象外)\s*$/i;
