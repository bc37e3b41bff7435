/**
 * Answers the MVSP questionnaire about Countersign with Countersign: `npm run mvsp`.
 *
 * The questionnaire is a fixture, the library is `docs/self-assessment`, and the way is that of `countersign answer`. What
 * comes out, `docs/mvsp-self-assessment.md` and the filled workbook, says which answers are cited and which are left to
 * people, with what people say about those.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { COMMAND_LINE } from "../src/domain/actor.ts";
import { openContext } from "../src/runtime/node/open-context.ts";
import { answerWorkbook, type Draft } from "../src/usecases/answer-workbook.ts";

const root = join(import.meta.dirname, "..");
const LIBRARY = join(root, "docs/self-assessment");

type Line = Draft["questions"][number];

/** @param page where the page is written to @param workbook where the filled workbook is */
export async function assess(page: string, workbook: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "countersign-mvsp-"));
  const context = await openContext(folder, LIBRARY);
  try {
    const bytes = new Uint8Array(readFileSync(join(root, "fixtures/product-controls/source.xlsx")));
    const upload = { fileName: "product-controls.xlsx", bytes, bands: ["high"] as const };
    const filled = await answerWorkbook(context, COMMAND_LINE, upload);
    writeFileSync(workbook, filled.bytes);
    const remarks = parse(readFileSync(join(LIBRARY, "remarks.yaml"), "utf8")) as Record<string, string>;
    writeFileSync(page, pageOf(filled.draft.questions, remarks));
  } finally {
    context.database.close();
    rmSync(folder, { recursive: true });
  }
}

function pageOf(lines: readonly Line[], remarks: Readonly<Record<string, string>>): string {
  const cited = lines.filter(({ written }) => written.length > 0);
  const unsure = lines.filter(({ written, suggestion }) => written.length === 0 && suggestion.outcome === "suggested");
  const open = lines.filter(({ suggestion }) => suggestion.outcome === "no_match");
  return `# MVSP self-assessment

The controls of the Minimum Viable Secure Product checklist, version 3 (https://mvsp.dev), asked in our own words in
\`fixtures/product-controls/source.xlsx\` and answered by Countersign about itself, from the library in \`docs/self-assessment\`.
This page is written by \`npm run mvsp\`, beside the filled workbook \`docs/self-assessment/mvsp.xlsx\`; run it again and see.
Of ${lines.length} controls ${cited.length} are answered with a citation, ${unsure.length} have a suggestion that the program is not sure of, and ${open.length} are left to people.

It is software that you run yourself, so some controls are yours.

## Answered, with what it rests on

Every answer is a sentence of *${titleOf(cited[0])}* (\`docs/self-assessment/documents/countersign.md\`), quoted to the letter.

| control | question | answer | quote |
|---|---|---|---|
${cited.map((line) => row(line, line.suggestion.option ?? "", quoteOf(line))).join("\n")}

## Suggested, checked by a person

The program had found this and said that it was not sure, so nothing was written into the workbook.

| control | question | suggested | a person says |
|---|---|---|---|
${unsure.map((line) => row(line, line.suggestion.answer ?? "", remarks[line.question.ref ?? ""] ?? "nothing yet")).join("\n")}

## Open, answered by a person

Here it found nothing that answers the question, and said so.

| control | question | a person says |
|---|---|---|
${open.map((line) => row(line, remarks[line.question.ref ?? ""] ?? "nothing yet")).join("\n")}
`;
}

const row = ({ question }: Line, ...cells: string[]) =>
  `| ${[question.ref, question.text, ...cells].map((cell) => (cell ?? "").replaceAll("|", "\\|").replace(/\s+/g, " ")).join(" | ")} |`;
const quoteOf = ({ suggestion }: Line) => suggestion.citations.map(({ quote }) => quote).join(" ");
const titleOf = (line: Line | undefined) => line?.suggestion.citations[0]?.title ?? "the library's document";

if (import.meta.main) {
  await assess(join(root, "docs/mvsp-self-assessment.md"), join(LIBRARY, "mvsp.xlsx"));
}
