/** What a command of the command line is: its words for `--help`, its options, and what it does. */
import type { ParseArgsOptionDescriptor } from "node:util";

export type OptionValues = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;

export interface CommandInput {
  readonly positionals: readonly string[];
  readonly values: OptionValues;
  /** The folder of the SQLite file, from `--data`, `COUNTERSIGN_DATA` or the default. */
  readonly dataFolder: string;
  /** From `--knowledge`, `COUNTERSIGN_KNOWLEDGE` or the default. */
  readonly knowledgeFolder: string;
}

export interface Command {
  /** One or two words: `inspect`, `library import`. */
  readonly name: string;
  /** What stands behind the name in the usage line: `FILE [--json]`. */
  readonly usage: string;
  readonly summary: string;
  readonly options: Readonly<Record<string, ParseArgsOptionDescriptor>>;
  /** Bounds on the number of words behind the name. */
  readonly words: readonly [min: number, max: number];
  run(input: CommandInput): Promise<void>;
}

/** Wrong usage: exit 2, as opposed to an `AppError`, which is exit 1. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

export function printJson(value: unknown): void {
  print(JSON.stringify(value, null, 2));
}

/** The value of a string option, or undefined. */
export function stringOption(values: OptionValues, name: string): string | undefined {
  const value = values[name];
  return typeof value === "string" ? value : undefined;
}

/** The values of an option that may be given several times. */
export function stringOptions(values: OptionValues, name: string): string[] {
  const value = values[name];
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}
