/** Options whose values are one of a few words, or a day. */
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
