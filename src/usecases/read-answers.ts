/**
 * A completed questionnaire, or another tool's library -> its answers, and the document that will hold them.
 *
 * The layout is found as for a customer's questionnaire, and corrected by the same words. Nothing is saved here.
 */
import type { Access } from "../domain/access.ts";
import type { Day } from "../domain/day.ts";
import type { Block, LayoutCorrection, SheetFinding } from "../domain/questionnaire.ts";
import type { SkipReason } from "../domain/skip-reason.ts";
import {
  isKeepersHeading,
  nameWithoutEnding,
  type ParsedDocument,
  type PastAnswer,
  pastAnswers,
  pastDocument,
  type SkippedAnswer,
  sha256,
  slugOf,
  type ToolFacts,
  toolFacts,
} from "../library/index.ts";
import { type Heading, headingsOf, inspectQuestionnaire, sideColumns } from "../questionnaire/index.ts";
import { documentHeads } from "../store/library-store.ts";
import type { AppContext } from "./context.ts";
import { questionsOrError } from "./upload-questionnaire.ts";

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
  /** In the order of the document's passages. */
  readonly answers: readonly (PastAnswer & { readonly facts: ToolFacts | null })[];
  readonly skipped: readonly (Omit<SkippedAnswer, "why"> & { readonly why: SkipReason | "draft" })[];
}

/** @throws AppError `no_questions`, and what `inspectQuestionnaire` throws */
export async function readAnswers(context: AppContext, file: AnswerFile): Promise<ReadAnswers> {
  const { fileName, bytes, customer, date = null, access = "public", corrections = [] } = file;
  const inspection = questionsOrError(await inspectQuestionnaire(fileName, bytes, corrections));
  const sides = await sideColumns(fileName, bytes, inspection);
  const rowOf = new Map(inspection.questions.map(({ sheet, cell, row }) => [`${sheet}!${cell}`, `${sheet}!${row}`]));
  const sideOf = (place: string) => sides.get(rowOf.get(place) ?? "") ?? new Map<string, string>();
  const headings = new Set([...sides.values()].flatMap((side) => [...side.keys()]));
  const kind =
    file.kind ?? (!customer && [...headings].some(isKeepersHeading) ? "answer-library" : "past-questionnaire");
  const { answers: read, skipped, repeated } = pastAnswers(inspection.questions);
  const all = read.map((answer) => ({
    ...answer,
    facts: kind === "answer-library" ? toolFacts(sideOf(answer.place)) : null,
  }));
  const answers = all.filter(({ facts }) => facts?.status !== "draft");
  const drafts = all.filter(({ facts }) => facts?.status === "draft");
  const hash = await sha256(bytes);
  const heads = await documentHeads(context.database);
  const title = [nameWithoutEnding(fileName), customer?.trim() && `for ${customer.trim()}`].filter(Boolean).join(" ");
  const format = /\.(?:csv|tsv|tab|txt)$/i.test(fileName) ? ("csv" as const) : ("xlsx" as const);
  const original = { hash, name: fileName, size: bytes.length, format };
  const facts = { title, kind, date, access, original };
  const id = freeId(slugOf(nameWithoutEnding(fileName)) || "answers", new Set(heads.map((head) => head.id)));
  const fresh = await pastDocument(id, answers, facts);
  const there = heads.find((head) => head.original?.hash === hash && head.contentHash === fresh.document.contentHash);
  return {
    kind,
    sheets: inspection.sheets,
    blocks: await headingsOf(fileName, bytes, inspection.blocks),
    parsed: there ? await pastDocument(there.id, answers, facts) : fresh,
    known: there !== undefined,
    repeated,
    answers,
    skipped: [
      ...skipped,
      ...drafts.map(({ place, question, said }) => ({ place, question, said, why: "draft" as const })),
    ],
  };
}

function freeId(wanted: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const id = number === 1 ? wanted : `${wanted}-${number}`;
    if (!taken.has(id)) return id;
  }
}
