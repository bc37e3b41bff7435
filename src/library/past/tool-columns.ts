/**
 * Which column of another tool's library holds which fact of an entry, told by its heading.
 *
 * Headings differ from tool to tool; each fact is known by the words that tools use for it, until a person says otherwise.
 */
import { TOOL_FACTS, type ToolFact } from "../../domain/tool-fact.ts";

/** What each heading holds; null for what is no fact of an entry. */
export type ToolColumns = ReadonlyMap<string, ToolFact | null>;

const DAY = "(?: (?:on|at|date|day|by date))?";
const HEADINGS: Readonly<Record<ToolFact, RegExp>> = {
  wordings:
    /^(?:(?:alternat(?:e|ive)|other|additional|similar|variant|secondary|further)s? )?(?:(?:questions? )?(?:phrasings?|wordings?|formulations?|variants?|variations?|alternat(?:e|ive)s?|synonyms?|aliases)|(?<=^(?:alternat(?:e|ive)|other|additional|similar|variant|secondary|further)s? )questions?(?: text)?)(?: ?#?\d+)?$/i,
  topics:
    /^(?:(?:sub ?)?categor(?:y|ies)|sections?|(?:sub ?)?topics?|(?:sub ?)?domains?|areas?|themes?|folders?|collections?|stacks?|librar(?:y|ies)|products?(?: (?:lines?|names?|areas?))?|solutions?|business units?|tags?|labels?|keywords?)(?: ?\d+)?$/i,
  owner:
    /^(?:(?:content |answer |entry |question |primary )?owners?|smes?|subject matter experts?|responsible(?: person)?|maintainers?|authors?|experts?)(?: (?:e ?mail|name))?$/i,
  reviewed: new RegExp(
    `^(?:(?:date )?last )?(?:reviewed|review date|verified|approved|validated|confirmed|updated|modified|edited|refreshed)${DAY}$`,
    "i",
  ),
  "review-by": new RegExp(
    `^(?:(?:next|upcoming) (?:review|verification|update)|(?:review|renew|verify|update|refresh)(?:ed)? by|review (?:due|deadline)|due for review|expir(?:es|y|ation)|valid(?:ity)?(?: until| to| through| till| end)|good until|stale (?:on|after|from)|best before|sunset)(?: (?:due|on))?${DAY}$`,
    "i",
  ),
  cycle:
    /^(?:review|update|refresh|verification) (?:cycle|frequency|interval|period|cadence|every)(?: \(?months\)?)?$/i,
  status:
    /^(?:(?:approval|review|response|answer|content|entry|question|verification|lifecycle|life cycle|workflow|publish(?:ing|ed)?|publication|library|current) )?(?:status|state)$|^(?:freshness|needs? (?:a )?(?:review|update|attention)|outdated|stale|archived|retired|deprecated|expired|published|active|drafts?)\??$/i,
  access:
    /^(?:(?:answer|content|document|data|information|sharing) )?(?:access|access (?:level|control|tier)s?|visibility|visible to|confidentiality(?: level)?|classification|sharing|shareable|share with|audience|sensitivity|disclosure|permissions?|nda(?: required)?)$/i,
  source:
    /^(?:sources?|citations?|evidences?|references|(?:source|supporting|reference|evidence|linked|related) (?:documents?|documentation|files?|links?|urls?|evidences?|materials?|artifacts?|polic(?:y|ies))|attachments?(?: names?)?|linked controls?)$/i,
};

/** `said` is a person's word: what a heading holds, null for nothing. */
export function toolColumns(
  headings: Iterable<string>,
  said: Readonly<Record<string, ToolFact | null>> = {},
): ToolColumns {
  return new Map(
    Array.from(headings, (heading) => [
      heading,
      Object.hasOwn(said, heading) ? (said[heading] ?? null) : factOf(heading),
    ]),
  );
}

function factOf(heading: string): ToolFact | null {
  const words = plainHeading(heading);
  return TOOL_FACTS.find((fact) => HEADINGS[fact].test(words)) ?? null;
}

/** Whether a heading names something that only a library keeps, as against a customer's questionnaire. */
export function isKeepersHeading(heading: string): boolean {
  const fact = factOf(heading);
  if (fact === "topics") return /^(?:tag|label|keyword)s?$/i.test(plainHeading(heading));
  return fact !== null && fact !== "source" && fact !== "status";
}

/** In characters; no fact's name is nearly as long. */
const LONGEST = 200;

/** `alternate_question-1`, `AlternateQuestion 1:` -> `alternate Question 1`. */
export function plainHeading(heading: string): string {
  return heading
    .replace(/[_\-/]+/g, " ")
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(/\s+/g, " ")
    .slice(0, LONGEST)
    .replace(/[:*?\s]+$/, "")
    .trim();
}
