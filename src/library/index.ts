/** The library's steps: source documents -> passages -> library entries, and what keeps them true. */
export { parseAnswers } from "./answers.ts";
export { checkLibrary, type Finding } from "./check-library.ts";
export { type DatedFact, documentDates } from "./document-dates.ts";
export { diffPassages, type PassageDiff } from "./documents/diff-passages.ts";
export { makeDocument, makeMarkdownDocument } from "./documents/make-document.ts";
export { type DocumentFacts, nameWithoutEnding, type ProposedFacts, proposeFacts } from "./documents/propose-facts.ts";
export { readFile } from "./documents/read-file.ts";
export { findQuote, nearestPassage, reanchored } from "./documents/reanchor.ts";
export { citationOf, entriesOf, finishedEntry } from "./entries.ts";
export { evidenceWarnings } from "./evidence-warnings.ts";
export { type Knowledge, type KnowledgeDocument, loadKnowledge } from "./knowledge.ts";
export { LONGEST_DOCUMENT, type ParsedDocument, parseDocument, splitText } from "./parse-document.ts";
export { resolveQuote } from "./resolve-quote.ts";
export { sha256 } from "./sha256.ts";
export { slugOf } from "./slug.ts";
export { parseVocabulary } from "./vocabulary.ts";
