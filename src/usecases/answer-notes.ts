/**
 * What a person should know about answers that are read from a file, a sentence each with the places: what their tool says
 * has to be looked at, what was read with doubt, and what was taken from the row above.
 */
import type { SkipReason } from "../domain/skip-reason.ts";
import type { PastAnswer, SkippedAnswer, ToolFacts } from "../library/index.ts";

interface NotedAnswer extends Pick<PastAnswer, "place" | "repeats"> {
  readonly facts: ToolFacts | null;
}

type Doubt = ToolFacts["doubts"][number]["fact"];

/** More places than these are counted, not named. */
const MOST_PLACES = 12;

export function notesOn(answers: readonly NotedAnswer[]): string[] {
  const notes: string[] = [];
  const note = (found: readonly NotedAnswer[], sentence: string): void => {
    if (found.length > 0) notes.push(`${sentence}: ${placesOf(found)}.`);
  };
  const unknown = doubtful(answers, "status");
  for (const [text, found] of unknown) {
    note(found, `"${text}" is no state that is known here, so that these answers are due for review from today`);
  }
  const told = new Set([...unknown.values()].flat());
  note(
    answers.filter((answer) => answer.facts?.standing === "stale" && !told.has(answer)),
    "Due for review from today, since the other tool says that they need it",
  );
  for (const [text, found] of doubtful(answers, "access")) {
    const said = text === "" ? "No level of access is given" : `"${text}" is no level of access that is known here`;
    note(found, `${said}, so that these answers are internal`);
  }
  for (const [text, found] of doubtful(answers, "day")) {
    note(found, `"${text}" may mean several days or none; the earliest was taken where there is one`);
  }
  note(
    answers.filter(({ repeats }) => repeats !== null),
    "The answer of the row above was taken, which they repeat",
  );
  return notes;
}

const WHY: Readonly<Record<SkipReason, string>> = {
  unanswered: "unanswered",
  elsewhere: "that point to another answer",
  "not-applicable": "N/A without a reason",
  undecided: "undecided",
  ambiguous: "asked several times and answered differently",
  "unclear-mark": "marks that no option belongs to",
  draft: "drafts, not approved in the other tool",
  archived: "archived, retired or rejected in the other tool",
};

/** A sentence for each reason for which questions bring no answer, with their places. */
export function skippedNotes(skipped: readonly Pick<SkippedAnswer, "place" | "why">[]): string[] {
  const groups = Map.groupBy(skipped, ({ why }) => why);
  return [...groups].map(([why, list]) => `Skipped: ${list.length} ${WHY[why]} (${placesOf(list)}).`);
}

/** `CSV!B2, CSV!B5 and 30 more`. */
export function placesOf(found: readonly { readonly place: string }[]): string {
  const named = found.slice(0, MOST_PLACES).map(({ place }) => place);
  const left = found.length - named.length;
  return `${named.join(", ")}${left > 0 ? ` and ${left} more` : ""}`;
}

function doubtful(answers: readonly NotedAnswer[], fact: Doubt): Map<string, NotedAnswer[]> {
  const pairs = answers.flatMap((answer) =>
    (answer.facts?.doubts ?? []).filter((doubt) => doubt.fact === fact).map(({ text }) => ({ text, answer })),
  );
  const groups = [...Map.groupBy(pairs, ({ text }) => text)];
  return new Map(groups.map(([text, group]) => [text.slice(0, 60), group.map(({ answer }) => answer)]));
}
