/**
 * Builds the page into `dist/web` for tests that serve it, unless what lies there is newer than its sources.
 *
 * Test files run at the same time and share that folder, so one builds while the others wait for it: a folder can only
 * be made once, which is all the lock that is needed.
 */
import { globSync, mkdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { build } from "vite";

const ROOT = join(import.meta.dirname, "../..");
const LOCK = join(ROOT, "dist/.building");
/** A build takes seconds; a lock this old was left behind by a run that was killed. */
const ABANDONED_MS = 120_000;

export async function ensureBuiltPage(): Promise<void> {
  mkdirSync(join(ROOT, "dist"), { recursive: true });
  while (!isFresh()) {
    if (!lock()) {
      await pause(200);
      continue;
    }
    try {
      if (!isFresh()) await buildAsServed();
    } finally {
      rmSync(LOCK, { recursive: true });
    }
  }
}

/** With React as people get it: what a test runner says of its environment would bring in the one for development. */
async function buildAsServed(): Promise<void> {
  const environment = process.env.NODE_ENV;
  process.env.NODE_ENV = "production";
  try {
    await build({ configFile: join(ROOT, "vite.config.ts"), logLevel: "error" });
  } finally {
    process.env.NODE_ENV = environment;
  }
}

function isFresh(): boolean {
  const built = changed(join(ROOT, "dist/web/index.html"));
  const sources = globSync(["src/web/**/*.*", "src/domain/*.ts", "vite.config.ts", "package-lock.json"], { cwd: ROOT });
  return changed(LOCK) === 0 && built > 0 && sources.every((file) => changed(join(ROOT, file)) <= built);
}

function lock(): boolean {
  if (Date.now() - changed(LOCK) > ABANDONED_MS) rmSync(LOCK, { recursive: true, force: true });
  try {
    mkdirSync(LOCK);
    return true;
  } catch {
    return false;
  }
}

/** When a file was last changed; 0 where there is none. */
function changed(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
