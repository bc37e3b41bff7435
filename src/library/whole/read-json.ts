/** A library's JSON -> its documents and entries, each fact checked: a file may come from anywhere. */
import type { Citation } from "../../domain/citation.ts";
import { isDay } from "../../domain/day.ts";
import { FILE_FORMATS } from "../../domain/document-kind.ts";
import { AppError } from "../../domain/errors.ts";
import { VERSION_ACTIONS } from "../../domain/stored-entry.ts";
import { LIBRARY_FORMAT, LIBRARY_FORMAT_VERSION, type WholeLibrary } from "../../domain/whole-library.ts";

/** @throws AppError `invalid_input` naming the fact that is wrong */
export function libraryFromJson(name: string, text: string): WholeLibrary {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new AppError("invalid_input", `${name} is no JSON; export the library again.`);
  }
  const found = record(value, name);
  if (found.format !== LIBRARY_FORMAT) {
    throw new AppError("invalid_input", `${name} is no library that was exported from Countersign.`);
  }
  const { version } = found;
  if (version !== LIBRARY_FORMAT_VERSION && version !== 1) {
    throw new AppError("invalid_input", `${name} was exported by another version of Countersign; export it again.`);
  }
  const documents = list(found.documents, `${name}: documents`);
  const entries = list(found.entries, `${name}: entries`);
  for (const [at, one] of documents.entries()) checkDocument(one, `${name}: document ${at + 1}`);
  for (const [at, one] of entries.entries()) checkEntry(one, `${name}: entry ${at + 1}`);
  if (version === 1) return fromFirstVersion(found as unknown as WholeLibrary);
  for (const [at, one] of documents.entries()) checkCare(one, `${name}: document ${at + 1}`);
  for (const [at, one] of entries.entries()) checkHistory(one, `${name}: entry ${at + 1}`);
  for (const one of list(found.keptApart, `${name}: keptApart`)) shaped(one, PAIR, `${name}: keptApart`);
  for (const one of list(found.originals, `${name}: originals`)) shaped(one, ORIGINAL, `${name}: originals`);
  return found as unknown as WholeLibrary;
}

/** The first version held neither originals nor history, and no document was retired then. */
function fromFirstVersion(found: WholeLibrary): WholeLibrary {
  return {
    ...found,
    documents: found.documents.map((one) => ({ ...one, retired: null, importedAt: null, told: [] })),
    entries: found.entries.map((one) => ({ ...one, importedHash: null, history: [] })),
    keptApart: [],
    originals: [],
  };
}

/** @param text JSON of an array, or empty */
export function readCitations(text: string, row: number): Citation[] {
  if (text.trim() === "") return [];
  const where = `Row ${row}: citations`;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new AppError("invalid_input", `${where} cannot be read; leave that column as it was exported.`);
  }
  for (const one of list(value, where)) checkCitation(one, where);
  return value as Citation[];
}

type Kind = "text" | "maybe" | "day" | "maybeDay" | "count" | "maybeCount" | "texts";

const DOCUMENT: Readonly<Record<string, Kind>> = {
  ...{ id: "text", title: "text", publisher: "maybe", url: "maybe", published: "maybe", asOf: "maybe", kind: "maybe" },
  ...{ access: "text", validUntil: "maybeDay", reviewBy: "maybeDay", supersededBy: "maybe", contentHash: "text" },
  ...{ text: "text", owner: "maybe" },
};
const PASSAGE: Readonly<Record<string, Kind>> = {
  ...{ id: "text", headings: "texts", kind: "text", start: "count", end: "count", quote: "text", text: "text" },
  question: "maybe",
};
const EDITION: Readonly<Record<string, Kind>> = {
  ...{ contentHash: "text", title: "text", published: "maybe", asOf: "maybe", kind: "maybe", text: "text" },
  ...{ importedAt: "text", supersededAt: "text", supersededBy: "text" },
};
const ENTRY: Readonly<Record<string, Kind>> = {
  ...{ id: "text", origin: "text", question: "text", phrasings: "texts", answer: "text", option: "maybe" },
  ...{ headings: "texts", topics: "texts", references: "texts", access: "text", owner: "maybe", cycle: "maybeCount" },
  ...{ reviewBy: "maybeDay", reviewedAt: "maybe", reviewedBy: "maybe", version: "count", createdAt: "text" },
  ...{ createdBy: "text", updatedAt: "maybe", updatedBy: "maybe", archivedAt: "maybe", mergedInto: "maybe" },
};
const CERTIFICATION: Readonly<Record<string, Kind>> = { since: "maybeDay", validUntil: "maybeDay" };
const TOLD: Readonly<Record<string, Kind>> = { customer: "text", date: "maybeDay" };
const RETIRED: Readonly<Record<string, Kind>> = { on: "day", why: "maybe" };
const FILE: Readonly<Record<string, Kind>> = { hash: "text", name: "text", size: "count", format: "text" };
const ORIGINAL: Readonly<Record<string, Kind>> = { hash: "text", base64: "text" };
const PAIR: Readonly<Record<string, Kind>> = { one: "text", other: "text", at: "text", by: "text" };
const VERSION: Readonly<Record<string, Kind>> = {
  ...{ version: "count", at: "text", by: "text", action: "text", person: "maybe" },
};
const CONTENT: Readonly<Record<string, Kind>> = {
  ...{ question: "text", phrasings: "texts", answer: "text", option: "maybe", headings: "texts", topics: "texts" },
  ...{ references: "texts", access: "text", owner: "maybe", cycle: "maybeCount", reviewBy: "maybeDay" },
  mergedInto: "maybe",
};
const CITATION: Readonly<Record<string, Kind>> = {
  ...{ document: "text", title: "text", contentHash: "text", passage: "text", quote: "text", start: "count" },
  ...{ end: "count", url: "maybe", asOf: "maybe" },
};

const LEVELS = ["public", "nda", "internal"];

function checkDocument(value: unknown, where: string): void {
  const document = shaped(value, DOCUMENT, where);
  oneOf(document.access, LEVELS, where);
  for (const certification of list(document.certifications, where)) {
    shaped(certification, CERTIFICATION, `${where}: certifications`);
  }
  for (const passage of list(document.passages, where)) {
    const { start, end, quote } = shaped(passage, PASSAGE, where);
    if ((document.text as string).slice(start as number, end as number) !== quote) {
      throw new AppError("invalid_input", `${where}: a passage does not stand where it says.`);
    }
  }
  checkFile(document.original, where);
  for (const edition of list(document.editions, where)) checkFile(shaped(edition, EDITION, where).original, where);
}

function checkFile(value: unknown, where: string): void {
  if (value !== null) oneOf(shaped(value, FILE, where).format, FILE_FORMATS, where);
}

function checkCare(value: unknown, where: string): void {
  const { retired, told, importedAt } = record(value, where);
  if (retired !== null) shaped(retired, RETIRED, `${where}: retired`);
  for (const one of list(told, where)) shaped(one, TOLD, where);
  shaped({ importedAt }, { importedAt: "maybe" }, where);
}

function checkHistory(value: unknown, where: string): void {
  const { importedHash, history } = record(value, where);
  shaped({ importedHash }, { importedHash: "maybe" }, where);
  for (const one of list(history, where)) {
    const { action, content } = shaped(one, VERSION, where);
    oneOf(action, VERSION_ACTIONS, where);
    const { access, citations } = shaped(content, CONTENT, where);
    oneOf(access, LEVELS, where);
    for (const citation of list(citations, where)) checkCitation(citation, where);
  }
}

function checkEntry(value: unknown, where: string): void {
  const entry = shaped(value, ENTRY, where);
  oneOf(entry.access, LEVELS, where);
  oneOf(entry.origin, ["curated", "approved"], where);
  for (const citation of list(entry.citations, where)) checkCitation(citation, where);
}

function checkCitation(value: unknown, where: string): void {
  shaped(value, CITATION, where);
}

function shaped(value: unknown, shape: Readonly<Record<string, Kind>>, where: string): Record<string, unknown> {
  const found = record(value, where);
  for (const [key, kind] of Object.entries(shape)) {
    if (!FITS[kind](found[key])) throw new AppError("invalid_input", `${where}: "${key}" is missing or wrong.`);
  }
  return found;
}

const isCount = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0;
const FITS: Readonly<Record<Kind, (value: unknown) => boolean>> = {
  text: (value) => typeof value === "string",
  maybe: (value) => value === null || typeof value === "string",
  day: isDay,
  maybeDay: (value) => value === null || isDay(value),
  count: isCount,
  maybeCount: (value) => value === null || isCount(value),
  texts: (value) => Array.isArray(value) && value.every((one) => typeof one === "string"),
};

function oneOf(value: unknown, words: readonly string[], where: string): void {
  if (!words.includes(value as string)) throw new AppError("invalid_input", `${where}: "${value}" is not known here.`);
}

function record(value: unknown, where: string): Record<string, unknown> {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new AppError("invalid_input", `${where} is not what an export holds.`);
}

function list(value: unknown, where: string): unknown[] {
  if (Array.isArray(value)) return value;
  throw new AppError("invalid_input", `${where} is no list.`);
}
