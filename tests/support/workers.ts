/** Starts workerd for a test file, without the network. */
import type { TestHarness, TestHarnessOptions } from "wrangler";

/** A started harness; close it when the file's tests are done. */
export async function createOfflineHarness(options: TestHarnessOptions): Promise<TestHarness> {
  // Read when wrangler loads: neither usage statistics nor the facts of the machine's place are asked of the network.
  process.env.WRANGLER_SEND_METRICS = "false";
  process.env.CLOUDFLARE_CF_FETCH_ENABLED = "false";
  const { createTestHarness } = await import("wrangler");
  const harness = createTestHarness(options);
  await harness.listen();
  return harness;
}
