/** Generated questionnaires of any length: five columns, sections, a dropdown, questions of differing length. */
import { makeWorkbook } from "../../tests/xlsx/make-package.ts";
import { seeded } from "./seeded.ts";

const WORDS =
  "access audit backup cloud contract customer data encryption incident key network personnel policy process provider recovery review risk service vendor".split(
    " ",
  );

export function makeQuestionnaire(rows: number): Uint8Array {
  const random = seeded(42);
  const strings = ["Ref", "Section", "Question", "Answer", "Comment"];
  const header = strings.map((_, i) => `<c r="${"ABCDE"[i]}1" s="1" t="s"><v>${i}</v></c>`).join("");
  let section = 0;
  const xml = [`<row r="1">${header}</row>`];
  for (let row = 2; row <= rows + 1; row++) {
    const text = Array.from({ length: 6 + random(24) }, () => WORDS[random(WORDS.length)]).join(" ");
    if (row % 40 === 2) section = strings.push(`Section ${Math.ceil(row / 40)}`) - 1;
    const at = strings.push(`Q-${row - 1}`, `Does the ${text} (${row})?`) - 2;
    xml.push(
      `<row r="${row}" spans="1:5" ht="30"><c r="A${row}" t="s"><v>${at}</v></c><c r="B${row}" t="s"><v>${section}</v></c>`,
      `<c r="C${row}" s="4" t="s"><v>${at + 1}</v></c><c r="D${row}" s="3"/><c r="E${row}" s="3"/></row>`,
    );
  }
  const list = `<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="D2:D${rows + 1}"><formula1>"Yes,No,N/A"</formula1></dataValidation>`;
  const inside = `<dimension ref="A1:E${rows + 1}"/><cols><col min="3" max="3" width="60"/></cols><sheetData>${xml.join("")}</sheetData><dataValidations count="1">${list}</dataValidations>`;
  return makeWorkbook({ sheets: [{ name: "Questionnaire", xml: inside }], strings });
}
