/** What every adapter of the KnowledgeSource port holds, as one suite that is run on each of them. */
import { expect, it } from "vitest";
import type { KnowledgeSource } from "../../src/ports/knowledge-source.ts";

/** @param paths the files that the source is expected to have, in any order */
export function knowledgeSourceContract(source: () => KnowledgeSource, paths: () => readonly string[]): void {
  it("gives every file, sorted by a path with slashes that is relative to the folder", async () => {
    const files = await source().files();
    expect(files.map((file) => file.path)).toEqual([...paths()].sort());
  });

  it("gives the same again", async () => {
    expect(await source().files()).toEqual(await source().files());
  });
}
