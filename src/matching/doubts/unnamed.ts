/** Doubts about what the question names and the evidence does not: years, editions, places, intervals, names. */
import { askForSame } from "../answer-kind.ts";
import { intervalsMissing } from "../intervals.ts";
import { PLACES } from "../places.ts";
import { another, type Case, doubt, type Rule } from "./rule.ts";

export const valuesMissing: Rule = (given) => {
  const { question, entry, said, wording, yesNo } = given;
  // What is so "as of January 2025" is what evidence of that year says.
  const asOf = entry.citations.map((cited) => cited.asOf?.slice(0, 4));
  const now = question.text.replace(AS_OF, (phrase, year: string) => (asOf.includes(year) ? " " : phrase));
  const known = valuesIn(said);
  const missing = new Set([
    ...valuesIn(now).filter(
      (value) => !known.includes(value) && !isDeniedAnyway(value, given) && !isStandard(value, said),
    ),
    // "C5:2020" says nothing of the year 2020.
    ...datedIn(now).filter((year) => !new RegExp(`(?<!:)\\b${year}\\b`).test(said)),
    ...editionsIn(question.text).filter((edition) => !editionsIn(said).includes(edition)),
    ...placesMissing(question.text, `${said}\n${wording}`),
    ...(yesNo ? intervalsMissing(question.text, `${said}\n${wording}`) : []),
  ]);
  return missing.size > 0 ? another(`The evidence does not name ${[...missing].join(", ")}.`) : null;
};

export const kindMissing: Rule = ({ question, candidate: { nearest }, features, same }) =>
  features.kindConflict > 0 && !(same && nearest && askForSame(question, nearest))
    ? another("The evidence does not hold what the question asks for: a name, a number, a date.")
    : null;

export const nameMissing: Rule = ({ features }) =>
  features.nameConflict > 0 ? doubt("The question names something that the evidence does not.") : null;

/** The regions in or outside of which the question asks whether something is so, and that the evidence does not name. */
function placesMissing(question: string, evidence: string): string[] {
  return PLACES.flatMap((names) => {
    const [, asked] =
      new RegExp(`\\b(?:in|within|inside|outside(?: of)?|from|to) (?:the )?(${names})(?![\\w-])`).exec(question) ?? [];
    return asked !== undefined && !new RegExp(`\\b(?:${names})(?!\\w)`).test(evidence) ? [asked] : [];
  });
}

/** "27001:2022", as written: that the year stands somewhere does not name the edition. */
function editionsIn(text: string): string[] {
  return [...text.matchAll(/(?<![\d.])(\d{4,5})(?:-\d)?:((?:19|20)\d\d)\b/gu)].map(
    ([, number, year]) => `${number}:${year}`,
  );
}

const AS_OF = /\b(?:as (?:of|at)|at the (?:start|beginning|end) of)\b[^,;?]*?\b((?:19|20)\d\d)\b/giu;
const DATED = /\b(?:in|since|from|before|by|during|until|as of)\s+(?:\p{Lu}\p{Ll}+\s+)?((?:19|20)\d\d)\b/gu;

const datedIn = (text: string): string[] => [...text.matchAll(DATED)].flatMap(([, year]) => year ?? []);

/** "27018" for ISO/IEC 27018. */
function isStandard(value: string, text: string): boolean {
  return /^\d{4,5}$/.test(value) && new RegExp(`\\b(?:ISO|IEC)[\\s/-]*(?:IEC)?\\s*${value}\\b`).test(text);
}

/** What is no at all is not of either type: a report that leaves a product out leaves it out as Type II too. */
function isDeniedAnyway(value: string, { side, candidate: { nearest } }: Case): boolean {
  return value.startsWith("type ") && side === "no" && !nearest?.negated;
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
