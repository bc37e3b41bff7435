/**
 * Which answers of a past questionnaire say nothing by themselves, so that they must not become library entries.
 *
 * "See 3.2" points at a place that is not there any more, "TBD" was never an answer, and a bare "N/A" was said of one
 * customer's case. Each is counted under its reason; none is guessed at.
 */
import type { SkipReason } from "../../domain/skip-reason.ts";

const PLACEHOLDER = /^(?:\W*|(?:please )?(?:select|choose|pick|enter)\b.{0,40}|click or tap .*|(?:drop-?down)\W*)$/i;
const UNDECIDED =
  /^\W*(?:tb[acd](?:\W.{0,60})?|to be (?:confirmed|determined|decided|done|advised|completed|provided)|pending(?:\W.{0,60})?|unknown|not sure|unsure|don'?t know|no idea|open|todo|to do|wip|work in progress|in review|will (?:follow|check|confirm)|need(?:s)? (?:to|input|review)\b.{0,60}|xxx+|lorem ipsum\b.*)\W*$/i;
const NOT_APPLICABLE =
  /^\W*(?:n\W?a|not applicable|does not apply|not relevant|nicht (?:zutreffend|anwendbar)|entfällt|sans objet|no aplica|n\.v\.t)\W*$/i;

/** What an answer can point at within a questionnaire: `3.2`, `#12`, `CC6.1`, `A&A-01.1`. */
const REFERENCE = "#?(?:[a-z&]{1,6}[-. ]?)?\\d+(?:[.\\-]\\d+)*[a-z]?";
const PLACES =
  "above|below|previous(?:ly)?|prior|preceding|earlier|before|next|following|last|same|oben|unten|vorherige[rs]?|ci-dessus|ci-dessous|anterior";
const POINTING = new RegExp(
  `^(?:(?:please\\s+)?(?:see|refer(?:s)?(?:\\s+back)?\\s+to|cf\\.?|as|like|same|same\\s+as|as\\s+(?:in|per|for|stated|described|explained|mentioned|noted|answered)|(?:already\\s+)?(?:answered|covered|addressed|described|explained|stated)|siehe|wie|vgl\\.?|voir|ver))(?:\\s+(?:in|at|under|by|to|for|on|of|as|the|our|my|your|its|this|answers?|responses?|comments?|details?|explanations?|notes?|questions?|q|rows?|lines?|items?|points?|sections?|tabs?|sheets?|controls?|cells?|columns?|attached|enclosed|attachments?|appendix|annex|exhibits?|documents?|files?|column [a-z]|no\\.?|numbers?|one|and|or|frage|antwort|punkt|nr\\.?|${PLACES}|${REFERENCE})|\\s*[,&/;:]|\\s+[–—-])*\\s*[.!)]*$`,
  "i",
);
const AGAIN = /^\W*(?:ditto|dito|idem|dto|same(?: here| answer)?|as above|s\W?\s?o|〃|"|'')\W*$/i;
const LEAD = /^(yes|no|n\/?a|partially|ja|nein|oui|non)\s*(?:[,.;:()]|\s[–—-])+\s*/i;
/** What sends the reader to the cell for remarks in the same row. */
const BESIDE =
  /^(?:(?:please\s+)?(?:see|refer\s+to|read|as\s+per|per|siehe|voir|ver)\s+)?(?:the\s+|our\s+|my\s+)*(?:comments?|notes?|remarks?|details?|explanations?|kommentare?|bemerkung(?:en)?|commentaires?|comentarios?|next\s+column|column\s+[a-z])(?:\s+(?:fields?|columns?|cells?|sections?|box|beside|below|here|to\s+the\s+right|on\s+the\s+right|provided|at|in))*(?:\s+column\s+[a-z])?\s*[.!)]*$/i;
/** What repeats the row above and can mean no other; "see above" may mean any row. */
const ABOVE =
  /^(?:(?:as|like|same(?:\s+as)?|wie|comme)\s+(?:the\s+)?(?:(?:answers?|responses?|row|question|line)\s+)?(?:above|oben|ci-dessus)|(?:please\s+)?(?:see|refer\s+to|same\s+as|as\s+(?:in|per))\s+(?:the\s+)?(?:(?:previous|preceding)\s+(?:answer|response|row|question|line)|(?:(?:answer|response|row|question|line)\s+)?(?:directly|immediately|right|just)\s+above)|ditto|dito|idem|dto|same\s+answer|〃|"|'')\s*[.!)]*$/i;
const MARK = /^[([]?(?:x|✓|✔|✗|✘|☒|☑|√|■|●|•)[)\]]?$/iu;

/** True for a text whose whole sense is to send the reader to another answer. */
export function pointsElsewhere(text: string): boolean {
  const said = withoutLead(text);
  if (said.length > 160) return false;
  return AGAIN.test(said) || BESIDE.test(said) || (POINTING.test(said) && /\s/.test(said));
}

/** The side that a text takes before it sends its reader elsewhere ("Yes, see comment"); null where it takes none. */
export function sideBefore(text: string): string | null {
  const side = LEAD.exec(text.trim())?.[1];
  return side !== undefined && pointsElsewhere(text) ? side : null;
}

/** True for a text that sends the reader to the remarks in its own row. */
export function pointsBeside(text: string): boolean {
  return BESIDE.test(withoutLead(text));
}

/** True for a text that says nothing but that the answer of the row above holds again. */
export function pointsAbove(text: string): boolean {
  return ABOVE.test(text.trim());
}

const withoutLead = (text: string): string =>
  text
    .trim()
    .replace(LEAD, "")
    .replace(/^\(|\)$/g, "")
    .trim();

/** Why a text is no answer; null where it is one. */
export function whyNoAnswer(text: string): SkipReason | null {
  const said = text.trim();
  // A line of quotation marks repeats the line above.
  if (/^["〃']{1,2}$/.test(said)) return "elsewhere";
  if (MARK.test(said)) return "unclear-mark";
  if (PLACEHOLDER.test(said)) return "unanswered";
  if (UNDECIDED.test(said)) return "undecided";
  if (NOT_APPLICABLE.test(said)) return "not-applicable";
  return pointsElsewhere(said) ? "elsewhere" : null;
}
