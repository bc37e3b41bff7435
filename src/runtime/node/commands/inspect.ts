/** `inspect`: what was found in a workbook, for a person to check before trusting anything else. */
import { basename } from "node:path";
import type { Inspection } from "../../../domain/questionnaire.ts";
import { inspectQuestionnaire } from "../../../questionnaire/index.ts";
import { type Command, print, printJson } from "../command.ts";
import { readBytes } from "../files.ts";

export const inspectCommand: Command = {
  name: "inspect",
  usage: "FILE [--json]",
  summary: "Show which questions and answer cells are found in a workbook or CSV",
  options: { json: { type: "boolean" } },
  words: [1, 1],
  run: async ({ positionals, values }) => {
    const file = positionals[0] as string;
    const inspection = await inspectQuestionnaire(basename(file), await readBytes(file));
    if (values.json) printJson(inspection);
    else print(describe(inspection));
  },
};

function describe({ file, sheets, blocks, questions }: Inspection): string {
  const lines = [`${file}: ${count(questions.length, "question")} on ${count(sheets.length, "sheet")}`];
  for (const sheet of sheets) {
    const state = sheet.state === "visible" ? "" : `, ${sheet.state === "hidden" ? "hidden" : "very hidden"}`;
    lines.push("", `${sheet.name} (${sheet.role}${state}): ${sheet.reason}`);
    for (const { headerRow, columns, confidence } of blocks.filter((block) => block.sheet === sheet.name)) {
      const roles = Object.entries(columns).map(([role, column]) => `${role} ${[column].flat().join("/")}`);
      const header = headerRow === null ? "no header" : `header in row ${headerRow}`;
      lines.push(`  ${header}: ${roles.join(", ")} (confidence ${confidence.toFixed(2)})`);
    }
    const found = questions.filter((question) => question.sheet === sheet.name);
    for (const { cell, ref, text, answer, comment, hidden } of found.slice(0, SHOWN)) {
      const options = answer.options.length > 0 ? ` [${shorten(answer.options.join(" / "), 40)}]` : "";
      const target = `${answer.format} in ${answer.cells.join(", ")}${options}${comment ? `, comment in ${comment}` : ""}`;
      lines.push(
        `  ${cell} ${ref ? `${ref} ` : ""}${shorten(text, 80)}${hidden ? " (hidden)" : ""}`,
        `      -> ${target}`,
      );
    }
    if (found.length > SHOWN)
      lines.push(`  ... and ${count(found.length - SHOWN, "more question")} (--json lists all)`);
  }
  return lines.join("\n");
}

const SHOWN = 5;

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

function shorten(text: string, length: number): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
}
