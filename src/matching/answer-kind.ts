/**
 * Whether an answer holds the kind of thing that a question asks for: a count, a duration, a date, an identifier.
 *
 * Input are the question's kind and text and an answer; output is true, false, or null where the kind leaves no trace
 * in an answer. "How many years must logs be kept?" is not answered by a text about logs that names no number of years.
 */
import type { QuestionKind } from "./question.ts";
import { stem } from "./text/stem.ts";
import { STOP_WORDS } from "./text/stop-words.ts";
import { type Token, tokenise } from "./text/tokenise.ts";

const COUNT = "(?:\\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|fifty|hundred)";
const MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december";

const WANTED: Partial<Record<QuestionKind, RegExp>> = {
  "how-often":
    /\b(?:annual|annually|years?|yearly|months?|monthly|quarter|quarterly|weeks?|weekly|daily|days?|every|continuous|continuously|regularly)\b/i,
  "how-long": new RegExp(`\\b${COUNT}[\\s-](?:\\w+ )?(?:second|minute|hour|day|week|month|year)`, "i"),
  "how-much": new RegExp(
    `[$€£]\\s?\\d|\\b${COUNT}[\\s-]*(?:bit|byte|character|digit|[kmgtp]i?b\\b|%|percent|million|billion|usd|eur|gbp)`,
    "i",
  ),
  when: new RegExp(`\\b(?:19|20)\\d\\d\\b|\\b(?:${MONTHS})\\b`, "i"),
  identifier: /\b(?=[A-Z0-9-]*\d)(?=[A-Z0-9-]*[A-Z])[A-Z0-9-]{6,}\b/,
};

/** True where the answer has it, false where it lacks it, null where that cannot be seen. */
export function holdsWhatIsAsked(kind: QuestionKind, question: string, answer: string): boolean | null {
  if (kind === "how-many") return counts(counted(question), answer);
  return WANTED[kind]?.test(answer) ?? null;
}

/** Stems of what is counted in "how many ..." or "the number of ...". */
export function counted(question: string): string[] {
  const thing = /\b(?:how many|number of)\s+((?:[\w-]+\s*){1,4})/i.exec(question)?.[1] ?? "";
  return tokenise(thing)
    .filter(({ text, kind }) => kind === "word" && !STOP_WORDS.has(text))
    .map(({ text }) => stem(text));
}

const NUMBER_WORD = new RegExp(`^${COUNT}$`);
/** How far behind its number the counted thing may stand: "47 Cloudflare cloud services". */
const REACH = 5;

function counts(things: readonly string[], answer: string): boolean {
  const tokens = tokenise(answer);
  return tokens.some(
    (token, i) =>
      isCount(token) &&
      (things.length === 0 || tokens.slice(i + 1, i + 1 + REACH).some(({ text }) => things.includes(stem(text)))),
  );
}

function isCount({ text, kind }: Token): boolean {
  return kind === "reference" ? false : NUMBER_WORD.test(text) && !/^(?:19|20)\d\d$/.test(text);
}
