/** `library import` of a completed questionnaire or another tool's answers: the plan in numbers and conflicts, then the import. */
import { COMMAND_LINE } from "../../../domain/actor.ts";
import { AppError } from "../../../domain/errors.ts";
import type { BlockColumns, LayoutCorrection } from "../../../domain/questionnaire.ts";
import { TOOL_FACTS, type ToolFact } from "../../../domain/tool-fact.ts";
import { inspectQuestionnaire, previewGrid } from "../../../questionnaire/index.ts";
import { skippedNotes } from "../../../usecases/answer-notes.ts";
import type { AppContext } from "../../../usecases/context.ts";
import { CONFLICT_ACTIONS, type ConflictAction, importAnswers } from "../../../usecases/import-answers.ts";
import { type AnswerPlan, planAnswers } from "../../../usecases/plan-answers.ts";
import { ANSWER_FILE_KINDS, type AnswerFile } from "../../../usecases/read-answers.ts";
import { type OptionValues, print, printJson, stringOption, stringOptions, UsageError } from "../command.ts";
import { dayOption, oneOf } from "../option-values.ts";

export const ANSWER_OPTIONS = {
  customer: { type: "string" },
  date: { type: "string" },
  conflicts: { type: "string" },
  "dry-run": { type: "boolean" },
  sheet: { type: "string" },
  "header-row": { type: "string" },
  "question-column": { type: "string" },
  "answer-column": { type: "string", multiple: true },
  "comment-column": { type: "string" },
  "section-column": { type: "string" },
  "ref-column": { type: "string" },
  column: { type: "string", multiple: true },
} as const;

export const ANSWER_USAGE =
  "[--customer C] [--date D] [--conflicts K] [--dry-run] [--sheet S] [--header-row N] [--question-column C] [--answer-column C] [--comment-column C] [--section-column C] [--ref-column C] [--column HEADING=FACT]";

/** @throws AppError as `importAnswers`; UsageError */
export async function importAnswerFile(
  context: AppContext,
  { name, bytes }: { name: string; bytes: Uint8Array },
  values: OptionValues,
  access: AnswerFile["access"],
): Promise<void> {
  const otherwise: ConflictAction = oneOf(values, "conflicts", CONFLICT_ACTIONS) ?? "keep";
  const as = stringOption(values, "as");
  const file: AnswerFile = {
    fileName: name,
    bytes,
    kind: ANSWER_FILE_KINDS.find((kind) => kind === as),
    customer: stringOption(values, "customer"),
    date: dayOption(values, "date"),
    access,
    corrections: await correctionsOf(name, bytes, values),
    columns: saidColumns(values),
  };
  const plan = await planAnswers(context, COMMAND_LINE, file);
  const result = values["dry-run"] ? null : await importAnswers(context, COMMAND_LINE, file, { otherwise });
  if (values.json) return printJson({ plan: planJson(plan), result });
  print(describePlan(name, plan));
  if (!result) return print("Nothing was imported (--dry-run).");
  const changes = [
    `${result.added + result.both} entries are new`,
    `${result.phrasings} wordings were added`,
    `${result.replaced} entries were replaced`,
    `${result.left} conflicts were left as the library has them`,
  ];
  print(`${changes.join(", ")}.`);
  for (const warning of result.warnings.filter((one) => !plan.read.notes.includes(one))) print(`Warning: ${warning}`);
  if (result.left > 0) {
    print("Import the file again with --conflicts replace or both, or decide on each under Library > Import.");
  }
}

function planJson({ read, fresh, same, conflicts, known }: AnswerPlan) {
  const { parsed, ...rest } = read;
  return {
    ...rest,
    columns: Object.fromEntries(read.columns),
    answers: read.answers.length,
    document: { id: parsed.document.id, title: parsed.document.title, known: read.known },
    fresh,
    same: same.map(({ answer, entry, adds }) => ({ ...answer, entry: entry.id, adds: adds.length > 0 })),
    conflicts,
    known,
  };
}

function describePlan(name: string, { read, fresh, same, conflicts, known }: AnswerPlan): string {
  const adding = same.filter(({ adds }) => adds.length > 0).length;
  const kind = read.kind === "answer-library" ? "answers of another tool" : "a past questionnaire";
  return [
    `${name}: ${kind} with ${read.answers.length} answers: ${fresh.length} new, ${adding} that add a wording to an entry, ${
      known + same.length - adding
    } known, ${conflicts.length} in conflict with the library.`,
    ...(read.repeated > 0 ? [`Repeated within the file: ${read.repeated}.`] : []),
    ...describeColumns(read),
    ...skippedNotes(read.skipped),
    ...read.notes.map((note) => `Note: ${note}`),
    ...conflicts.flatMap(({ answer, entry, difference }) => [
      `Conflict at ${answer.place}: ${answer.question}`,
      `  ${difference}`,
      `  library (${entry.id}): ${said(entry)}`,
      `  file: ${said(answer)}`,
    ]),
  ].join("\n");
}

/** What each column was taken for, so that a wrong guess shows. */
function describeColumns({ columns, blocks }: AnswerPlan["read"]): string[] {
  if (columns.size === 0) return [];
  const roles = blocks.flatMap(({ columns: { question, answer, comment }, headings }) => {
    const named = (letters: string | undefined) =>
      headings.find(({ column }) => column === letters)?.heading ?? letters;
    return [
      `question "${named(question)}"`,
      `answer ${answer.map((one) => `"${named(one)}"`).join(", ")}`,
      ...(comment ? [`text "${named(comment)}"`] : []),
    ];
  });
  const facts = [...columns].flatMap(([heading, fact]) => (fact === null ? [] : [`${fact} "${heading}"`]));
  const unused = [...columns].flatMap(([heading, fact]) => (fact === null ? [`"${heading}"`] : []));
  return [
    `Columns: ${[...roles, ...facts].join(", ")}.`,
    ...(unused.length > 0 ? [`Not used: ${unused.join(", ")}. --column HEADING=FACT says what one holds.`] : []),
  ];
}

/** @throws UsageError for what is no fact of an entry */
function saidColumns(values: OptionValues): Record<string, ToolFact | null> {
  return Object.fromEntries(
    stringOptions(values, "column").map((given) => {
      const at = given.lastIndexOf("=");
      const [heading, word] = [given.slice(0, at).trim(), given.slice(at + 1).trim()];
      const fact = TOOL_FACTS.find((one) => one === word) ?? null;
      if (at < 1 || (fact === null && word !== "none")) {
        throw new UsageError(`--column takes HEADING=${[...TOOL_FACTS, "none"].join("|")}, not "${given}".`);
      }
      return [heading, fact];
    }),
  );
}

function said({ option, answer }: { option: string | null; answer: string }): string {
  const text = answer.replace(/\s+/g, " ").trim();
  const short = text.length > 200 ? `${text.slice(0, 199)}…` : text;
  return option === null || short.toLowerCase().startsWith(option.toLowerCase()) ? short : `${option}. ${short}`;
}

/** Columns are named by letter or by heading. @throws AppError `invalid_input` for one that is not there */
async function correctionsOf(name: string, bytes: Uint8Array, values: OptionValues): Promise<LayoutCorrection[]> {
  const question = stringOption(values, "question-column");
  const answers = stringOptions(values, "answer-column");
  const others = ["comment", "section", "ref"] as const;
  const given = others.flatMap((role) => {
    const column = stringOption(values, `${role}-column`);
    return column === undefined ? [] : [[role, column] as const];
  });
  const sheetName = stringOption(values, "sheet");
  const row = stringOption(values, "header-row");
  if (row !== undefined && !/^\d{1,6}$/.test(row)) throw new UsageError(`--header-row takes a number, not "${row}".`);
  if (!question && answers.length + given.length === 0 && !sheetName && !row) return [];
  const found = await inspectQuestionnaire(name, bytes);
  const block = found.blocks.find(({ sheet }) => sheetName === undefined || sheet === sheetName);
  const sheet = sheetName ?? block?.sheet ?? found.sheets[0]?.name ?? "";
  const headerRow = row === undefined ? (block?.headerRow ?? 1) : Number(row) || null;
  const header = headerRow === null ? [] : (await previewGrid(name, bytes, sheet, headerRow, 1)).rows[0]?.cells;
  const letters = (column: string): string => {
    const heading = header?.find(({ text }) => text.trim().toLowerCase() === column.trim().toLowerCase());
    if (heading) return lettersOf(heading.column);
    if (/^[a-z]{1,3}$/i.test(column)) return column.toUpperCase();
    throw new AppError("invalid_input", `"${sheet}" has no column "${column}" in row ${headerRow ?? "?"}.`);
  };
  const asked = question === undefined ? block?.columns.question : letters(question);
  const taken = answers.length > 0 ? answers.map(letters) : (block?.columns.answer ?? []);
  if (!asked || taken.length === 0) {
    throw new UsageError(`no columns were found on "${sheet}"; give --question-column and --answer-column.`);
  }
  const columns: BlockColumns = {
    ...block?.columns,
    question: asked,
    answer: taken,
    ...Object.fromEntries(given.map(([role, column]) => [role, letters(column)])),
  };
  const rest = found.blocks.filter((one) => one.sheet !== sheet && sheetName !== undefined);
  return [{ sheet, headerRow, columns }, ...rest.map((one) => ({ sheet: one.sheet, headerRow: null, columns: null }))];
}

function lettersOf(column: number): string {
  return column <= 26
    ? String.fromCharCode(64 + column)
    : `${lettersOf(Math.floor((column - 1) / 26))}${lettersOf(((column - 1) % 26) + 1)}`;
}
