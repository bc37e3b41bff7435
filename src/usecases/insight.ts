/** How the work goes: what the library covers, how much is reused, how long questionnaires take, and what is missing. */

import type { Actor } from "../domain/actor.ts";
import { utcDay } from "../domain/day.ts";
import type { EntryUse, Gap, Insight, Month, QuestionCounts, TopicCoverage } from "../domain/insight.ts";
import {
  type AskedRow,
  type Course,
  entriesByTopic,
  questionnairesSince,
  questionsOfEntries,
  questionsSince,
} from "../store/insight-store.ts";
import { authorize } from "./authorize.ts";
import type { AppContext } from "./context.ts";
import { type LoadedLibrary, loadLibrary } from "./load-library.ts";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** So many entries, the most used, and so many examples of a gap: more is a search in the library or the workbench. */
const MOST_ENTRIES = 50;
const MOST_EXAMPLES = 8;

/** @param days how far back questionnaires are looked at, counted by when they came in */
export async function insight(context: AppContext, actor: Actor, { days }: { days: number }): Promise<Insight> {
  authorize(actor, "read");
  const { database, clock } = context;
  const since = utcDay(new Date(clock.now().getTime() - days * DAY_MS));
  const [library, asked, courses, entries] = await Promise.all([
    loadLibrary(context),
    questionsSince(database, since),
    questionnairesSince(database, since),
    entriesByTopic(database),
  ]);
  const topicOf = topicsOf(library);
  const byTopic = Map.groupBy(asked, ({ text }) => topicOf(text));
  const hours = courses.flatMap(({ at, finished_at }) =>
    finished_at === null ? [] : [(Date.parse(finished_at) - Date.parse(at)) / HOUR_MS],
  );
  const used = usesOf(asked);
  const questions = await questionsOfEntries(database, [...used.keys()]);
  return {
    since,
    totals: { ...counts(asked), questionnaires: courses.length, finished: hours.length, medianHours: median(hours) },
    months: monthsOf(asked, courses),
    topics: [...byTopic]
      .map(
        ([topic, rows]): TopicCoverage => ({ topic, entries: (topic && entries.get(topic.id)) ?? 0, ...counts(rows) }),
      )
      .sort((one, other) => other.questions - one.questions || compare(nameOf(one), nameOf(other))),
    entries: [...used].map(([entry, use]): EntryUse => ({ entry, question: questions.get(entry) ?? "", ...use })),
    gaps: gapsOf(asked, topicOf),
  };
}

/** Topics by text, each text looked at once; the same object for the same topic, so that it can group. */
function topicsOf({ matcher, vocabulary }: LoadedLibrary): (text: string) => TopicCoverage["topic"] {
  const topics = new Map(vocabulary.topics.map(({ id, name, area }) => [id, { id, name, area }]));
  const known = new Map<string, TopicCoverage["topic"]>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const topic = topics.get(matcher.topicOf(text) ?? "") ?? null;
    known.set(text, topic);
    return topic;
  };
}

function counts(rows: readonly AskedRow[]): QuestionCounts {
  const sum = (of: (row: AskedRow) => number): number => rows.reduce((total, row) => total + of(row), 0);
  const reused = (row: AskedRow): number => (row.approved && row.entry !== null ? 1 : 0);
  return {
    questions: rows.length,
    suggested: sum((row) => row.suggested),
    noMatch: sum((row) => row.no_match),
    approved: sum((row) => row.approved),
    reused: sum(reused),
    edited: sum((row) => reused(row) * row.edited),
  };
}

function monthsOf(asked: readonly AskedRow[], courses: readonly Course[]): Month[] {
  const first = courses[0]?.at.slice(0, 7);
  const last = courses.at(-1)?.at.slice(0, 7);
  if (!first || !last) return [];
  const questions = Map.groupBy(asked, ({ at }) => at.slice(0, 7));
  const questionnaires = Map.groupBy(courses, ({ at }) => at.slice(0, 7));
  const months: Month[] = [];
  for (let month = first; month <= last; month = monthAfter(month)) {
    months.push({
      month,
      questionnaires: questionnaires.get(month)?.length ?? 0,
      ...counts(questions.get(month) ?? []),
    });
  }
  return months;
}

function monthAfter(month: string): string {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 1)).toISOString().slice(0, 7);
}

/** The most used entries. */
function usesOf(asked: readonly AskedRow[]): Map<string, { used: number; edited: number }> {
  const uses = new Map<string, { used: number; edited: number }>();
  for (const { entry, edited } of asked) {
    if (entry === null) continue;
    const use = uses.get(entry) ?? { used: 0, edited: 0 };
    uses.set(entry, { used: use.used + 1, edited: use.edited + edited });
  }
  const sorted = [...uses].sort(([a, one], [b, other]) => other.used - one.used || compare(a, b));
  return new Map(sorted.slice(0, MOST_ENTRIES));
}

/** A gap closes when an answer to it is kept. */
function gapsOf(asked: readonly AskedRow[], topicOf: (text: string) => TopicCoverage["topic"]): Gap[] {
  const missing = asked.filter((row) => row.no_match && !row.kept);
  return [...Map.groupBy(missing, ({ text }) => topicOf(text))]
    .map(([topic, rows]): Gap => {
      const wordings = Map.groupBy(rows, ({ text }) => text.trim().toLowerCase());
      return {
        topic,
        questions: rows.length,
        customers: [...new Set(rows.flatMap(({ customer }) => customer ?? []))].sort(compare),
        examples: [...wordings.values()].slice(0, MOST_EXAMPLES).flatMap((same) =>
          same.slice(0, 1).map(({ id, questionnaire, text }) => ({
            id,
            questionnaire,
            text,
            asked: same.length,
            answered: same.some((row) => row.approved === 1),
          })),
        ),
      };
    })
    .sort((one, other) => other.questions - one.questions || compare(nameOf(one), nameOf(other)));
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

const nameOf = ({ topic }: Pick<TopicCoverage, "topic">): string => topic?.name ?? "";
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
