/**
 * Tells what a file for the library is: a document, answers that somebody gave before, or a library's own export.
 *
 * A table can be any of these; where its contents leave it open a person is asked.
 */
import type { Actor } from "../domain/actor.ts";
import { AppError } from "../domain/errors.ts";
import { authorize } from "./authorize.ts";
import { isLibraryTable } from "./bring-library.ts";
import { inspectAnswers } from "./inspect-answers.ts";

export const LIBRARY_FILE_KINDS = ["document", "answers", "library", "unsure"] as const;
export type LibraryFileKind = (typeof LIBRARY_FILE_KINDS)[number];

/** Of the questions found so many have to be answered for a table to be answers. */
const MOSTLY = 0.5;
const SURE = 0.6;

export const mayBeLibrary = (name: string): boolean => /\.json$/i.test(name);
export const mayBeTable = (name: string): boolean => /\.(?:xls[xm]?|csv|tsv|tab)$/i.test(name);

/** @throws AppError `forbidden` */
export async function tellFile(
  actor: Actor,
  { name, bytes }: { name: string; bytes: Uint8Array },
): Promise<LibraryFileKind> {
  authorize(actor, "curate");
  if (mayBeLibrary(name)) return "library";
  const isWorkbook = /\.xls[xm]?$/i.test(name);
  if ((isWorkbook || /\.csv$/i.test(name)) && (await isLibraryTable(name, bytes))) return "library";
  if (!mayBeTable(name)) return "document";
  try {
    const { questions, blocks } = await inspectAnswers(name, bytes);
    if (isWorkbook) return "answers";
    const answered = questions.filter(({ existing, existingComment }) => existing ?? existingComment).length;
    if (answered === 0) return "document";
    const sure = blocks.every(({ confidence }) => confidence >= SURE);
    return sure && answered >= questions.length * MOSTLY ? "answers" : "unsure";
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    // Whoever imports it as what its name says is told what is wrong with it.
    return isWorkbook ? "answers" : "document";
  }
}
