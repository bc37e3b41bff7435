/** Opens the data folder and composes the use cases' context on Node: SQLite, the knowledge folder, the clock. */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { KnowledgeSource } from "../../ports/knowledge-source.ts";
import { unfinishedJobs } from "../../store/job-store.ts";
import { migrate, pendingMigrations } from "../../store/migrate.ts";
import type { AppContext } from "../../usecases/context.ts";
import { runJob } from "../../usecases/match-questionnaire.ts";
import { createScryptPasswords } from "../shared/scrypt-passwords.ts";
import { signInFrom } from "../shared/sign-in-settings.ts";
import { createSqliteBlobStore } from "./blob-store.ts";
import { createNodeDatabase, type NodeDatabase } from "./database.ts";
import { backupDatabase } from "./database-backup.ts";
import { readMigrations } from "./database-migrations.ts";
import { createDocumentReader } from "./document-reader.ts";
import { createJobRunner, type JobRunner } from "./job-runner.ts";
import { createKnowledgeFolder } from "./knowledge-folder.ts";

export const DATABASE_FILE = "countersign.sqlite";

/** What the project ships, wherever the program is started from. */
export const SHIPPED_KNOWLEDGE = fileURLToPath(new URL("../../../knowledge/", import.meta.url));

export interface NodeContext extends AppContext {
  readonly database: NodeDatabase;
  readonly jobs: JobRunner;
}

/** @throws AppError `storage_unavailable` where the data folder cannot be used */
export async function openContext(dataFolder: string, knowledgeFolder: string): Promise<NodeContext> {
  const database = createNodeDatabase(join(dataFolder, DATABASE_FILE));
  await migrateWithBackup(database);
  const clock = { now: () => new Date() };
  const jobs = createJobRunner({
    run: (id, signal) => runJob(context, id, signal),
    pending: () => unfinishedJobs(database),
    onError: (id, error) => process.stderr.write(`job ${id}: ${error instanceof Error ? error.stack : error}\n`),
  });
  const context: NodeContext = {
    database,
    blobs: createSqliteBlobStore(database, clock),
    jobs,
    knowledge: knowledgeWithVocabulary(knowledgeFolder),
    documents: createDocumentReader(),
    clock,
    passwords: createScryptPasswords(),
    ...signInFrom(process.env),
  };
  return context;
}

/** A database that has been in use is copied beside itself before a newer version of the program changes its tables. */
async function migrateWithBackup(database: NodeDatabase): Promise<void> {
  const migrations = await readMigrations();
  const pending = await pendingMigrations(database, migrations);
  const [first] = pending;
  if (first !== undefined && pending.length < migrations.length) {
    await backupDatabase(database.file, `${database.file}.before-${first.replace(/\.sql$/, "")}`);
  }
  await migrate(database, migrations);
}

/**
 * The files of a knowledge folder; the shipped vocabulary joins one that has none of its own, since the words of the
 * field hold whatever the library is about.
 */
export function knowledgeWithVocabulary(folder: string): KnowledgeSource {
  const own = createKnowledgeFolder(folder);
  const shipped = createKnowledgeFolder(SHIPPED_KNOWLEDGE);
  return {
    originals: () => own.originals(),
    files: async () => {
      const files = await own.files();
      if (files.some(isVocabulary)) return files;
      return [...files, ...(await shipped.files()).filter(isVocabulary)];
    },
  };
}

/** A file of the vocabulary, as opposed to a document or curated answers. */
export function isVocabulary({ path }: { path: string }): boolean {
  return path.startsWith("vocabulary/");
}
