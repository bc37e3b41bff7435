/** Starts workerd for a test file, without the network. */
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { TestHarness, TestHarnessOptions } from "wrangler";

const root = join(import.meta.dirname, "../..");

/** A started harness; close it when the file's tests are done. */
export async function createOfflineHarness(options: TestHarnessOptions): Promise<TestHarness> {
  const { createTestHarness } = await offlineWrangler();
  const harness = createTestHarness(options);
  await harness.listen();
  return harness;
}

/**
 * Countersign itself in workerd, as `wrangler.toml` says, its tables made; only the built page and the bundled
 * knowledge are made anew in `folder`, so that a test needs no build before it and disturbs none beside it.
 */
export async function createWorkersApp(folder: string): Promise<TestHarness> {
  const knowledge = join(folder, "knowledge.json");
  execFileSync(process.execPath, [join(root, "scripts/bundle-knowledge.ts"), knowledge]);
  mkdirSync(join(folder, "web/assets"), { recursive: true });
  writeFileSync(join(folder, "web/index.html"), "<!doctype html><title>The page</title>");
  writeFileSync(join(folder, "web/assets/page-1a2b.js"), "export {};");
  const { unstable_readConfig: readConfig } = await offlineWrangler();
  const config = readConfig({ config: join(root, "wrangler.toml") });
  const { name, main, compatibility_date, compatibility_flags, assets, d1_databases, r2_buckets, queues } = config;
  const harness = await createOfflineHarness({
    root,
    workers: [
      {
        config: {
          name,
          main,
          compatibility_date,
          compatibility_flags,
          d1_databases,
          r2_buckets,
          queues,
          assets: { ...assets, directory: join(folder, "web") },
          alias: { ...config.alias, "countersign-knowledge": knowledge },
        },
      },
    ],
  });
  await harness.getWorker().applyD1Migrations("DB");
  return harness;
}

async function offlineWrangler() {
  // Read when wrangler loads: neither usage statistics nor the facts of the machine's place are asked of the network.
  process.env.WRANGLER_SEND_METRICS = "false";
  process.env.CLOUDFLARE_CF_FETCH_ENABLED = "false";
  return import("wrangler");
}
