/**
 * Keeps the database and its copies from the other users of the machine, whatever the umask says: they hold the answers,
 * and the secrets that second factors are computed from.
 */
import { chmodSync, closeSync, existsSync, openSync, statSync } from "node:fs";

/** For folders that are made for the database: nobody but the owner looks in. */
export const PRIVATE_FOLDER = 0o700;
const PRIVATE_FILE = 0o600;
const OTHERS = 0o007;

/**
 * Makes the file, empty, for its owner alone before SQLite would make it for everybody. From one that is there already,
 * and from its log, which SQLite gives the same mode, it takes what others may; a group that was let in stays.
 *
 * What the system does not allow is left to SQLite to find out, which says it better.
 */
export function keepPrivate(file: string): void {
  try {
    if (!existsSync(file)) closeSync(openSync(file, "a", PRIVATE_FILE));
    for (const one of [file, `${file}-wal`, `${file}-shm`].filter(existsSync)) {
      const found = statSync(one);
      const mode = found.mode & 0o777;
      if (found.isFile() && mode & OTHERS) chmodSync(one, mode & ~OTHERS);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
  }
}
