/**
 * What a row of a questionnaire asks, without what stands around it.
 *
 * Customers wrap a question in numbers, examples, context and instructions for the form of the answer: "3.1 Are you
 * certified (e.g. to ISO 27001)? If no, please state when. We can sign an NDA." Their words would be looked for like
 * content and would turn the question round. Input is the text as written; output a part of it, never other words.
 */
import { contentWords } from "./text/analyse.ts";
import { sentencesOf } from "./text/sentences.ts";

const NUMBERING = /^\s*(?:(?:[A-Z]{0,4}[-.]?\d+(?:[.-]\d+)*|[a-z]|[ivx]+)[.):]?\s+|[-•*–]\s+|Q\d*[.:]\s*)(?=\p{L})/u;
const EXAMPLES = /\s*[([](?:e\.?\s?g\.?|for example|for instance|such as|i\.?e\.?)[^()[\]]*[)\]]/giu;
const FORM =
  /\s*[([](?:yes\s*(?:\/|or|,)\s*no[^()[\]]*|y\s*\/\s*n[^()[\]]*|please [^()[\]]*|if (?:yes|no|so|not)[^()[\]]*)[)\]]/giu;
/** The same at the end, without brackets: "Stream included Y/N". */
const FORM_LAST =
  /(?<=[\p{L}\p{N})])[\s,;:–—-]+(?:yes\s*\/\s*no|y\s*\/\s*n)(?:\s*\/\s*(?:n\/?a|not applicable))?\s*(?=[?.]?$)/iu;
/** The customer's own short name of a section, "TVM: ...", and a domain of the CSA's Cloud Controls Matrix 4, "IAM - ...". */
const LABEL =
  /^\s*(?:\p{Lu}[\p{Lu}&]{1,5}:|(?:A&A|AIS|BCR|CCC|CEK|DCS|DSP|GRC|HRS|IAM|IPY|IVS|LOG|SEF|STA|TVM|UEM)\s*[–—-])\s+(?=\p{L})/u;
/** "..., and if not, why?", "; please describe". */
const TAIL = /[,;–—-]?\s*(?:\b(?:and|or)\b\s*)?\b(?:if (?:yes|no|not|so|applicable|available)|please)\b[^?]*(?=\?|$)/iu;
const PROMISES =
  "(?:represents?|warrants?|certif(?:y|ies)|confirms?|agrees?|undertakes?|acknowledges?|declares?|covenants?|guarantees?)";
/** "The supplier represents and warrants that it": the form of a contract. */
const PROMISE = new RegExp(
  `\\s${PROMISES}(?:(?:,| and|, and) ${PROMISES})* that (?:it|they)\\b|^(?:the )?\\p{L}+ ${PROMISES}(?:(?:,| and|, and) ${PROMISES})* that (?!it\\b|they\\b)`,
  "giu",
);
const NOT_LIMITED = /,?\s*\b(?:but|and)?\s*(?:is |are )?not (?:be )?(?:limited|restricted) to,?/giu;
/** "True or false?" after a statement. */
const SIDES = /^(?:true|correct|right|yes|agree) or (?:false|incorrect|wrong|no|disagree)\b/iu;
/** A sentence that only says what to do with the answer. */
const INSTRUCTION =
  /^(?:if (?:yes|no|not|so|applicable|available|the answer)\b|please\b|answers?\b|note\b|(?:kindly )?(?:explain|elaborate|describe|attach|provide)\b)/iu;
/** "We use Falcon. Is it covered?", "Which clause is it?", "Has the provider obtained one?" ask about what was said before. */
const POINTS_BACK =
  /^(?:\w+ )?(?:do|does|did|is|are|was|were|has|have|can|will|would|should|may|must) (?:it|this|that|they|these|those|such)\b|\b(?:for|of|to|with|about|on|in|from|by) (?:this|these|those|it|them)\s*\?$|\b(?:one|this|these|those|it|them|so)\s*\?$/iu;
/** A line break inside a sentence: what goes on in small letters, or behind a comma or a word that nothing ends with. */
const WRAPPED =
  /\n(?=\p{Ll}[\p{L}'’,-]+[\s,.;:?])|(?<=,|\b(?:an?|the|of|for|to|and|or|with|in|on|by|your|our|its|their|is|are|any|all|do|does|has|have|that|which|not)) ?\n(?=[\p{L}\d])/gu;
const LEAST_WORDS = 2;

/** The asking part of a text; the text as it is where nothing would be left that tells what is asked. */
export function askingClause(text: string): string {
  // Long runs of white space are looked at once here, not once by each pattern.
  const even = text
    .replace(/[^\S\n]+/gu, " ")
    .replace(/\s*\n\s*/gu, "\n")
    .replace(WRAPPED, " ")
    .trim();
  const trimmed = [EXAMPLES, FORM, FORM_LAST, NOT_LIMITED, PROMISE]
    .reduce((rest, around) => rest.replace(around, ""), even)
    .trim();
  const sentences = trimmed.split("\n").flatMap(sentencesOf);
  const asking = sentences.filter(
    (sentence) => sentence.includes("?") && ![INSTRUCTION, SIDES].some((rule) => rule.test(sentence)),
  );
  if (asking.some((sentence) => POINTS_BACK.test(sentence))) return unlabelled(trimmed);
  const kept =
    asking.length > 0
      ? asking
      : sentences.filter((sentence, i) => i === 0 || !(/^if\b/iu.test(sentence) || SIDES.test(sentence)));
  const clause = unlabelled(kept.map(withoutTail).join(" ")).trim();
  return contentWords(clause).size >= LEAST_WORDS ? clause : trimmed || text;
}

/** A sentence that begins with "Please" is all there is, as is one that names its subject before; only what follows a question is a tail. */
function withoutTail(sentence: string): string {
  const cut = sentence.replace(TAIL, "");
  return contentWords(cut).size >= LEAST_WORDS && !cut.trimEnd().endsWith(":") ? cut : sentence;
}

function unlabelled(text: string): string {
  return text.replace(NUMBERING, "").replace(LABEL, "");
}
