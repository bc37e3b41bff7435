import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createNodeDatabase } from "../../src/runtime/node/database.ts";
import { root, temporaryFolder } from "../support/app.ts";

function run(folder: string, ...words: string[]) {
  const args = [join(root, "src/runtime/node/cli.ts"), ...words, "--data", folder];
  return spawnSync(process.execPath, args, { encoding: "utf8" });
}

describe("countersign audit verify", () => {
  it("says so of events without a seal, exits 1, and does not seal what it found", () => {
    const folder = temporaryFolder();
    run(folder, "user", "add", "ben@example.com");
    const whole = run(folder, "audit", "verify");
    expect(whole).toMatchObject({ status: 0, stdout: expect.stringContaining("1 event, as it was written.") });
    const { raw, close } = createNodeDatabase(join(folder, "countersign.sqlite"));
    raw.exec("DROP TRIGGER seals_are_not_removed; DROP TRIGGER events_are_not_changed");
    raw.exec("DELETE FROM seals; UPDATE events SET actor = 'Eve', at = '2026-01-01T00:00:00.000Z'");
    close();
    for (const verified of [run(folder, "audit", "verify"), run(folder, "audit", "verify")]) {
      expect(verified).toMatchObject({ status: 1, stderr: expect.stringContaining("Event 1 has no seal") });
    }
  });
});
