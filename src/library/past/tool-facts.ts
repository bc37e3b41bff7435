/**
 * The cells beside question and answer in another tool's library -> what they say of an entry.
 *
 * Of several columns for one fact the most careful counts: the strictest level, the earliest day. What could not be read
 * for certain is among `doubts`, for a person to be told.
 */
import { type Access, strictest } from "../../domain/access.ts";
import { type Day, monthsAfter } from "../../domain/day.ts";
import type { ToolFact } from "../../domain/tool-fact.ts";
import { plainAnswer } from "./plain-answer.ts";
import type { ToolColumns } from "./tool-columns.ts";
import { accessIn, dayIn, earliest, isYesOrNo, monthsIn, STANDINGS, type Standing, standingIn } from "./tool-words.ts";

export interface ToolFacts {
  /** Other ways to ask the same. */
  readonly wordings: readonly string[];
  /** Categories, products and tags, as written. */
  readonly topics: readonly string[];
  /** A name or an e-mail address, as written. */
  readonly owner: string | null;
  readonly reviewed: Day | null;
  readonly reviewBy: Day | null;
  /** Months from one review to the next. */
  readonly cycle: number | null;
  readonly standing: Standing;
  readonly access: Access | null;
  /** What the answer is said to rest on. */
  readonly source: string | null;
  readonly doubts: readonly { readonly fact: "access" | "day" | "status"; readonly text: string }[];
}

/**
 * @param cells the row's texts by heading
 * @param today a review that lies ahead is the next one
 * @param daysFirst how the file writes slashed dates; null where it does not tell
 */
export function toolFacts(
  cells: ReadonlyMap<string, string>,
  columns: ToolColumns,
  { today, daysFirst }: { today: Day; daysFirst: boolean | null },
): ToolFacts {
  const of = (fact: ToolFact): [heading: string, text: string][] =>
    [...cells].flatMap(([heading, text]) =>
      columns.get(heading) === fact && text.trim() !== "" ? [[heading, text.trim()] as [string, string]] : [],
    );
  const doubts: ToolFacts["doubts"][number][] = [];
  const daysOf = (fact: "reviewed" | "review-by"): Day[] =>
    of(fact).flatMap(([, text]) => {
      if (isYesOrNo(text)) return [];
      const { value, certain } = dayIn(text, daysFirst);
      if (!certain) doubts.push({ fact: "day", text });
      return value ?? [];
    });
  const levels = of("access").map(([heading, text]) => {
    const { value, certain } = accessIn(heading, text);
    if (!certain) doubts.push({ fact: "access", text });
    return value;
  });
  if (levels.length === 0 && [...columns.values()].includes("access")) {
    // Where others have a level, none may mean that nobody has thought of it.
    doubts.push({ fact: "access", text: "" });
    levels.push("internal");
  }
  const standings = [...of("status"), ...of("reviewed").filter(([, text]) => isYesOrNo(text))].map(
    ([heading, text]) => {
      const { value, certain } = standingIn(heading, text);
      if (!certain) doubts.push({ fact: "status", text });
      return value;
    },
  );
  const standing = STANDINGS.findLast((one) => standings.includes(one)) ?? "current";
  const looked = daysOf("reviewed").sort();
  const reviewed = looked.filter((day) => day <= today).at(-1) ?? null;
  const cycle = of("cycle").flatMap(([, text]) => monthsIn(text) ?? [])[0] ?? null;
  const due = earliest([...daysOf("review-by"), ...looked.filter((day) => day > today)]);
  const next = due ?? (cycle === null || reviewed === null ? null : monthsAfter(reviewed, cycle));
  return {
    wordings: of("wordings").flatMap(([, text]) => wordingsIn(text)),
    topics: of("topics").flatMap(([heading, text]) => namesIn(text, /^(?:tag|label|keyword)/i.test(heading))),
    owner: ownerIn(of("owner")[0]?.[1] ?? ""),
    reviewed,
    reviewBy: standing === "stale" ? earliest([next, today]) : next,
    cycle,
    standing,
    access: levels.length === 0 ? null : strictest(levels),
    source:
      of("source")
        .map(([, text]) => plainAnswer(text))
        .join("; ") || null,
    doubts,
  };
}

/** One a line, or between `|` or `;`; list marks are no part of a question. */
function wordingsIn(text: string): string[] {
  return plainAnswer(text)
    .split(/[\n|;]/)
    .map((wording) => wording.replace(/^\s*(?:[-*•]|\d{1,2}[.)])\s+/, "").trim())
    .filter((wording) => /\p{L}/u.test(wording));
}

/** Tags are parted by commas, too; a category's name may hold one. */
function namesIn(text: string, tags: boolean): string[] {
  return text
    .split(tags ? /[;,|\n]/ : /[;|\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

/** Of `Ana Lima <ana@example.com>` the address, which means one person; looked for at the beginning of words alone. */
function ownerIn(text: string): string | null {
  return /(?<![^\s<>(),;])[^\s<>(),;]+@[^\s<>(),;]+/.exec(text)?.[0] ?? (text || null);
}
