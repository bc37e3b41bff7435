/**
 * Whether an answer holds the kind of thing that a question asks for: a count, a duration, a date, an identifier.
 *
 * Input are the question's kind and text and an answer; output is true, false, or null where the kind leaves no trace
 * in an answer. "How many years must logs be kept?" is not answered by a text about logs that names no number of years.
 */
import type { QuestionKind } from "./question.ts";
import { areNear } from "./text/near-words.ts";
import { isLabel } from "./text/sentences.ts";
import { stem } from "./text/stem.ts";
import { STOP_WORDS } from "./text/stop-words.ts";
import { type Token, tokenise } from "./text/tokenise.ts";

const COUNT = "(?:\\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|fifty|hundred)";
const MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december";

/** Letters and digits mixed. */
const IDENTIFIER = /\b(?=[A-Z0-9-]*\d)(?=[A-Z0-9-]*[A-Z])[A-Z0-9-]{6,}\b/;

const WANTED: Partial<Record<QuestionKind, RegExp>> = {
  "how-often":
    /\b(?:annual|annually|years?|yearly|months?|monthly|quarter|quarterly|weeks?|weekly|daily|days?|every|continuous|continuously|regularly)\b/i,
  "how-long": new RegExp(
    `\\b${COUNT}[\\s-](?:\\w+ )?(?:second|minute|hour|day|week|month|year)|\\b(?:since|in|back to) (?:19|20)\\d\\d\\b|\\b(?:prompt|promptly|immediate|immediately|at once|as soon as|without (?:undue |any )?delay)\\b`,
    "i",
  ),
  "how-much": new RegExp(
    `[$€£]\\s?\\d|\\b${COUNT}[\\s-]*(?:bit|byte|character|digit|[kmgtp]i?b\\b|%|percent|million|billion|usd|eur|gbp)`,
    "i",
  ),
  when: new RegExp(`\\b(?:19|20)\\d\\d\\b|\\b(?:${MONTHS})\\b`, "i"),
  identifier: IDENTIFIER,
};

/**
 * What a question asks for beside its kind, whatever word it begins with, and what an answer to it cannot lack. The first
 * that fits counts.
 */
const ATTRIBUTES: readonly (readonly [asked: RegExp, wanted: RegExp])[] = [
  [
    /\b(?:certificate|registration|verification|policy|reference|report|licen[cs]e|D-?U-?N-?S|membership) (?:numbers?\b|no\b\.?|id\b|identifier|reference\b)/i,
    IDENTIFIER,
  ],
  [
    /\b(?:e-?mail address(?:es)?|phone numbers?|contact (?:details|person|information|address|point|names?|e-?mail)|e-?mail of\b|point of contact)\b/i,
    /\S@\S|\+\d[\d ()-]{6,}/,
  ],
  [
    /\b(?:price|pricing|fees?|(?:how much|what) (?:does|do|will|would|is|are)\b.*\bcosts?)\b/i,
    /[$€£]\s?\d|\bfree\b|\b(?:cost|charge)s?\b/i,
  ],
  [
    /\b(?:validity|valid|expir(?:y|es?|ation)|laps(?:es?|ed|ing)|runs? out|until (?:which|what|when))\b/i,
    new RegExp(
      `\\b${COUNT}[\\s-](?:\\w+ )?(?:day|week|month|year)|\\b(?:(?:valid|in force|good) (?:until|to|through|till|up to)|until|expir(?:es?|ed|y|ation)|lapses?|runs? out|ends?)\\b[^.]*\\b(?:19|20)\\d\\d\\b`,
      "i",
    ),
  ],
  [
    /\b(?:period|time ?frame|start (?:date )?and end|begin(?:ning)? and end)\b/i,
    new RegExp(
      `\\b${COUNT}[\\s-](?:\\w+ )?(?:day|week|month|year)|\\b(?:until|through|between|from)\\b[^.]*\\b(?:19|20)\\d\\d\\b|\\b(?:19|20)\\d\\d (?:to|till|-|–|and) (?:\\d{1,2} )?(?:\\w+ )?(?:19|20)\\d\\d\\b`,
      "i",
    ),
  ],
  // "Which 47 services" wants them listed.
  [
    /\b(?:which|what) (?:\d{1,3}|three|four|five|six|seven|eight|nine|ten|twelve) (?!years?\b|months?\b|weeks?\b|days?\b|hours?\b)\p{Ll}/iu,
    /(?<!^(?:yes|no)),[^,]+(?:,|\band\b)/i,
  ],
  [/\bdate of\b|\bnext\b.*\b(?:due|date|scheduled)\b/i, new RegExp(`\\b(?:${MONTHS})\\b|\\b(?:19|20)\\d\\d\\b`, "i")],
];
/** "Who keeps the e-mail address" asks for no address. */
const OF_A_THING: ReadonlySet<QuestionKind> = new Set([
  "which",
  "provide",
  "how-much",
  "how-long",
  "when",
  "identifier",
  "statement",
]);
/** Who does such work, or vouches for it. */
const WORKER =
  "(?:auditors?|assessors?|accountants?|certifiers?|examiners?|registrars?|agents?|agency|agencies|firms?|compan(?:y|ies)|bod(?:y|ies)|laborator(?:y|ies)|officers?|QSAs?)";
/** "Which QSA company", "name of the auditor", "Auditor:": the answer has to name one. */
const FIRM = new RegExp(
  `\\b(?:(?:which|what) (?:[\\w-]+ ){0,3}${WORKER}|who (?:is|was|were|are) (?:\\w+ ){0,5}${WORKER}|names? (?:of )?(?:\\w+ ){0,4}${WORKER})\\b|\\b${WORKER}(?:['’]s)? names?\\b|^\\W*(?:\\w+ ){0,4}(?:auditor|assessor|certifier)\\W*$`,
  "i",
);
/** "Who audited you": somebody has to be said to have done so, by name or by trade. */
const AUDITED =
  /\bwho(?:m)?\b.*\b(?:audit(?:s|ed)|assess(?:es|ed)|examine[sd]|certifie[sd]|verifie[sd]|attest(?:s|ed)|sign(?:s|ed))\b/i;
const TRADE = /\b(?:auditors?|assessors?|accountants?|QSA|certification body|monitoring body|third[ -]party)\b/i;
/** "By whom is your certification body accredited": who certifies is another. */
const ACCREDITOR = /\b(?:accreditation (?:body|bodies|agency)|accredited by|by (?:which|what|whom)\b.*\baccredited)\b/i;
/** "When do you disclose data" asks for a condition, not for a date; "when does it expire" does for one. */
const CONDITION = /^\W*when (?:do|does|may|can|would|should|must|are|is)\b/i;

/** True for a label of something that no Yes is: "ISO 27001 certificate number", "Auditor". */
export function namesAThing(text: string): boolean {
  return isLabel(text) && (FIRM.test(text) || ATTRIBUTES.some(([asked]) => asked.test(text)));
}

/** True where two questions ask for the same kind of thing: not "when was it awarded" and "until when is it valid". */
export function askForSame(one: Asked, other: Asked): boolean {
  const attribute = ({ text }: Asked) => ATTRIBUTES.findIndex(([asked]) => asked.test(text));
  return (
    one.kind === other.kind && attribute(one) === attribute(other) && FIRM.test(one.text) === FIRM.test(other.text)
  );
}

interface Asked {
  readonly kind: QuestionKind;
  readonly text: string;
}

/** True where the answer has it, false where it lacks it, null where that cannot be seen. */
export function holdsWhatIsAsked(kind: QuestionKind, question: string, answer: string): boolean | null {
  if (kind === "how-many") return counts(counted(question), answer);
  // A statement is a requirement to be met, unless it only names what is to be filled in.
  if (kind === "yes-no" || (kind === "statement" && !isLabel(question))) return null;
  const [, wanted] = OF_A_THING.has(kind) ? (ATTRIBUTES.find(([asked]) => asked.test(question)) ?? []) : [];
  if (!wanted && CONDITION.test(question)) return null;
  if (wanted && !wanted.test(answer)) return false;
  if (ACCREDITOR.test(question) && !/\baccredit/i.test(answer)) return false;
  if (FIRM.test(question)) return namesBeside(question, answer);
  if (kind === "who" && AUDITED.test(question)) return TRADE.test(answer) || namesBeside(question, answer);
  return WANTED[kind]?.test(answer) ?? (wanted ? true : null);
}

const ROLE =
  /^(?:qualified|certified|accredited|independent|public|security|information|third|lead|assessors?|auditors?|accountants?)$/i;

const CHECKS =
  "audit(?:s|ed)|assess(?:es|ed)|examine[sd]|certifie[sd]|verifie[sd]|attest(?:s|ed)|perform(?:s|ed)|carrie[sd] out|conduct(?:s|ed)|oversees?|approve[sd]|accredit(?:s|ed)";
const MAKES = "adopt(?:s|ed)|issue[sd]|publish(?:es|ed)|wrote|develop(?:s|ed)|establish(?:es|ed)|introduce[sd]";
/** Whose work it is to check, and not to write. */
const CHECKING = /\b(?:audit|assess|examin|certif|verif|attest|accredit|account|QSA|CPA|laborator)/i;
/** Names that stand where somebody is named who does such work: "by Blue", "the auditor, Blue,", "Blue assessed". */
const atWork = (does: string) =>
  new RegExp(
    `\\b(?:by|with|auditors?|assessors?|accountants?|firms?|body|office|officers?|company|providers?|partners?|QSA)\\b(?:,| is| was| were| are)?(?: (?:the|an?|its|their|our))?(?: \\p{Ll}[\\p{Ll}-]*){0,3}[ (]+(\\p{Lu}\\p{L}{2,})(?!\\p{L}|['’]s)|(\\p{Lu}\\p{Ll}{2,}),?(?: (?:has|have|had))? (?:${does})`,
    "gu",
  );
/** "Blue (BLU) is the body that ...". */
const isOne = (of: string) =>
  new RegExp(
    `(?<!\\p{L})(\\p{Lu}\\p{L}{2,})\\)? (?:is|was) (?:the|an?|its|their|our) (?:\\p{Ll}[\\p{Ll}-]* ){0,3}${of}\\b`,
    "gu",
  );
const CHECKER_AT_WORK = [atWork(CHECKS), isOne("(?:auditor|assessor|accountant|certifier|examiner)")];
const ANY_AT_WORK = [atWork(`${CHECKS}|${MAKES}`), isOne(WORKER)];

/** True where the answer names one who does the work, whom the question does not name. */
function namesBeside(question: string, answer: string): boolean {
  const work = CHECKING.test(question) ? CHECKER_AT_WORK : ANY_AT_WORK;
  const named = work
    .flatMap((shape) => [...answer.matchAll(shape)])
    .flatMap(([, ...names]) => names.find(Boolean) ?? []);
  return named.some((name) => !question.includes(name) && !ROLE.test(name) && !NOBODY.test(name));
}

/** Dates, and the pages that things are had from. */
const NOBODY = new RegExp(`^(?:${MONTHS}|data|dashboard|website|customers?)$`, "i");

/** Stems of what is counted in "how many ..." or "the number of ...". */
export function counted(question: string): string[] {
  const thing = /\b(?:how many|number of)\s+((?:[\w-]+\s*){1,4})/i.exec(question)?.[1] ?? "";
  return tokenise(thing)
    .filter(({ text, kind }) => kind === "word" && !STOP_WORDS.has(text))
    .map(({ text }) => stem(text));
}

const NUMBER_WORD = new RegExp(`^${COUNT}$`);
/** How far behind its number the counted thing may stand: "47 Cloudflare cloud services". */
const REACH = 5;

function counts(things: readonly string[], answer: string): boolean {
  const tokens = tokenise(answer);
  return tokens.some(
    (token, i) =>
      isCount(token) &&
      (things.length === 0 ||
        tokens.slice(i + 1, i + 1 + REACH).some(({ text }) => things.some((thing) => areNear(thing, stem(text))))),
  );
}

function isCount({ text, kind }: Token): boolean {
  return kind === "reference" ? false : NUMBER_WORD.test(text) && !/^(?:19|20)\d\d$/.test(text);
}
