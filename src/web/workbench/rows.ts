/** The queue's rows: questions in the workbook's order under a heading wherever sheet or section change. */
import type { Question } from "../api/types.ts";

export type QueueRow =
  | {
      readonly kind: "section";
      readonly key: string;
      /** Names the section, see `sectionKey`. */
      readonly id: string;
      readonly sheet: string;
      readonly section: string | null;
      readonly count: number;
    }
  | { readonly kind: "question"; readonly key: string; readonly question: Question; readonly place: number };

/** Names a section within a workbook; the name of its sheet alone where there is none. */
export const sectionKey = ({ sheet, section }: Pick<Question, "sheet" | "section">): string =>
  section === null ? sheet : `${sheet}\n${section}`;

/**
 * `place` counts the shown questions from 1, those in folded sections too.
 *
 * @param folded keys of sections of which only the heading is shown, and the current question where it is among them
 */
export function queueRows(
  questions: readonly Question[],
  folded: ReadonlySet<string> = new Set(),
  currentId?: string,
): QueueRow[] {
  const rows: QueueRow[] = [];
  let heading:
    | { -readonly [K in keyof (QueueRow & { kind: "section" })]: (QueueRow & { kind: "section" })[K] }
    | undefined;
  for (const [index, question] of questions.entries()) {
    const { id, sheet, section } = question;
    if (!heading || heading.sheet !== sheet || heading.section !== section) {
      heading = { kind: "section", key: `section:${id}`, id: sectionKey(question), sheet, section, count: 0 };
      rows.push(heading);
    }
    heading.count++;
    if (id === currentId || !folded.has(heading.id)) {
      rows.push({ kind: "question", key: id, question, place: index + 1 });
    }
  }
  return rows;
}

/** A workbook's sheets with their sections, in order, each once. */
export function sectionsOf(questions: readonly Question[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { sheet, section } of questions) {
    const sections = found.get(sheet) ?? [];
    found.set(sheet, sections);
    if (section !== null && !sections.includes(section)) sections.push(section);
  }
  return found;
}
