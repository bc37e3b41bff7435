/**
 * A text into its sentences, and a sentence into its clauses: the units that affirm or deny something.
 *
 * Input is an answer as a person reads it; list items and lines are sentences of their own. Nothing is changed but
 * the white space between a clause's words, so that each sentence stands in the text word for word.
 */

/** Not the end of a sentence: "e.g. TLS", "No. 5", "Art. 28", an initial. */
const ABBREVIATED =
  /(?:\b(?:e\.g|i\.e|etc|vs|cf|incl|approx|no|nos|art|arts|sec|inc|ltd|corp|co|dr|mr|ms|st|resp)|\b\p{Lu})\.$/iu;

export function sentencesOf(text: string): string[] {
  return text.split(/\n+/).flatMap((line) => {
    const sentences: string[] = [];
    for (const piece of line.split(/(?<=[.!?]["”’)]?)\s+(?=["“(]?[\p{Lu}\d])/u)) {
      const last = sentences.at(-1);
      if (last !== undefined && ABBREVIATED.test(last)) sentences[sentences.length - 1] = `${last} ${piece}`;
      else sentences.push(piece);
    }
    return sentences.filter((sentence) => /\p{L}/u.test(sentence));
  });
}

/** Where another thing may be said. "X, such as Y", "X, Y and Z" and "X: Y, Z" say one. */
const BOUNDARY =
  /\s*[;–—]\s*|,?\s+(?=(?:and (?:it|they|we|does|do|is|are|has|have|will|can|never|not)|that (?:it|they|we|you|no|our|the)|but|which|who|while|whereas|although|though|unless|because|when|so that|where)\b)|\s+-\s+/iu;
const VERB =
  /\b(?:is|are|was|were|be|been|being|has|have|had|do|does|did|can|may|must|shall|will|never|not|\p{L}{2,}ed)\b/iu;
/** A verb may escape notice in longer ones. */
const SHORT = 6;

/** What begins with such a noun names it, participles and all: "Period covered by the report". */
const NAMED =
  /^\W*(?:the )?(?:\p{L}+ )?(?:names?|numbers?|dates?|periods?|years?|frequency|addresses|address|versions?|editions?) (?:of|covered|when|since|for|in which|at which)\b/iu;
const FINITE = /\b(?:is|are|was|were|has|have|had|do|does|did|can|may|must|shall|will)\b/iu;

/** True for what names something to be filled in, "Date of the last audit", or asks for it politely. */
export function isLabel(text: string): boolean {
  return (
    /(?:^|[,;:.])\W*(?:please|kindly)\b/iu.test(text) || !VERB.test(text) || (NAMED.test(text) && !FINITE.test(text))
  );
}

/** True for a few words without a verb: a list's item, the noun before "which". */
export function isFragment(text: string): boolean {
  return !VERB.test(text) && text.split(/\s+/).length <= SHORT;
}

/** The clauses in order, white space as single blanks; a fragment belongs to what follows it. */
export function clausesOf(sentence: string): string[] {
  const clauses: string[] = [];
  let before = "";
  for (const piece of sentence.replace(/\s+/g, " ").split(BOUNDARY)) {
    if (!/\p{L}/u.test(piece)) continue;
    if (isFragment(piece)) before = `${before}${piece} `;
    else {
      clauses.push(`${before}${piece}`);
      before = "";
    }
  }
  const last = clauses.pop();
  return last === undefined ? [sentence] : [...clauses, `${last} ${before}`.trim()];
}
