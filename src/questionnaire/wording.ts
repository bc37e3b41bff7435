/**
 * What kind of text a cell holds: a question, a request ("Describe …"), a statement or requirement ("Access is
 * reviewed yearly"), or a mere label ("Access control").
 *
 * A step of detection: columns are told apart by the kinds of their texts, and rows within a block. The signs are
 * punctuation, first words and verbs of five languages; a text in another language still counts by its question mark
 * and its length. Nothing here decides alone; layout always has its say.
 */
export type WordingKind = "question" | "request" | "statement" | "label" | "none";

const QUESTION_START = new RegExp(
  `^(?:${[
    // English
    "do|does|did|is|are|was|were|has|have|had|can|could|will|would|should|may|what|which|who|whom|whose|when|where|why|how|in (?:what|which)|to what|at what|for (?:what|how|which)|if (?:so|yes|no|not|applicable)",
    // German
    "haben|hat|ist|sind|wird|werden|wurde|wurden|gibt es|können|kann|verfügen|verfügt|besteht|bestehen|erfolgt|erfolgen|führen|führt|wie|was|welche[rsmn]?|wer|wann|wo|warum|sollen|dürfen|müssen|nutzen|setzen|setzt|existier(?:t|en)|liegt|liegen|stellen|stellt|in welche[rmn]|auf welche",
    // French
    "est-ce|avez-vous|disposez-vous|existe-t-il|y a-t-il|quel(?:le)?s?|comment|combien|qui|où|quand|pourquoi|êtes-vous|faites-vous|pouvez-vous|utilisez-vous|votre .* (?:est|a|dispose)-",
    // Spanish
    "¿|tienen?|disponen?|existen?|cuentan? con|qué|cuál(?:es)?|cómo|quién|cuándo|dónde|realizan? |está(?:n)? ",
    // Dutch, Italian, Portuguese
    "heeft|hebben|zijn|wordt|worden|welke|hoe|è|sono|esiste|esistono|quali?|chi|existe|possui|são|quais",
  ].join("|")})(?![\\p{L}])`,
  "iu",
);

const REQUEST_START = new RegExp(
  `^(?:${[
    "please|kindly|describe|provide|list|explain|specify|state|identify|indicate|attach|detail|outline|give|name|summari[sz]e|share|upload|elaborate|tell us|use this (?:area|space)",
    "bitte|beschreiben|nennen|erläutern|listen|bestätigen|geben sie|legen sie|fügen sie|stellen sie|führen sie",
    "décri(?:vez|re)|veuillez|précise[rz]|indique[rz]|liste[rz]|fournir|fournissez|expliqu(?:ez|er)|joindre|joignez|merci de|nomme[rz]|détaille[rz]",
    "describ[ae]|indique|proporcione|detalle|explique|especifique|adjunte|por favor|descreva|descrivere|descriva|indicare|beschrijf|geef|enumere|facilite|mencione",
  ].join("|")})(?![\\p{L}])`,
  "iu",
);

const VERB = new RegExp(
  `(?<![\\p{L}])(?:${[
    "shall|must|should|is|are|has|have|will|can|cannot|may|been|be|does|do|was|were|ensures?|maintains?|performs?|reviews?|requires?|provides?|supports?|uses?|verify|ensure|establish|implement|limit|employ",
    "muss|müssen|soll|sollen|ist|sind|wird|werden|hat|haben|kann|können|wurde|wurden",
    "est|sont|doit|doivent|a|ont|peut|peuvent|dispose|disposent|utilise|empêche|détecte|implémente",
    "es|son|debe|deben|está|están|ha|han|puede|pueden|dispone|cuenta",
  ].join("|")})(?![\\p{L}])`,
  "iu",
);

/** Scripts written without spaces, or whose verbs are not listed above: there length and endings have to do. */
const EAST_ASIAN = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}\p{Script=Hangul}]/u;
const ASIAN_QUESTION = /(?:か|か。|かどうか|でしょうか。?|吗|呢|까|까요)$/u;
const ASIAN_REQUEST = /(?:ください|下さい|記入|記載|説明せよ|示せ|请|시오|세요)(?:。|）|\)|\.)*$|^请/u;
const ASIAN_SENTENCE = /[。.]|[ぁ-ん]$|다$/u;
const LATIN = /\p{Script=Latin}/u;

export function wordingKind(text: string): WordingKind {
  const plain = bare(text);
  if (plain === "" || !/\p{L}/u.test(plain)) return "none";
  // A question may be followed by a note in brackets or a second sentence: the mark need not come last.
  if (/[?？]/.test(plain) && plain.length > 8) return "question";
  if (EAST_ASIAN.test(plain)) {
    if (ASIAN_REQUEST.test(plain)) return "request";
    if (ASIAN_QUESTION.test(plain)) return "question";
    return plain.length >= 18 || (plain.length >= 10 && ASIAN_SENTENCE.test(plain)) ? "statement" : "label";
  }
  const words = plain.split(/\s+/).length;
  // "IS" may be short for information security: words in capitals among others are no verbs.
  const spoken = /\p{Ll}/u.test(plain) ? plain.replace(/(?<![\p{L}])\p{Lu}{2,}(?![\p{L}])/gu, "#") : plain;
  if (words >= 3 && QUESTION_START.test(spoken)) return "question";
  if (words >= 2 && REQUEST_START.test(plain)) return "request";
  if (words >= 9 || (words >= 4 && (VERB.test(spoken) || /[.;]$/.test(plain)))) return "statement";
  if (words >= 6 && !LATIN.test(plain)) return "statement";
  return "label";
}

/** 0..3: how much each kind asks for an answer. */
export const STRENGTH: Readonly<Record<WordingKind, number>> = {
  question: 3,
  request: 2.6,
  statement: 2,
  label: 0.5,
  none: 0,
};

/** 0..3: how much a text by itself asks for an answer. */
export function askingStrength(text: string): number {
  return STRENGTH[wordingKind(text)];
}

/** Of a long text, its beginning and its end say what it is. */
const LOOK = 400;

/** At the end of a text; tried there alone, since a search for a run of these begins anew at every space. */
const CLOSING = /[\s*†"”»']/;

/** Without leading numbers, bullets, brackets and asterisks: "1.2) (SaaS only) Do you …?*" begins with "Do". */
function bare(text: string): string {
  const ends = text.length > 2 * LOOK ? `${text.slice(0, LOOK)} ${text.slice(-LOOK)}` : text;
  let plain = ends.normalize("NFKC").trim();
  for (let before = ""; before !== plain; ) {
    before = plain;
    plain = plain.replace(
      /^(?:[•·▪*\-–—>"“„«'‘]|\d+(?:\.\d+)*[.):]?\s|[a-z][.)]\s|\([^)]{1,30}\)\s?|\[[^\]]{1,30}\]\s?)\s*/iu,
      "",
    );
    while (CLOSING.test(plain.charAt(plain.length - 1))) plain = plain.slice(0, -1);
  }
  return plain;
}

/** A customer's number of a question: `AIS-01.2`, `3.1.1`, `A&A-01.1`, `Q7`, `1a`, `MSTG-ARCH-1`. */
export function isReference(text: string): boolean {
  const plain = text.trim();
  if (plain.length > 28 || plain === "") return false;
  return /^(?:[\p{L}&]{1,14}(?:[-._/ ][\p{L}&]{1,14}){0,3}[-._/ ]{0,2})?\(?\d+\p{L}?(?:\s?[-._/(]\s?(?:\d+\p{L}?|\p{L}{1,4})\)?){0,6}[.):]*$/u.test(
    plain,
  );
}
