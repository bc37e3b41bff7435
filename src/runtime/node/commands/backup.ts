/** `backup` and `restore`: the whole of Countersign as one file, out and in again. */
import { join } from "node:path";
import { type Command, print } from "../command.ts";
import { backupDatabase } from "../database-backup.ts";
import { DATABASE_FILE } from "../open-context.ts";
import { restoreBackup } from "../restore-backup.ts";

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
    const { kept, shut } = await restoreBackup(file, join(dataFolder, DATABASE_FILE));
    print(`${file} is in place.${kept === null ? "" : ` What it replaced is kept as ${kept}.`}`);
    print("All sessions, API tokens and links in it are ended: everybody signs in anew, programs need new tokens.");
    if (shut.length > 0) print(`Shut since the backup, and still: ${shut.join(", ")}.`);
    print("Passwords and roles are the backup's. Look under People at those that were changed since.");
  },
};
