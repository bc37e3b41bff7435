/** The KnowledgeSource port over a directory: what `--knowledge` names, read whole. */
import { type Dirent, existsSync } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { AppError } from "../../domain/errors.ts";
import type { KnowledgeFile, KnowledgeSource } from "../../ports/knowledge-source.ts";
import { filesIn } from "./folder-files.ts";

/** Editors and version control leave other things in folders; these are what the loaders read. */
const KNOWLEDGE_FILE = /\.(?:md|ya?ml|txt|json)$/i;

/** Documents that are no text, or another kind of text than the knowledge's own. */
const ORIGINAL = /\.(?:pdf|docx|docm|html?|csv)$/i;

/**
 * A source of the folder's Markdown, YAML, text and JSON files, hidden ones left out, read anew at each call.
 *
 * `files` rejects with AppError `not_found` where there is no such folder, `storage_unavailable` where it cannot be
 * read, and `invalid_document` naming a file that is not UTF-8.
 */
export function createKnowledgeFolder(folder: string): KnowledgeSource & Required<Pick<KnowledgeSource, "originals">> {
  return {
    originals: async () => {
      const documents = join(folder, "documents");
      if (!existsSync(documents)) return [];
      const files = (await filesIn(documents)).filter(({ name }) => ORIGINAL.test(name));
      return files.map(({ name, bytes }) => ({ name, bytes }));
    },
    files: async () => {
      const paths: string[] = [];
      for (const entry of await list(folder)) {
        const path = relative(folder, join(entry.parentPath, entry.name));
        if (path.split(sep).some((part) => part.startsWith(".")) || !KNOWLEDGE_FILE.test(path)) continue;
        // Mounted configuration is often a folder of links to files.
        const isFile = entry.isFile() || (entry.isSymbolicLink() && (await stat(join(folder, path))).isFile());
        if (isFile) paths.push(path);
      }
      return Promise.all(paths.sort().map((path) => read(folder, path)));
    },
  };
}

async function list(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { recursive: true, withFileTypes: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") {
      throw new AppError("not_found", `There is no knowledge folder ${folder}. Name another with --knowledge.`);
    }
    throw new AppError("storage_unavailable", `The knowledge folder ${folder} cannot be read (${code}).`);
  }
}

async function read(folder: string, path: string): Promise<KnowledgeFile> {
  const bytes = await readFile(join(folder, path));
  try {
    return { path: path.split(sep).join("/"), text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    throw new AppError("invalid_document", `${path} is not UTF-8 text. Save it as UTF-8.`, { file: path });
  }
}
