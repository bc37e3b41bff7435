/**
 * How an approved answer becomes texts and values in the customer's cells: the last step before the spreadsheet engine.
 *
 * A dropdown's cell gets one of its options, spelled as the customer spells it, and a mark column only a mark; the words of
 * the answer go to the comment cell. Where the list is unknown, or takes other texts as well, a person's own word goes into
 * the dropdown's cell as written. What finds no cell is not written anywhere and reported back.
 */
import type { CellEdit, FoundQuestion, ValueKind } from "../domain/questionnaire.ts";

export interface AnswerEdits {
  readonly edits: readonly CellEdit[];
  /** Sentences for a person: what of the answer has no place in the workbook. */
  readonly left: readonly string[];
}

/** Where no row of the sheet is marked yet. */
const DEFAULT_MARK = "X";

/** Characters; what is longer, or takes lines, is no choice but an explanation. */
const LONGEST_WORD = 60;

export interface AnswerToWrite {
  /** As spelled in `question.answer.options`, or null. */
  readonly option: string | null;
  /** May be empty. */
  readonly text: string;
  /** What is put behind the words. */
  readonly sources?: string;
  /** True where a person stands behind the answer. */
  readonly own?: boolean;
}

/**
 * The cell edits for one answer.
 *
 * An empty text in an edit clears the cell: that is how the mark of another option is taken back.
 */
export function answerEdits(question: FoundQuestion, answer: AnswerToWrite): AnswerEdits {
  const { format, cells, options } = question.answer;
  const text = answer.text.trim();
  const words = `${text}${answer.sources ?? ""}`.trim();
  if (format === "text" || format === "date" || format === "number") {
    const kind = format === "text" ? undefined : format;
    return { edits: edit(question, cells[0], withOption(answer.option, words), kind), left: [] };
  }
  const place = answer.option === null ? -1 : options.indexOf(answer.option);
  const own = place < 0 ? ownWord(question, answer) : null;
  if (own !== null) {
    const rest = own === text ? (answer.sources ?? "").trim() : words;
    return { edits: [...edit(question, cells[0], own), ...edit(question, question.comment, rest)], left: [] };
  }
  const chosen = format === "choice" ? chooseOption(question, place) : mark(question, place);
  const left: string[] = [];
  if (answer.option !== null && place < 0) {
    left.push(`"${answer.option}" is none of the options of ${question.sheet}!${cells[0] ?? question.cell}.`);
  }
  if (text !== "" && question.comment === null) {
    left.push(`${question.sheet}!${question.cell} has no comment cell: the explanation was not written.`);
  }
  return { edits: [...chosen, ...edit(question, question.comment, words)], left };
}

/** What of a person's answer goes into a dropdown's cell although no list names it; null where nothing may or should. */
function ownWord({ answer: { format, options, open }, comment }: FoundQuestion, answer: AnswerToWrite): string | null {
  const takesOthers = format === "choice" && (options.length === 0 || open === true);
  if (!takesOthers || !answer.own) return null;
  if (answer.option !== null) return answer.option;
  const text = answer.text.trim();
  const isWord = text.length <= LONGEST_WORD && !text.includes("\n");
  return text !== "" && (isWord || comment === null) ? text : null;
}

/** The customer's formulas count with the option, so it is what it is in their list: a number, a date, true or false. */
function chooseOption(question: FoundQuestion, place: number): CellEdit[] {
  const { cells, options, kinds } = question.answer;
  const option = options[place];
  const kind = kinds?.[place];
  return option === undefined ? [] : edit(question, cells[0], option, kind === "text" ? undefined : kind);
}

function mark(question: FoundQuestion, place: number): CellEdit[] {
  const { cells, options, mark: used } = question.answer;
  if (place < 0) return [];
  const old = question.existing === null ? -1 : options.indexOf(question.existing);
  const cleared =
    cells[old] !== undefined && old !== place ? [{ sheet: question.sheet, cell: cells[old], text: "" }] : [];
  return [...cleared, ...edit(question, cells[place], used ?? DEFAULT_MARK)];
}

/** "Yes. We do …", unless the text already begins with the option. */
function withOption(option: string | null, text: string): string {
  if (option === null) return text;
  if (text === "") return option;
  const says = text.toLowerCase().startsWith(option.toLowerCase()) && !/^[\p{L}\p{N}]/u.test(text.slice(option.length));
  return says ? text : `${option}. ${text}`;
}

function edit(question: FoundQuestion, cell: string | null | undefined, text: string, kind?: ValueKind): CellEdit[] {
  return cell && text !== "" ? [{ sheet: question.sheet, cell, text, ...(kind && { kind }) }] : [];
}
