/**
 * The words that other tools write into their columns -> our levels, states and days.
 *
 * Where a word may mean two things the more careful one is taken: the stricter level, the earlier day, the entry that
 * somebody has to look at first. `certain` is false where a person should be told.
 */
import type { Access } from "../../domain/access.ts";
import type { Day } from "../../domain/day.ts";
import { dayOf } from "../documents/find-dates.ts";
import { plainHeading } from "./tool-columns.ts";

export interface Read<T> {
  readonly value: T;
  readonly certain: boolean;
}

const INTERNAL =
  /\b(?:internal(?:ly)?|private|restricted|secret|employees?|staff|hidden|do not share|never share|(?:strictly|highly|company) confidential|(?:not|non|never) ?-?(?:public|shared?|shareable|external|for (?:sharing|customers?)))\b/i;
const NDA = /\b(?:nda|non-?disclosure|confidential|customers?|clients?|partners?|gated|on request|by request)\b/i;
/** The whole cell has to say so: "not for external use", "open internally" and "everyone in Sales" hold the same words. */
const PUBLIC =
  /^\W*(?:public(?:ly)?|external(?:ly)?|anyone|everyone|everybody|open|unrestricted|no restrictions?)(?: (?:access|available|accessible|visible|shareable|facing|to (?:all|anyone|everyone|everybody|the public)))?\W*$/i;
const DENIED = /\b(?:no|not|never|cannot|non|without|un\w+ed)\b/i;
/** Where these are the headings, "confidential" is a step above "internal" and not what an NDA opens. */
const CLASSES = /classification|confidentiality|sensitivity/i;

/** A word that is not known here counts as the strictest level. */
export function accessIn(heading: string, text: string): Read<Access> {
  if (INTERNAL.test(text)) return { value: "internal", certain: true };
  if (/\bconfidential\b/i.test(text) && !/\bnda\b/i.test(text) && CLASSES.test(heading)) {
    return { value: "internal", certain: true };
  }
  if (/^nda\b/i.test(plainHeading(heading)) && isYes(text)) return { value: "nda", certain: true };
  if (NDA.test(text) && !DENIED.test(text)) return { value: "nda", certain: true };
  return PUBLIC.test(text) ? { value: "public", certain: true } : { value: "internal", certain: false };
}

/** `stale` is to be looked at again before it is relied on; the last two are not brought in. */
export type Standing = "current" | "stale" | "draft" | "archived";
/** From the one that says least against an answer to the one that says most. */
export const STANDINGS: readonly Standing[] = ["current", "stale", "draft", "archived"];

const ARCHIVED =
  /\b(?:trashed|disapproved|invalid|no longer (?:valid|used|current|applicable|true)|archived?|deprecated|obsolete|retired|inactive|deleted|removed|disabled|superseded|withdrawn|rejected|declined|do not use)\b/i;
const STALE =
  /\b(?:unreviewed|not (?:reviewed|verified|current|final)|on hold|rework|requires? (?:a )?(?:review|update|revision)|(?:to be|for) (?:reviewed|updated|review|update)|outdated|out of date|stale|expir(?:ed|ing)|overdue|aging|needs? (?:a |an |to be )?(?:review|update|attention|refresh|revision|verif)\w*|(?:review|update) (?:needed|required|due)|due(?: for review)?|flagged|unverified|not verified)\b/i;
const DRAFT =
  /\b(?:wip|work in progress|submitted|drafts?|pending|in review|under review|in progress|awaiting|unapproved|not approved|unpublished|not published|proposed|suggested|new|to ?do|incomplete)\b/i;

/** Nothing but this, or a score. */
const CURRENT =
  /^\W*(?:(?:fully |recently |last )?(?:approved|published|live|active|final(?:i[sz]ed)?|verified|validated|current|completed?|done|reviewed|up to date|fresh|accepted|confirmed|in use|in force|ready|released|enabled|ok|valid|answered|certified|good)|[\d.,]+ ?%?)\W*$/i;

/** What a cell says of an answer's state; a Yes or No says it of the column's heading ("Needs review: Yes"). */
export function standingIn(heading: string, text: string): Read<Standing> {
  const subject = plainHeading(heading).toLowerCase();
  if (isYes(text)) return standingOf(subject.replace(/ (?:on|at|date|day|by)$/, ""));
  if (isNo(text)) {
    const value = /^(?:approved|published|active)\b/.test(subject)
      ? "draft"
      : /^(?:verified|reviewed)\b/.test(subject)
        ? "stale"
        : "current";
    return { value, certain: true };
  }
  return standingOf(text);
}

/** A word that is not known here makes the answer one to be looked at. */
function standingOf(words: string): Read<Standing> {
  if (/\bnot (?:archived|retired|rejected|outdated|stale|expired)\b/i.test(words))
    return { value: "current", certain: true };
  if (ARCHIVED.test(words)) return { value: "archived", certain: true };
  if (STALE.test(words)) return { value: "stale", certain: true };
  if (DRAFT.test(words)) return { value: "draft", certain: true };
  return CURRENT.test(words) ? { value: "current", certain: true } : { value: "stale", certain: false };
}

const isYes = (text: string): boolean => /^(?:yes|y|true|1|x|✓|✔)$/i.test(text.trim());
const isNo = (text: string): boolean => /^(?:no|n|false|0)$/i.test(text.trim());
export const isYesOrNo = (text: string): boolean => isYes(text) || isNo(text);

/** Whether the file's slashed dates begin with the day; null where none of them tells. */
export function daysFirst(texts: Iterable<string>): boolean | null {
  let first = false;
  let second = false;
  for (const text of texts) {
    const parts = /^(\d{1,2})\/(\d{1,2})\/\d{2,4}\b/.exec(text.trim());
    if (Number(parts?.[1]) > 12) first = true;
    if (Number(parts?.[2]) > 12) second = true;
  }
  return first === second ? null : first;
}

const NO_DAY = /^(?:\W*|never|none|n\/?a|not (?:set|scheduled|applicable)|no (?:date|expiry|expiration))$/i;

/** In characters; a day stands in the first of them. */
const LONGEST_DAY = 60;

/**
 * The day that a cell names, without its time; null where it says that there is none. Of two days that it may mean it is
 * the earlier.
 *
 * @param order as `daysFirst` tells it
 */
export function dayIn(text: string, order: boolean | null): Read<Day | null> {
  const written = text.trim();
  if (NO_DAY.test(written)) return { value: null, certain: true };
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:$|[T\s])/.exec(written);
  if (iso) return known(dayOf([iso[1], iso[2]?.padStart(2, "0"), iso[3]?.padStart(2, "0")].join("-")));
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{2}|\d{4})(?:$|[\s,])/.exec(written);
  if (slashed) {
    const [one, two, year] = [slashed[1], slashed[2], slashed[3]].map((part) => (part as string).padStart(2, "0"));
    const full = (year as string).length === 2 ? `20${year}` : year;
    const days = [
      ...(order === false ? [] : [dayOf(`${full}-${two}-${one}`)]),
      ...(order === true ? [] : [dayOf(`${full}-${one}-${two}`)]),
    ].filter((day) => day !== null);
    const [earlier = null, later = earlier] = days.sort();
    return { value: earlier, certain: earlier !== null && earlier === later };
  }
  return known(
    dayOf(
      written
        .slice(0, LONGEST_DAY)
        .replace(/,?\s+(?:at\s+)?\d{1,2}:\d{2}.*$/, "")
        .replace(/^(?:mon|tue|wed|thu|fri|sat|sun)\w*,?\s+/i, ""),
    ),
  );
}

const known = (day: Day | null): Read<Day | null> => ({ value: day, certain: day !== null });

/** Months from one review to the next; null where the cell does not say. */
export function monthsIn(text: string): number | null {
  const words = text.trim().toLowerCase();
  const named = [
    [/^(?:annual|yearly|every year|once a year)/, 12],
    [/^(?:semi-?annual|half-?yearly|bi-?annual|twice a year)/, 6],
    [/^quarterly|^every quarter/, 3],
    [/^monthly|^every month/, 1],
  ] as const;
  const word = named.find(([pattern]) => pattern.test(words));
  if (word) return word[1];
  const [, count, unit = "m"] = /^(?:every )?(\d{1,4}) ?(d|w|m|y)?[a-z]*$/.exec(words) ?? [];
  const months = Math.round(Number(count) * { d: 12 / 365, w: 12 / 52, m: 1, y: 12 }[unit as "d" | "w" | "m" | "y"]);
  return months >= 1 && months <= 120 ? months : null;
}

/** Null where there is none. */
export function earliest(days: readonly (Day | null)[]): Day | null {
  return days.filter((day) => day !== null).sort()[0] ?? null;
}
