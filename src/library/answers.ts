/**
 * Curated answers (`knowledge/answers/*.yaml`) -> library entries with resolved citations.
 *
 * A file is a list of `{id, question, phrasings, option?, answer, topics?, references?, access?, citations}`. A citation names a
 * document and quotes it; where the quote stands and which passage holds it is found here, so that nobody has to count
 * characters and no curated answer can rest on words that are not there.
 */
import type { Citation } from "../domain/citation.ts";
import type { LibraryEntry } from "../domain/library-entry.ts";
import type { Passage } from "../domain/source-document.ts";
import { citationOf, finishedEntry } from "./entries.ts";
import { accessOf } from "./front-matter.ts";
import { normaliseText } from "./lines.ts";
import type { ParsedDocument } from "./parse-document.ts";
import {
  errorAt,
  fieldsOf,
  type Located,
  listOf,
  optionalTextOf,
  type Place,
  parseYaml,
  textOf,
  textsOf,
  wordOf,
} from "./yaml.ts";

/** A curated entry together with where it was written, for errors across files. */
export interface CuratedAnswer extends Place {
  readonly entry: LibraryEntry;
}

/**
 * The entries of one file of curated answers.
 *
 * @throws AppError `invalid_document` (bad YAML, unknown or missing key, id used twice) or `unresolved_citation`
 *   (unknown document, quote not there, or there more than once); the message names file and line
 */
export async function parseAnswers(
  file: { path: string; text: string },
  documents: readonly ParsedDocument[],
): Promise<LibraryEntry[]> {
  return (await curatedAnswers(file, documents)).map(({ entry }) => entry);
}

/** As `parseAnswers`, with the place of each entry. */
export async function curatedAnswers(
  file: { path: string; text: string },
  documents: readonly ParsedDocument[],
): Promise<CuratedAnswer[]> {
  const byId = new Map(documents.map((parsed) => [parsed.document.id, parsed]));
  const answers: CuratedAnswer[] = [];
  const lines = new Map<string, number>();
  for (const item of listOf(parseYaml(file.path, normaliseText(file.text)), "a file of answers")) {
    const entry = await answerOf(item, byId);
    const earlier = lines.get(entry.id);
    if (earlier !== undefined) {
      throw errorAt(item, `the id "${entry.id.slice("curated:".length)}" is already used in line ${earlier}.`);
    }
    lines.set(entry.id, item.line);
    answers.push({ entry, file: item.file, line: item.line });
  }
  return answers;
}

function answerOf(item: Located, documents: ReadonlyMap<string, ParsedDocument>): Promise<LibraryEntry> {
  const fields = fieldsOf(item, "an answer", {
    required: ["id", "question", "answer", "citations"],
    optional: ["phrasings", "option", "topics", "references", "access"],
  });
  const field = (key: string): Located => fields.get(key) as Located;
  const id = textOf(field("id"), "id");
  if (/\s/.test(id)) throw errorAt(field("id"), `the id "${id}" may not hold spaces.`);
  const cited = listOf(field("citations"), "citations").map((citation) => resolveCitation(citation, documents));
  if (cited.length === 0) {
    throw errorAt(field("citations"), "an answer needs at least one citation: what does it rest on?");
  }
  return finishedEntry({
    id: `curated:${id}`,
    origin: "curated",
    question: textOf(field("question"), "question"),
    phrasings: textsOf(fields.get("phrasings"), "phrasings"),
    answer: textOf(field("answer"), "answer"),
    option: fields.has("option") ? wordOf(field("option"), "option", ["Yes", "No"]) : null,
    citations: cited.map(({ citation }) => citation),
    headings: [...new Set(cited.flatMap(({ headings }) => headings))],
    topics: textsOf(fields.get("topics"), "topics"),
    references: textsOf(fields.get("references"), "references"),
    access: accessOf(fields.get("access")),
  });
}

function resolveCitation(
  value: Located,
  documents: ReadonlyMap<string, ParsedDocument>,
): { citation: Citation; headings: readonly string[] } {
  const fields = fieldsOf(value, "a citation", { required: ["document", "quote"], optional: ["under"] });
  const id = textOf(fields.get("document") as Located, "document");
  const place = fields.get("quote") as Located;
  const quote = textOf(place, "quote");
  const under = optionalTextOf(fields.get("under"), "under");
  const parsed = documents.get(id);
  if (!parsed) {
    const known = [...documents.keys()].join(", ") || "none";
    throw errorAt(value, `there is no document "${id}"; the documents are ${known}.`, "unresolved_citation");
  }
  const found = occurrences(parsed, quote).filter(({ passage }) => under === null || isUnder(passage, under));
  const [only, another] = found;
  if (!only) throw errorAt(place, notFound(parsed, quote, under), "unresolved_citation");
  if (another) {
    const headings = [...new Set(found.map(({ passage }) => `"${passage.headings.at(-1) ?? parsed.document.title}"`))];
    throw errorAt(
      place,
      `the quote stands ${found.length} times in "${id}" (under ${headings.join(", ")}); quote more of the sentence, or add "under: <heading>".`,
      "unresolved_citation",
    );
  }
  const span = { start: only.start, end: only.start + quote.length };
  return { citation: citationOf(parsed.document, only.passage, span), headings: only.passage.headings };
}

/** A quote found so often says nothing; looking on would only cost time. */
const MOST_OCCURRENCES = 100;

/** Where the quote stands in the document's passages, each place with the smallest passage that holds it. */
export function occurrences(
  { document, passages }: ParsedDocument,
  quote: string,
): { start: number; passage: Passage }[] {
  const found: { start: number; passage: Passage }[] = [];
  for (let at = document.text.indexOf(quote); at >= 0; at = document.text.indexOf(quote, at + 1)) {
    const start = at;
    const holders = passages.filter((passage) => passage.start <= start && start + quote.length <= passage.end);
    const passage = holders.reduce<Passage | undefined>(
      (best, holder) => (best && best.quote.length <= holder.quote.length ? best : holder),
      undefined,
    );
    if (passage) found.push({ start, passage });
    if (found.length === MOST_OCCURRENCES) break;
  }
  return found;
}

function isUnder(passage: Passage, heading: string): boolean {
  return passage.headings.some((candidate) => candidate.toLowerCase() === heading.toLowerCase());
}

/** Says why a quote was not found, as far as can be told. */
export function notFound({ document, passages }: ParsedDocument, quote: string, under: string | null): string {
  const squeezed = (text: string): string => text.replace(/\s+/g, " ");
  if (under !== null && occurrences({ document, passages }, quote).length > 0) {
    return `the quote stands in "${document.id}", but not under a heading "${under}"; correct or leave out "under".`;
  }
  if (document.text.includes(quote)) {
    return `the quote runs over several passages of "${document.id}"; cite each of them by itself.`;
  }
  if (squeezed(document.text).includes(squeezed(quote))) {
    return `the quote stands in "${document.id}" with other line breaks or spaces; copy it exactly (in YAML, "|" keeps line breaks).`;
  }
  if (passages.some((passage) => squeezed(passage.text).includes(squeezed(quote)))) {
    return `the quote stands in "${document.id}" with Markdown marks in it; copy it with them.`;
  }
  return `the quote does not stand in "${document.id}"; copy it from the document word for word.`;
}
