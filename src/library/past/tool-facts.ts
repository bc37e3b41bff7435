/**
 * The columns beside question and answer in another tool's library -> what they say of an entry.
 *
 * Headings differ from tool to tool; each fact is known by the words that tools use for it. What is no fact of ours is left.
 */
import type { Access } from "../../domain/access.ts";
import type { Day } from "../../domain/day.ts";

export interface ToolFacts {
  readonly category: string | null;
  readonly tags: readonly string[];
  /** A name or an e-mail address, as written. */
  readonly owner: string | null;
  readonly reviewed: Day | null;
  readonly reviewBy: Day | null;
  readonly status: "approved" | "draft" | "archived" | null;
  readonly access: Access | null;
}

const FACTS = {
  category: /^(?:category|categories|section|topic|domain|area|theme|folder|collection|product)s?$/i,
  tags: /^(?:tags?|labels?|keywords?)$/i,
  owner:
    /^(?:(?:content |answer |entry )?owner|sme|subject matter expert|responsible|maintainer|author|expert)s?(?: e-?mail)?$/i,
  reviewed: /^(?:last )?(?:reviewed|review date|verified|approved|validated|updated|modified)(?: (?:on|at|date))?$/i,
  reviewBy: /^(?:next review|review by|review due|expir(?:es|y|ation)|valid until)(?: (?:on|date))?$/i,
  status: /^(?:status|state|approval(?: status)?|review status)$/i,
  access: /^(?:access|access level|visibility|confidentiality|classification|sharing|audience|sensitivity)$/i,
} as const;

type Fact = keyof typeof FACTS;

/** Whether a heading names something that only a library keeps, as against a customer's questionnaire. */
export function isKeepersHeading(heading: string): boolean {
  return (["tags", "owner", "reviewed", "reviewBy", "access"] as const).some((fact) =>
    FACTS[fact].test(plain(heading)),
  );
}

/** @param cells the row's texts by heading */
export function toolFacts(cells: ReadonlyMap<string, string>): ToolFacts {
  const of = (fact: Fact): string => {
    const found = [...cells].find(([heading, text]) => FACTS[fact].test(plain(heading)) && text.trim() !== "");
    return found?.[1].trim() ?? "";
  };
  return {
    category: of("category") || null,
    tags: of("tags")
      .split(/[;,|\n]/)
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ""),
    owner: of("owner") || null,
    reviewed: dayIn(of("reviewed")),
    reviewBy: dayIn(of("reviewBy")),
    status: statusIn(of("status")),
    access: accessIn(of("access")),
  };
}

const plain = (heading: string): string =>
  heading
    .replace(/[_\-/]+/g, " ")
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(/\s+/g, " ")
    .replace(/[:*?]+$/, "")
    .trim();

/** ISO days alone are certain: nobody can say whether 03/04/2025 is in March or April. */
function dayIn(text: string): Day | null {
  const found = /^(\d{4})[-/.](\d{2})[-/.](\d{2})(?:$|[T\s])/.exec(text);
  if (!found) return null;
  const day = `${found[1]}-${found[2]}-${found[3]}`;
  const date = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || !date.toISOString().startsWith(day) ? null : day;
}

function statusIn(text: string): ToolFacts["status"] {
  if (/\b(?:archived?|deprecated|obsolete|retired|expired|inactive|deleted|rejected)\b/i.test(text)) return "archived";
  if (/\b(?:drafts?|pending|in review|in progress|needs? review|unapproved|not approved|proposed|new)\b/i.test(text))
    return "draft";
  return /\b(?:approved|published|active|live|final|verified|current|done|complete[d]?)\b/i.test(text)
    ? "approved"
    : null;
}

function accessIn(text: string): Access | null {
  if (/\b(?:internal|private|restricted|secret|employees?)\b/i.test(text)) return "internal";
  if (/\b(?:nda|confidential|customers?|partners?)\b/i.test(text)) return "nda";
  return /\b(?:public|external|anyone|everyone|open)\b/i.test(text) ? "public" : null;
}
