/**
 * Which given texts a dropdown of the workbook does not offer: Excel keeps such a text, but shows it to its reader as an
 * error, and a program that collects the answers may refuse it.
 */
import type { CellEdit } from "../domain/questionnaire.ts";
import { inspectQuestionnaire } from "./inspect-questionnaire.ts";

/** A sentence for each edit of a choice's cell whose text is none of its options; an emptied cell is none. */
export async function outsideOptions(
  fileName: string,
  bytes: Uint8Array,
  edits: readonly CellEdit[],
): Promise<string[]> {
  const { questions } = await inspectQuestionnaire(fileName, bytes);
  const offered = new Map(
    questions
      .filter(({ answer }) => answer.format === "choice")
      .map(({ sheet, answer }) => [`${sheet}\t${answer.cells[0]}`, answer.options]),
  );
  return edits.flatMap(({ sheet, cell, text }) => {
    const options = offered.get(`${sheet}\t${cell}`);
    if (!options || text === "" || options.includes(text)) return [];
    return [`${sheet}!${cell} offers ${options.map((option) => `"${option}"`).join(", ")}, not "${text}".`];
  });
}
