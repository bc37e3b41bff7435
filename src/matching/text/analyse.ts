/**
 * Text analysis as a whole: what a text says, in the units that matching compares.
 *
 * Input is a question, a passage or a heading; output its content stems in order, how much each can tell, and the
 * concepts of the vocabulary in it. The same function reads questions and library, so that both meet in one language.
 */
import type { Vocabulary } from "../../domain/vocabulary.ts";
import { ConceptFinder, type FoundConcept } from "./concepts.ts";
import { stem } from "./stem.ts";
import { STOP_WORDS } from "./stop-words.ts";
import { tokenise } from "./tokenise.ts";

export interface Analysis {
  /** Content stems in order, with repetitions. */
  readonly stems: readonly string[];
  /** Control references as one token each, lower case. */
  readonly references: readonly string[];
  /** By concept id (`topic:`, `standard:`, `acronym:`). */
  readonly concepts: ReadonlyMap<string, FoundConcept>;
}

export interface Analyser {
  analyse(text: string): Analysis;
}

/** An analyser over a vocabulary; building it costs one pass over the vocabulary's phrases. */
export function createAnalyser(vocabulary: Vocabulary): Analyser {
  const finder = new ConceptFinder(vocabulary);
  return {
    analyse(text) {
      const stems: string[] = [];
      const references: string[] = [];
      for (const token of tokenise(text)) {
        if (token.kind === "reference") references.push(token.text);
        if (!STOP_WORDS.has(token.text)) stems.push(stem(token.text));
      }
      const concepts = new Map(finder.find(stems).map((concept) => [concept.id, concept]));
      return { stems, references, concepts };
    },
  };
}

/** Each content stem of a text with the normalised word it came from. */
export function contentWords(text: string): Map<string, string> {
  const words = new Map<string, string>();
  for (const { text: word } of tokenise(text)) {
    const s = stem(word);
    if (!STOP_WORDS.has(word) && !words.has(s)) words.set(s, word);
  }
  return words;
}

/** What normalisation makes one word of, and words as they are written, with hyphens and slashes inside. */
const PIECES =
  /(?:(?:ISO|IEC)(?:\s?\/\s?IEC)?[\s-]*\d{4,5}(?:-\d)?|SOC[\s-]?[123]|PCI(?:[\s-]+DSS)?|type[\s-]+(?:ii|i|1|2)|fed[\s-]ramp|(?:anti|cyber|multi|non|pseudo|sub)\s+\p{L}{4,})(?![\p{L}\p{N}])|[\p{L}\p{N}]+(?:['’.&/:,+-][\p{L}\p{N}]+)*/giu;

/** Each content stem of a text with the word as it was written there, for explanations. */
export function writtenWords(text: string): Map<string, string> {
  const words = new Map<string, string>();
  const add = (piece: string): void => {
    const tokens = tokenise(piece);
    const parts = piece.split(/[^\p{L}\p{N}]+/u).filter((part) => part !== "");
    if (tokens.length > 1 && parts.length > 1) for (const part of parts) add(part);
    for (const { text: word } of tokens) if (!words.has(stem(word))) words.set(stem(word), piece);
  };
  for (const [piece] of text.matchAll(PIECES)) add(piece);
  // What only the whole text tells, by its neighbours.
  for (const [s, word] of contentWords(text)) if (!words.has(s)) words.set(s, word);
  return words;
}
