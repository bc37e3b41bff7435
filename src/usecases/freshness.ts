/** The freshness calendar: what has run out, what runs out in the coming months, and what rests on it. */
import type { Actor } from "../domain/actor.ts";
import { monthsAfter, utcDay } from "../domain/day.ts";
import type { FreshnessLine } from "../domain/freshness.ts";
import { documentDates } from "../library/index.ts";
import { documentOwners, entriesDueBy, restingOnEntries } from "../store/freshness-store.ts";
import { authorize } from "./authorize.ts";
import type { AppContext } from "./context.ts";
import { loadLibrary } from "./load-library.ts";
import { restingOn } from "./resting-on.ts";

export interface Freshness {
  readonly today: string;
  /** What has run out first, by day; what has no day before all. */
  readonly lines: readonly FreshnessLine[];
}

/** @param months how far ahead to look; what has run out is always told */
export async function freshness(context: AppContext, actor: Actor, { months }: { months: number }): Promise<Freshness> {
  authorize(actor, "read");
  const { database, clock } = context;
  const { documents, vocabulary } = await loadLibrary(context);
  const today = utcDay(clock.now());
  const until = monthsAfter(today, months);
  const [due, owners, resting] = await Promise.all([
    entriesDueBy(database, until),
    documentOwners(database),
    restingOn(database),
  ]);
  const onEntries = Map.groupBy(
    await restingOnEntries(
      database,
      due.map(({ id }) => id),
    ),
    ({ on }) => on,
  );
  const titles = new Map([...documents.values()].map(({ id, title }) => [id, title]));
  const lines: FreshnessLine[] = [...documents.values()].flatMap((document) =>
    documentDates(document, titles, vocabulary.standards)
      .filter(({ day }) => day === null || day <= until)
      .map((fact) => ({
        ...fact,
        about: "document" as const,
        id: document.id,
        title: document.title,
        owner: owners.get(document.id) ?? null,
        ...resting(document.id),
      }))
      // What was retired and hangs on nothing any more is done with.
      .filter(({ kind, entries, questionnaires }) => kind !== "retired" || entries.length + questionnaires.length > 0),
  );
  for (const { id, question, reviewBy, owner } of due) {
    const questionnaires = (onEntries.get(id) ?? []).map(({ on: _, ...one }) => one);
    const what = "The entry is to be reviewed";
    lines.push({
      kind: "review",
      day: reviewBy,
      what,
      about: "entry",
      id,
      title: question,
      owner,
      entries: [],
      questionnaires,
    });
  }
  const order = ({ day, title }: FreshnessLine) => `${day ?? ""} ${title}`;
  return { today, lines: lines.sort((one, other) => (order(one) < order(other) ? -1 : 1)) };
}
