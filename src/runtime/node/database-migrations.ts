/** Reads `migrations/` for `migrate`: the one step of migrating that needs a file system. */
import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Migration } from "../../store/migrate.ts";

/** The project's own folder, wherever the program is started from. */
const MIGRATIONS_FOLDER = fileURLToPath(new URL("../../../migrations/", import.meta.url));

/** Every `.sql` file of the folder, sorted by name. */
export async function readMigrations(folder: string = MIGRATIONS_FOLDER): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".sql")).sort();
  return Promise.all(names.map(async (name) => ({ name, sql: await readFile(`${folder}/${name}`, "utf8") })));
}
