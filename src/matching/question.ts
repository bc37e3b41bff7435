/**
 * Understanding a question before anything is looked up: what kind of answer it wants, which way round it asks, what
 * names it holds.
 *
 * Input is the customer's text with whatever stands beside it in the workbook; output is read by ranking (analysis),
 * by the choice of an option (kind, negated) and by confidence (names, parts).
 */
import { namesAThing } from "./answer-kind.ts";
import { meaningOf } from "./option-meaning.ts";
import type { Analyser, Analysis } from "./text/analyse.ts";
import { stem } from "./text/stem.ts";
import { namesIn } from "./text/tokenise.ts";
import { dampened } from "./topic-model.ts";
import { withoutDelay } from "./turning.ts";

export type QuestionKind =
  | "yes-no"
  | "who"
  | "when"
  | "where"
  | "how-often"
  | "how-many"
  | "how-much"
  | "how-long"
  | "identifier"
  | "which"
  | "provide"
  | "describe"
  | "statement";

export interface AskedQuestion {
  readonly text: string;
  /** The customer's answers to choose from, as spelled. */
  readonly options?: readonly string[];
  /** The heading the question stands under: it helps to rank, and is no part of what is asked. */
  readonly section?: string | null;
  /** The customer's own number of the question; read where it is a control reference of a known framework. */
  readonly ref?: string | null;
  /** Not read: guidance is about the form of the answer more often than about its content. */
  readonly guidance?: string | null;
}

export interface Question {
  readonly text: string;
  readonly kind: QuestionKind;
  /** True where a plain Yes would deny what the question names ("is X excluded", "are there any ... not"). */
  readonly negated: boolean;
  readonly analysis: Analysis;
  /**
   * Stems to how much they count in looking up: more where repeated, twice where they stand in the title, a little where
   * only the section has them.
   */
  readonly weights: ReadonlyMap<string, number>;
  /** Control references in the text and in the question's own number, lower case. */
  readonly references: readonly string[];
  /** Stems written as names: products, standards, identifiers. */
  readonly names: ReadonlySet<string>;
}

const KINDS: readonly (readonly [RegExp, QuestionKind])[] = [
  [/\b(?:how (?:often|frequently|regularly)|what (?:is the )?frequency|at what intervals?)\b/, "how-often"],
  [/\b(?:how many|what (?:is the )?number of)\b|^(?:the )?(?:total )?(?:number|no\.?|#) of\b/, "how-many"],
  [
    /\b(?:how (?:much|large|big)|what (?:is the )?(?:percentage|proportion|share|fraction)|(?:what|which) (?:\w+ ){0,4}(?:length|size|limit|sum|amount|revenue|turnover|budget))\b/,
    "how-much",
  ],
  [
    /\b(?:what|which|provide|supply|state|give|enter)\b.*(?:\bid\b|\bidentifier\b|\b(?:certificate|registration|verification|policy|reference|licen[cs]e) (?:number|no\b))/,
    "identifier",
  ],
  [/\bhow (?:quickly|soon|fast|long)\b|\bwithin (?:what|which|how)\b/, "how-long"],
  [/^(?:since |from |by |until )?when\b|\b(?:what|which) (?:date|year)\b|\bsince when\b/, "when"],
  [
    /^(?:by |from |to )?(?:who|whom|whose)\b|\b(?:which|what) (?:\w+ ){0,2}(?:auditor|assessor|firm|person|vendor|body)\b/,
    "who",
  ],
  [/^(?:from |in |to )?where\b|\bin (?:which|what) (?:countr|region|location|jurisdiction)/, "where"],
  [
    /^(?:please )?(?:provide|attach|share|supply|send|upload|submit|enclose|furnish)\b|\bcop(?:y|ies) of\b.*\bobtain|\bobtain\b.*\bcop(?:y|ies)\b/,
    "provide",
  ],
  [/^(?:please )?(?:confirm|indicate|state|specify|advise|tell us|clarify) (?:whether|if|that)\b/, "yes-no"],
  [/^(?:do|does|did|is|are|was|were|has|have|had|can|could|will|would|shall|should|may|must|am)\b/, "yes-no"],
  [
    /^(?:please )?(?:list|name|enumerate|state|specify|identify|indicate)\b|^(?:for |in |to |under |at |against )?(?:which|what)\b/,
    "which",
  ],
  [
    /^(?:please )?(?:describe|explain|outline|detail|summari[sz]e|discuss|elaborate)\b|^(?:in what way|how|why)\b/,
    "describe",
  ],
  [/[,;:] (?:do|does|did|is|are|was|were|has|have|can|will) (?:you|your|the|there|all|any|it)\b.*\?/, "yes-no"],
];

const NEGATORS =
  /\b(?:not|never|no longer|neither|none|lacks?|lacking|absent|exclud\w*|exempt\w*|out[ -]of[ -](?:[\w-]+ ){0,4}?scope|out of (?:your|the|our|its) (?:[\w-]+ ){0,3}?(?:report|assessment|audit|certification)|falls? outside|outside (?:of )?(?:\w+ ){0,4}(?:scope|boundary)|le(?:ft|ave|aves|aving) out|carv(?:e|es|ed|ing)[ -]outs?|stops? short of|yet to (?:be|have|obtain|complete|receive|achieve)|outside (?:of )?what|omit(?:s|ted|ting)?|prohibit\w*|forbid\w*|disallow\w*|refrain\w*|rul(?:e|es|ed|ing) out)\b|n't\b/g;

/** What denies nothing of the question itself. */
const ASIDE = /\([^()]*\)|\bnot (?:older|later|less|more|fewer|longer) than\b/g;

const TITLE_STRESS = 2;
const SECTION_STRESS = 0.25;
/** The day as of which something is asked to be so: the evidence has to be of it, and is not about it. */
const AS_OF_STRESS = 0.25;
const AS_OF =
  /^\s*(?:as (?:of|at)|at the time of)\s[^,?]{0,40}?\b(?:(?:19|20)\d\d|today|now|january|february|march|april|may|june|july|august|september|october|november|december)\b[^,?]{0,30},/iu;

/** Reads a question; a text of several sentences is judged by the first that asks. */
export function understand(input: AskedQuestion, analyser: Analyser): Question {
  const text = input.text.trim();
  const kind = kindOf(text);
  const analysis = analyser.analyse(text);
  const weights = dampened(analysis.stems);
  for (const s of new Set(analyser.analyse(titleOf(text)).stems)) weights.set(s, (weights.get(s) ?? 0) * TITLE_STRESS);
  for (const s of new Set(analyser.analyse(AS_OF.exec(text)?.[0] ?? "").stems))
    weights.set(s, (weights.get(s) ?? 0) * AS_OF_STRESS);
  for (const s of analyser.analyse(input.section ?? "").stems) if (!weights.has(s)) weights.set(s, SECTION_STRESS);
  return {
    text,
    references: [...new Set([...analysis.references, ...analyser.analyse(input.ref ?? "").references])],
    kind:
      ((kind === "statement" && !namesAThing(text)) || /^\W*(?:can|could|will|would) you\b/iu.test(text)) &&
      asksForSide(input.options ?? [])
        ? "yes-no"
        : kind,
    negated: isNegated(text),
    analysis,
    weights,
    names: new Set([...namesIn(text.replace(AS_OF, ""))].map(stem)),
  };
}

/** "When you process our data, who owns it?" */
const CIRCUMSTANCE =
  /^(?:when|where|if|once|after|before|while|as)\b[^?]*?, (?=(?:who|whom|whose|what|which|how|do|does|did|is|are|was|were|has|have|can|could|will|would)\b)/;

/** What asks to describe or to send is no question whether one can. */
const POLITE =
  /^(?:kindly|(?:can|could|would|will) you (?:please |kindly )?(?=describe|explain|outline|detail|summari[sz]e|elaborate|list|name|enumerate|state|specify|identify|indicate|confirm|provide|attach|share|supply|send|upload|submit|enclose)|we (?:would|['’]d) like you to)\s*/;

/** The kind of answer a text asks for; `statement` where it asks nothing, as control texts do. */
export function kindOf(text: string): QuestionKind {
  const sentences = text.toLowerCase().split(/(?<=[?.!])\s+|\n+/);
  const asking = sentences.find((sentence) => sentence.includes("?")) ?? sentences[0] ?? "";
  const clean = asking
    .replace(/^[\s\d.)(a-z]{0,4}[.)]\s+/, "")
    .trim()
    .replace(CIRCUMSTANCE, "")
    .replace(POLITE, "please ");
  for (const [pattern, kind] of KINDS) if (pattern.test(clean)) return kind;
  return "statement";
}

/** True where the options make a statement a question: "Backups are encrypted." with Yes and No beside it. */
function asksForSide(options: readonly string[]): boolean {
  const meanings = options.map(meaningOf);
  return meanings.includes("yes") && meanings.includes("no");
}

/** The title a control text begins with: "Inventory labels - Assets are ..." or "Incident handling. Notify ...". */
export function titleOf(text: string): string {
  const match = /^([^\n?]{3,120}?)\s+[\u2014\u2013]\s|^([^.\n?]{3,60})\.\s/.exec(text);
  return match?.[1] ?? match?.[2] ?? "";
}

/** True where an odd number of words turns the question round. */
export function isNegated(text: string): boolean {
  return negatorsIn(text) % 2 === 1;
}

/** "A company that is not yet a customer" denies nothing of what is asked of it; "are there any that are not" does. */
const OF_SOMEBODY = /\b(?:that|which|who) (?:is|are|has|have|does|do) not\b/g;
const EXISTS = /\b(?:is|are|was|were) there\b|\bany\b/;

/** How many words of a text deny, those of an aside in brackets left out. */
export function negatorsIn(text: string): number {
  const said = plain(text).replace(ASIDE, " ");
  return (EXISTS.test(said) ? said : said.replace(OF_SOMEBODY, " ")).match(NEGATORS)?.length ?? 0;
}

/** True where a text asks for the absence of something or for something else: an entry of the same sign fits better. */
export function isTurned(text: string): boolean {
  return (
    isNegated(text) !== /\b(?:without|beyond|besides|apart from|other(?: \w+){0,2} than)\b/i.test(withoutDelay(text))
  );
}

/** True where a bare "no" leaves open what is denied ("is no data sold"); "at no extra charge" is only said for free. */
export function isDoubtful(text: string): boolean {
  return /\bno\b(?! longer)/.test(plain(text).replace(/\bat no (?:\w+ )?(?:cost|charge|fee|expense)\b/g, "for free"));
}

/** "Does not, and at no time shall" denies once. */
const DENIED_TWICE = /\bnot,? (?:and|or),? (?:\w+ ){0,3}?(?:not|never|at no time)\b/g;

function plain(text: string): string {
  // "(yes/no)" is about the form of the answer.
  return text
    .toLowerCase()
    .replace(/\u2019/g, "'")
    .replace(DENIED_TWICE, " never ")
    .replace(/\b(?:at no time|under no circumstances|in no case)\b/g, " never ")
    .replace(/\byes\s*(?:\/|or|,)\s*no\b/g, " ");
}
