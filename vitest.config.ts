import { defineConfig } from "vitest/config";

const BROWSER = "tests/e2e/**/*.test.ts";

export default defineConfig({
  test: {
    // Workerd, browsers and big workbooks start slowly on a loaded machine; a hang still ends.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 20_000 } },
    reporters: ["default", "./tests/support/closing-line-reporter.ts"],
    projects: [
      { extends: true, test: { name: "node", include: ["tests/**/*.test.ts"], exclude: [BROWSER] } },
      // A browser on a loaded machine can miss a moment; who passes only when tried again is named at the end.
      { extends: true, test: { name: "browser", include: [BROWSER], retry: 2 } },
    ],
  },
});
