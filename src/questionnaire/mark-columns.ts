/**
 * Finds the columns of which one is marked to answer: Yes | No | N/A, or the steps of any other scale.
 *
 * They are known by their words (two neighbours are called by options) or by their shape: neighbours of one width, shortly
 * headed, empty or all with a box to tick, that say how much of one thing ("trifft zu | trifft nicht zu") or stand under
 * one merged heading. A run known by its words takes in the neighbours that are like it. A step of `column-roles.ts`.
 */
import type { ColumnProfile } from "./column-profile.ts";
import type { Heading } from "./header-rows.ts";
import { type Role, strongestRole } from "./headings.ts";
import { isDegree } from "./options.ts";

export interface MarkColumns {
  readonly columns: readonly number[];
  /** As the headings spell them. */
  readonly options: readonly string[];
}

interface Marked {
  readonly column: number;
  readonly option: string;
  /** The role that all of its heading points to most, and the lowest row of it alone. */
  readonly named: Role | undefined;
  readonly called: Role | undefined;
  readonly group: Heading["group"];
  readonly width: number;
  readonly boxed: boolean;
}

/** Characters of the longest option that anybody writes over a column to be ticked. */
const LONGEST_OPTION = 32;
/** In characters; what is wider has room for words. */
const NARROW = 20;
/** Of a column without a width of its own (ECMA-376 18.3.1.81). */
const DEFAULT_WIDTH = 8.43;
/** Between widths that a person would call the same. */
const ALIKE = 1.5;
/** So many columns under one heading are a scale, whatever they are called. */
const LEAST_GROUPED = 3;
/** From this weight on a heading surely takes the answer. */
const TAKES = 4;

/**
 * @param candidates the table's columns but the question's own, from the left
 * @param surely true where the question's column asks beyond doubt: bare numbers also head the tables of reports
 */
export function markColumns(
  candidates: readonly ColumnProfile[],
  headings: readonly Heading[],
  question: number,
  surely: boolean,
): MarkColumns | null {
  const free = candidates.flatMap((one) => {
    const heading = headings.find(({ column }) => column === one.column);
    return heading && canBeMarked(one) ? [markedOf(one, heading, question)] : [];
  });
  const run = byWords(free) ?? byShape(free, candidates, headings, question);
  const options = run?.map(({ option }) => option) ?? [];
  if (!surely && options.every((option) => /\d$/.test(option))) return null;
  return run && new Set(options.map((option) => option.toLowerCase())).size === run.length
    ? { columns: run.map(({ column }) => column), options }
    : null;
}

/** Empty, marked already, or with a box in each cell. */
function canBeMarked(one: ColumnProfile): boolean {
  const free = one.filled === 0 || one.marks + one.options >= 0.8 || one.boxes >= 0.8;
  return free && one.dropdowns < 0.5 && one.formulas < 0.5;
}

function markedOf(one: ColumnProfile, heading: Heading, question: number): Marked {
  const { group } = heading;
  return {
    column: one.column,
    option: heading.lowest.trim(),
    named: strongestRole(heading.roles)?.role,
    called: strongestRole(heading.own ?? heading.roles)?.role,
    // What stands over the question, too, is a title.
    group: group && question >= group.left && question <= group.right ? undefined : group,
    width: one.width ?? DEFAULT_WIDTH,
    boxed: one.boxes >= 0.8,
  };
}

/** At least two different options beside each other; what stands between two of them is one, too. */
function byWords(free: readonly Marked[]): readonly Marked[] | null {
  const called = free.filter(({ named }) => named === "option").map(({ column }) => column);
  const next = (column: number) => called.some((other) => other !== column && Math.abs(other - column) <= 2);
  const run = free.filter(({ column, named }) =>
    named === "option"
      ? next(column)
      : named === undefined && called.includes(column - 1) && called.includes(column + 1),
  );
  return called.length >= 2 && run.length >= 2 ? extended(run, free) : null;
}

/** The run with the neighbours on both sides that are like it. */
function extended(run: readonly Marked[], free: readonly Marked[]): readonly Marked[] {
  const [first, last] = [run[0] as Marked, run.at(-1) as Marked];
  const left = free.find(({ column }) => column === first.column - 1);
  if (left && isLike(left, first, run)) return extended([left, ...run], free);
  const right = free.find(({ column }) => column === last.column + 1);
  return right && isLike(right, last, run) ? extended([...run, right], free) : run;
}

function isLike(one: Marked, beside: Marked, run: readonly Marked[]): boolean {
  return mayBeStep(one) && sameWidth(one, beside) && (isStep(one, run) || sameGroup(one, beside));
}

/** The longest run of neighbours on the right of the question that have the shape of a scale. */
function byShape(
  free: readonly Marked[],
  candidates: readonly ColumnProfile[],
  headings: readonly Heading[],
  question: number,
): readonly Marked[] | null {
  const runs: Marked[][] = [];
  for (const one of free.filter((each) => each.column > question && mayBeStep(each) && each.width <= NARROW)) {
    const before = runs.at(-1)?.at(-1);
    if (before && before.column === one.column - 1 && sameWidth(before, one)) runs.at(-1)?.push(one);
    else runs.push([one]);
  }
  const scales = runs.flatMap((run) => [grouped(run), stepsOf(run)].filter((scale) => scale.length >= 2));
  const [longest] = scales.sort((a, b) => b.length - a.length);
  const elsewhere = (column: number) => !longest?.some((one) => one.column === column);
  const taken =
    candidates.some(({ column, dropdowns }) => dropdowns >= 0.5 && elsewhere(column)) ||
    headings.some(({ column, roles }) => {
      const strongest = strongestRole(roles);
      return strongest?.role === "answer" && strongest.weight >= TAKES && elsewhere(column);
    });
  return longest && !taken ? longest : null;
}

/** Those of a run under one merged heading of their own. */
function grouped(run: readonly Marked[]): Marked[] {
  const groups = Map.groupBy(run, ({ group }) => group?.left);
  groups.delete(undefined);
  return [...groups.values()].find((all) => all.length >= LEAST_GROUPED || all.every((one) => isStep(one, all))) ?? [];
}

/** The first neighbours of a run that say how much of something. */
function stepsOf(run: readonly Marked[]): Marked[] {
  const steps: Marked[] = [];
  for (const one of run) {
    if (isStep(one, run)) steps.push(one);
    else if (steps.length >= 2) break;
    else steps.length = 0;
  }
  return steps;
}

function mayBeStep({ called, option }: Marked): boolean {
  return (called === undefined || called === "option") && option.length <= LONGEST_OPTION;
}

function isStep(one: Marked, run: readonly Marked[]): boolean {
  return (
    one.called === "option" ||
    one.boxed ||
    isDegree(one.option) ||
    run.some(
      (other) =>
        other !== one &&
        sharesWord(one.option, other.option) &&
        (run.length >= 3 || DENIES.test(`${one.option} ${other.option}`)),
    )
  );
}

/** Two columns that share a word are a scale only where one denies the other: "First contact | Second contact" is none. */
const DENIES = /(?<!\p{L})(?:not|no|nicht|kein|non|pas|niet|ikke|inte|ei|nie)(?!\p{L})/iu;

function sharesWord(one: string, other: string): boolean {
  const words = (text: string): readonly string[] => text.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
  return words(one).some((word) => words(other).includes(word));
}

function sameGroup(one: Marked, other: Marked): boolean {
  return one.group !== undefined && one.group.left === other.group?.left;
}

function sameWidth(one: Marked, other: Marked): boolean {
  return Math.abs(one.width - other.width) <= ALIKE;
}
