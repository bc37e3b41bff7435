/**
 * Closes a test run with one plain line, `N passed, N failed, N skipped`, for tools that do not know Vitest. Before it
 * stand the tests that passed only when tried again, so that an unsteady one is mended and not forgotten.
 */
import type { Reporter, TestModule, Vitest } from "vitest/node";

export default class ClosingLineReporter implements Reporter {
  #vitest: Vitest | undefined;

  onInit(vitest: Vitest): void {
    this.#vitest = vitest;
  }

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const count = { passed: 0, failed: 0, skipped: 0, pending: 0 };
    const unsteady: string[] = [];
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        count[test.result().state]++;
        if (test.diagnostic()?.flaky) unsteady.push(`${module.relativeModuleId}: ${test.fullName}`);
      }
      // A file that cannot be loaded has no tests to count, yet it has failed.
      if (module.state() === "failed" && [...module.children.allTests("failed")].length === 0) count.failed++;
    }
    if (this.#vitest?.config.watch) return;
    const failed = count.failed + unhandledErrors.length;
    process.once("exit", () => {
      for (const name of unsteady) process.stdout.write(`passed only when tried again: ${name}\n`);
      process.stdout.write(`${count.passed} passed, ${failed} failed, ${count.skipped + count.pending} skipped\n`);
    });
  }
}
