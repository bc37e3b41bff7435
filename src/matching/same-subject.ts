/**
 * Whether two library entries ask about one thing, in whatever words, so that what they say can be held against each other.
 *
 * What one question is about, the other entry has to name as well, in its question or its answer, in the same words or in
 * others of the vocabulary. What one names beyond that narrows its subject, unless its own answer does without it. Where
 * each names what the other does not, they are about two things: backups and logs, two plans, two regions.
 */
import { type Actor, mentions } from "./actor.ts";
import { placesIn } from "./places.ts";
import { type Asking, isSaid, type Said, type Subject } from "./subject.ts";
import { isOpposite } from "./turning.ts";

/** Of what a question asks so much has to stand in the other entry, by weight. */
const SHARED = 0.5;
const ACTORS: readonly Actor[] = ["customer", "third party", "staff", "group"];

/** What a wording names and the other entry does not, what is asked for and what is done with anything aside. */
export interface LeftOver {
  /** All that the other's question does not name. */
  readonly asked: number;
  /** Of these, words that stand in every questionnaire and in the other's answer. */
  readonly answered: number;
  /** What tells and stands in neither the other's question nor its answer, and without which the own answer does not do. */
  readonly needed: number;
}

/** What each of two wordings on one subject has of its own. */
export type Relation = readonly [here: LeftOver, there: LeftOver];

/** How a wording of one entry and a wording of another stand to each other; null where they are about two things. */
export function relationOf(
  [asking, own]: readonly [Asking, Subject],
  [other, others]: readonly [Asking, Subject],
): Relation | null {
  if (asking.isNegated !== other.isNegated || asking.isDuty !== other.isDuty || asking.isCompound !== other.isCompound)
    return null;
  if (!sameSet(asking.turning, other.turning) || !sameSet(asking.dates, other.dates)) return null;
  const [left, right] = [leftOver(asking, other, others), leftOver(other, asking, own)];
  if (left.shared < SHARED || right.shared < SHARED || (left.own > 0 && right.own > 0)) return null;
  if (isOpposite(asking.written, other.written)) return null;
  const [here, there] = [beside(asking, other, others), beside(other, asking, own)];
  if (here.some((list, i) => list.length > 0 && (there[i]?.length ?? 0) > 0)) return null;
  const [places, otherPlaces] = [here, there].map(([, named]) => named?.length ?? 0) as [number, number];
  return [withPlaces(left, places), withPlaces(right, otherPlaces)];
}

const withPlaces = ({ asked, answered, needed }: LeftOver, places: number): LeftOver => ({
  asked: asked + places,
  answered,
  needed: needed + places,
});

/** Whom, which regions and which acronyms a wording names and the other entry does not. */
function beside(asking: Asking, other: Asking, { answer }: Subject): readonly (readonly string[])[] {
  const there = `${other.written} ${answer.written}`;
  return [
    ACTORS.filter((actor) => mentions(actor, asking.written) && !mentions(actor, there)),
    placesIn(asking.written).filter((place) => !placesIn(there).includes(place)),
    // RTO and RPO share all but one word when they are written out.
    [...asking.named].filter((id) => id.startsWith("acronym:") && !other.named.has(id) && !answer.named.has(id)),
  ];
}

function leftOver(
  { about, ...asking }: Asking,
  other: Asking,
  { answer }: Subject,
): LeftOver & { readonly own: number; readonly shared: number } {
  let [whole, shared, asked, answered, own, needed] = [0, 0, 0, 0, 0, 0];
  for (const word of about) {
    const isIn = (text: Said) => (word.name ? text.stems.has(word.stem) : isSaid(word.stem, asking, text));
    const isAsked = isIn(other);
    const isShared = isAsked || isIn(answer);
    if (isShared || word.needed) whole += word.weight;
    if (isShared) shared += word.weight;
    if (!isAsked && !word.done) {
      asked++;
      if (isShared && !word.telling) answered++;
    }
    if (isShared) continue;
    if (word.telling || (word.needed && !word.done)) own++;
    if (word.telling && word.needed) needed++;
  }
  return { asked, answered, own, needed, shared: whole > 0 ? shared / whole : 0 };
}

/** True where neither asks for anything that the other does not ask for, or speak of. */
export const asksTheSame = (relation: Relation): boolean => relation.every(({ asked, answered }) => asked === answered);

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one) => b.includes(one));
}
