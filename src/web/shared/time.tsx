/** Moments and days as people say them, with the exact date where the pointer rests. */
import { Tooltip } from "@mantine/core";
import { useEffect, useState } from "react";

const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
const exact = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short" });
const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" });
const monthOnly = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });

const STEPS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 31_557_600],
  ["month", 2_629_800],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

/** "just now", "5 minutes ago", "yesterday", "2 years ago". */
export function ago(moment: string, now: number): string {
  const seconds = (Date.parse(moment) - now) / 1000;
  for (const [unit, size] of STEPS) {
    if (Math.abs(seconds) >= size) return relative.format(Math.round(seconds / size), unit);
  }
  return "just now";
}

/** A moment as `ago` says it, kept true while it is on the screen. */
export function Ago({ at }: { readonly at: string }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <Tooltip label={exact.format(new Date(at))} openDelay={300}>
      <time dateTime={at}>{ago(at, now)}</time>
    </Tooltip>
  );
}

/** An ISO date (`2022-03`, `2022-03-15`, or a full timestamp) written out; what is no date is returned as it is. */
export function written(date: string): string {
  if (/^\d{4}$/.test(date)) return date;
  const time = Date.parse(date);
  if (Number.isNaN(time)) return date;
  return /^\d{4}-\d{2}$/.test(date) ? monthOnly.format(time) : day.format(time);
}

/** A date of evidence: written out, its age in the tooltip. */
export function Day({ date }: { readonly date: string }) {
  return (
    <Tooltip label={ago(date, Date.now())} openDelay={300}>
      <time dateTime={date}>{written(date)}</time>
    </Tooltip>
  );
}
