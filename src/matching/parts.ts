/**
 * Splits a compound question into the questions it joins, so that each can be answered or be said to be missing.
 *
 * Input is a customer's text, output its parts as texts of their own, or the text alone where it asks one thing. What a
 * later part leaves out because an earlier one said it ("... set cookies or fingerprint visitors?") is put back from
 * there, word for word; grammar is of no matter, since that text is only looked up. What people see is the original span.
 */
import { stem } from "./text/stem.ts";
import { isWeak, STOP_WORDS } from "./text/stop-words.ts";

const ASKING = "what|which|who|whom|how|when|where|is|are|do|does|have|has|can|will";
const SENTENCES = /(?<=\?)\s+(?=\S)/;
const CLAUSE = new RegExp(`(?:,|;)?\\s+and,?\\s+(?=(?:(?:at|by|in|to|for|from)\\s+)?(?:${ASKING})\\b)`, "i");
/** "The number of (a) sites and (b) people". */
const LISTED = /^(.*?)\((?:a|i|1)\)\s*(\S.*?)[,;]?\s+(?:and|or)?\s*\((?:b|ii|2)\)\s*(\S[^()]*?)[?.]?$/isu;
const JOINED = /\s+(?:and\/or|or|and|as well as)\s+/i;
/** "How and where data is processed" asks one thing in two respects. */
const ASKS_ON = /\b(?:how|what|which|where|when|who|whom|why)\s*$/iu;
/** "When was it last revised" asks about what was named before. */
const POINTS_BACK = /\b(?:it|its|they|them|their|this|these|those)\b/iu;
/** A part of fewer telling words says nothing by itself. */
const LEAST_WORDS = 2;

export interface QuestionPart {
  /** What to look up. */
  readonly text: string;
  /** The customer's own words for it, to be shown. */
  readonly said: string;
}

/** Two or more parts, in order, or none where the text asks one thing. */
export function partsOf(text: string): QuestionPart[] {
  const sentences = text.split(SENTENCES).filter((sentence) => sentence.includes("?"));
  if (sentences.length > 1) return sentences.every(tells) ? sentences.map(asSaid) : [];
  const listed = LISTED.exec(text);
  if (listed) {
    const [, before = "", first = "", second = ""] = listed;
    return [first, second].map((one) => asSaid(`${before}${one}`));
  }
  const clauses = text.split(CLAUSE);
  const [first, second] = clauses;
  if (first && ASKS_ON.test(first)) return [];
  if (clauses.length === 2 && first && second) {
    const later = second.replace(/\s*\?\s*$/, "");
    // "And is the archive insured" names what it asks about; "and at what level" does not.
    const whole = telling(later).filter(isStrong).length >= LEAST_WORDS && !POINTS_BACK.test(later);
    const rest = whole ? asSaid(later) : { text: `${later} ${subjectOf(first)}`, said: later };
    return tells(first) ? [asSaid(first), rest] : [];
  }
  return joined(text);
}

/** True for questions one after the other, each whole: what answers one of them hardly answers all. */
export function standAlone(parts: readonly QuestionPart[]): boolean {
  return parts.length > 1 && parts.every(({ text, said }) => text === said);
}

/** The parts of "A or B" with what stands before A put before B. */
function joined(text: string): QuestionPart[] {
  const pieces = text.replace(/\?\s*$/, "").split(JOINED);
  const [left, right] = pieces;
  // "A documented and tested plan" is one plan: what stands before has to name something of its own.
  if (pieces.length !== 2 || !left || !right || !tells(right) || !telling(left).some(isStrong)) return [];
  const words = left.split(/\s+/);
  const replaced = Math.min(telling(right).length, telling(left).length - 1);
  // As many telling words of the left side give way as the right side brings.
  let end = words.length;
  for (let gone = 0; gone < replaced && end > 0; end--) if (telling(words[end - 1] ?? "").length > 0) gone++;
  return [asSaid(left), { text: `${words.slice(0, end).join(" ")} ${right}`, said: right }];
}

function asSaid(text: string): QuestionPart {
  return { text, said: text };
}

/** The names and telling words of a clause, which a following "and at what level?" silently refers to. */
function subjectOf(clause: string): string {
  return telling(clause).join(" ");
}

const isStrong = (word: string) => !isWeak(stem(word.toLowerCase()));

const tells = (text: string) => telling(text).length >= LEAST_WORDS;

function telling(text: string): string[] {
  return (text.match(/[\p{L}\p{N}][\p{L}\p{N}./-]*/gu) ?? []).filter((word) => !STOP_WORDS.has(word.toLowerCase()));
}
