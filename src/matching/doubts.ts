/**
 * What makes the best entry's Yes or No doubtful for this question, however alike their words are.
 *
 * Words alone cannot tell "do your sub-processors hold PCI DSS" from "do you". Each doubt is a plain rule on the text a
 * reviewer sees. A doubt takes the option away and keeps the suggestion out of the highest band: the passage may still be
 * the right one to read, but a person has to say Yes or No.
 */

import type { WeighedQuestion } from "./features.ts";
import { meaningOf } from "./option-meaning.ts";
import { isNegated } from "./question.ts";
import type { Ranked } from "./ranking.ts";
import type { Analysis } from "./text/analyse.ts";
import { stem } from "./text/stem.ts";

/** From this likeness on the entry answers this very question, whatever else its wording names. */
export const SAME_WORDING = 0.93;

/** A sentence for a reviewer for each doubt; none where the entry's side can stand. */
export function doubtsOf({ question }: WeighedQuestion, candidate: Ranked): string[] {
  const { prepared } = candidate;
  const { entry, answer } = prepared;
  const said = `${entry.answer}\n${entry.citations.map(({ quote }) => quote).join("\n")}`;
  const wording = candidate.nearest?.text ?? "";
  const doubts: string[] = [];
  const missing = valuesIn(question.text).filter(
    (value) => !valuesIn(said).includes(value) && !deniedAnyway(value, candidate),
  );
  // "C5:2020" says nothing of the year 2020.
  const years = [...question.text.matchAll(DATED)].flatMap(([, year]) => year ?? []);
  missing.push(...years.filter((year) => !missing.includes(year) && !new RegExp(`(?<!:)\\b${year}\\b`).test(said)));
  if (missing.length > 0) doubts.push(`The evidence does not name ${missing.join(", ")}.`);
  const asked = actorIn(question.text);
  const acting = new Set([...prepared.wordings.map(({ text }) => text), entry.answer].map(actorIn));
  acting.delete(null);
  if (asked && acting.size > 0 && !acting.has(asked)) {
    doubts.push(`Asks about the ${asked}; the evidence is about the ${[...acting].join(" and the ")}.`);
  }
  // Another wording in these very words has the same option, and an answer with Yes says them; turned round, neither.
  const turnedRound = isNegated(wording) !== question.negated;
  const spoken = turnedRound ? turningWords(wording) : prepared.wordings.flatMap(({ text }) => turningWords(text));
  if (!turnedRound && (entry.option === null || meaningOf(entry.option) === "yes"))
    spoken.push(...turningWords(entry.answer));
  const turning = turningWords(question.text).filter((word) => !spoken.includes(word));
  // What is so for both, or free of charge, is so.
  const implied = entry.option !== null && meaningOf(entry.option) === "yes" ? ["both", "free"] : [];
  const known = [...turningWords(question.text), ...implied];
  const turned = turningWords(wording).filter((word) => !known.includes(word));
  if (turning.length + turned.length > 0) {
    doubts.push(`Asked with "${[...turning, ...turned].join('", "')}", which may turn the answer round.`);
  }
  if (question.negated && /\b(?:any|all|every|each|no)\b/i.test(question.text)) {
    doubts.push("Asks whether anything is left out, which a Yes or No to the plain question does not tell.");
  }
  if (candidate.features.nameConflict > 0) doubts.push("The question names something that the evidence does not.");
  const whole = WHOLE.exec(question.text)?.[0];
  if (whole && !(entry.option !== null && meaningOf(entry.option) === "no") && !saysOfAll(said, wording)) {
    doubts.push(`Asked about "${whole}"; the evidence does not say that it holds for all of them.`);
  }
  const about = standardsIn(candidate.nearest ?? answer);
  const named = standardsIn(question.analysis);
  if (question.kind === "yes-no" && about.length > 0 && named.length === 0 && candidate.features.wording < SAME_WORDING)
    doubts.push("The evidence is about a standard that the question does not name.");
  return doubts;
}

const DATED = /\b(?:in|since|from|before|by|during|until|as of)\s+(?:\p{Lu}\p{Ll}+\s+)?((?:19|20)\d\d)\b/gu;
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
    .replace(
      /\b(?:ISO|IEC|SOC|NIST|SP|FIPS|PCI|CSA|BSI|SSAE|AT-C|TLS|SHA|AES|RSA)(?:[\s/-]+(?:IEC|DSS|PIN|TS))?[\s-]*v?\d+(?:-\d+)?/giu,
      " ",
    )
    .replace(
      /\b(?:Art(?:icle)?s?|sections?|clauses?|annex(?:es)?|requirements?|chapters?|controls?|criteri(?:on|a)|§)\.?\s*[\w.()-]*\d[\w.()-]*/giu,
      " ",
    )
    .replace(/\b[A-Z]{1,4}\.?\d+(?:\.\d+)+\b|\b[A-Z]{2,4}-\d+(?:\.\d+)*\b/gu, " ");
  const types = plain.match(/\btype\s+(?:ii|i|1|2)\b/giu) ?? [];
  const numbers = plain.replace(/\btype\s+[12]\b/giu, " ").match(/(?<![\p{L}\d])\d+(?:[.,]\d+)*(?![\p{L}])/gu) ?? [];
  return [...new Set([...numbers.filter((number) => !/^[01]$/.test(number)), ...types.map(typeNumber)])];
}

function typeNumber(type: string): string {
  return /(?:ii|2)$/i.test(type) ? "type 2" : "type 1";
}

type Actor = "customer" | "vendor" | "third party" | "staff" | "group";

/** Nouns that name who acts, the most particular first. */
const ACTORS: readonly (readonly [RegExp, Actor])[] = [
  [
    /\b(?:sub-?\s?processors?|sub-?contractors?|third[ -]part(?:y|ies)|suppliers|vendors|partners)\b|\byour (?:\w+ ){1,2}providers?\b/iu,
    "third party",
  ],
  [/\b(?:employees?|staff|personnel|workforce|contractors?|administrators?|developers?|engineers?)\b/iu, "staff"],
  [/\b(?:parent (?:company|organi[sz]ation)|subsidiar(?:y|ies)|affiliates?|holding company)\b/iu, "group"],
  [/\b(?:customers?|clients?|tenants?|subscribers?|end[ -]users?|user entit(?:y|ies))\b/iu, "customer"],
  [/\b(?:you|your|vendor|provider|supplier|organi[sz]ation|company|cloudflare|firm)\b/iu, "vendor"],
];

const ASKS =
  /^(?:\W*(?:please )?(?:confirm|indicate|state|specify)?\s*(?:whether|if|that)?\s*)(?:do|does|did|is|are|was|were|has|have|had|can|could|will|would|shall|should|must|may)\s+/iu;
/** Where the subject of a clause ends: the verb, or what the subject possesses. */
const VERB =
  /\b(?:is|are|was|were|be|been|has|have|had|can|could|will|would|may|must|shall|should|do|does|not|also|hold|keep|use|own|compl(?:y|ies)|responsible|required|expected|certified|covered|obliged|free|able|subject)\b|[,;?]/iu;
/** A customer's traffic does not act; what it is part of is the subject. */
const THINGS =
  /^['’]?s?\s*(?:data|traffic|content|information|accounts?|logs?|files?|portal|dashboard|agreements?|contracts?|requests?|names?|records?|management|certifications?|lists?|registers?)\b/iu;

/** "For which customers ..." is no subject; "a third party" that verifies or attests is an auditor, nobody's supplier. */
const NO_SUBJECT = /^(?:for|to|from|in|by|with|under|at|on|of)\b|\b(?:an?|any) (?:\w+ ){0,2}third[ -]party\b/iu;

/** Who a question or statement is about: its grammatical subject, where that is somebody; null where it is a thing. */
export function actorIn(text: string): Actor | null {
  const start = text.replace(/^\s*(?:yes|no)\b[,.:]?\s*/iu, "");
  const asks = ASKS.test(start);
  const clause = start.replace(ASKS, "").replace(/^(?:the|any|all|each|every)\s+/iu, "");
  const words = clause.split(/\s+/).slice(0, 6).join(" ");
  // Without a verb that is known the first words are taken, as they are behind the verb of a question.
  const end = asks ? undefined : VERB.exec(words)?.index;
  const subject = end === undefined ? words.split(" ").slice(0, 3).join(" ") : words.slice(0, end);
  if (NO_SUBJECT.test(subject)) return null;
  for (const [noun, actor] of ACTORS) {
    const match = noun.exec(subject);
    if (!match) continue;
    const rest = words.slice(match.index + match[0].length);
    if (actor === "vendor")
      return /^(?:(?:service|cloud|hosting|software)\s)?$/iu.test(subject.slice(0, match.index)) ? actor : null;
    return THINGS.test(rest) ? null : actor;
  }
  return null;
}

const TURNING = [
  "both",
  "only",
  "exclusively",
  "solely",
  "without",
  "except",
  "unless",
  "refuse",
  "beyond",
  "besides",
  "pending",
  "unavailable",
];
/** One thing said in four ways, of which only one has a word that turns. */
const FREE =
  /\b(?:free of charge|for free|free(?! (?:plans?|tiers?|customers?|accounts?|users?))|(?:at no|without(?: any)?) (?:\w+ )?(?:costs?|charges?|fees?|expense))\b/giu;
const TURNING_STEMS = new Map(TURNING.map((word) => [stem(word), word]));

/** Words that may turn a Yes into a No, in plain spelling. */
export function turningWords(text: string): string[] {
  const rest = text.replace(FREE, " ");
  const found = (rest.toLowerCase().match(/\p{L}+/gu) ?? []).flatMap((word) => TURNING_STEMS.get(stem(word)) ?? []);
  if (rest !== text) found.push("free");
  if (/\b(?:other than|apart from)\b/i.test(text)) found.push("other than");
  if (/\b(?:before|prior to|until)\s+(?:19|20)\d\d\b/i.test(text)) found.push("before");
  return [...new Set(found)];
}

function standardsIn({ concepts, stems }: Analysis): string[] {
  const named = [...concepts.keys()].filter((id) => id.startsWith("standard:"));
  return [...named, ...stems.filter((s) => /^(?:iso|soc)\d|^pci/.test(s))];
}
