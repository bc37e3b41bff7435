/**
 * What makes the best entry's Yes or No doubtful for this question, however alike their words are.
 *
 * Words alone cannot tell "do your sub-processors hold PCI DSS" from "do you". Each doubt is a plain rule on the text a
 * reviewer sees. A doubt takes the option away and keeps the suggestion out of the highest band: the passage may still be
 * the right one to read, but a person has to say Yes or No.
 */

import type { WeighedQuestion } from "./features.ts";
import { meaningOf } from "./option-meaning.ts";
import { isNegated, isTurned, type Question } from "./question.ts";
import type { Ranked } from "./ranking.ts";
import { termsSide } from "./side.ts";
import type { Spoken } from "./spoken.ts";
import type { Analysis } from "./text/analyse.ts";
import { stem } from "./text/stem.ts";

/** From this likeness on the entry answers this very question, whatever else its wording names. */
export const SAME_WORDING = 0.93;

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
  const missing = valuesIn(question.text).filter(
    (value) => !valuesIn(said).includes(value) && !deniedAnyway(value, candidate) && !isStandard(value, said),
  );
  // "C5:2020" says nothing of the year 2020.
  const years = [...question.text.matchAll(DATED)].flatMap(([, year]) => year ?? []);
  missing.push(...years.filter((year) => !missing.includes(year) && !new RegExp(`(?<!:)\\b${year}\\b`).test(said)));
  missing.push(...placesMissing(question.text, `${said}\n${wording}`));
  const often = question.kind === "yes-no" ? (OFTEN.exec(question.text)?.[0] ?? null) : null;
  if (often !== null && !intervalsIn(`${said}\n${wording}`).includes(intervalOf(often))) missing.push(often);
  if (missing.length > 0) doubt(`The evidence does not name ${missing.join(", ")}.`, question.kind === "yes-no");
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
  const terms = termsSide(question, entry.answer) === null ? [] : ["only", "without"];
  const turning = turningWords(question.text).filter((word) => ![...allowed, ...terms].includes(word));
  // What is so for both, or free of charge, is so.
  const implied = entry.option !== null && meaningOf(entry.option) === "yes" ? ["both", "free"] : [];
  const known = [...turningWords(question.text), ...implied];
  const turned = turningWords(wording).filter((word) => ![...known, ...terms].includes(word));
  if (turning.length + turned.length > 0) {
    doubt(`Asked with "${[...turning, ...turned].join('", "')}", which may turn the answer round.`);
  }
  if (question.negated && /\b(?:any|all|every|each|no)\b/i.test(question.text)) {
    doubt("Asks whether anything is left out, which a Yes or No to the plain question does not tell.");
  }
  if (
    candidate.nearest &&
    !turnedRound &&
    candidate.nearest.negated !== isTurned(question.text) &&
    features.wording < 0.9
  )
    doubt("Asks the other way round than the entry was asked.");
  if (question.kind === "provide" && DOCUMENT.test(question.text) && !isOffered(candidate))
    doubt("Asks for a document, which the evidence does not say how to get.");
  if (wording !== "" && isOpposite(wording, question.text)) doubt("Asks for the opposite of what the entry was asked.");
  if (candidate.features.nameConflict > 0) doubt("The question names something that the evidence does not.");
  const whole = WHOLE.exec(question.text)?.[0];
  if (whole && !(entry.option !== null && meaningOf(entry.option) === "no") && !saysOfAll(said, wording)) {
    doubt(`Asked about "${whole}"; the evidence does not say that it holds for all of them.`);
  }
  // A statement that names a standard says what is so, whatever it was assessed for.
  const about = candidate.nearest ? standardsIn(candidate.nearest) : [];
  const named = standardsIn(question.analysis);
  if (question.kind === "yes-no" && about.length > 0 && named.length === 0 && candidate.features.wording < SAME_WORDING)
    doubt("The evidence is about a standard that the question does not name.");
  if (entry.option !== null && about.length > 0 && named.length > 0 && !named.some((one) => about.includes(one)))
    doubt("The evidence's Yes or No was given for another standard than the question names.");
  return doubts;
}

/** Regions that are written short; words alone take "the US" for "us". */
const PLACES = ["US|USA|U\\.S\\.(?:A\\.)?|United States", "UK|U\\.K\\.|United Kingdom", "EU|EEA|European Union|Europe"];

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

const DATED = /\b(?:in|since|from|before|by|during|until|as of)\s+(?:\p{Lu}\p{Ll}+\s+)?((?:19|20)\d\d)\b/gu;
/** "27018" for ISO/IEC 27018. */
function isStandard(value: string, text: string): boolean {
  return /^\d{4,5}$/.test(value) && new RegExp(`\\b(?:ISO|IEC)[\\s/-]*(?:IEC)?\\s*${value}\\b`).test(text);
}

/** How often something is done, which evidence that it is done at all, or at another interval, does not tell. */
const OFTEN =
  /\b(?:annual(?:ly)?|yearly|(?:each|every|once an?|once (?:each|every|per)|per) (?:calendar )?(?:year|month|quarter|week|day|night)|(?:each|every) (?:three|3|six|6|twelve|12) months|monthly|quarterly|weekly|daily|nightly|twice a \w+|biannual(?:ly)?)\b/iu;
const INTERVALS: readonly (readonly [RegExp, string])[] = [
  [/biannual|twice a year|(?:six|6) months/iu, "half a year"],
  [/twice/iu, "other"],
  [/annual|year|(?:twelve|12) months/iu, "year"],
  [/quarter|(?:three|3) months/iu, "quarter"],
  [/month/iu, "month"],
  [/week/iu, "week"],
];

function intervalOf(often: string): string {
  return INTERVALS.find(([words]) => words.test(often))?.[1] ?? "day";
}

function intervalsIn(text: string): string[] {
  return (text.match(new RegExp(OFTEN, "giu")) ?? []).map(intervalOf);
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

type Actor = "customer" | "vendor" | "third party" | "staff" | "group";

/** Nouns that name who acts, the most particular first. */
const ACTORS: readonly (readonly [RegExp, Actor])[] = [
  [
    /\b(?:sub-?\s?processors?|sub-?contractors?|third[ -]part(?:y|ies)|suppliers|vendors|partners|resellers|distributors)\b|\byour (?:\w+ ){1,3}(?:providers?|operators?|hosts?|hosters?)\b/iu,
    "third party",
  ],
  [/\b(?:employees?|staff|personnel|workforce|contractors?|administrators?|developers?|engineers?)\b/iu, "staff"],
  [/\b(?:parent (?:company|organi[sz]ation)|subsidiar(?:y|ies)|affiliates?|holding company)\b/iu, "group"],
  [/\b(?:customers?|clients?|tenants?|subscribers?|end[ -]users?|user entit(?:y|ies))\b/iu, "customer"],
  [/\b(?:you|your|vendor|provider|supplier|organi[sz]ation|company|cloudflare|firm)\b/iu, "vendor"],
];

/** True where a text speaks of such an actor at all; "a third-party auditor" is nobody's supplier. */
function mentions(actor: Actor, text: string): boolean {
  return ACTORS.some(([noun, named]) => named === actor && noun.test(withoutAuditors(text)));
}

function withoutAuditors(text: string): string {
  return text.replace(
    /\bthird[ -]party (?=(?:\w+ )?(?:audit|assess|attest|certif|examin|review|verif|test|accountant|report|qualified|QSA|monitor))/giu,
    "",
  );
}

const ASKS =
  /^(?:\W*(?:please )?(?:confirm|indicate|state|specify)?\s*(?:whether|if|that)?\s*)(?:do|does|did|is|are|was|were|has|have|had|can|could|will|would|shall|should|must|may)\s+/iu;
/** Where the subject of a clause ends: the verb, or what the subject possesses. */
const VERB =
  /\b(?:is|are|was|were|be|been|has|have|had|can|could|will|would|may|must|shall|should|do|does|not|also|hold|keep|use|own|compl(?:y|ies)|responsible|required|expected|certified|covered|obliged|free|able|subject)\b|[,;?]/iu;
/** A customer's traffic does not act; what it is part of is the subject. */
const THINGS =
  /^['’]?s?\s*(?:data|traffic|content|information|accounts?|logs?|files?|portal|dashboard|agreements?|contracts?|requests?|names?|records?|management|certifications?|lists?|registers?)\b/iu;

/** What is done to somebody is done by another. */
const ACTED_UPON =
  /^['’]?s?\s*(?:\w+ly\s)?(?:listed|published|disclosed|named|identified|documented|tracked|monitored|informed|notified|told)\b/iu;

/** "For which customers ..." is no subject; "a third party" that verifies or attests is an auditor, nobody's supplier. */
const NO_SUBJECT = /^(?:for|to|from|in|by|with|under|at|on|of)\b|\b(?:an?|any) (?:\w+ ){0,2}third[ -]party\b/iu;

/** Who a question or statement is about: its grammatical subject, where that is somebody; null where it is a thing. */
export function actorIn(text: string): Actor | null {
  // One whom a tender names so is the one who answers it; several are somebody's staff.
  const told = withoutAuditors(text).replace(/\bthe (?:contractor|offeror|bidder|tenderer)\b/giu, "the vendor");
  const start = told.replace(/^\s*(?:yes|no)\b[,.:]?\s*/iu, "");
  const asks = ASKS.test(start);
  const clause = start.replace(ASKS, "").replace(/^(?:the|any|all|each|every)\s+/iu, "");
  const words = clause.split(/\s+/).slice(0, 6).join(" ");
  // Without a verb that is known the first words are taken, as they are behind the verb of a question.
  const end = asks ? undefined : VERB.exec(words)?.index;
  const supplier = /^your (?:\w+ ){1,3}(?:providers?|operators?|hosts?|hosters?)\b/iu.exec(words)?.[0];
  const subject = supplier ?? (end === undefined ? words.split(" ").slice(0, 3).join(" ") : words.slice(0, end));
  if (NO_SUBJECT.test(subject)) return null;
  const found = ACTORS.flatMap(([noun, actor]) => {
    const match = noun.exec(subject);
    return match ? [{ actor, noun: match[0], from: match.index, to: match.index + match[0].length }] : [];
  }).sort((a, b) => a.from - b.from || b.to - a.to);
  // Whose somebody is, is not who acts: "your sub-processors", "Cloudflare's customers".
  const [first] = found.filter(({ noun, to }, i) => {
    const next = found[i + 1];
    return !next || !(/^your$/iu.test(noun) || /^['’]/u.test(words.slice(to)) || next.from - to === 1);
  });
  if (!first) return null;
  if (first.actor === "vendor")
    return /^(?:(?:service|cloud|hosting|software|your|our)\s)*$/iu.test(subject.slice(0, first.from))
      ? "vendor"
      : null;
  return [THINGS, ACTED_UPON].some((rule) => rule.test(words.slice(first.to))) ? null : first.actor;
}

/** The actor of a text, and whom it makes act: "requires every customer to sign" is about both. */
function actorsIn(text: string): Actor[] {
  const made = /\b(?:requires?|obliges?|expects?|asks?|binds?|allows?|lets?|enables?)\s+(.*)/iu.exec(text)?.[1];
  return [actorIn(text), made === undefined ? null : actorIn(`Do ${made}`)].filter((actor) => actor !== null);
}

/** What a customer owes; what it can or may do is a service to it. */
const DUTY =
  /\b(?:responsib\w+|accountable|must|ha(?:s|ve) to|needs? to|required|obliged|expected|should|shall|agrees?|acknowledges?)\b/iu;
/** What stands behind a customer as the subject where nothing is told of its own doing. */
const ENJOYS = /\b(?:can|may|could|might|choose|benefit|receive|get|is|are|was|were|has|have|had|will be)\b/iu;

/** True where the evidence, and every question that it answers, is about what the customer does for its own part. */
function isCustomersDuty(stated: string, wordings: readonly string[]): boolean {
  const [first] = wordings;
  if (first !== undefined) return actorIn(first) === "customer" && DUTY.test(first);
  if (/^\W*(?:customer|user entity|client) responsibilit(?:y|ies)\b/iu.test(stated)) return true;
  return actorIn(stated) === "customer" && (DUTY.test(stated) || !ENJOYS.test(stated));
}

/** A customer whose data or accounts are meant is not asked to do anything; nor is one that only could. */
const CUSTOMERS_PART =
  /(?<!\b(?:can|could)(?: the| your)? )\b(?:(?:customers?|clients?|tenants?|subscribers?|end[ -]users?)(?!['’]|\s+(?:data|traffic|content|information|accounts?|logs?|files?|portal|dashboard|requests?|records?|environments?|\w+ (?:data|logs?|files?)))|we|us|ourselves)\b|\b(?:user entit(?:y|ies)|CUECs?|responsib\w+|accountable|terms)\b/iu;

/** True where a question speaks of the customer's part: by name, as "we", or as whoever has to do something. */
function asksOfCustomer({ kind, text }: Question): boolean {
  return kind === "who" || CUSTOMERS_PART.test(text) || /\b(?:who|whom|whose|which part(?:y|ies))\b/iu.test(text);
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
  /\b(?:free of charge|for free|free(?! (?:plans?|tiers?|customers?|accounts?|users?))|(?:at no|without(?: any)?) (?:\w+ )?(?:costs?|charges?|surcharges?|fees?|expense))\b/giu;
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

/** What is one is not the other: a text that has only the one, and a question that has only the other, ask two things. */
const OPPOSITES: readonly (readonly [RegExp, RegExp])[] = [
  [/\bfor free\b/iu, /\b(?:charged?|charges|costs?|fees?|pay|paid|surcharge|price)\b/iu],
  [
    /\b(?:voluntar(?:y|ily)|optional(?:ly)?)\b/iu,
    /\b(?:mandatory|obligatory|compulsory|obliged|requires?|required)\b/iu,
  ],
  [/\b(?:internal(?:ly)?|in-house)\b/iu, /\b(?:external(?:ly)?|third[ -]party|outsourced|independent(?:ly)?)\b/iu],
  [/\b(?:at rest|stored)\b/iu, /\b(?:in transit|transmission|TLS|SSL|HTTPS)\b/iu],
  [/\b(?:before|prior to)\b/iu, /\bafter\b/iu],
  [/\bautomat(?:ed|ic|ically)\b/iu, /\bmanual(?:ly)?\b/iu],
  [/\bfull(?:y)?\b/iu, /\b(?:associate|partial(?:ly)?|partly)\b/iu],
  [/\bpubli(?:c|cly)\b/iu, /\b(?:confidential(?:ly)?|NDA|non-?disclosure agreement)\b/iu],
];

export function isOpposite(text: string, question: string): boolean {
  const only = (one: RegExp, other: RegExp, where: string) => {
    const even = where.replace(FREE, " for free ");
    return one.test(even) && !other.test(even);
  };
  return OPPOSITES.some(
    ([a, b]) => (only(a, b, text) && only(b, a, question)) || (only(b, a, text) && only(a, b, question)),
  );
}
