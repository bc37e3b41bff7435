/**
 * Warns where a suggestion is not what the same customer was told before, with what was said and when.
 *
 * Input is a questionnaire that names its customer; output a function that gives the sentences for one of its questions.
 * Everything the customer was told, here and in past questionnaires that were imported, is read once and made ready to be
 * found by the matcher's own measure of two questions being the same. Of several earlier answers the newest counts; one of
 * which nobody knows the day counts as the oldest.
 */
import type { StoredQuestionnaire } from "../domain/stored-questionnaire.ts";
import type { Suggestion } from "../domain/suggestion.ts";
import { sideTaken } from "../library/index.ts";
import { type Matcher, meaningOf } from "../matching/index.ts";
import type { Database } from "../ports/database.ts";
import { answersTold, type PastTold, pastAnswersTold, type ToldAnswer } from "../store/told-store.ts";

type Told = Omit<ToldAnswer, "at"> & { readonly at: string | null };

export type ToldBefore = (question: string, suggestion: Suggestion) => string[];

const NOT_APPLICABLE = "Not applicable";
/** Characters of an answer that are quoted. */
const LONGEST = 200;

/** Says nothing, and asks the database nothing, where no customer is named. */
export async function toldBefore(
  database: Database,
  questionnaire: Pick<StoredQuestionnaire, "id" | "customer"> | undefined,
  matcher: Matcher,
): Promise<ToldBefore> {
  const customer = questionnaire?.customer?.trim();
  if (!questionnaire || !customer) return () => [];
  const [here, past] = await Promise.all([
    answersTold(database, { customer, except: questionnaire.id }),
    pastAnswersTold(database, customer),
  ]);
  const told: Told[] = [...here, ...past.map(fromPast)].sort(newestFirst);
  const same = matcher.sameQuestions(told.map(({ question }) => question));
  return (question, suggestion) => {
    const [newest] = same(question).flatMap((i) => told[i] ?? []);
    return newest ? difference(newest, question, suggestion) : [];
  };
}

function newestFirst({ at: one }: Told, { at: other }: Told): number {
  return (other ?? "") < (one ?? "") ? -1 : (other ?? "") > (one ?? "") ? 1 : 0;
}

/** The option stands in a paragraph of its own, or is the Yes or No that the text begins with. */
function fromPast({ question, said, at, questionnaire }: PastTold): Told {
  const [first = "", ...rest] = said.split("\n\n");
  const answer =
    meaningOf(first) === null ? { option: sideTaken(said), text: said } : { option: first, text: rest.join("\n\n") };
  return { question, answer, at, questionnaire };
}

function difference(told: Told, question: string, { outcome, option, answer }: Suggestion): string[] {
  const before = told.answer ?? { option: NOT_APPLICABLE, text: "" };
  const otherwise = before.option !== null && option !== null && !sameOption(before.option, option);
  const reworded = before.text.trim() !== "" && words(before.text) !== words(answer ?? "");
  const unsure = before.option !== null && option === null;
  if (!otherwise && !reworded && !unsure) return [];
  const how =
    outcome === "no_match" ? "before" : otherwise ? "otherwise" : unsure && !reworded ? "before" : "differently";
  const where = `${told.at === null ? "" : `on ${told.at.slice(0, 10)} `}in "${told.questionnaire}"`;
  const said = [before.option, before.text.trim() === "" ? null : `"${clipped(before.text)}"`].filter(
    (one) => one !== null,
  );
  const asked = words(told.question) === words(question) ? "" : ` It was asked as "${clipped(told.question)}".`;
  return [`This customer was answered ${how}, ${where}: ${said.join(": ")}.${asked}`];
}

/** "Yes" and "Compliant" are one; what has no meaning of its own is compared as written. */
function sameOption(a: string, b: string): boolean {
  const [one, other] = [meaningOf(a), meaningOf(b)];
  return one !== null || other !== null ? one === other : words(a) === words(b);
}

/** A text's words, letter case, punctuation and line breaks aside. */
function words(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

function clipped(text: string): string {
  const even = text.replace(/\s+/g, " ").trim();
  return even.length <= LONGEST ? even : `${even.slice(0, LONGEST).replace(/\s\S*$/, "")} …`;
}
