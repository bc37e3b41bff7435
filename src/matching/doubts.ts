/**
 * What makes the best entry's Yes or No doubtful for this question, however alike their words are.
 *
 * Words alone cannot tell "do your sub-processors hold PCI DSS" from "do you". Each doubt is a plain rule on the text a
 * reviewer sees. A doubt takes the option away and keeps the suggestion out of the highest band: the passage may still be
 * the right one to read, but a person has to say Yes or No.
 */
import { actorIn, actorsIn, asksOfCustomer, isCustomersDuty, mentions } from "./actor.ts";
import { askForSame } from "./answer-kind.ts";
import type { WeighedQuestion } from "./features.ts";
import { intervalsMissing } from "./intervals.ts";
import { namedApart } from "./named-apart.ts";
import { meaningOf } from "./option-meaning.ts";
import { PLACES } from "./places.ts";
import { isNegated, isTurned, type QuestionKind } from "./question.ts";
import type { Ranked } from "./ranking.ts";
import { termsSide } from "./side.ts";
import type { Spoken } from "./spoken.ts";
import type { Analysis } from "./text/analyse.ts";
import { isContrast, isOpposite, turningWords } from "./turning.ts";

/** From this likeness on the entry answers this very question, whatever else its wording names. */
export const SAME_WORDING = 0.93;

/** From this likeness on it nearly does. */
const NEARLY = 0.8;

/** What somebody is bound to do; that they are not bound does not tell whether they do it. */
const MUST =
  /\b(?:must|mandatory|compulsory|obligatory|obliged|requires?|required|ha(?:ve|s) to|needs? to|necessary|bound to)\b/iu;

/** "Which are covered" and "which are not covered" have two answers. */
const NAMES: ReadonlySet<QuestionKind> = new Set(["which", "describe", "provide", "statement"]);

export interface Doubt {
  /** A sentence for a reviewer. */
  readonly text: string;
  /** True where the evidence is about something else: another actor, another edition, another thing of the kind. */
  readonly other: boolean;
  /** True where it is about what somebody else does: the next candidate may be about the one who is asked about. */
  readonly actor: boolean;
}

/** None where the entry's side can stand. */
export function doubtsOf({ question }: WeighedQuestion, candidate: Ranked, spoken: Spoken): Doubt[] {
  const { prepared } = candidate;
  const { entry } = prepared;
  const said = `${entry.answer}\n${entry.citations.map(({ quote }) => quote).join("\n")}`;
  const wording = candidate.nearest?.text ?? "";
  const doubts: Doubt[] = [];
  const doubt = (text: string, other = false, actor = false) => doubts.push({ text, other, actor });
  // What is so "as of January 2025" is what evidence of that year says.
  const asOf = entry.citations.map(({ asOf }) => asOf?.slice(0, 4));
  const now = question.text.replace(AS_OF, (phrase, year: string) => (asOf.includes(year) ? " " : phrase));
  const missing = valuesIn(now).filter(
    (value) => !valuesIn(said).includes(value) && !deniedAnyway(value, candidate) && !isStandard(value, said),
  );
  // "C5:2020" says nothing of the year 2020.
  const years = [...now.matchAll(DATED)].flatMap(([, year]) => year ?? []);
  missing.push(...years.filter((year) => !missing.includes(year) && !new RegExp(`(?<!:)\\b${year}\\b`).test(said)));
  missing.push(...editionsIn(question.text).filter((one) => !missing.includes(one) && !editionsIn(said).includes(one)));
  missing.push(...placesMissing(question.text, `${said}\n${wording}`));
  if (question.kind === "yes-no") missing.push(...intervalsMissing(question.text, `${said}\n${wording}`));
  if (missing.length > 0) doubt(`The evidence does not name ${missing.join(", ")}.`, true);
  const same = candidate.nearest && candidate.features.wording >= SAME_WORDING;
  if (candidate.features.kindConflict > 0 && !(same && askForSame(question, candidate.nearest)))
    doubt("The evidence does not hold what the question asks for: a name, a number, a date.", true);
  const asked = actorIn(question.text);
  const stated = prepared.wordings.length > 0 ? entry.answer : (spoken.sentence?.text ?? entry.answer);
  const acting = new Set([...prepared.wordings.map(({ text }) => text), stated].flatMap(actorsIn));
  // Where the evidence is about a thing, that is the vendor's own.
  if (asked && asked !== "customer" && acting.size === 0 && !mentions(asked, `${said}\n${wording}`))
    acting.add("vendor");
  if (asked && acting.size > 0 && !acting.has(asked)) {
    doubt(
      `Asks about the ${asked}; the evidence is about the ${[...acting].join(" and the ")}.`,
      !mentions(asked, said),
    );
  }
  if (
    isCustomersDuty(
      stated,
      prepared.wordings.map(({ text }) => text),
    ) &&
    !asksOfCustomer(question)
  )
    doubt("The evidence says what the customer has to do, which the question does not ask.", true, true);
  const { features } = candidate;
  if (features.otherActor > 0 && features.wording < SAME_WORDING)
    doubt("Asks about other people than the evidence is about.", true, true);
  if (question.kind === "yes-no" && features.standardConflict === 1 && features.wording < SAME_WORDING)
    doubt("The evidence does not name the standard that the question names.", true);
  // Another wording in these very words has the same option, and an answer with Yes says them; turned round, neither.
  const turnedRound = isNegated(wording) !== question.negated;
  const allowed = turnedRound ? turningWords(wording) : prepared.wordings.flatMap(({ text }) => turningWords(text));
  if (!turnedRound && (entry.option === null || meaningOf(entry.option) === "yes"))
    allowed.push(...turningWords(entry.answer));
  const onTerms = termsSide(question, entry.answer) !== null;
  const terms = onTerms ? ["only", "without", "free"] : [];
  const turning = turningWords(question.text).filter((word) => ![...allowed, ...terms].includes(word));
  // What is so for both, or free of charge, is so.
  const implied = entry.option !== null && meaningOf(entry.option) === "yes" ? ["both", "free"] : [];
  const known = [...turningWords(question.text), ...implied];
  const turned = turningWords(wording).filter((word) => ![...known, ...terms].includes(word));
  if (question.kind === "yes-no" && turning.length + turned.length > 0) {
    doubt(`Asked with "${[...turning, ...turned].join('", "')}", which may turn the answer round.`);
  }
  if (
    question.kind === "yes-no" &&
    question.negated &&
    /\b(?:any|all|every|each|no(?! (?:time|circumstances|case)\b))\b/i.test(question.text)
  ) {
    doubt("Asks whether anything is left out, which a Yes or No to the plain question does not tell.");
  }
  if (
    candidate.nearest &&
    features.wording < 0.9 &&
    (question.kind === "yes-no"
      ? !turnedRound && candidate.nearest.negated !== isTurned(question.text)
      : turnedRound && NAMES.has(candidate.nearest.kind))
  )
    doubt("Asks the other way round than the entry was asked.");
  if (question.kind === "provide" && DOCUMENT.test(question.text) && !isOffered(candidate))
    doubt("Asks for a document, which the evidence does not say how to get.");
  if (question.kind === "yes-no" && isContrast(question.text) && features.wording < SAME_WORDING)
    doubt("Asks for one thing rather than another, which a Yes or No to either does not tell.");
  const denies = entry.option !== null && meaningOf(entry.option) === "no";
  const affirms = entry.option !== null && meaningOf(entry.option) === "yes" && !question.negated;
  const opposite = (text: string) => text !== "" && isOpposite(text, question.text);
  if (!onTerms && (opposite(wording) || (affirms && opposite(entry.answer))))
    doubt("Asks for the opposite of what the entry was asked.");
  if (denies && MUST.test(wording) && !MUST.test(question.text))
    doubt("The entry says that it need not be so, which does not tell whether it is so.");
  if (candidate.features.nameConflict > 0) doubt("The question names something that the evidence does not.");
  if (question.kind === "yes-no" && namedApart(question, entry.answer))
    doubt("The evidence names the two that the question names, but not together.", true);
  const whole = WHOLE.exec(question.text)?.[0];
  if (whole && !denies && !saysOfAll(said, wording)) {
    doubt(`Asked about "${whole}"; the evidence does not say that it holds for all of them.`);
  }
  // A statement that names a standard says what is so, whatever it was assessed for.
  const about = candidate.nearest ? standardsIn(candidate.nearest) : [];
  const everywhere = about.filter((one) => prepared.wordings.every((each) => standardsIn(each).includes(one)));
  const named = standardsIn(question.analysis);
  if (
    question.kind === "yes-no" &&
    everywhere.length > 0 &&
    named.length === 0 &&
    candidate.features.wording < SAME_WORDING
  )
    doubt("The evidence is about a standard that the question does not name.", features.wording < NEARLY);
  if (entry.option !== null && about.length > 0 && named.length > 0 && !named.some((one) => about.includes(one)))
    doubt("The evidence's Yes or No was given for another standard than the question names.");
  return doubts;
}

/** The regions in or outside of which the question asks whether something is so, and that the evidence does not name. */
function placesMissing(question: string, evidence: string): string[] {
  return PLACES.flatMap((names) => {
    const [, asked] =
      new RegExp(`\\b(?:in|within|inside|outside(?: of)?|from|to) (?:the )?(${names})(?![\\w-])`).exec(question) ?? [];
    return asked !== undefined && !new RegExp(`\\b(?:${names})(?!\\w)`).test(evidence) ? [asked] : [];
  });
}

const DOCUMENT = /\b(?:cop(?:y|ies)|documents?|reports?|certificates?|attestations?|AoC|SoA)\b/iu;

/** True where the entry is asked for something to be handed over, or says where it is had. */
function isOffered({ prepared: { wordings, entry } }: Ranked): boolean {
  const gives = /\b(?:download|request|obtain|available|contact|provide)/iu;
  return gives.test(entry.answer) || wordings.some(({ kind }) => kind === "provide" || kind === "where");
}

/** "27001:2022", as written: that the year stands somewhere does not name the edition. */
function editionsIn(text: string): string[] {
  return [...text.matchAll(/(?<![\d.])(\d{4,5})(?:-\d)?:((?:19|20)\d\d)\b/gu)].map(
    ([, number, year]) => `${number}:${year}`,
  );
}

const AS_OF = /\b(?:as (?:of|at)|at the (?:start|beginning|end) of)\b[^,;?]*?\b((?:19|20)\d\d)\b/giu;
const DATED = /\b(?:in|since|from|before|by|during|until|as of)\s+(?:\p{Lu}\p{Ll}+\s+)?((?:19|20)\d\d)\b/gu;
/** "27018" for ISO/IEC 27018. */
function isStandard(value: string, text: string): boolean {
  return /^\d{4,5}$/.test(value) && new RegExp(`\\b(?:ISO|IEC)[\\s/-]*(?:IEC)?\\s*${value}\\b`).test(text);
}

/** What a customer asks about as a whole, where evidence may hold for a part. */
const WHOLE =
  /\b(?:all|every|each|(?:the )?entire|(?:the )?whole)(?: (?:of|the|your|our|its|cloudflare['’]?s?|\w+)){0,3}? (?:products?|services?|solutions?|offerings?|applications?|features?|plans?|platforms?|portfolio|locations?|regions?|sites?|offices|data cent(?:er|re)s?)\b/iu;

/** True where the evidence, or the wording that it answers, speaks of all as well. */
function saysOfAll(...texts: readonly string[]): boolean {
  return texts.some((text) => /\b(?:all|every|each|any|entire|whole|comprehensive|regardless)\b/iu.test(text));
}

/** What is no at all is not of either type: a report that leaves a product out leaves it out as Type II too. */
function deniedAnyway(value: string, { prepared: { entry }, nearest }: Ranked): boolean {
  return value.startsWith("type ") && entry.option !== null && meaningOf(entry.option) === "no" && !nearest?.negated;
}

/** Years, editions, levels, types and counts: what has to stand in the evidence itself. Lower case, in order. */
export function valuesIn(text: string): string[] {
  const plain = text
    // Names of standards, laws' articles and control references are no values of their own.
    .replace(/\b(?:ISO|IEC|SOC|NIST|SP|FIPS|CSA|BSI|SSAE|AT-C)(?:[\s/-]+(?:IEC|PIN|TS))?[\s-]*v?\d+(?:-\d+)?/giu, " ")
    .replace(
      /\b(?:Art(?:icle)?s?|sections?|clauses?|annex(?:es)?|requirements?|chapters?|controls?|criteri(?:on|a)|§)\.?\s*[\w.()-]*\d[\w.()-]*/giu,
      " ",
    )
    .replace(/\b[A-Z]{1,4}\.?\d+(?:\.\d+)+\b|\b[A-Z]{2,4}-\d+(?:\.\d+)*\b/gu, " ");
  const types = plain.match(/\btype\s+(?:ii|i|1|2)\b/giu) ?? [];
  const numbers =
    plain
      .replace(/\btype\s+[12]\b/giu, " ")
      .match(/(?<![\p{L}\d]|[\p{L}\d]\.)\d+(?:[.,]\d+)*(?![\p{L}])|(?<=\bv)\d+(?:\.\d+)*\b/gu) ?? [];
  return [...new Set([...numbers.filter((number) => !/^[01]$/.test(number)), ...types.map(typeNumber)])];
}

function typeNumber(type: string): string {
  return /(?:ii|2)$/i.test(type) ? "type 2" : "type 1";
}

function standardsIn({ concepts, stems }: Analysis): string[] {
  const named = [...concepts.keys()].filter((id) => id.startsWith("standard:"));
  return [...named, ...stems.filter((s) => /^(?:iso|soc)\d|^pci/.test(s))];
}
