/**
 * The files of a knowledge folder -> documents, entries and vocabulary, all or nothing.
 *
 * Nothing is returned unless every file is right, so whoever loads it can keep the library's last good state.
 */
import type { LibraryEntry } from "../domain/library-entry.ts";
import type { Vocabulary } from "../domain/vocabulary.ts";
import { curatedAnswers } from "./answers.ts";
import { entriesOf } from "./entries.ts";
import { type ParsedDocument, parseDocument } from "./parse-document.ts";
import { parseVocabulary } from "./vocabulary.ts";
import { errorAt, type Place } from "./yaml.ts";

/** A document with what comes and goes with it. */
export interface KnowledgeDocument extends ParsedDocument {
  /** One for each passage. */
  readonly entries: readonly LibraryEntry[];
}

export interface Knowledge {
  readonly documents: readonly KnowledgeDocument[];
  /** Curated answers, by file. */
  readonly entries: readonly LibraryEntry[];
  readonly vocabulary: Vocabulary;
}

interface File {
  readonly path: string;
  readonly text: string;
}

/**
 * Loads `documents/**`, `answers/*.yaml` and `vocabulary/*.yaml`; files elsewhere (a README) are none of its business.
 *
 * @param originals documents of `documents/` that are no text, parsed already; answers may cite them
 * @param files paths relative to the knowledge folder, with `/`; their order does not matter
 * @throws AppError as the parsers do, and `invalid_document` where two files use one id (both are named), an answer
 *   names a topic that the vocabulary lacks, or a file in one of the three folders is of another kind
 */
export async function loadKnowledge(
  files: readonly File[],
  originals: readonly ParsedDocument[] = [],
): Promise<Knowledge> {
  const parsed = [...(await parseDocuments(filesOf(files, "documents", /\.(md|markdown|txt)$/i))), ...originals];
  const ids = new Set<string>();
  for (const { document } of parsed) {
    const file = document.original?.name ?? document.id;
    if (ids.has(document.id)) {
      throw errorAt({ file, line: 1 }, `the document id "${document.id}" is already used; rename one of the files.`);
    }
    ids.add(document.id);
  }
  const vocabulary = parseVocabulary(filesOf(files, "vocabulary", /\.ya?ml$/i));
  const topics = new Set(vocabulary.topics.map(({ id }) => id));
  const entries: LibraryEntry[] = [];

  const places = new Map<string, Place>();
  for (const file of filesOf(files, "answers", /\.ya?ml$/i)) {
    for (const answer of await curatedAnswers(file, parsed)) {
      const earlier = places.get(answer.entry.id);
      if (earlier) {
        const id = answer.entry.id.slice("curated:".length);
        throw errorAt(
          answer,
          `the answer id "${id}" is already used in ${earlier.file}:${earlier.line}; ids are unique.`,
        );
      }
      places.set(answer.entry.id, answer);
      const unknown = answer.entry.topics.find((topic) => !topics.has(topic));
      if (unknown !== undefined) {
        throw errorAt(answer, `there is no topic "${unknown}" in vocabulary/; add it there or correct the id.`);
      }
      entries.push(answer.entry);
    }
  }
  const documents = await Promise.all(
    parsed.map(async (one) => ({ ...one, entries: await entriesOf(one.document, one.passages) })),
  );
  return { documents, entries, vocabulary };
}

async function parseDocuments(files: readonly File[]): Promise<ParsedDocument[]> {
  const documents: ParsedDocument[] = [];
  const paths = new Map<string, string>();
  for (const file of files) {
    const parsed = await parseDocument(file);
    const earlier = paths.get(parsed.document.id);
    if (earlier !== undefined) {
      const message = `the document id "${parsed.document.id}" is already used by ${earlier}; give one of them another id.`;
      throw errorAt({ file: file.path, line: 1 }, message);
    }
    paths.set(parsed.document.id, file.path);
    documents.push(parsed);
  }
  return documents;
}

/** The files of one folder by path, hidden ones left out. */
function filesOf(files: readonly File[], folder: string, kind: RegExp): File[] {
  const inside = files.filter(({ path }) => path.startsWith(`${folder}/`) && !/\/\./.test(path));
  const other = inside.find(({ path }) => !kind.test(path));
  if (other) {
    throw errorAt(
      { file: other.path, line: 1 },
      `this kind of file cannot be read in ${folder}/; take it out or convert it.`,
    );
  }
  return inside.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}
