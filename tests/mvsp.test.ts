/** The self-assessment is the product's own: made anew it names every control, and every quote stands where it says. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { CONTROLS } from "../fixtures/generator/product-controls.ts";
import { assess } from "../scripts/mvsp.ts";
import { root, temporaryFolder } from "./support/app.ts";

const FACTS = readFileSync(join(root, "docs/self-assessment/documents/countersign.md"), "utf8");
const REFS = CONTROLS.flatMap(([, ...controls]) => controls.map(([ref]) => ref));

function sectionsOf(page: string) {
  const [, answered = "", unsure = "", open = ""] = page.split(/^## .*$/m);
  const rows = (text: string) =>
    [...text.matchAll(/^\| (\d+\.\d+) \| (.*) \|$/gm)].map(([, ref = "", rest = ""]) => ({
      ref,
      cells: rest.split(" | "),
    }));
  return { answered: rows(answered), unsure: rows(unsure), open: rows(open) };
}

describe("npm run mvsp", () => {
  it("answers each control once: with a quote of the facts, or by saying that it cannot", async () => {
    const folder = temporaryFolder();
    await assess(join(folder, "page.md"), join(folder, "mvsp.xlsx"));
    const { answered, unsure, open } = sectionsOf(readFileSync(join(folder, "page.md"), "utf8"));
    expect([...answered, ...unsure, ...open].map(({ ref }) => ref).sort()).toEqual([...REFS].sort());
    expect(answered.length).toBeGreaterThan(REFS.length / 3);
    for (const { ref, cells } of answered) {
      expect(["Yes", "No", "Partly"], ref).toContain(cells[1]);
      expect(FACTS, ref).toContain(cells[2]);
    }
  });

  it("has left a page that says for each open control what a person says", () => {
    const { answered, unsure, open } = sectionsOf(readFileSync(join(root, "docs/mvsp-self-assessment.md"), "utf8"));
    expect([...answered, ...unsure, ...open].map(({ ref }) => ref).sort()).toEqual([...REFS].sort());
    for (const { ref, cells } of [...unsure, ...open]) expect(cells.at(-1), ref).not.toBe("nothing yet");
    for (const { ref, cells } of answered) expect(FACTS, ref).toContain(cells[2]);
  });
});
