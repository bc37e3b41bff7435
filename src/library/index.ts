/** The library's steps: source documents -> passages -> library entries, and what keeps them true. */
export { parseAnswers } from "./answers.ts";
export { checkLibrary, type Finding } from "./check-library.ts";
export { citationOf, entriesOf, finishedEntry } from "./entries.ts";
export { evidenceWarnings } from "./evidence-warnings.ts";
export { type Knowledge, type KnowledgeDocument, loadKnowledge } from "./knowledge.ts";
export { LONGEST_DOCUMENT, type ParsedDocument, parseDocument } from "./parse-document.ts";
export { sha256 } from "./sha256.ts";
export { parseVocabulary } from "./vocabulary.ts";
