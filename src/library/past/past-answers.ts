/**
 * The questions of a completed workbook -> the answers that can become library entries, and those that cannot with why.
 *
 * An answer is what stood in the cells: the option and the remarks beside it, or the text. Nothing is made up and nothing
 * joined that a reader of the file would not read together.
 */
import type { FoundQuestion } from "../../domain/questionnaire.ts";
import type { SkipReason } from "../../domain/skip-reason.ts";
import { sideTaken } from "../entries.ts";
import { plainAnswer } from "./plain-answer.ts";
import { pointsAbove, pointsBeside, sideBefore, whyNoAnswer } from "./skip-answer.ts";

export interface PastAnswer {
  /** Where the question stands in the file: `Sheet!B5`. */
  readonly place: string;
  readonly ref: string | null;
  readonly section: string | null;
  readonly question: string;
  /** `Yes`, `No` or what else was chosen; null where the answer is a text of no side. */
  readonly option: string | null;
  /** What a customer would read: the remarks where an option has any, else the option or the text. */
  readonly answer: string;
  /** As the file says it, option and remarks; what is cited. */
  readonly said: string;
  /** Where the answer stands that this one repeats ("As above"); null for words of its own. */
  readonly repeats: string | null;
}

export interface SkippedAnswer {
  readonly place: string;
  readonly question: string;
  readonly said: string;
  readonly why: SkipReason;
}

const SIDE =
  /^(?:yes|no|y|n|true|false|ja|nein|oui|non|partial(?:ly)?|partly|planned|n\/?a|not applicable|(?:fully |partially |partly |not |non-?)?(?:compliant|supported|implemented|in place))\.?$/i;
const FULL: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [
      "y",
      "yes",
      "true",
      "compliant",
      "fully compliant",
      "implemented",
      "fully implemented",
      "supported",
      "in place",
    ].map((side) => [side, "Yes"]),
  ),
  ...Object.fromEntries(
    [
      "n",
      "no",
      "false",
      "not compliant",
      "non-compliant",
      "noncompliant",
      "not implemented",
      "not supported",
      "not in place",
    ].map((side) => [side, "No"]),
  ),
};
/** An N/A needs so many words beside it that a reader sees why it was one. */
const EXPLAINED_WORDS = 4;

export function pastAnswers(questions: readonly FoundQuestion[]): {
  answers: PastAnswer[];
  skipped: SkippedAnswer[];
  /** How many say word for word what another one of them says. */
  repeated: number;
} {
  const answers: PastAnswer[] = [];
  const skipped: SkippedAnswer[] = [];
  /** The answer in the row above, as long as the rows follow each other in one section. */
  let above: { question: FoundQuestion; answer: PastAnswer } | null = null;
  for (const question of questions) {
    const place = `${question.sheet}!${question.cell}`;
    const text = plainAnswer(question.text);
    const [existing, comment] = [question.existing, question.existingComment].map((part) =>
      plainAnswer(part ?? ""),
    ) as [string, string];
    const before: PastAnswer | null = above && follows(above.question, question) ? above.answer : null;
    const read: Read | SkipReason =
      before && pointsAbove(existing) && comment === ""
        ? repeatedBelow(before, existing)
        : readAnswer(question, existing, comment);
    above = null;
    if (typeof read === "string") {
      skipped.push({ place, question: text, said: [existing, comment].filter(Boolean).join("\n\n"), why: read });
    } else {
      const answer: PastAnswer = {
        repeats: null,
        ...read,
        place,
        ref: question.ref,
        section: question.section,
        question: text,
      };
      above = { question, answer: answer.repeats === null || !before ? answer : before };
      answers.push(answer);
    }
  }
  const { unlike, once } = repeated(answers);
  for (const { place, question, said } of unlike) skipped.push({ place, question, said, why: "ambiguous" });
  return { answers: once, skipped, repeated: answers.length - once.length - unlike.length };
}

function follows(above: FoundQuestion, below: FoundQuestion): boolean {
  return above.sheet === below.sheet && above.section === below.section && above.row + 1 === below.row;
}

/** The words of the file, and those that they stand for. */
function repeatedBelow({ place, option, answer, said }: PastAnswer, existing: string) {
  return { option, answer, said: `${existing}\n\n${said}`, repeats: place };
}

type Read = Pick<PastAnswer, "option" | "answer" | "said"> & Partial<Pick<PastAnswer, "repeats">>;

function readAnswer({ answer }: FoundQuestion, existing: string, comment: string): Read | SkipReason {
  const wrong = whyNoAnswer(existing);
  const remarks = comment !== "" && whyNoAnswer(comment) === null ? comment : "";
  if (wrong === "not-applicable") {
    if (remarks.split(/\s+/).length < EXPLAINED_WORDS) return "not-applicable";
    return { option: existing, answer: remarks, said: `${existing}\n\n${remarks}` };
  }
  const side = sideBefore(existing);
  if (side !== null && remarks !== "") {
    return { option: FULL[side.toLowerCase()] ?? side, answer: remarks, said: `${existing}\n\n${remarks}` };
  }
  // Remarks alone are an answer where the answer's own cell holds none, or names them as one.
  if (wrong === "unanswered" || pointsBeside(existing)) {
    if (remarks !== "") return { option: sideTaken(remarks), answer: remarks, said: remarks };
    return (comment === "" ? wrong : whyNoAnswer(comment)) ?? "unanswered";
  }
  if (wrong !== null) return wrong;
  const offered = answer.options.some((option) => option.trim() === existing);
  const joined = [existing, remarks].filter((part) => part !== "").join("\n\n");
  if (SIDE.test(existing) || offered) {
    const taken = existing.replace(/\.$/, "");
    return { option: FULL[taken.toLowerCase()] ?? taken, answer: remarks || existing, said: joined };
  }
  return { option: sideTaken(existing), answer: joined, said: joined };
}

/** The same question with the same answer counts once; with different answers nobody can say which is meant. */
function repeated(answers: readonly PastAnswer[]): { once: PastAnswer[]; unlike: PastAnswer[] } {
  const once: PastAnswer[] = [];
  const unlike: PastAnswer[] = [];
  for (const group of Map.groupBy(answers, ({ question }) => question.toLowerCase().replace(/\s+/g, " ")).values()) {
    const [first] = group;
    if (!first) continue;
    if (group.every(({ said }) => said === first.said)) once.push(first);
    else unlike.push(...group);
  }
  return { once, unlike };
}
