/**
 * Reads Yes or No off a sentence that says what is asked, where nobody has put the side on record.
 *
 * Input are the sentence, the heading it stands under and the question; output is a side, or null wherever the sentence
 * might mean something else: a condition, a plan, what a standard demands of others, a denial of another clause. An
 * unread side costs a person a moment, a wrong one is the worst thing this product can do.
 */
import { isDoubtful, negatorsIn, type Question } from "./question.ts";
import { contentWords } from "./text/analyse.ts";
import { clausesOf, isFragment, sentencesOf } from "./text/sentences.ts";
import { isFree, isOpposite, turningWords, withoutFree } from "./turning.ts";

export type Side = "Yes" | "No";

/** Makes the whole sentence hold only sometimes. */
const CONDITION = /\b(?:if|unless|except|provided that|in case|depending on|whether|subject to|once|as soon as)\b/giu;
/** Makes a clause no statement of what is so today. */
const UNSURE =
  /\b(?:might|could|would|should|plans?|planned|planning|expect(?:s|ed|ing)?|consider(?:s|ed|ing)?|intend(?:s|ed)?|aim(?:s|ed)?|hopes?|wants?|proposed|upcoming|future|soon|still to come|under way|for (?:example|instance)|some|certain|most|partly|partially|generally|usually|typically)\b/giu;
/** What a norm demands is not what somebody does. */
const NORM =
  /\b(?:standards?|codes?|frameworks?|regulations?|laws?|directives?|criteria|principles?|requirements?|controls?|catalog(?:ue)?s?|articles?|clauses?|schemes?)\b.*?\b(?:requires?|required|demands?|contains?|defines?|covers?|asks?|calls? for|says?|states?|provides?|expects?|is to|are to|shall|must|recommends?|describes?|extends?|applies|concerns?|address(?:es)?|focus(?:es)?|centers?|centres?|govern)\b/iu;
/** A scheme as the subject: the sentence explains it. */
const SCHEME =
  /^\W*(?:the )?((?:ISO|IEC|SOC|PCI|NIST|\p{Lu}[\p{Lu}\d]{1,5})s?)\b(?:[\w/. -]|:\d){0,40}?\s(?:is|are|was|were|has|have|extends?|requires?|contains?|covers?|centers?|focus(?:es)?|consists?|provides?)\b/u;
/** Nobody in particular: what such ones do is a rule of the scheme. */
const ANYBODY =
  /^\W*(?:and |but |when |where )?(?:an? |any |all |each |every |the |these |such )?(?:(?!user |customer |client )\w+ )?(?:organi[sz]ations?|companies|company|providers?|members?|participants?|processors?|controllers?|entities|businesses|firms|governments?)\b/iu;
const DENIES = /\b(?:no|none|nothing|nobody)\b(?! (?:longer|later|more|less|matter)\b)/giu;

/**
 * Yes where the sentence affirms what is asked, No where it denies it, null where neither is sure.
 *
 * @param heading the nearest heading or lead-in, which gives a list item its verb ("Not in scope:" above "Falcon")
 */
export function sideOf(sentence: string, question: Question, heading = ""): Side | null {
  if (question.kind !== "yes-no" || isDoubtful(question.text) || sentence.trim().endsWith("?")) return null;
  const fragment = isFragment(sentence) && heading !== "";
  const plain = sentence.replace(/^\s*(?:yes|no)\b[,.:]?\s*/iu, "");
  const statement = fragment ? `${sentencesOf(heading).at(-1) ?? ""} ${plain}` : plain;
  // "Run apart, with no path between them" denies the path.
  if (/\bwith no\b/iu.test(statement) && !/\bno\b/iu.test(question.text)) return null;
  if (newIn(CONDITION, statement, question) || isOpposite(statement, question.text)) return null;
  const [here, there] = [statement, question.text].map((text) =>
    turningWords(text).filter((word) => word !== "both" && word !== "free"),
  );
  if (here?.some((word) => !there?.includes(word)) || there?.some((word) => !here?.includes(word))) return null;
  const scheme = SCHEME.exec(statement)?.[1];
  if (scheme !== undefined && !question.text.includes(scheme.replace(/s$/, ""))) return null;
  const clauses = fragment ? [statement] : telling(clausesOf(statement), question);
  const open = (clause: string) =>
    newIn(UNSURE, clause, question) || [NORM, ANYBODY].some((rule) => rule.test(clause) && !rule.test(question.text));
  if (clauses.some(open)) return null;
  const denials = clauses.map(denialsIn);
  const [first] = denials;
  // Twice denied is hardly ever affirmed: "names no other category: privacy is not in it".
  if (first === undefined || first > 1 || denials.some((one) => one !== first)) return null;
  return (first === 1) === question.negated ? "Yes" : "No";
}

/** The clauses that speak of what is asked: each with a word of the question that no other has, else the fullest. */
function telling(clauses: readonly string[], { weights }: Question): string[] {
  const stems = clauses.map((clause) => [...contentWords(clause).keys()].filter((s) => weights.has(s)));
  const own = clauses.filter((_, i) =>
    stems[i]?.some((s) => !stems.some((others, j) => j !== i && others.includes(s))),
  );
  if (own.length > 0) return own;
  const most = Math.max(1, ...stems.map(({ length }) => length));
  return clauses.filter((_, i) => stems[i]?.length === most);
}

/** How many words of a clause deny, a bare "no" among them. */
export function denialsIn(clause: string): number {
  return negatorsIn(clause) + (clause.match(DENIES)?.length ?? 0);
}

/** True where a statement has one of the words that the question has not. */
function newIn(words: RegExp, statement: string, { text }: Question): boolean {
  const asked = text.toLowerCase();
  return (statement.match(words) ?? []).some((word) => !new RegExp(`\\b${word.toLowerCase()}\\b`, "u").test(asked));
}

const AGREEMENT = "(?:NDAs?|non-?\\s?disclosure(?: agreements?)?|confidentiality agreements?)";
const ON_TERMS = new RegExp(
  `\\b(?:requires?|required|needs?|needed|must|has to|have to|signs?|signed|signing|under|after|only with|subject to)\\b[^.?]*\\b${AGREEMENT}\\b`,
  "iu",
);
const OPEN = /\b(?:public(?:ly)?|anyone|anybody|everyone|general-purpose|general public)\b/iu;
const WITHOUT = new RegExp(
  `\\b(?:without|no need (?:for|to)|not? (?:require|need)\\w*)\\b[^.?]*\\b(?:${AGREEMENT}|agreements?)\\b|\\bno ${AGREEMENT}\\b`,
  "iu",
);

/** Whether a text says that something is had under a non-disclosure agreement or by everybody; null for neither, or both. */
function termsIn(text: string): "agreed" | "open" | null {
  const without = WITHOUT.test(text);
  const agreed = ON_TERMS.test(text) && !without;
  const open = without || OPEN.test(text);
  return agreed === open ? null : agreed ? "agreed" : "open";
}

const CHARGED =
  /\b(?:charged|chargeable|surcharges?|(?:paid|priced) (?:add-?ons?|extras?|options?|features?|services?)|for (?:an? )?(?:extra |additional )?(?:fee|charge|payment)|(?:extra|additional|separate|further) (?:costs?|charges?|fees?|price)|costs? extra)\b/iu;

/** Whether a text says that something is free of charge or is charged for; null for neither, or both. */
function priceIn(text: string): "free" | "charged" | null {
  const free = isFree(text);
  return free === CHARGED.test(withoutFree(text)) ? null : free ? "free" : "charged";
}

/**
 * The side of a question about the terms on which something is had, which every word for them may turn round: "only under
 * NDA", "without an NDA", "publicly", "as a paid add-on". Null for other questions and where the evidence names neither
 * term, or both.
 */
export function termsSide(question: Question, evidence: string): Side | null {
  return agreementSide(question, evidence) ?? priceSide(question, evidence);
}

function priceSide(question: Question, evidence: string): Side | null {
  const [asked, said] = [priceIn(question.text), priceIn(evidence)];
  if (question.kind !== "yes-no" || question.negated || asked === null || said === null) return null;
  return asked === said ? "Yes" : "No";
}

function agreementSide(question: Question, evidence: string): Side | null {
  if (question.kind !== "yes-no" || !new RegExp(`\\b(?:${AGREEMENT}|agreement)\\b`, "iu").test(question.text))
    return null;
  const [asked, said] = [termsIn(question.text), termsIn(evidence)];
  if (asked === null || said === null) return null;
  // That one thing is had on terms does not say that there is nothing without.
  return asked === said ? "Yes" : EXISTS.test(question.text) ? null : "No";
}

const EXISTS = /^\W*(?:is|are) there\b|^\W*do(?:es)? \w+ (?:have|offer|provide|publish) (?:an?|any)\b/iu;
