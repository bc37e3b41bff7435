import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root, temporaryFolder } from "../support/app.ts";

function run(folder: string, ...words: string[]) {
  const args = [join(root, "src/runtime/node/cli.ts"), ...words, "--data", folder];
  return spawnSync(process.execPath, args, { encoding: "utf8" });
}

describe("countersign user", () => {
  it("offers a link that opens an account, and lists those there are", () => {
    const folder = temporaryFolder();
    const added = run(folder, "user", "add", "Ben@Example.com", "--role", "reviewer");
    const elsewhere = run(folder, "user", "add", "ada@example.com", "--url", "https://answers.example.com/");
    expect(elsewhere.stdout).toContain("    https://answers.example.com/welcome#");
    expect(added.stdout).toMatch(/an account as reviewer:\n\n {4}http:\/\/\S+\/welcome#[\w-]{43}\n/);
    const { path } = JSON.parse(run(folder, "user", "add", "ben@example.com", "--json").stdout);
    expect(path).toMatch(/^\/welcome#/);
    expect(JSON.parse(run(folder, "user", "list", "--json").stdout)).toEqual({ people: [] });
  });

  it.each([
    ["a role that there is not", ["user", "add", "ben@example.com", "--role", "boss"], 2, "reviewer"],
    ["a place that is none", ["user", "add", "ben@example.com", "--url", "answers"], 2, "--url takes"],
    ["an address that is none", ["user", "add", "ben"], 1, "name@example.com"],
    [
      "somebody's second factor who has no account",
      ["user", "reset", "ben@example.com", "--second-factor"],
      1,
      "user add",
    ],
    ["somebody who has no account", ["user", "reset", "ben@example.com"], 1, "user add"],
  ])("says what to do about %s", (_, words, status, sentence) => {
    const ended = run(temporaryFolder(), ...words);
    expect(ended.status).toBe(status);
    expect(ended.stderr).toContain(sentence);
    expect(ended.stderr).not.toContain("    at ");
  });
});
