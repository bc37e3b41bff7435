/**
 * Lets newer evidence take the place of older evidence that says the opposite.
 *
 * Input is a ranking; output the same candidates, the newer one first where a nearly as good one contradicts the best
 * and is of a later date: "in May 2022 the audit was still to come" gives way to the verification of 2023. Where the
 * question names the year of the older one, that is what is asked for, and it stays.
 */
import type { LibraryEntry } from "../domain/library-entry.ts";
import { meaningOf } from "./option-meaning.ts";
import type { Ranked, Ranking } from "./ranking.ts";

/** A challenger must reach this share of the best score, be this much alike in wording, and ask for no more than this. */
const NEARLY = 0.75;
const SAME_SUBJECT = 0.7;
const UNASKED = 0.5;

/** An entry that was asked of a year gives way to one of this share of its score that was not. */
const AS_GOOD = 0.9;
/** "C5:2020" is an edition. */
const YEAR = /(?<![:\d])\b(?:19|20)\d\d\b/;

/** The candidates with the freshest of contradicting evidence first. */
export function freshestFirst({ weighed, ranked }: Ranking): readonly Ranked[] {
  const [best, ...others] = ranked;
  if (!best) return ranked;
  const [undated] = ranked.filter(
    ({ nearest, score }) => !YEAR.test(nearest?.text ?? "") && score >= AS_GOOD * best.score,
  );
  if (undated && undated !== best && YEAR.test(best.nearest?.text ?? "") && !YEAR.test(weighed.question.text)) {
    return freshestFirst({ weighed, ranked: [undated, ...ranked.filter((other) => other !== undated)] });
  }
  const years = weighed.question.analysis.stems.filter((s) => /^(?:19|20)\d\d$/.test(s));
  if (years.some((year) => best.prepared.stems.has(year))) return ranked;
  const newer = others.find(
    ({ prepared, features, score }) =>
      contradicts(prepared.entry, best.prepared.entry) &&
      dateOf(prepared.entry) > dateOf(best.prepared.entry) &&
      score >= NEARLY * best.score &&
      features.wording >= SAME_SUBJECT &&
      features.extra <= UNASKED &&
      features.standardConflict <= best.features.standardConflict &&
      features.nameConflict <= best.features.nameConflict,
  );
  return newer ? [newer, best, ...others.filter((other) => other !== newer)] : ranked;
}

function contradicts(a: LibraryEntry, b: LibraryEntry): boolean {
  const [one, other] = [a, b].map(({ option }) => (option === null ? null : meaningOf(option)));
  return (one === "yes" && other === "no") || (one === "no" && other === "yes");
}

/** The newest date for which an entry's evidence holds; empty where it has none. */
function dateOf({ citations }: LibraryEntry): string {
  return citations.reduce((newest, { asOf }) => (asOf !== null && asOf > newest ? asOf : newest), "");
}
