import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { deflate } from "../../src/xlsx/deflate.ts";
import { openPackage, readBytes } from "../../src/xlsx/package.ts";
import { writeZip } from "../../src/xlsx/zip-writer.ts";
import { makeZip, type Part } from "./make-package.ts";

const parts: Part[] = [
  ["stored.txt", "first", { stored: true }],
  ["folder/", "", { stored: true }],
  ["streamed.txt", "second ".repeat(50), { descriptor: true }],
  ["wide.txt", "third ".repeat(50), { zip64: true }],
  ["wide-stored.txt", "fourth", { zip64: true, stored: true }],
  ["last.txt", "fifth"],
];
const names = parts.map(([name]) => name).filter((name) => !name.endsWith("/"));

async function rewritten(source: Uint8Array, replaced: readonly string[]): Promise<Uint8Array> {
  const pack = openPackage(source);
  const data = new Map();
  for (const entry of pack.directory.entries) {
    if (replaced.includes(entry.name)) data.set(entry, await deflate([new TextEncoder().encode(`new ${entry.name}`)]));
  }
  return writeZip(pack.directory, data);
}

async function textsOf(bytes: Uint8Array): Promise<Record<string, string>> {
  const pack = openPackage(bytes);
  const texts: Record<string, string> = {};
  for (const name of names) texts[name] = new TextDecoder().decode((await readBytes(pack, name)) ?? undefined);
  return texts;
}

describe("writeZip", () => {
  it("gives back the same bytes where nothing is replaced", () => {
    const source = makeZip(parts);
    expect(writeZip(openPackage(source).directory, new Map())).toEqual(source);
  });

  it.each(names)("replaces %s and keeps the others", async (name) => {
    const source = makeZip(parts);
    const before = await textsOf(source);
    expect(await textsOf(await rewritten(source, [name]))).toEqual({ ...before, [name]: `new ${name}` });
  });

  it("replaces all of them", async () => {
    const texts = await textsOf(await rewritten(makeZip(parts), names));
    expect(texts).toEqual(Object.fromEntries(names.map((name) => [name, `new ${name}`])));
  });

  it("keeps the archive's comment", async () => {
    const source = Buffer.concat([makeZip(parts), Buffer.from("hello")]);
    source.writeUInt16LE(5, source.length - 7);
    const result = Buffer.from(await rewritten(source, ["last.txt"]));
    expect(result.subarray(-7).toString("latin1")).toBe("\u0005\u0000hello");
  });

  it.skipIf(spawnSync("unzip", ["-v"]).error)("writes what an independent unzip accepts", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "zip-"));
    try {
      const file = path.join(folder, "a.zip");
      writeFileSync(file, await rewritten(makeZip(parts), ["stored.txt", "streamed.txt", "wide.txt"]));
      const { status, stdout } = spawnSync("unzip", ["-t", file], { encoding: "utf8" });
      expect([status, stdout]).toEqual([0, expect.stringContaining("No errors detected")]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
