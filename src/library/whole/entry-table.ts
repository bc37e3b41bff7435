/**
 * Library entries <-> rows of texts, for CSV and XLSX: one column for each fact, the same both ways.
 *
 * Lists stand one item a line, with `\` before what would be taken for a line's end. A column that is missing when a table
 * comes back means that nothing is said, an empty cell that there is nothing.
 */
import { ACCESS_LEVELS, type Access } from "../../domain/access.ts";
import type { Citation } from "../../domain/citation.ts";
import { AppError } from "../../domain/errors.ts";
import type { EntryOrigin } from "../../domain/library-entry.ts";
import type { TakenEntry } from "../../domain/whole-library.ts";

type Plain = Omit<TakenEntry, "citations" | "phrasings">;
type Column = readonly [heading: string, key: keyof Plain, kind: "text" | "maybe" | "number" | "list"];

const COLUMNS: readonly Column[] = [
  ["Id", "id", "text"],
  ["Origin", "origin", "text"],
  ["Question", "question", "text"],
  ["Answer", "answer", "text"],
  ["Option", "option", "maybe"],
  ["Headings", "headings", "list"],
  ["Topics", "topics", "list"],
  ["References", "references", "list"],
  ["Access", "access", "text"],
  ["Owner", "owner", "maybe"],
  ["Review every (months)", "cycle", "number"],
  ["Review by", "reviewBy", "maybe"],
  ["Reviewed at", "reviewedAt", "maybe"],
  ["Reviewed by", "reviewedBy", "maybe"],
  ["Archived at", "archivedAt", "maybe"],
  ["Merged into", "mergedInto", "maybe"],
  ["Version", "version", "number"],
  ["Created at", "createdAt", "text"],
  ["Created by", "createdBy", "text"],
  ["Updated at", "updatedAt", "maybe"],
  ["Updated by", "updatedBy", "maybe"],
];

export const ENTRY_HEADINGS: readonly string[] = COLUMNS.map(([heading]) => heading);
export const WORDINGS = "Other wordings";
export const CITATIONS = "Citations";
export const CITATION_HEADINGS = [
  "Entry",
  "Document",
  "Title",
  "Page",
  "Quote",
  "Start",
  "End",
  "Content hash",
  "Passage",
  "Address",
  "As of",
] as const;

/** True for a table that this library wrote, whatever columns somebody added. */
export function isEntryTable(headings: readonly string[]): boolean {
  return ["Id", "Origin", "Question", "Answer", "Version", "Created at"].every((heading) => headings.includes(heading));
}

export function entryRow(entry: TakenEntry): string[] {
  return COLUMNS.map(([, key, kind]) => {
    const value = entry[key];
    return kind === "list" ? joinLines(value as readonly string[]) : value === null ? "" : String(value);
  });
}

/**
 * @param cells by heading
 * @param lists those that stand elsewhere or otherwise in a workbook and in CSV
 * @param row named in errors
 * @throws AppError `invalid_input`
 */
export function entryOf(
  cells: ReadonlyMap<string, string>,
  lists: { phrasings: readonly string[]; citations: readonly Citation[] },
  row: number,
): TakenEntry {
  const wrong = (what: string) => new AppError("invalid_input", `Row ${row} of the library's table: ${what}.`);
  const facts: Record<string, unknown> = {};
  for (const [heading, key, kind] of COLUMNS) {
    const text = cells.get(heading) ?? "";
    if (kind === "list") facts[key] = splitLines(text);
    else if (kind === "number") {
      if (text !== "" && !/^\d{1,6}$/.test(text)) throw wrong(`"${heading}" takes a number, not "${text}"`);
      facts[key] = text === "" ? null : Number(text);
    } else facts[key] = kind === "maybe" && text === "" ? null : text;
  }
  const { id, origin, access, question, answer } = facts as Record<string, string>;
  if (!id) throw wrong("there is no id");
  if (!(["curated", "approved"] as readonly EntryOrigin[]).some((one) => one === origin)) {
    throw wrong(`"Origin" takes curated or approved, not "${origin}"`);
  }
  if (!ACCESS_LEVELS.includes(access as Access)) throw wrong(`"Access" takes ${ACCESS_LEVELS.join(", ")}`);
  if (!question?.trim() || !answer?.trim()) throw wrong("an entry needs a question and an answer");
  return { ...(facts as unknown as Plain), ...lists, version: Number(facts.version ?? 1) || 1 };
}

export function citationRow(entry: string, citation: Citation): string[] {
  const { document, title, page, quote, start, end, contentHash, passage, url, asOf } = citation;
  const numbers = [page === undefined ? "" : String(page), quote, String(start), String(end)];
  return [entry, document, title, ...numbers, contentHash, passage, url ?? "", asOf ?? ""];
}

/** @param cells in the order of `CITATION_HEADINGS` */
export function citationIn(cells: readonly string[]): { entry: string; citation: Citation } {
  const [entry = "", document = "", title = "", page = "", quote = "", start = "", end = "", ...rest] = cells;
  const [contentHash = "", passage = "", url = "", asOf = ""] = rest;
  const places = [start, end].map(Number);
  if (places.some((place) => !Number.isSafeInteger(place) || place < 0)) {
    throw new AppError("invalid_input", `A citation of "${document}" does not say where its quote begins and ends.`);
  }
  return {
    entry,
    citation: {
      document,
      title,
      contentHash,
      passage,
      quote,
      start: places[0] as number,
      end: places[1] as number,
      ...(page === "" ? {} : { page: Number(page) }),
      url: url || null,
      asOf: asOf || null,
    },
  };
}

/** One item a line. */
export function joinLines(items: readonly string[]): string {
  return items
    .map((item) => (item === "" ? "\\0" : item.replace(/[\\\n\r]/g, (char) => ESCAPES[char] ?? char)))
    .join("\n");
}

export function splitLines(text: string): string[] {
  if (text === "") return [];
  return text.split("\n").map((line) => line.replace(/\\([0nr\\])/g, (_, char: string) => MEANINGS[char] ?? ""));
}

const ESCAPES: Readonly<Record<string, string>> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r" };
const MEANINGS: Readonly<Record<string, string>> = { "\\": "\\", n: "\n", r: "\r", "0": "" };
