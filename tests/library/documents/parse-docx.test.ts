/** What of a Word file a reader sees on the page, and nothing else, becomes the text of a document. */
import { describe, expect, it } from "vitest";
import { makeDocx, run } from "../../../fixtures/documents/make-docx.ts";
import { readFile } from "../../../src/library/index.ts";

const textOf = async (runs: string): Promise<string> => {
  const { text } = await readFile("a.docx", makeDocx("Policy", [], { xml: `<w:p>${runs}</w:p>` }));
  return text.replace("# Policy", "").trim();
};
const RAISED = '<w:vertAlign w:val="superscript"/>';
const MATHS = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"';
const box = (checked: 0 | 1): string =>
  `<w:sdt><w:sdtPr><w14:checkbox xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w14:checked w14:val="${checked}"/></w14:checkbox></w:sdtPr><w:sdtContent>${run(checked ? "☒" : "☐")}</w:sdtContent></w:sdt>`;

describe("readFile of Word", () => {
  it.each([
    ["raised marks", `${run("35")}${run("1", RAISED)}${run(" days, TLS 1.2")}${run("2", RAISED)}`, "35 days, TLS 1.2"],
    ["struck words", `${run("Keys are ")}${run("not ", "<w:strike/>")}${run("kept.")}`, "Keys are kept."],
    ["words struck twice", `${run("Keys are ")}${run("not ", "<w:dstrike/>")}${run("kept.")}`, "Keys are kept."],
    ["hidden words", `${run("Seen. ")}${run("Unseen & secret.", "<w:b/><w:vanish/>")}`, "Seen."],
    ["words that are hidden no longer", run("Seen.", '<w:vanish w:val="0"/>'), "Seen."],
    [
      "words whose former look was struck out",
      run("Kept.", "<w:rPrChange><w:rPr><w:dstrike/></w:rPr></w:rPrChange>"),
      "Kept.",
    ],
    ["controls to tick", `${box(1)}${run(" Yes ")}${box(0)}${run(" No")}`, "☒ Yes ☐ No"],
    ["ticks of Wingdings", `<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>${run(" Yes")}`, "☒ Yes"],
    [
      "equations",
      `${run("At most")}<m:oMath ${MATHS}><m:sSup><m:e><m:r><m:t>2</m:t></m:r></m:e><m:sup><m:r><m:t>10</m:t></m:r></m:sup></m:sSup></m:oMath>${run("tries")}`,
      "At most 2^10 tries",
    ],
  ])("reads %s as a reader does", async (_, runs, text) => {
    expect(await textOf(runs)).toBe(text);
  });

  it("keeps every other part where it takes hidden words out", async () => {
    const parts = [
      { kind: "heading", level: 2, text: "Zugriff" },
      { kind: "list", items: ["Schlüssel"] },
    ] as const;
    const file = makeDocx("Policy", parts, { xml: `<w:p>${run("Unseen", "<w:vanish/>")}${run("für alle")}</w:p>` });
    expect((await readFile("a.docx", file)).text).toBe("# Policy\n\n## Zugriff\n\n- Schlüssel\n\nfür alle\n");
  });
});
