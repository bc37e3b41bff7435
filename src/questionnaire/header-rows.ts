/**
 * Finds the header rows of a sheet: where a table of questions begins and what its columns are called.
 *
 * A row is a header when its cells read like headings and at least two of them, taken together, promise questions or
 * answers; titles, instructions and data rows fail on one or the other. Real sheets repeat their header per section,
 * stretch it over several rows ("Answer" over "Yes", "No", "N/A"), put two tables side by side, and write a section's
 * name where the question's heading should be; so each found header is one to several rows, split into one per table.
 * Where a sheet has no such row, one over questions with room beside them is its header, whatever its words.
 */
import type { CellRange } from "../xlsx/index.ts";
import type { Grid } from "./grid.ts";
import { headingRoles, type Role, type RoleWeights, strongestRole } from "./headings.ts";
import { isPlaceholder } from "./placeholders.ts";
import { askingStrength, isReference, wordingKind } from "./wording.ts";

export interface Heading {
  readonly column: number;
  /** From all rows of the header. */
  readonly text: string;
  /** From its lowest row. */
  readonly lowest: string;
  readonly roles: RoleWeights;
  /** From its lowest row alone. */
  readonly own?: RoleWeights | undefined;
  /** The columns of the merged cell above it in the header, if there is one. */
  readonly group?: { readonly left: number; readonly right: number } | undefined;
}

export interface Header {
  /** First and last row. */
  readonly top: number;
  readonly bottom: number;
  /** In column order. */
  readonly headings: readonly Heading[];
  /** The columns between which this table may lie: up to its neighbours on the same rows. */
  readonly left: number;
  readonly right: number;
}

/** Beyond this many filled cells a row is data of some other kind, whatever its words. */
const WIDEST = 128;
const WIDEST_GAP = 3;
const MOST_HEADER_ROWS = 4;
/** Columns that one heading stands over; what is wider is a title. */
const WIDEST_GROUP = 12;
/** Characters in any cell of a header that begins with a section's number. */
const LONGEST_NUMBERED = 60;
/** So many numbers in a row make a scale. */
const LEAST_STEPS = 3;
/** A strong heading for answers and one beside it: a new table, whatever stands above. */
const SURE = 8.5;
/** Where nothing is known by its words, only the first rows with text are tried as headers, against some rows below. */
const LOWEST_HEADER = 60;
const MOST_BELOW = 15;
const LEAST_ASKING = 3;
const LONGEST_UNUSUAL = 250;
const LONGEST_INSTRUCTION = 60;
const MARKING =
  /^(?:please |kindly |bitte )?(?:mark|tick|check|circle|(?:zutreffendes )?ankreuzen|kreuzen sie|cochez|marque|señale|kruis)(?!\p{L})[^?]*$/iu;
/** Real workbooks repeat a header some dozen times. */
const MOST_HEADERS = 1_000;

/** All headers of a sheet, from top to bottom and from left to right. */
export function findHeaders(grid: Grid): Header[] {
  const headers: Header[] = [];
  let below = 0;
  for (const row of grid.rows) {
    if (row <= below || startsLikeData(grid, row)) continue;
    const cells = headingCells(grid, row);
    const strength = headerStrength(cells);
    if (strength === 0 || (strength < SURE && follows(headers, cells))) continue;
    const rows = [row, ...subHeaderRows(grid, row, cells)];
    const bottom = Math.max(...rows, ...cells.map((cell) => mergedTo(grid, row, cell.column)));
    headers.push(...tables(joined(grid, rows, cells), row, bottom));
    below = bottom;
    if (headers.length >= MOST_HEADERS) break;
  }
  return headers.length > 0 ? headers : headersByRows(grid);
}

/**
 * The headers whose words say too little, or too much, but which stand over questions with room for the answer: at least
 * three rows below ask in one column, and under another heading they are empty.
 */
function headersByRows(grid: Grid): Header[] {
  const headers: Header[] = [];
  for (const row of grid.rows.slice(0, LOWEST_HEADER)) {
    if (startsLikeData(grid, row)) continue;
    const cells = headingCells(grid, row).map((cell) => {
      const text = cell.text.replace(/[.。]+$/, "");
      return text === cell.text ? cell : { ...cell, roles: headingRoles(text) };
    });
    if (!isOverQuestions(grid, row, cells)) continue;
    headers.push(...tables(cells, row, row));
  }
  return headers;
}

function isOverQuestions(grid: Grid, row: number, cells: readonly Heading[]): boolean {
  const told = cells.some(({ roles }) => ["ref", "question", "answer"].includes(strongestRole(roles)?.role ?? ""));
  if (!told || cells.some(({ text }) => text.length > LONGEST_UNUSUAL)) return false;
  const below = grid.rowsBetween(row + 1, row + 1 + MOST_BELOW);
  return cells.some(({ column, text }) => {
    if (askingStrength(text) >= 2) return false;
    const asking = below.filter((next) => askingStrength(grid.text(next, column)) >= 2);
    const free = (other: Heading) =>
      other.column !== column &&
      asking.every((next) => {
        const said = grid.shown(next, other.column);
        return said === "" || isPlaceholder(said);
      });
    return asking.length >= LEAST_ASKING && cells.some(free);
  });
}

/** A number in front, an option chosen, a single cell or far too many: settled before any word is looked up. */
function startsLikeData(grid: Grid, row: number): boolean {
  const filled = grid.columnsWithText(row);
  if (filled.length < 2 || filled.length > WIDEST) return true;
  if (isReference(grid.text(row, filled[0] as number)) && !isNumberedHeader(grid, row, filled)) return true;
  // A title on the left and a version far on the right are two cells, but no header.
  const [first = 0, second = 0, third] = filled;
  if (third === undefined && second - (grid.merge(row, first)?.right ?? first) > WIDEST_GAP) return true;
  return filled.some((column) => grid.validation(row, column)?.options?.includes(grid.text(row, column)));
}

/** "2 | Operations | Answer | Comments": a section's number and name in a header that is one beyond doubt. */
function isNumberedHeader(grid: Grid, row: number, filled: readonly number[]): boolean {
  const texts = filled.slice(1).map((column) => grid.text(row, column));
  if (texts.length < 2 || texts.some((text) => text.length > LONGEST_NUMBERED)) return false;
  let answer = false;
  let remark = false;
  for (let index = 0; index < texts.length; index++) {
    // Most rows are data: no more words are looked up than it takes to see that.
    if (texts.length - index < Number(!answer) + Number(!remark)) return false;
    const { role, weight = 0 } = strongestRole(headingRoles(texts[index] as string)) ?? {};
    if (weight >= 4 && role === "answer") answer = true;
    if (weight >= 4 && (role === "comment" || role === "guidance")) remark = true;
  }
  return answer && remark;
}

/**
 * True for a row under a header that takes answers and with which it shares no heading: its cells may hold the words of
 * headings ("Risk management", "Security requirements"), but a table's data is the likelier reading.
 */
function follows(headers: readonly Header[], cells: readonly Heading[]): boolean {
  const taking = headers.filter(({ headings }) =>
    headings.some(({ roles }) => roles.option || (roles.answer ?? 0) >= 3),
  );
  const known = new Set(headers.flatMap(({ headings }) => headings.map(({ text }) => text.toLowerCase())));
  return taking.length > 0 && !cells.some(({ text, roles }) => strongestRole(roles) && known.has(text.toLowerCase()));
}

/** The headings of the columns as a header that ends in this row gives them, where a person names the row. */
export function headerAt(grid: Grid, headers: readonly Header[], bottom: number): Header {
  const found = headers.find((header) => header.bottom === bottom);
  return (
    found ?? { top: bottom, bottom, headings: headingCells(grid, bottom), left: 1, right: Number.POSITIVE_INFINITY }
  );
}

function headingCells(grid: Grid, row: number): Heading[] {
  const cells = grid
    .columnsWithText(row)
    .slice(0, WIDEST)
    .map((column) => {
      const text = grid.text(row, column);
      return { column, text, lowest: text, roles: headingRoles(text) };
    });
  // Numbers alone also head reports; a scale to be marked stands beside what asks, and nothing else takes the answer.
  const strongest = Math.max(...cells.map(({ roles }) => roles.question ?? 0));
  const answered = cells.some(({ roles }) => strongestRole(roles)?.role === "answer");
  const steps = strongest >= 3 || (strongest > 0 && !answered) ? scale(cells) : new Set<number>();
  return steps.size === 0
    ? cells
    : cells.map((cell) => (steps.has(cell.column) ? { ...cell, roles: { option: 4 } } : cell));
}

/** Columns beside each other that are called 1, 2, 3 … or Level 0, Level 1 …: the levels of a scale, one of which is marked. */
function scale(cells: readonly Heading[]): ReadonlySet<number> {
  let run: Heading[] = [];
  for (const cell of cells) {
    const before = run.at(-1);
    const next = before && cell.column === before.column + 1 && levelOf(cell.text) === levelOf(before.text) + 1;
    if (next) run.push(cell);
    else if (run.length >= LEAST_STEPS) break;
    else run = levelOf(cell.text) <= 1 ? [cell] : [];
  }
  return new Set(run.length >= LEAST_STEPS ? run.map(({ column }) => column) : []);
}

/** NaN for what is no level. */
function levelOf(text: string): number {
  const level = /^(?:(?:level|stufe|niveau|nivel|reifegrad|tier|レベル)\s?|l)?(\d)$/iu.exec(text.trim());
  return level ? Number(level[1]) : Number.NaN;
}

/** 0 for a row that is no header; else what speaks for taking answers, and for asking or explaining beside that. */
function headerStrength(cells: readonly Heading[]): number {
  const first = cells[0];
  if (!first || cells.length < 2) return 0;
  // A bare number or code near the beginning is data, as headings like "Level 1" are not.
  const best = cells.map(({ roles }) => strongestRole(roles));
  const told = (role: Role) => best.some((one) => one?.role === role && one.weight >= 4);
  const numbered = told("answer") && (told("comment") || told("guidance")) ? 1 : 0;
  if (cells.slice(numbered, 3).some(({ text, roles }) => isReference(text) && !strongestRole(roles))) return 0;
  const options = new Set(cells.filter(({ roles }) => roles.option).map(({ text }) => text.toLowerCase())).size;
  // Sentences that are no headings make the row data, unless it is a header beyond doubt with an instruction in it.
  const sentences = cells.filter(
    ({ text }, index) => (best[index]?.weight ?? 0) < 3 && isSentence(text) && !(options >= 2 && saysToMark(text)),
  );
  const sure = new Set(
    best.flatMap((one) => (one && one.weight >= 4 && !["other", "option"].includes(one.role) ? [one.role] : [])),
  ).size;
  const many = sentences.length > cells.length * 0.15;
  if ((many && (sure < 2 || sentences.length > 1)) || (sure < 3 && sentences.some(({ text }) => text.length > 40))) {
    return 0;
  }
  const readsLikeHeading = cells.filter(
    ({ text }, index) =>
      (best[index]?.weight ?? 0) >= 2 ||
      (text.length <= 60 && (wordingKind(text) === "label" || (options >= 2 && saysToMark(text)))),
  );
  if (readsLikeHeading.length < cells.length * 0.7) return 0;
  const weight = (role: Role) => Math.max(0, ...best.map((one) => (one?.role === role ? one.weight : 0)));
  const asks = weight("question");
  const takes = Math.max(weight("answer"), options >= 2 ? 4.5 : 0);
  const context = Math.max(weight("ref"), weight("guidance"), weight("section"), weight("other"));
  const others = Math.max(context, weight("comment"));
  const accepted =
    (takes >= 2 && Math.max(asks, others) >= 2 && takes + Math.max(asks, others) >= 6) ||
    // "Change management | Answer": the section's name stands where the question's heading should be.
    (takes >= 4.5 && best[0]?.role !== "answer" && first.text.length <= 80) ||
    // "… | Additional information | Guidance": the answer's own heading may be missing.
    (cells.length >= 3 && weight("comment") >= 4 && context >= 4) ||
    (asks >= 1.5 && others >= 3 && asks + others >= 5.5);
  return accepted ? Math.max(takes + Math.max(asks, others), 1) : 0;
}

/** "Please mark with X" beside "Yes" and "No" stands in the place of the question's heading. */
function saysToMark(text: string): boolean {
  return text.length <= LONGEST_INSTRUCTION && MARKING.test(text);
}

/** "Non-negotiable?" is a heading for all its question mark. */
function isSentence(text: string): boolean {
  return (
    text.trim().split(/\s+/).length >= (text.length < 30 ? 3 : 1) && !["label", "none"].includes(wordingKind(text))
  );
}

/**
 * Rows right below that refine the header: options under "Answer", names under a merged group. Under the question's own
 * heading they hold nothing, or they would be questions.
 */
function subHeaderRows(grid: Grid, row: number, cells: readonly Heading[]): number[] {
  const asking = cells.filter(
    ({ column, roles }) => strongestRole(roles)?.role === "question" && !isGroup(grid, row, column),
  );
  const mergedBottom = Math.max(...cells.map(({ column }) => mergedTo(grid, row, column)));
  const rows: number[] = [];
  for (let next = row + 1; next < row + MOST_HEADER_ROWS; next++) {
    const below = headingCells(grid, next);
    if (next > mergedBottom) {
      const data = below.some(({ column, text }) => asking.some((one) => one.column === column) || isSentence(text));
      if (data || (below[0] && isReference(below[0].text))) break;
    }
    const options = below.filter(({ roles }) => roles.option).length;
    const grouped = below.filter(({ column, text }) => text.length <= 110 && inGroup(grid, row, next, column)).length;
    const underGroups = asking.length > 0 && below.length > 0 && grouped >= below.length * 0.8;
    if (next <= mergedBottom || options >= 2 || underGroups || headerStrength(below) > 0) rows.push(next);
  }
  return rows;
}

/** True for a header cell that is merged over several columns. */
function isGroup(grid: Grid, row: number, column: number): boolean {
  const merge = grid.merge(row, column);
  return merge !== undefined && merge.right > merge.left;
}

/** True where the cell lies below a header cell merged over several columns. */
function inGroup(grid: Grid, row: number, next: number, column: number): boolean {
  for (let above = next - 1; above >= row; above--) {
    if (isGroup(grid, above, column) && grid.shown(above, column) !== "") return true;
  }
  return false;
}

/** The last row of a header cell merged downwards, within what a header may take. */
function mergedTo(grid: Grid, row: number, column: number): number {
  const merge = grid.merge(row, column);
  return merge && merge.bottom - row < MOST_HEADER_ROWS ? merge.bottom : row;
}

/** The header's rows as one heading per column: the lowest text names it, those above only add to its roles. */
function joined(grid: Grid, rows: readonly number[], cells: readonly Heading[]): Heading[] {
  const top = rows[0] as number;
  const below = rows.slice(1).flatMap((row) => headingCells(grid, row));
  const columns = [...new Set([...cells, ...below].map(({ column }) => column))].sort((a, b) => a - b);
  const joinedHeadings = columns.map((column) => {
    const own = [...cells, ...below].filter((cell) => cell.column === column);
    const lowest = own.at(-1) as Heading;
    const group = groupOver(grid, [top - 1, ...rows], column);
    const askers = group && (headingRoles(grid.text(group.top, group.left)).other ?? 0) >= 5 ? { other: 6 } : {};
    const roles = lowest.roles.option ? lowest.roles : merged(...own.map((cell) => cell.roles));
    return {
      column,
      text: own.map(({ text }) => text).join(" "),
      lowest: lowest.text,
      // "For assessor's use" over three columns makes all three the asker's own.
      own: merged(lowest.roles, askers),
      roles: merged(roles, askers),
      group,
    };
  });
  // "No" is a number before "Question", but an option beside "Yes".
  const asking = joinedHeadings.find(({ roles }) => strongestRole(roles)?.role === "question")?.column ?? 0;
  const options = joinedHeadings.filter(({ column, roles }) => roles.option && column > asking);
  return options.length < 2
    ? joinedHeadings
    : joinedHeadings.map((one) => (options.includes(one) ? { ...one, roles: { option: 4 } } : one));
}

/** The cell merged over several columns under which a column's lowest heading stands. */
function groupOver(grid: Grid, rows: readonly number[], column: number): CellRange | undefined {
  const lowest = rows.at(-1) as number;
  return rows
    .map((row) => (row > 0 ? grid.merge(row, column) : undefined))
    .find((one) => one && one.right > one.left && one.right - one.left <= WIDEST_GROUP && one.bottom < lowest);
}

function merged(...all: readonly RoleWeights[]): RoleWeights {
  const result: Partial<Record<Role, number>> = {};
  for (const roles of all) {
    for (const [role, weight] of Object.entries(roles) as [Role, number][]) {
      result[role] = Math.max(result[role] ?? 0, weight);
    }
  }
  return result;
}

/** Cuts a header where a second table starts: a question's heading after the first table's question and answer. */
function tables(headings: readonly Heading[], top: number, bottom: number): Header[] {
  const starts = [0];
  let asked = false;
  let answered = false;
  headings.forEach(({ roles }, index) => {
    const role = strongestRole(roles)?.role;
    if (asked && answered && (role === "ref" || role === "section" || role === "question")) {
      const rest = headings.slice(index).map((heading) => strongestRole(heading.roles));
      const second = rest.findIndex((one) => one?.role === "question" && one.weight >= 3);
      const then = rest.findIndex((one) => one?.role === "answer" || one?.role === "option");
      if (second >= 0 && second <= 2 && then > second) {
        starts.push(index);
        asked = false;
        answered = false;
      }
    }
    asked ||= role === "question";
    answered ||= role === "answer" || role === "option";
  });
  return starts.map((start, index) => {
    const end = starts[index + 1];
    return {
      top,
      bottom,
      headings: headings.slice(start, end),
      left: index === 0 ? 1 : (headings[start] as Heading).column,
      right: end === undefined ? Number.POSITIVE_INFINITY : (headings[end] as Heading).column - 1,
    };
  });
}
