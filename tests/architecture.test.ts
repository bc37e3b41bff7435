/** Holds the house's import arrows: who may import whom, and where a package's only door is. */
import { globSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..");

/** Each part of `src` and the parts it may import besides itself. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  xlsx: [],
  library: ["domain"],
  matching: ["domain"],
  questionnaire: ["domain", "xlsx"],
  ports: ["domain"],
  store: ["ports", "domain"],
  usecases: ["domain", "library", "matching", "questionnaire", "ports", "store"],
  api: ["usecases", "domain"],
  runtime: ["domain", "library", "matching", "questionnaire", "xlsx", "ports", "store", "usecases", "api"],
  web: ["api", "domain"],
};

/** The packages that each part may use; a package that is not named has no business in the core. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  xlsx: ["node:zlib"],
  library: ["csv-parse", "exceljs", "htmlparser2", "mammoth", "unpdf", "yaml"],
  matching: ["minisearch", "stemmer"],
  questionnaire: [],
  ports: [],
  store: [],
  usecases: ["otpauth"],
  api: ["hono", "@hono/zod-openapi"],
};

interface Import {
  readonly file: string;
  readonly part: string;
  /** As written. */
  readonly target: string;
}

/** `import ... from "x"`, `export ... from "x"`, `import "x"` and `import("x")`. */
const IMPORT = /(?:^|\n)(?:import|export) [^;"'`=(]*?from "([^"]+)"|(?:^|\n)import "([^"]+)"|\bimport\(\s*"([^"]+)"/g;

const sources = globSync("src/**/*.{ts,tsx}", { cwd: root });
const imports: Import[] = sources.flatMap((file) => {
  const text = readFileSync(join(root, file), "utf8");
  const found = text.matchAll(IMPORT);
  const part = file.split("/")[1] as string;
  return [...found].map((match) => ({ file, part, target: (match[1] ?? match[2] ?? match[3]) as string }));
});

const isOwn = ({ target }: Import) => target.startsWith(".");
const partOf = ({ file, target }: Import) =>
  relative(join(root, "src"), join(root, dirname(file), target)).split("/")[0];
const packageOf = ({ target }: Import) =>
  target
    .split("/")
    .slice(0, target.startsWith("@") ? 2 : 1)
    .join("/");

describe("the house", () => {
  it("has just the parts that the arrows name", () => {
    expect(new Set(sources.map((file) => file.split("/")[1]))).toEqual(new Set(Object.keys(ARROWS)));
  });

  it.each(Object.keys(ARROWS))("keeps the imports of %s to its arrows", (part) => {
    const wrong = imports
      .filter((one) => one.part === part && isOwn(one))
      .filter((one) => partOf(one) !== part && !ARROWS[part]?.includes(partOf(one) ?? ""))
      .map(({ file, target }) => `${file} imports ${target}`);
    expect(wrong).toEqual([]);
  });

  it.each(Object.keys(PACKAGES))("keeps the packages of %s to what it is for", (part) => {
    const wrong = imports
      .filter((one) => one.part === part && !isOwn(one) && !PACKAGES[part]?.includes(packageOf(one)))
      .map(({ file, target }) => `${file} imports ${target}`);
    expect(wrong).toEqual([]);
  });

  it("keeps the two runtimes apart", () => {
    const wrong = imports
      .filter((one) => one.part === "runtime" && isOwn(one))
      .filter(({ file, target }) => {
        const reached = relative(join(root, "src"), join(root, dirname(file), target));
        return /^runtime\/(?!shared\/)/.test(reached) && reached.split("/")[1] !== file.split("/")[2];
      })
      .map(({ file, target }) => `${file} imports ${target}`);
    expect(wrong).toEqual([]);
  });

  it("gives every file an opening comment", () => {
    const silent = sources.filter(
      (file) => !/^(#!.*\n)?\s*\/\*\*?[\s\S]*?\*\//.test(readFileSync(join(root, file), "utf8")),
    );
    expect(silent).toEqual([]);
  });
});
