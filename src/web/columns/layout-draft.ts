/**
 * What a person says about one sheet while they are at it: in or out, the header's row, each column's role.
 *
 * Unlike a correction it may be unfinished, which is why roles hang on columns here and not columns on roles: on the
 * way from one column to another a sheet has no question column for a moment.
 */
import type { Block, BlockColumns, LayoutCorrection } from "../api/types.ts";

export const COLUMN_ROLES = ["question", "answer", "comment", "ref", "section", "guidance", "below"] as const;
export type ColumnRole = (typeof COLUMN_ROLES)[number];

/** Those that a column of a found block is named for. */
const FOUND_ROLES = COLUMN_ROLES.filter((role) => role !== "below");

export const ROLE_NAMES: Readonly<Record<ColumnRole, string>> = {
  question: "Question",
  answer: "Answer",
  comment: "Comment",
  ref: "Reference",
  section: "Section",
  guidance: "Guidance",
  below: "Question, answer below",
};

export interface SheetDraft {
  /** False where the person takes the sheet out. */
  readonly taken: boolean;
  readonly headerRow: number | null;
  /** By the column's letters. */
  readonly roles: Readonly<Record<string, ColumnRole>>;
}

export const EMPTY_DRAFT: SheetDraft = { taken: true, headerRow: null, roles: {} };

/** A found block, or an earlier correction, as the start of a draft. */
export function draftFrom({ headerRow, columns }: Pick<Block, "headerRow"> & { columns: BlockColumns | null }) {
  return { taken: columns !== null, headerRow, roles: columns ? rolesOf(columns) : {} } satisfies SheetDraft;
}

/** Each column's role; where a column has two, the one named first in `COLUMN_ROLES`. */
export function rolesOf(columns: BlockColumns): Record<string, ColumnRole> {
  const roles: Record<string, ColumnRole> = {};
  if (columns.answer.includes(columns.question)) roles[columns.question] = "below";
  for (const role of FOUND_ROLES) {
    for (const letters of [columns[role] ?? []].flat()) roles[letters] ??= role;
  }
  return roles;
}

/**
 * The draft after a column was given a role (or none). A role moves with it, but for one more of several answers.
 *
 * @param besides true for an answer column beside those there are: one for each option, taking a mark
 */
export function withRole(draft: SheetDraft, letters: string, role: ColumnRole | null, besides = false): SheetDraft {
  const instead = role ? replacedBy(role) : [];
  const others = Object.entries(draft.roles).filter(([at, has]) => {
    return at !== letters && (!instead.includes(has) || (besides && has === role));
  });
  return { ...draft, taken: true, roles: Object.fromEntries(role ? [...others, [letters, role]] : others) };
}

/** The roles that other columns lose to it: one asks and one answers, or one column does both. */
function replacedBy(role: ColumnRole): readonly ColumnRole[] {
  if (role === "below") return ["below", "question", "answer"];
  return role === "question" || role === "answer" ? [role, "below"] : [role];
}

export const columnsWith = (draft: SheetDraft, role: ColumnRole): string[] =>
  Object.entries(draft.roles)
    .filter(([, has]) => has === role)
    .map(([letters]) => letters)
    .sort((one, other) => columnNumber(one) - columnNumber(other));

/** What the draft lacks to be applied, as a sentence that says what to do; null where it is complete. */
export function lackOf(draft: SheetDraft): string | null {
  if (!draft.taken) return null;
  if (columnsWith(draft, "below").length > 0) return null;
  const question = columnsWith(draft, "question").length > 0;
  const answer = columnsWith(draft, "answer").length > 0;
  if (question && answer) return null;
  const column = question ? "the column that takes the answer" : answer ? "the question column" : "its columns";
  return `Choose ${column}: open the menu of a column's letter.`;
}

/** Null where the draft is not complete. */
export function correctionFrom(sheet: string, draft: SheetDraft): LayoutCorrection | null {
  const { taken, headerRow } = draft;
  if (!taken) return { sheet, headerRow: null, columns: null };
  const [below] = columnsWith(draft, "below");
  const [question] = below ? [below] : columnsWith(draft, "question");
  const answer = below ? [below] : columnsWith(draft, "answer");
  if (question === undefined || answer.length === 0) return null;
  const optional = (["ref", "section", "comment", "guidance"] as const).flatMap((role) => {
    const [letters] = columnsWith(draft, role);
    return letters === undefined ? [] : [[role, letters] as const];
  });
  return { sheet, headerRow, columns: { ...Object.fromEntries(optional), question, answer } };
}

/** `A` for 1, `AA` for 27. */
export function columnName(column: number): string {
  let name = "";
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

/** 27 for `AA`. */
export function columnNumber(name: string): number {
  return [...name].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
}
