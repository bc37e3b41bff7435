/**
 * Decides which column of a block asks, which takes the answer, which the comment, and which only helps.
 *
 * Every decision is a sum: what the heading says (0..6, `headings.ts`) plus what the cells are like
 * (`column-profile.ts`), minus what speaks for another role. The question's column comes first, because all others are
 * seen relative to it: answers are empty, offered or computed beside it, references are short and unlike each other.
 */
import { type ColumnProfile, columnProfile } from "./column-profile.ts";
import type { Grid } from "./grid.ts";
import type { Heading } from "./header-rows.ts";
import { type Role, type RoleWeights, strongestRole } from "./headings.ts";
import { markColumns } from "./mark-columns.ts";
import { optionMeaning, optionsInHeading } from "./options.ts";
import { optionsSpelled } from "./placeholders.ts";
import { askingStrength } from "./wording.ts";

export interface ColumnRoles {
  readonly question: number;
  /** One column, or one per option where answers are marks; empty where nothing takes an answer. */
  readonly answer: readonly number[];
  /** True where the answer goes into the row below the question. */
  readonly below?: boolean;
  /** True where remarks go into the row below that, in the answer's column, if it calls for them; no column is for comments then. */
  readonly remarksBelow?: boolean;
  /** The options of mark columns as their headings spell them; empty for any other answer. */
  readonly marks: readonly string[];
  readonly comment: number | null;
  readonly ref: number | null;
  readonly section: number | null;
  readonly guidance: number | null;
  /** True where the answers are formulas: a report on answers given elsewhere. */
  readonly computed: boolean;
  /** 0..1: how sure these roles are. */
  readonly confidence: number;
}

/** Hardly any real block has more rows. */
const SAMPLE_ROWS = 601;
const SAMPLE_CELLS = 60_000;
const GOLDEN = 0.618_034;

/** In characters; spacers between tables are narrower, answer columns for a tick or a word are not. */
const WIDTH_TO_WRITE = 5;
/** The roles of labels that stand right before the room for what they ask; there is no other column. */
export function fieldColumns(question: number, answer: number, confidence: number): ColumnRoles {
  const none = { comment: null, ref: null, section: null, guidance: null };
  return { question, answer: [answer], marks: [], ...none, computed: false, confidence };
}

/** The share of rows from which on something is the column's nature. */
const MOSTLY = 0.6;

interface Candidate extends ColumnProfile {
  readonly roles: RoleWeights;
  /** The role the heading points to most. */
  readonly named: Role | undefined;
}

/**
 * @param all the block's rows below its header that hold text
 * @param columns where the block's columns may lie
 * @returns null where no column asks anything
 */
export function columnRoles(
  grid: Grid,
  headings: readonly Heading[],
  all: readonly number[],
  columns: readonly number[],
): ColumnRoles | null {
  const rows = sample(all, Math.min(SAMPLE_ROWS, Math.ceil(SAMPLE_CELLS / columns.length)));
  const named = new Map(headings.map((heading) => [heading.column, heading.roles]));
  const candidates = (over: readonly number[]): Candidate[] =>
    columns.map((column) => {
      const roles = named.get(column) ?? {};
      return { ...columnProfile(grid, column, over), roles, named: strongestRole(roles)?.role };
    });
  const takers = headings.filter(({ roles }) => ["answer", "option"].includes(strongestRole(roles)?.role ?? ""));
  const firstTaker = takers[0]?.column ?? Number.POSITIVE_INFINITY;
  const offered = rows.filter((row) => columns.some((column) => grid.validation(row, column)?.type === "list"));
  const beside = (column: number) =>
    offered.length < 3 ? 0 : offered.filter((row) => grid.text(row, column) !== "").length / offered.length;
  const every = candidates(rows);
  const asking = best(
    every,
    // Where a heading calls for answers, the question stands before it, and even labels ask. Where some rows offer a
    // dropdown, the question stands on those rows.
    (one) => askingScore(one) - (one.column > firstTaker ? 1.5 : 0) + beside(one.column) * 2,
    takers.length > 0 ? 3.2 : 4.5 + (offered.length < 3 ? 0 : 1),
  );
  if (!asking) return null;

  const askingRows = rowsThatAsk(grid, rows, asking.item.column);
  const rest = (askingRows.length === rows.length ? every : candidates(askingRows))
    .filter(({ column }) => column !== asking.item.column)
    .map((one) => (one.filled === 0 ? withoutAsking(one) : one));
  const surely = (asking.item.roles.question ?? 0) >= 3 || asking.item.asking >= 1.5;
  const marks = markColumns(rest, headings, asking.item.column, surely);
  const usable = rest.filter(({ column }) => !marks?.columns.includes(column));
  const offering = usable.filter((one) => one.dropdowns >= MOSTLY && !isAskersOwn(one));
  const onlyOffer = offering.length === 1 ? offering[0]?.column : undefined;
  const answer = marks
    ? null
    : (best(
        usable,
        (one) => answerScore(one, asking.item.column, headings, onlyOffer),
        headings.length > 0 ? 2.4 : 3,
      ) ??
      // "Question | Comments" with nothing else: the comment is the answer.
      best(usable, (one) => commentScore(one, asking.item.column), 4));
  const answers = marks?.columns ?? (answer ? [answer.item.column] : []);
  const lastAnswer = Math.max(...answers, 0);
  const free = usable.filter(({ column }) => !answers.includes(column));
  const said = answers.length > 0 ? best(free, (one) => commentScore(one, lastAnswer), 3.2)?.item.column : undefined;
  const chosen = marks !== null || (answer !== null && isChosen(grid, askingRows, answer.item, headings));
  const comment = said ?? (chosen ? roomForWords(free, lastAnswer, headings) : undefined);
  const others = free.filter(({ column }) => column !== comment);
  const ref = best(others, (one) => refScore(one, asking.item.column), 2.5);
  const section = best(
    others.filter(({ column }) => column !== ref?.item.column),
    (one) => sectionScore(one, asking.item.column, throughMerges(grid, one, askingRows)),
    3,
  );
  const guidance = best(
    others.filter(({ column }) => column !== ref?.item.column && column !== section?.item.column),
    guidanceScore,
    3.5,
  );
  const sureness = [asking.score / 9, marks ? 1 : (answer?.score ?? 0) / 6].map((one) => Math.min(1, one));
  return {
    question: asking.item.column,
    answer: answers,
    marks: marks?.options ?? [],
    comment: comment ?? null,
    ref: ref?.item.column ?? null,
    section: section?.item.column ?? null,
    guidance: guidance?.item.column ?? null,
    computed: (answer?.item.formulas ?? 0) > 0.5,
    confidence: Math.round(sureness.reduce((product, one) => product * one, 1) * 100) / 100,
  };
}

/** Evenly spread rows: what a column is like shows in these as well as in fifty thousand. */
function sample(rows: readonly number[], most: number): readonly number[] {
  if (rows.length <= most) return rows;
  // Off the beat by the golden ratio, so that what alternates by rows does not fall into step with the sample.
  return Array.from(
    { length: most },
    (_, i) => rows[Math.floor(((i + ((i * GOLDEN) % 1)) * rows.length) / most)] as number,
  );
}

/** The rows on which the other columns are judged: those that surely ask, or where few do, all with a text. */
function rowsThatAsk(grid: Grid, rows: readonly number[], column: number): readonly number[] {
  const filled = rows.filter((row) => grid.text(row, column) !== "");
  const sure = filled.filter((row) => askingStrength(grid.text(row, column)) >= 2);
  return sure.length >= Math.max(3, filled.length * 0.2) ? sure : filled;
}

function askingScore(one: Candidate): number {
  return (
    (one.roles.question ?? 0) +
    one.asking * 1.4 +
    one.questions +
    Math.min(one.length, 80) / 40 +
    one.distinct +
    one.filled * 1.5 -
    against(one, "question") * 0.9 -
    one.references * 3 -
    one.numbers * 3 -
    one.options * 4 -
    one.dropdowns * 3 -
    one.unlocked -
    (one.hidden ? 3 : 0)
  );
}

/** @param onlyOffer the one column with dropdowns, which outweigh any heading that does not make it the asker's own */
function answerScore(
  one: Candidate,
  question: number,
  headings: readonly Heading[],
  onlyOffer: number | undefined,
): number {
  const away = one.column - question;
  return (
    (one.roles.answer ?? 0) +
    one.dropdowns * 3 +
    one.unlocked +
    one.options * one.filled * 2.6 +
    (1 - one.filled) * 0.6 -
    (one.column === onlyOffer && one.filled < 0.5 ? 0 : against(one, "answer")) -
    // Filled with a text of its own kind but not called an answer: guidance, a mapping, a title.
    (one.roles.answer ? 0 : one.filled * (1 - one.options) * 2) -
    (away > 0 ? Math.min(away, 12) * 0.08 : 1.2) -
    (one.hidden ? 3 : 0) +
    (away === 1 && isOpen(one, headings) ? (headings.length > 0 ? 1.9 : 2.5) : 0)
  );
}

function commentScore(one: Candidate, answer: number): number {
  const away = one.column - answer;
  return (
    (one.roles.comment ?? 0) * 1.2 +
    one.unlocked * 0.5 +
    (1 - one.filled) * 0.4 -
    against(one, "comment") -
    one.dropdowns * 1.5 -
    one.references * one.filled * 3 -
    (away > 0 ? Math.min(away, 12) * 0.08 : 1) -
    (one.formulas > 0.5 ? 3 : 0) -
    (one.hidden ? 3 : 0)
  );
}

function refScore(one: Candidate, question: number): number {
  return (
    (one.roles.ref ?? 0) +
    // A number may stand only on the first of several questions.
    one.references * 2.5 * Math.min(1, one.filled * 3) +
    one.distinct * one.filled +
    one.filled * 1.5 -
    against(one, "ref") -
    (one.column < question ? 0 : 2.5) -
    Math.min(one.length, 80) / 40
  );
}

type Seen = Pick<ColumnProfile, "filled" | "distinct">;

/** A section's name may be merged over all of its rows. */
function throughMerges(grid: Grid, one: Candidate, rows: readonly number[]): Seen {
  if (grid.sheet.merges.length === 0) return one;
  const texts = rows.map((row) => grid.shown(row, one.column)).filter((text) => text !== "");
  return {
    filled: texts.length / Math.max(rows.length, 1),
    distinct: new Set(texts).size / Math.max(texts.length, 1),
  };
}

function sectionScore(one: Candidate, question: number, seen: Seen): number {
  return (
    (one.roles.section ?? 0) +
    (1 - seen.distinct) * 2 * Math.min(1, seen.filled * 4) -
    against(one, "section") -
    (one.column < question ? 0 : 1.5) -
    one.references -
    one.options * 3 -
    one.marks * 3 -
    one.numbers * 2 -
    one.dropdowns * 2 -
    (seen.filled === 0 ? 5 : 0)
  );
}

function guidanceScore(one: Candidate): number {
  return (
    (one.roles.guidance ?? 0) -
    against(one, "guidance") +
    (one.length > 30 ? 0.5 : 0) -
    one.options * 2 -
    one.references * 3
  );
}

/**
 * An empty column that no heading gives another role, wide enough to write into. Without any heading, in a table that
 * has some, it is no more than a spacer unless a comment's column follows.
 */
function isOpen(one: Candidate, headings: readonly Heading[]): boolean {
  const meant =
    headings.length === 0 ||
    headings.some(({ column }) => column === one.column) ||
    headings.some(({ column, roles }) => column > one.column && strongestRole(roles)?.role === "comment");
  return meant && one.filled === 0 && one.named === undefined && (one.width ?? WIDTH_TO_WRITE) >= WIDTH_TO_WRITE;
}

/** An empty column asks nothing, whatever it is called ("Description", "Measures"). */
function withoutAsking(one: Candidate): Candidate {
  const { question: _, ...roles } = one.roles;
  return { ...one, roles, named: strongestRole(roles)?.role };
}

/** True where the answer is one of several that are given, so that words need another cell. */
function isChosen(grid: Grid, rows: readonly number[], answer: Candidate, headings: readonly Heading[]): boolean {
  const heading = headings.find(({ column }) => column === answer.column)?.text ?? "";
  const spelled = rows.filter((row) => optionsSpelled(grid.text(row, answer.column)).length > 0).length;
  return (
    answer.dropdowns >= 0.5 || optionsInHeading(heading).length > 0 || (spelled > 0 && spelled >= rows.length * MOSTLY)
  );
}

/** The share of rows below which a column counts as not yet filled in. */
const HALF = 0.5;
/** From this weight on a heading surely means one role, or another. */
const ANOTHERS = 3;

/**
 * Beside a choice, the nearest empty column under a heading that gives it no other role is for the words; one that is
 * called an answer, too ("Compliance (FC/PC/NC) | Vendor response"), also where some answers stand in it.
 */
function roomForWords(free: readonly Candidate[], answer: number, headings: readonly Heading[]): number | undefined {
  const open = free.filter(({ column, filled, formulas, dropdowns, hidden, named, roles, width }) => {
    const anothers =
      named !== undefined && named !== "answer" && (named === "other" || (roles[named] ?? 0) >= ANOTHERS);
    const headed = headings.some((heading) => heading.column === column);
    const second = named === "answer" && (roles.answer ?? 0) >= ANOTHERS && filled < HALF;
    const open = (filled === 0 || second) && formulas === 0 && dropdowns === 0 && !hidden;
    return headed && open && !anothers && (width ?? WIDTH_TO_WRITE) >= WIDTH_TO_WRITE;
  });
  const after = open.filter(({ column }) => column > answer);
  return (after[0] ?? open.at(-1))?.column;
}

/** From this weight on a heading says that the column is the asker's own. */
const ASKERS_OWN = 6;

function isAskersOwn({ roles }: Candidate): boolean {
  return (roles.other ?? 0) >= ASKERS_OWN;
}

/** How much more the heading points to another role than to this one; all of it where the column is the asker's own. */
function against(one: Candidate, role: Role): number {
  const strongest = strongestRole(one.roles);
  if (!strongest || strongest.role === role) return 0;
  if (strongest.role === "other" && strongest.weight >= ASKERS_OWN) return strongest.weight;
  return Math.max(0, strongest.weight - (one.roles[role] ?? 0));
}

/** What a mark column's heading offers: the option it ends with, else all it says. */
export function optionNamed({ text, lowest }: Heading): string {
  return lastOption(text) ?? lowest.trim();
}

/** The option a heading ends with: "Consensus answers Yes" is the column of "Yes". */
function lastOption(text: string): string | null {
  const words = text.split(/\s+/);
  for (let from = 0; from < words.length; from++) {
    const tail = words.slice(from).join(" ");
    if (optionMeaning(tail) !== null) return tail;
  }
  return null;
}

function best(
  candidates: readonly Candidate[],
  score: (one: Candidate) => number,
  least: number,
): { readonly item: Candidate; readonly score: number } | null {
  let winner: { item: Candidate; score: number } | null = null;
  for (const item of candidates) {
    const points = score(item);
    if (points >= least && points > (winner?.score ?? Number.NEGATIVE_INFINITY)) winner = { item, score: points };
  }
  return winner;
}
