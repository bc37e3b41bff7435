/**
 * Who else is at a questionnaire, and what has changed in it since one last asked: what an open page polls.
 *
 * The record is the clock: every change is an event with a number, so "since number n" misses nothing and an idle poll
 * reads a handful of rows by index. The same request says that the asker is here. No connection is held open, so it is
 * the same on Node and on Workers.
 */
import type { Actor } from "../domain/actor.ts";
import type { EventAction } from "../domain/event.ts";
import type { Presence } from "../domain/presence.ts";
import type { StoredQuestion } from "../domain/stored-questionnaire.ts";
import type { Row } from "../ports/database.ts";
import { happenedSince, newestOf, toHappened } from "../store/change-store.ts";
import { endPresence, othersPresent, renewPresence, toPresence } from "../store/presence-store.ts";
import { questionsById } from "../store/question-store.ts";
import { authorize } from "./authorize.ts";
import type { AppContext } from "./context.ts";
import { getQuestionnaire } from "./get-questionnaire.ts";

export interface Changes {
  /** Pass it back as `since`. */
  readonly cursor: number;
  /** Questions that were decided, assigned or talked about, as they now are. */
  readonly questions: readonly StoredQuestion[];
  /** Whether the questionnaire itself has changed: its name, its dates, what was exported. */
  readonly questionnaire: boolean;
  /** Whether so much has changed that the questions should be read anew. */
  readonly reload: boolean;
  /** The others who have it open. */
  readonly people: readonly Presence[];
}

/** Somebody who was not heard of for this long has left: four polls of the page. */
const PRESENT_MS = 6_000;
/** A page that keeps asking is written down this often. */
const RENEW_MS = 2_000;
/** Whoever asks first has read the questions within this time. */
const OVERLAP_MS = 60_000;
/** With more than these the questions are better read anew. */
const MOST_EVENTS = 500;
const MOST_QUESTIONS = 100;

/** What replaces, adds or removes questions. */
const LAYOUT: readonly EventAction[] = ["layout", "upload"];

/**
 * @param since the cursor of the last answer; without it, what has changed in the last minute
 * @param at the question that the asker has open, which the others are shown; null while there is none; left out by
 *   whoever only reads the changes, `"left"` by whoever goes away
 * @throws AppError `forbidden`, `not_found`
 */
export async function followChanges(
  context: AppContext,
  actor: Actor,
  id: string,
  { since, at }: { since?: number | undefined; at?: string | null | undefined },
): Promise<Changes> {
  authorize(actor, "read");
  const now = context.clock.now().getTime();
  const ago = (milliseconds: number) => new Date(now - milliseconds).toISOString();
  const presence = { questionnaire: id, person: actor.id, at: ago(0), fresh: ago(RENEW_MS) };
  const [events = [], [newest], others = []] = (await context.database.batch([
    happenedSince(id, since ?? ago(OVERLAP_MS), MOST_EVENTS + 1),
    newestOf(id),
    othersPresent(id, actor.id, ago(PRESENT_MS)),
    ...(at === undefined
      ? []
      : [at === "left" ? endPresence(id, actor.id) : renewPresence({ ...presence, question: at })]),
  ])) as [Row[], Row[], Row[]];
  const happened = events.map(toHappened);
  // Only a questionnaire that is there has anything to tell; one with events may have been deleted since.
  if (happened.length > 0 || newest?.seq == null) await getQuestionnaire(context, actor, id);
  const changed = [...new Set(happened.flatMap(({ question }) => question ?? []))];
  const reload =
    happened.length > MOST_EVENTS ||
    changed.length > MOST_QUESTIONS ||
    (since !== undefined && happened.some(({ action }) => LAYOUT.includes(action)));
  return {
    cursor: Math.max(since ?? 0, Number(newest?.seq ?? 0)),
    questions: reload ? [] : [...(await questionsById(context.database, id, changed)).values()],
    questionnaire: happened.length > 0,
    reload,
    people: others.map(toPresence),
  };
}
