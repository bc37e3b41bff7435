#!/usr/bin/env node
/**
 * The command line: finds the command, parses its options, and turns its end into an exit status.
 *
 * 0 done, 1 something a person can act on (the message on standard error), 2 wrong usage. A bug exits 1 with its stack.
 */
import { parseArgs } from "node:util";
import { AppError } from "../../domain/errors.ts";
import { type Command, type CommandInput, print, stringOption, UsageError } from "./command.ts";
import { answerCommand } from "./commands/answer.ts";
import { askCommand } from "./commands/ask.ts";
import { auditCommands } from "./commands/audit.ts";
import { backupCommand, restoreCommand } from "./commands/backup.ts";
import { evalCommand } from "./commands/eval.ts";
import { fillCommand } from "./commands/fill.ts";
import { inspectCommand } from "./commands/inspect.ts";
import { libraryCommands } from "./commands/library.ts";
import { serveCommand } from "./commands/serve.ts";
import { userCommands } from "./commands/user.ts";
import { SHIPPED_KNOWLEDGE } from "./open-context.ts";

export const COMMANDS: readonly Command[] = [
  inspectCommand,
  askCommand,
  answerCommand,
  fillCommand,
  evalCommand,
  ...libraryCommands,
  serveCommand,
  ...userCommands,
  ...auditCommands,
  backupCommand,
  restoreCommand,
];

const COMMON_OPTIONS = {
  data: { type: "string" },
  knowledge: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

/** @param words the arguments behind the program's name */
export async function main(words: readonly string[]): Promise<number> {
  try {
    const [first] = words;
    if (first === undefined || first === "help" || first === "--help" || first === "-h") {
      print(overview());
      return first === undefined ? 2 : 0;
    }
    const command = find(words);
    const input = parse(command, words.slice(command.name.split(" ").length));
    if (input.values.help) print(help(command));
    else await command.run(input);
    return 0;
  } catch (error) {
    if (error instanceof UsageError) {
      process.stderr.write(`countersign: ${error.message}\n`);
      return 2;
    }
    const message = error instanceof AppError ? error.message : error instanceof Error ? error.stack : String(error);
    process.stderr.write(`countersign: ${message}\n`);
    return 1;
  }
}

function find(words: readonly string[]): Command {
  const named = (name: string) => COMMANDS.find((command) => command.name === name);
  const command = named(words.slice(0, 2).join(" ")) ?? named(words[0] ?? "");
  if (command) return command;
  const group = COMMANDS.filter(({ name }) => name.startsWith(`${words[0]} `)).map(({ name }) => name);
  throw new UsageError(
    group.length > 0
      ? `"${words[0]}" needs one of: ${group.join(", ")}.`
      : `there is no command "${words[0]}". "countersign help" lists them.`,
  );
}

function parse(command: Command, args: readonly string[]): CommandInput {
  const { values, positionals } = parsed(command, args);
  const [min, max] = command.words;
  if (!values.help && (positionals.length < min || positionals.length > max)) {
    const what = positionals.length < min ? "something is missing" : `"${positionals[max]}" is one word too many`;
    throw new UsageError(`${what}. Usage: countersign ${command.name} ${command.usage}`);
  }
  const { env } = process;
  return {
    values,
    positionals,
    dataFolder: stringOption(values, "data") ?? (env.COUNTERSIGN_DATA || "data"),
    knowledgeFolder: stringOption(values, "knowledge") ?? (env.COUNTERSIGN_KNOWLEDGE || SHIPPED_KNOWLEDGE),
  };
}

function parsed(command: Command, args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: { ...COMMON_OPTIONS, ...command.options }, allowPositionals: true });
  } catch (error) {
    // Node's own sentence names the option; the advice about "--" that follows it does not help here.
    const [reason] = (error as Error).message.split(". ");
    throw new UsageError(`${reason}. Usage: countersign ${command.name} ${command.usage}`);
  }
}

function overview(): string {
  const width = Math.max(...COMMANDS.map(({ name }) => name.length));
  return [
    "countersign answers security questionnaires from certification documents and approved answers.",
    "",
    "Usage: countersign COMMAND [OPTIONS]",
    "",
    ...COMMANDS.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    "",
    "  --data DIR       where the SQLite file lives (COUNTERSIGN_DATA; default ./data)",
    "  --knowledge DIR  what is loaded into an empty library (COUNTERSIGN_KNOWLEDGE; default the shipped knowledge/)",
    "  --help           what a command takes",
  ].join("\n");
}

function help(command: Command): string {
  return `${command.summary}\n\nUsage: countersign ${command.name} ${command.usage}`;
}

if (import.meta.main) {
  // A reader that has seen enough, as `head` has, closes the pipe: the end of the output, not of the work.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
  process.exitCode = await main(process.argv.slice(2));
}
