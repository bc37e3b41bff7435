/** Files that a person names on the command line, with errors in a sentence. */
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, extname, join, resolve } from "node:path";
import { AppError } from "../../domain/errors.ts";

/** @throws AppError `not_found` or `storage_unavailable` */
export async function readBytes(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") throw new AppError("not_found", `There is no file ${file}. Check the path.`);
    if (code === "EISDIR") throw new AppError("invalid_input", `${file} is a folder. Name a file in it.`);
    throw new AppError("storage_unavailable", `${file} cannot be read (${code}).`);
  }
}

/** @throws AppError as `readBytes`; `invalid_input` where it is not UTF-8 */
export async function readText(file: string): Promise<string> {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await readBytes(file));
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError("invalid_input", `${file} is not UTF-8 text. Save it as UTF-8.`);
  }
}

/** @throws AppError `invalid_input` where a result would take the place of what it is made from */
export function refuseSameFile(input: string, ...results: (string | undefined)[]): void {
  if (!results.some((result) => result !== undefined && resolve(result) === resolve(input))) return;
  throw new AppError("invalid_input", `${input} would be overwritten by its own result. Name another file.`);
}

/** What is filled keeps the customer's format, and a program believes the ending. @throws AppError `invalid_input` */
export function refuseOtherFormat(input: string, result: string): void {
  const [wanted, given] = [extname(input).toLowerCase(), extname(result).toLowerCase()];
  if (wanted === given || wanted === "") return;
  throw new AppError(
    "invalid_input",
    `The filled workbook keeps the format of ${basename(input)}. Name the result with ${wanted} at its end, not "${basename(result)}".`,
  );
}

/** The whole file or nothing: what stood there before stays until the new content is complete. */
export async function writeWhole(file: string, content: Uint8Array | string): Promise<void> {
  const partial = join(dirname(file), `.countersign-${process.pid}-${Date.now()}.part`);
  try {
    await writeFile(partial, content);
    await rename(partial, file);
  } catch (error) {
    await rm(partial, { force: true });
    const { code } = error as NodeJS.ErrnoException;
    throw new AppError("storage_unavailable", `${file} cannot be written (${code}). Choose another place with -o.`);
  }
}

/** The JSON values of a file of one a line. @throws AppError `invalid_input` naming the line */
export function parseJsonLines(text: string, file: string): unknown[] {
  return text.split("\n").flatMap((line, index) => {
    if (line.trim() === "") return [];
    try {
      return [JSON.parse(line) as unknown];
    } catch {
      throw new AppError("invalid_input", `${file}:${index + 1} is not JSON. Write one JSON value a line.`);
    }
  });
}
