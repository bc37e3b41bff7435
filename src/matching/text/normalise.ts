/**
 * First step of text analysis: one spelling for what is typed in many ways.
 *
 * Input is any text a customer or a document holds; output is lower-case text with plain quotes and hyphens in which
 * standards, British spellings and separable prefixes have one form. Offsets are not kept: matching compares, citing
 * works on the original text.
 */

/** Names of standards that people space and punctuate at will, made one word each: `iso27001`, `soc2`, `pcidss`. */
const STANDARDS: readonly (readonly [RegExp, string])[] = [
  [/\biso\s?(?:\/\s?iec)?[\s-]*(?=\d{4,5}\b)(\d{4,5})(?:-(\d))?/g, " iso$1 "],
  [/\biso\s?\/\s?iec\b/g, " iso "],
  [/\bsoc[\s-]?([123])\b/g, " soc$1 "],
  [/\bpci(?:[\s-]*dss)?\b/g, " pcidss "],
  [/\bnist\s+(?:special\s+publication\s+|sp\s*)?(800-\d+)/g, " nist $1 "],
  [/\btype[\s-]+(ii|2)\b/g, " type2 "],
  [/\btype[\s-]+(i|1)\b/g, " type1 "],
  [/\bfed[\s-]ramp\b/g, "fedramp"],
];

/** Prefixes that are written joined, hyphenated or apart: `sub-processor`, `sub processor`, `subprocessor`. */
const PREFIX = /\b(anti|co|cross|cyber|inter|intra|micro|multi|non|off|on|over|pre|pseudo|re|sub|un)-(?=[a-z]{3})/g;
const LOOSE_PREFIX = /\b(anti|cyber|multi|non|pseudo|sub)\s+(?=[a-z]{4})/g;

/** Whoever is asked is "you"; other vendors and suppliers, and their management, are a subject of their own. */
const ADDRESSEE =
  /\b(?:the|your|this) (?:vendor|supplier|contractor|(?:cloud |hosting |third[- ]party )?(?:service )?provider)(?!'|s\b|\s+(?:manage|risk|secur|relation|assess|contract|agree|due|list|access|person|select|review|monitor))\b/g;

const BRITISH: readonly (readonly [RegExp, string])[] = [
  [/\b(\w+)lys(e|es|ed|ing)\b/g, "$1lyz$2"],
  [/\b(behavi|col|fav|flav|hon|lab|neighb|endeav)our(s|ed|ing|able|ite|al)?\b/g, "$1or$2"],
  [/\b(cent|fib|lit|met|theat)re(s|d)?\b/g, "$1er$2"],
  [/\b(defen|offen|licen|preten)ce(s|d)?\b/g, "$1se$2"],
  [/\bpractis(e|es|ed|ing)\b/g, "practic$1"],
  [/\bprogramme(s)?\b/g, "program$1"],
  [/\b(catal|dial|anal)ogue(s|d)?\b/g, "$1og$2"],
  [/\b(label|travel|cancel|model|signal|tunnel)l(ed|ing|er|ers)\b/g, "$1$2"],
  [/\b(enrol|fulfil|instal)(s|ment|ments)?\b/g, "$1l$2"],
  [/\bjudgement/g, "judgment"],
  [/\bcheque/g, "check"],
  [/\bartefact/g, "artifact"],
];

/** How often, in one word each. */
const OFTEN = /\b(?:each|every|once an?|once (?:each|every|per)|per) (?:calendar )?/.source;
const INTERVALS: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`${OFTEN}(?:quarter\\b|(?:three|3) months\\b)`, "g"), "quarterly"],
  [new RegExp(`${OFTEN}month\\b`, "g"), "monthly"],
  [new RegExp(`${OFTEN}week\\b`, "g"), "weekly"],
];

const IZE = /\b(\w{2,})is(e|es|ed|ing|ation|ations|ational|er|ers)\b/g;

/** Words in -ise that are no British variant of -ize: the rule above would spoil them on one side only. */
const NOT_IZE =
  /^(?:adv|advert|comprom|dev|disgu|enterpr|exc|exerc|exper|franch|improv|merchand|otherw|prec|prem|prom|ra|rev|superv|surpr|telev|w|no|no|pro|cru|clockw|concise|likew|unw)i[sz]/;

/** Lower-case text in one spelling; words stay in order, punctuation stays where it separates. */
export function normalise(text: string): string {
  let out = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/\u00ad/g, "");
  for (const [pattern, replacement] of STANDARDS) out = out.replace(pattern, replacement);
  out = out.replace(ADDRESSEE, "you").replace(PREFIX, "$1").replace(LOOSE_PREFIX, "$1");
  for (const [pattern, replacement] of [...BRITISH, ...INTERVALS]) out = out.replace(pattern, replacement);
  out = out.replace(IZE, (word, start: string, end: string) => (NOT_IZE.test(word) ? word : `${start}iz${end}`));
  return out;
}
