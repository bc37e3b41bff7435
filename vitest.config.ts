import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    // Workerd, browsers and big workbooks start slowly on a loaded machine; a hang still ends.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 20_000 } },
    reporters: ["default", "./tests/support/closing-line-reporter.ts"],
  },
});
