/**
 * Composes a suggestion's content from a ranked entry: the option it means here and what contradicts it.
 *
 * Text is never made: the answer is the entry's own. The option is the entry's, translated into the customer's options,
 * or what the statement says to the question where it covers it wholly.
 */
import type { Citation } from "../domain/citation.ts";
import type { Suggestion } from "../domain/suggestion.ts";
import { bandOf } from "./confidence.ts";
import { besideTheWordings, NARROW, type WeighedQuestion } from "./features.ts";
import { areNamed, namedOption } from "./named-option.ts";
import { chooseOption } from "./option.ts";
import { meaningOf } from "./option-meaning.ts";
import { type QuestionPart, standAlone } from "./parts.ts";
import { kindOf } from "./question.ts";
import type { Ranked } from "./ranking.ts";
import { sideOf, termsSide } from "./side.ts";
import { type Spoken, UNREAD } from "./spoken.ts";
import { turningWords } from "./turning.ts";
import { BANDS } from "./weights.ts";

/** From this likeness of wording on, two entries answer the same question. */
const SAME_WORDING = 0.9;
const PLAIN = ["Yes", "No"];
/**
 * One sentence is held to say what is asked where it says this share of the question, under its headings, and no word
 * stays unsaid that weighs more than this share of the weightiest.
 */
const SAYS = 0.65;
const UNSAID = 0.6;
/** Enough where the passage as a whole is known to answer. */
const HALF = 0.45;
/** From this share on, what is asked stands in the answer alone; the answer's own Yes or No then counts, or none. */
const ASKED_BESIDE = 0.5;

/** Words of a wording that weigh so much and are not asked narrow it, where it lacks hardly a word of what is asked. */
const NARROWS = 0.5;
const LACKS = 0.15;
const NEARLY = 0.8;
const LISTS =
  /^\W*(?:(?:can|could|would|will) you )?(?:please |kindly )?(?:(?:list|enumerate|itemi[sz]e)\b|name (?:all|every|each|the|your|any)\b|(?:give|show|provide|send|enter|supply)(?: us| me)?(?: with)? (?:an? |the |your )?(?:\w+ )?list\b|(?:a |the )?list(?:ing)? of\b)/iu;

export interface ChosenOption {
  /** One of the customer's options, or Yes or No where there are none to choose from; null where unsure. */
  readonly option: string | null;
  /** True where no person put the side on record: it was read off a sentence, which is never of the highest band. */
  readonly read: boolean;
}

/**
 * @param spoken the sentence from which a side may be read; `UNREAD` for the side on record alone
 * @param fits true where the passage as a whole is known to answer the question
 */
export function optionFor(
  candidate: Ranked,
  weighed: WeighedQuestion,
  options: readonly string[],
  spoken: Spoken,
  fits = false,
): ChosenOption {
  const { prepared, features, nearest } = candidate;
  const { entry } = prepared;
  const { question } = weighed;
  const { sentence, said, unsaid } = spoken;
  const clear = features.standardConflict === 0 && features.nameConflict === 0;
  // The sentence of a list's item does not say whose list it is.
  const named = () => namedOption(options, sentence?.text ?? "") ?? namedOption(options, entry.answer);
  if (areNamed(options)) return { option: fits && clear ? named() : null, read: true };
  // "How often?" and "List all of them" are answered by no Yes, whatever the cell offers.
  if (NARROW.has(question.kind) || LISTS.test(question.text)) return { option: null, read: false };
  const terms = features.nameConflict === 0 ? termsSide(question, entry.answer) : null;
  const recorded = chooseOption(entry.option, nearest?.text ?? "", question, options);
  if (terms !== null) {
    const option = chooseOption(terms, "", question, options);
    return { option, read: option !== recorded };
  }
  const says = said >= (fits ? HALF : SAYS) && (fits || unsaid <= UNSAID);
  const sure = clear && says;
  // The side read is already that of the question as asked: no wording to turn it by.
  const side = sure && sentence ? sideOf(sentence.text, question, entry.headings.at(-1)) : null;
  const read = chooseOption(side, "", question, options);
  const saysItself = /^(?:yes|no)\b/i.test(entry.answer);
  if (entry.option !== null && (saysItself || besideTheWordings(weighed, prepared) < ASKED_BESIDE)) {
    if (isNarrower(candidate)) return { option: null, read: true };
    // Recorded for another part of what the entry says: "audited, but not yet certified".
    if (read === null || recorded === null || read === recorded) return { option: recorded, read: false };
    return { option: null, read: true };
  }
  return { option: read, read: true };
}

/**
 * True for a No to a narrower question, which has nearly all that is asked and more of weight: that no NDA is a condition for
 * the report does not say that there is no report. A Yes would, and an entry asked in many ways is asked what they share.
 */
function isNarrower({ prepared, features }: Ranked): boolean {
  const denies = prepared.entry.option !== null && meaningOf(prepared.entry.option) === "no";
  const { wordings } = prepared;
  return (
    denies &&
    wordings.length === 1 &&
    features.extra >= NARROWS &&
    features.missing < LACKS &&
    features.wording < NEARLY
  );
}

/**
 * A suggestion's words: the entry's, without a leading Yes or No where that is not the option given here, since it
 * answers another question than the one asked.
 */
export function answerText(answer: string, option: string | null): string {
  const [lead, said] = /^(yes|no)[,:;.]\s+/i.exec(answer) ?? [];
  if (lead === undefined || said === undefined || (option !== null && meaningOf(option) === meaningOf(said)))
    return answer;
  const rest = answer.slice(lead.length);
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}

/** A sentence where the library answers nearly the same wording of a question with Yes and with No. */
export function contradictions(ranked: readonly Ranked[], weighed: WeighedQuestion): string[] {
  const [best, ...others] = ranked;
  if (!best) return [];
  const said = optionFor(best, weighed, PLAIN, UNREAD).option;
  // "With cookies" and "without cookies" are answered differently and contradict nothing.
  const turned = ({ nearest }: Ranked) =>
    turningWords(nearest?.text ?? "")
      .sort()
      .join();
  const asked = turningWords(weighed.question.text).sort().join();
  const rival = others.find((candidate) => {
    const { features } = candidate;
    const other = optionFor(candidate, weighed, PLAIN, UNREAD).option;
    const conflict = features.standardConflict + features.nameConflict > 0 || turned(candidate) !== asked;
    return said !== null && other !== null && other !== said && !conflict && features.wording >= SAME_WORDING;
  });
  if (!rival || best.features.wording < SAME_WORDING) return [];
  const { entry } = rival.prepared;
  return [
    `Another entry fits nearly as well and says ${optionFor(rival, weighed, PLAIN, UNREAD).option}: "${entry.question || entry.id}".`,
  ];
}

/** What a suggestion holds where nothing answers. */
export const NOTHING = {
  outcome: "no_match",
  band: null,
  option: null,
  answer: null,
  entry: null,
  citations: [],
  warnings: [],
} as const;

/** A part's answer alone is never surer than this: a reviewer has to see what is missing. */
const PARTIAL = BANDS.low;
const BELOW_LOW = BANDS.low - 0.01;

/**
 * The suggestion for a compound question: the parts' answers one after the other where each part has one of its own;
 * the answers that there are, without an option and in the lowest band, where a part has none; else the whole's.
 *
 * @param parts empty where the question asks one thing
 * @param answers their suggestions, in the same order
 */
export function withParts(
  whole: Suggestion,
  parts: readonly QuestionPart[],
  answers: readonly Suggestion[],
): Suggestion {
  if (parts.length < 2) return whole;
  // What only comes near a part does not answer it.
  const answered = ({ band }: Suggestion) => band === "high" || band === "medium";
  const found = answers.filter(answered);
  const missing = parts.filter((_, i) => !(answers[i] && answered(answers[i]))).map(({ said }) => `"${said}"`);
  const sure = found.filter(({ band }) => band === "high");
  const warning = `Only a part is answered; nothing was found for ${missing.join(", ")}.`;
  const least = Math.min(...found.map(({ confidence }) => confidence), 1);
  const several = standAlone(parts) && new Set(found.map(({ entry }) => entry)).size > 1;
  if (missing.length === 0 && sure.length > 0 && (several || least > whole.confidence))
    return joined(found, parts, least);
  if (missing.length === 0) return whole;
  // What hardly answers the whole, and no part of it, answers nothing.
  if (found.length === 0 && whole.band === "low") return noMatch(whole);
  if (whole.outcome === "suggested") {
    const confidence = Math.min(whole.confidence, PARTIAL);
    return { ...whole, confidence, band: bandOf(confidence), option: null, warnings: [...whole.warnings, warning] };
  }
  if (sure.length === 0) return whole;
  const partial = joined(sure, parts, Math.min(least, PARTIAL));
  return { ...partial, option: null, warnings: [...partial.warnings, warning] };
}

function noMatch(whole: Suggestion): Suggestion {
  const why = ["Asks several things, none of which is answered.", ...whole.why];
  return { ...whole, ...NOTHING, confidence: Math.min(whole.confidence, BELOW_LOW), why };
}

/** Several suggestions as one: texts and citations in order, an option only where they agree on it. */
function joined(suggestions: readonly Suggestion[], parts: readonly QuestionPart[], confidence: number): Suggestion {
  const [first, ...others] = suggestions;
  if (!first) throw new RangeError("nothing to join");
  const distinctOnes = [
    first,
    ...others.filter(({ entry }, i) => !suggestions.slice(0, i + 1).some((s) => s.entry === entry)),
  ];
  return {
    ...first,
    confidence,
    band: bandOf(confidence),
    option: jointOption(suggestions, parts),
    answer: distinctOnes.map(({ answer }) => answer).join("\n\n"),
    citations: distinct(distinctOnes.flatMap(({ citations }) => citations)),
    warnings: [...new Set(suggestions.flatMap(({ warnings }) => warnings))],
    why: [
      `Taken apart into: ${parts.map(({ said }) => `"${said}"`).join(", ")}.`,
      ...suggestions.flatMap(({ why }) => why),
    ],
  };
}

/** The option on which the parts agree that ask for one: "Are you certified, and since when?" asks for one side only. */
function jointOption(suggestions: readonly Suggestion[], parts: readonly QuestionPart[]): string | null {
  const asking = suggestions.filter((_, i) => kindOf(parts[i]?.text ?? "") === "yes-no");
  const [first, ...others] = asking.length > 0 ? asking : suggestions;
  return first && others.every(({ option }) => option === first.option) ? first.option : null;
}

function distinct(citations: readonly Citation[]): Citation[] {
  const seen = new Map(
    citations.map((citation) => [`${citation.document}\t${citation.start}\t${citation.end}`, citation]),
  );
  return [...seen.values()];
}
