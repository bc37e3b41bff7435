/** A file, or all files of a folder and the folders in it, to be read when their turn comes. */
import { readdir, stat } from "node:fs/promises";
import { basename, join, relative, sep } from "node:path";
import { AppError } from "../../domain/errors.ts";
import type { IncomingFile } from "../../usecases/import-documents.ts";
import { readBytes } from "./files.ts";

/** What systems and editors leave behind: nobody meant to import it. */
const LEFT_BEHIND = /^(?:\.|~\$|thumbs\.db$|desktop\.ini$)/i;

/**
 * By path; hidden files are left out and links to folders not followed.
 *
 * @throws AppError `not_found`, `storage_unavailable`
 */
export async function filesIn(path: string): Promise<IncomingFile[]> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") throw new AppError("not_found", `There is no file ${path}. Check the path.`);
    throw new AppError("storage_unavailable", `${path} cannot be read (${error.code}).`);
  });
  if (!found.isDirectory()) return [fileOf(path, basename(path), found.size)];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files: IncomingFile[] = [];
  for (const entry of entries) {
    const whole = join(entry.parentPath, entry.name);
    const name = relative(path, whole).split(sep);
    if (name.some((part) => LEFT_BEHIND.test(part))) continue;
    const { size, isFile } = await stat(whole).then(
      (one) => ({ size: one.size, isFile: one.isFile() }),
      () => ({ size: 0, isFile: false }),
    );
    if (isFile) files.push(fileOf(whole, name.join("/"), size));
  }
  return files.sort((one, other) => (one.name < other.name ? -1 : 1));
}

function fileOf(path: string, name: string, size: number): IncomingFile {
  return { name, size, bytes: () => readBytes(path) };
}
