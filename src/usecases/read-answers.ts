/**
 * A completed questionnaire, or another tool's library -> its answers, and the document that will hold them.
 *
 * The layout is found as for a customer's questionnaire, and corrected by the same words. Nothing is saved here.
 */
import type { Access } from "../domain/access.ts";
import { type Day, utcDay } from "../domain/day.ts";
import { AppError } from "../domain/errors.ts";
import type { Block, FoundQuestion, Inspection, LayoutCorrection, SheetFinding } from "../domain/questionnaire.ts";
import type { ToolFact } from "../domain/tool-fact.ts";
import {
  daysFirst,
  isKeepersHeading,
  nameWithoutEnding,
  type ParsedDocument,
  type PastAnswer,
  pastAnswers,
  pastDocument,
  plainAnswer,
  type SkippedAnswer,
  sha256,
  slugOf,
  type ToolColumns,
  type ToolFacts,
  toolColumns,
  toolFacts,
} from "../library/index.ts";
import { type Heading, headingsOf, sideColumns } from "../questionnaire/index.ts";
import { documentHeads } from "../store/library-store.ts";
import { notesOn } from "./answer-notes.ts";
import type { AppContext } from "./context.ts";
import { inspectAnswers } from "./inspect-answers.ts";

export const ANSWER_FILE_KINDS = ["past-questionnaire", "answer-library"] as const;
export type AnswerFileKind = (typeof ANSWER_FILE_KINDS)[number];

export interface AnswerFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** Told by its headings where nobody says. */
  readonly kind?: AnswerFileKind | undefined;
  /** Whom the answers were given to. */
  readonly customer?: string | null | undefined;
  /** The day on which they were given. */
  readonly date?: Day | null | undefined;
  readonly access?: Access | undefined;
  readonly corrections?: readonly LayoutCorrection[] | undefined;
  /** What columns of another tool's library hold, by heading; null for nothing of ours. Told by the headings where left out. */
  readonly columns?: Readonly<Record<string, ToolFact | null>> | undefined;
}

export interface ReadAnswers {
  readonly kind: AnswerFileKind;
  readonly sheets: readonly SheetFinding[];
  /** With what each column is headed, for a person to say which is which. */
  readonly blocks: readonly (Block & { readonly headings: readonly Heading[] })[];
  readonly parsed: ParsedDocument;
  /** Whether the library has the file with these very answers. */
  readonly known: boolean;
  /** How many repeat another answer of the file word for word; they count once. */
  readonly repeated: number;
  /** What the columns beside question and answer hold, by heading; none of a past questionnaire. */
  readonly columns: ToolColumns;
  /** In the order of the document's passages. */
  readonly answers: readonly (PastAnswer & { readonly facts: ToolFacts | null })[];
  readonly skipped: readonly SkippedAnswer[];
  /** Sentences for a person on what was read with doubt, or comes in for somebody to look at. */
  readonly notes: readonly string[];
}

/** @throws AppError `no_questions`, `invalid_input` for `columns` that the file does not have, and what `inspectQuestionnaire` throws */
export async function readAnswers(context: AppContext, file: AnswerFile): Promise<ReadAnswers> {
  const { fileName, bytes, customer, date = null, access = "public" } = file;
  const inspection = await inspectAnswers(fileName, bytes, file.corrections);
  const sides = await sideColumns(fileName, bytes, inspection);
  const besides = ({ sheet, row }: FoundQuestion) => sides.get(`${sheet}!${row}`) ?? new Map<string, string>();
  const headings = new Set([...sides.values()].flatMap((side) => [...side.keys()]));
  const kind =
    file.kind ?? (!customer && [...headings].some(isKeepersHeading) ? "answer-library" : "past-questionnaire");
  const blocks = await headingsOf(fileName, bytes, inspection.blocks);
  const there = new Set([...headings, ...blocks.flatMap((block) => block.headings.map(({ heading }) => heading))]);
  checkColumns(file, kind, there);
  const columns = kind === "answer-library" ? toolColumns(headings, file.columns) : toolColumns([]);
  const factsOf = factsReader(context, inspection, besides, columns);
  const factsAt = new Map<string, ToolFacts>();
  const inForce: FoundQuestion[] = [];
  const shelved: SkippedAnswer[] = [];
  for (const question of inspection.questions) {
    const place = `${question.sheet}!${question.cell}`;
    const facts = kind === "answer-library" ? factsOf(question) : null;
    if (facts) factsAt.set(place, facts);
    const standing = facts?.standing ?? "current";
    if (standing !== "draft" && standing !== "archived") inForce.push(question);
    else {
      const said = [question.existing, question.existingComment].map((part) => plainAnswer(part ?? ""));
      shelved.push({
        place,
        question: plainAnswer(question.text),
        said: said.filter((part) => part !== "").join("\n\n"),
        why: standing,
      });
    }
  }
  const { answers: read, skipped, repeated } = pastAnswers(inForce);
  const answers = read.map((answer) => {
    const facts = factsAt.get(answer.place) ?? null;
    const said = facts?.source ? `${answer.said}\n\nSource: ${facts.source}` : answer.said;
    return { ...answer, said, facts };
  });
  const hash = await sha256(bytes);
  const heads = await documentHeads(context.database);
  const title = [nameWithoutEnding(fileName), customer?.trim() && `for ${customer.trim()}`].filter(Boolean).join(" ");
  const format = /\.(?:csv|tsv|tab|txt)$/i.test(fileName) ? ("csv" as const) : ("xlsx" as const);
  const original = { hash, name: fileName, size: bytes.length, format };
  const facts = { title, kind, date, access, original };
  const id = freeId(slugOf(nameWithoutEnding(fileName)) || "answers", new Set(heads.map((head) => head.id)));
  const fresh = await pastDocument(id, answers, facts);
  const kept = heads.find((head) => head.original?.hash === hash && head.contentHash === fresh.document.contentHash);
  return {
    kind,
    sheets: inspection.sheets,
    blocks,
    parsed: kept ? await pastDocument(kept.id, answers, facts) : fresh,
    known: kept !== undefined,
    repeated,
    columns,
    answers,
    skipped: [...skipped, ...shelved],
    notes: notesOn(answers),
  };
}

/** What is said of a column counts or is refused, never passed over. */
function checkColumns({ fileName, columns = {} }: AnswerFile, kind: AnswerFileKind, there: ReadonlySet<string>): void {
  const said = Object.keys(columns);
  if (said.length === 0) return;
  if (kind === "past-questionnaire") {
    throw new AppError(
      "invalid_input",
      `${fileName} is read as a past questionnaire, whose columns hold no facts of ours. Say nothing of its columns, or that it is an answer-library, without a customer.`,
    );
  }
  const unknown = said.filter((heading) => !there.has(heading));
  if (unknown.length === 0) return;
  const quoted = (headings: Iterable<string>) => Array.from(headings, (heading) => `"${heading}"`).join(", ");
  throw new AppError(
    "invalid_input",
    `${fileName} has no column with the heading ${quoted(unknown)}. It has: ${quoted(there) || "none"}.`,
  );
}

function factsReader(
  { clock }: AppContext,
  { questions }: Inspection,
  besides: (question: FoundQuestion) => ReadonlyMap<string, string>,
  columns: ToolColumns,
): (question: FoundQuestion) => ToolFacts {
  const isDay = (heading: string) => ["reviewed", "review-by"].includes(columns.get(heading) ?? "");
  const days = questions.flatMap((question) =>
    [...besides(question)].flatMap(([heading, text]) => (isDay(heading) ? [text] : [])),
  );
  const given = { today: utcDay(clock.now()), daysFirst: daysFirst(days) };
  return (question) => toolFacts(besides(question), columns, given);
}

function freeId(wanted: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const id = number === 1 ? wanted : `${wanted}-${number}`;
    if (!taken.has(id)) return id;
  }
}
