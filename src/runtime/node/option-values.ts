/** Options whose values are one of a few words, a day, or an address. */
import { type OptionValues, stringOption, UsageError } from "./command.ts";

/** @throws UsageError for another word */
export function oneOf<T extends string>(values: OptionValues, name: string, words: readonly T[]): T | undefined {
  const given = stringOption(values, name);
  const word = words.find((candidate) => candidate === given);
  if (given !== undefined && word === undefined) throw new UsageError(`--${name} takes one of ${words.join(", ")}.`);
  return word;
}

/** @throws UsageError for what is no day */
export function dayOption(values: OptionValues, name: string): string | undefined {
  const given = stringOption(values, name);
  if (given === undefined) return undefined;
  const date = new Date(`${given}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(given) || Number.isNaN(date.getTime()) || !date.toISOString().startsWith(given)) {
    throw new UsageError(`--${name} takes a date such as 2026-05-31, not "${given}".`);
  }
  return given;
}

/**
 * Where browsers reach the app: `--url`, else `COUNTERSIGN_URL`; an origin without a slash at its end, undefined for none.
 *
 * @throws UsageError for anything but an origin
 */
export function publicUrl(values: OptionValues): string | undefined {
  const text = stringOption(values, "url") ?? process.env.COUNTERSIGN_URL;
  if (!text) return undefined;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url && /^https?:$/.test(url.protocol) && url.pathname === "/") return url.origin;
  throw new UsageError(
    `--url takes where browsers reach this server, such as https://answers.example.com, not "${text}".`,
  );
}
