/** Holds the documentation to the program: what it names exists, and what exists is named. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ERROR_CODES } from "../src/domain/errors.ts";
import { COMMANDS } from "../src/runtime/node/cli.ts";

const root = join(import.meta.dirname, "..");
const read = (file: string) => readFileSync(join(root, file), "utf8");
const docs = [
  "README.md",
  "ARCHITECTURE.md",
  "CONTRIBUTING.md",
  "CHANGELOG.md",
  "knowledge/README.md",
  "docs/cloudflare-workers.md",
];
const text = docs.map(read).join("\n");
const scripts = Object.keys((JSON.parse(read("package.json")) as { scripts: object }).scripts);
const matches = (pattern: RegExp) => new Set([...text.matchAll(pattern)].map((match) => match[1] as string));

describe("the documentation", () => {
  it("names every npm script, and only those that exist", () => {
    const named = matches(/\bnpm run (?:-s )?([\w:-]+)/g);
    for (const plain of matches(/\bnpm (start|test)\b/g)) named.add(plain);
    expect([...named].sort()).toEqual([...scripts].sort());
  });

  it("names every command of the command line, and only those that exist", () => {
    const known = COMMANDS.map(({ name }) => name);
    const rows = [...read("README.md").matchAll(/^\| `([a-z]+(?: [a-z]+)?)(?= [A-Z"[-])/gm)].map((match) => match[1]);
    expect(rows.sort()).toEqual(known.sort());
    const used = [...text.matchAll(/\bcountersign (?:-- )([a-z]+(?: [a-z]+)?)/g)].map((match) => match[1] as string);
    const exists = (words: string) => known.includes(words) || known.includes(words.split(" ")[0] as string);
    expect(used.filter((words) => words !== "help" && !exists(words))).toEqual([]);
  });

  it("gives every command's options as they are", () => {
    const readme = read("README.md");
    for (const { name, usage } of COMMANDS) expect(readme).toContain(`${name} ${usage}`.replaceAll("|", "\\|"));
  });

  it("explains every error code, and only those that exist", () => {
    const named = [...read("ARCHITECTURE.md").matchAll(/^\| `([a-z_]+)` \| \d{3} \|/gm)].map((match) => match[1]);
    expect(named.sort()).toEqual([...ERROR_CODES].sort());
  });

  it("names only files that exist", () => {
    const paths = matches(/`((?:src|tests|docs|knowledge|fixtures|migrations|bench|scripts)\/[^`\s*<>]*)`/g);
    expect([...paths].filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});
