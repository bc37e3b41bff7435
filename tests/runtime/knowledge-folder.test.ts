import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createKnowledgeFolder } from "../../src/runtime/node/knowledge-folder.ts";
import { knowledgeSourceContract } from "../contracts/knowledge-source.contract.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "countersign-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

describe("createKnowledgeFolder", () => {
  describe("as a knowledge source", () => {
    const paths = ["vocabulary/identity.yaml", "documents/z.md", "documents/a b.md", "documents/Ä.md", "notes.txt"];
    beforeEach(() => {
      for (const path of paths) write(path, path);
    });
    knowledgeSourceContract(
      () => createKnowledgeFolder(folder),
      () => paths,
    );
  });

  it("gives the text as it is written, without a byte order mark", async () => {
    write("documents/a.md", "\uFEFF# Überblick\r\nZeile");
    expect(await createKnowledgeFolder(folder).files()).toEqual([
      { path: "documents/a.md", text: "# Überblick\r\nZeile" },
    ]);
  });

  it("leaves out hidden files and those that are no knowledge, and follows links to files", async () => {
    write(".git/config.md", "");
    write("documents/.draft.md", "");
    write("documents/picture.png", "");
    write("real.md", "text");
    symlinkSync(join(folder, "real.md"), join(folder, "documents", "linked.md"));
    const files = await createKnowledgeFolder(folder).files();
    expect(files.map((file) => file.path)).toEqual(["documents/linked.md", "real.md"]);
  });

  it("is empty where the folder is", async () => {
    expect(await createKnowledgeFolder(folder).files()).toEqual([]);
  });

  it("names the folder that is not there and the file that is not text", async () => {
    const missing = createKnowledgeFolder(join(folder, "none")).files();
    await expect(missing).rejects.toMatchObject({ code: "not_found", message: expect.stringContaining("none") });
    write("documents/a.md", new Uint8Array([0xff, 0xfe, 0x00]));
    const broken = createKnowledgeFolder(folder).files();
    await expect(broken).rejects.toMatchObject({
      code: "invalid_document",
      details: { file: join("documents", "a.md") },
    });
  });
});
