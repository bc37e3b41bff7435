/** A file, or all files of a folder and the folders in it, to be read when their turn comes. */
import { readdir, stat } from "node:fs/promises";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { AppError } from "../../domain/errors.ts";
import type { IncomingFile } from "../../usecases/import-documents.ts";
import { readBytes } from "./files.ts";

/** What systems and editors leave behind: nobody meant to import it. */
const LEFT_BEHIND = /^(?:\.|~\$|thumbs\.db$|desktop\.ini$)/i;

/** With the name of the folder that its name counts from. */
type FoundFile = IncomingFile & { readonly folder: string };

/**
 * The files of several paths; those that would have one name are told apart by the folder they are in.
 *
 * @throws AppError `not_found`, `storage_unavailable`
 */
export async function filesOf(paths: readonly string[]): Promise<IncomingFile[]> {
  const found = await Promise.all([...new Set(paths.map((path) => resolve(path)))].map(filesIn));
  const counts = new Map<string, number>();
  for (const { name } of found.flat()) counts.set(name, (counts.get(name) ?? 0) + 1);
  return found
    .flat()
    .map(({ folder, ...file }) =>
      (counts.get(file.name) ?? 0) > 1 ? { ...file, name: `${folder}/${file.name}` } : file,
    );
}

/**
 * A file, or those of a folder by path; hidden ones are left out and links to folders not followed.
 *
 * @throws AppError `not_found`, `storage_unavailable`
 */
export async function filesIn(path: string): Promise<FoundFile[]> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") throw new AppError("not_found", `There is no file ${path}. Check the path.`);
    throw new AppError("storage_unavailable", `${path} cannot be read (${error.code}).`);
  });
  if (!found.isDirectory()) return [fileOf(path, dirname(path), basename(path), found.size)];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files: FoundFile[] = [];
  for (const entry of entries) {
    const whole = join(entry.parentPath, entry.name);
    const name = relative(path, whole).split(sep);
    if (name.some((part) => LEFT_BEHIND.test(part))) continue;
    const { size, isFile } = await stat(whole).then(
      (one) => ({ size: one.size, isFile: one.isFile() }),
      () => ({ size: 0, isFile: false }),
    );
    if (isFile) files.push(fileOf(whole, path, name.join("/"), size));
  }
  return files.sort((one, other) => (one.name < other.name ? -1 : 1));
}

function fileOf(path: string, folder: string, name: string, size: number): FoundFile {
  return { folder: basename(folder), name, size, bytes: () => readBytes(path) };
}
