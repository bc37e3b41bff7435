/** `backup` and `restore`: the whole of Countersign as one file, out and in again. */
import { join } from "node:path";
import { type Command, print } from "../command.ts";
import { backupDatabase, restoreDatabase } from "../database-backup.ts";
import { readMigrations } from "../database-migrations.ts";
import { DATABASE_FILE } from "../open-context.ts";

export const backupCommand: Command = {
  name: "backup",
  usage: "FILE",
  summary: "Copy the database to a file and check the copy; the app may go on serving",
  options: {},
  words: [1, 1],
  run: async ({ positionals, dataFolder }) => {
    const file = positionals[0] as string;
    await backupDatabase(join(dataFolder, DATABASE_FILE), file);
    print(`Everything is in ${file}.`);
  },
};

export const restoreCommand: Command = {
  name: "restore",
  usage: "FILE",
  summary: "Put a backup in the database's place, once it is found whole; stop the app first",
  options: {},
  words: [1, 1],
  run: async ({ positionals, dataFolder }) => {
    const file = positionals[0] as string;
    const kept = await restoreDatabase(file, join(dataFolder, DATABASE_FILE), await readMigrations());
    print(`${file} is in place.${kept === null ? "" : ` What it replaced is kept as ${kept}.`}`);
  },
};
