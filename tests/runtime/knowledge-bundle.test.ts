import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createKnowledgeFolder } from "../../src/runtime/node/knowledge-folder.ts";
import { SHIPPED_KNOWLEDGE } from "../../src/runtime/node/open-context.ts";
import { createKnowledgeBundle } from "../../src/runtime/workers/knowledge-bundle.ts";
import { root, temporaryFolder } from "../support/app.ts";

describe("createKnowledgeBundle", () => {
  it("gives the worker what the folder gives the server on Node", async () => {
    const file = join(temporaryFolder(), "new", "knowledge.json");
    execFileSync(process.execPath, [join(root, "scripts/bundle-knowledge.ts"), file]);
    const bundle = createKnowledgeBundle(JSON.parse(readFileSync(file, "utf8")));
    const files = await bundle.files();
    expect(files.length).toBeGreaterThan(0);
    expect(files).toEqual(await createKnowledgeFolder(SHIPPED_KNOWLEDGE).files());
    expect(await bundle.files()).toEqual(files);
  });
});
