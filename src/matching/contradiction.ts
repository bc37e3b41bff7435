/**
 * In what two entries on one subject contradict each other: by the side they take, by a figure, an edition or an interval,
 * by what one of them says is the only one, or by a denial of what the other affirms.
 *
 * Input are entries of which `same-subject.ts` has told how their subjects stand to each other; output is how they differ,
 * for a person. A wrong accusation costs the trust in all the others, so that whatever could be true together is none:
 * "every 90 days" and "at least once a year", a No for the whole and a Yes for a part.
 */
import type { LibraryEntry } from "../domain/library-entry.ts";
import { disagreement, type Stated, statedIn } from "../domain/stated-values.ts";
import { type Interval, intervalsIn, isAtLeast, isLonger } from "./intervals.ts";
import { meaningOf } from "./option-meaning.ts";
import { placesIn } from "./places.ts";
import { kindOf, type QuestionKind } from "./question.ts";
import { asksTheSame, type Relation } from "./same-subject.ts";
import { denialsIn } from "./side.ts";
import { clausesOf, sentencesOf } from "./text/sentences.ts";
import { turningWords } from "./turning.ts";

/** An entry by the question in which it was found to be about the subject. */
export interface Answered extends Pick<LibraryEntry, "answer" | "option"> {
  readonly asked: string;
}

/**
 * What differs, to follow "is answered"; null where both can be true.
 *
 * @param saysAllOf whether all words of the first sentence stand in the second
 */
export function contradictionOf(
  one: Answered,
  other: Answered,
  relation: Relation,
  saysAllOf: (denial: string, affirmed: string) => boolean,
): string | null {
  const [side, otherSide] = [sideOf(one), sideOf(other)];
  const asksSame = asksTheSame(relation);
  if (side && otherSide && asksSame && sidesDiffer([side, one], [otherSide, other]))
    return `answered ${side.text} and ${otherSide.text}`;
  if (relation.some(({ needed }) => needed > 0)) return null;
  const figures =
    figuresDiffer(statement(one), statement(other), asksSame) ?? (asksSame ? countsDiffer(one, other) : null);
  if (figures) return `answered with ${figures[0]} and with ${figures[1]}`;
  const only = onlyOne(one, other) ?? onlyOne(other, one);
  if (only) return `answered with only ${only[0]} and with ${only[1]} as well`;
  if (side && side.is === otherSide?.is) return null;
  return isDenied(one, other, saysAllOf) || isDenied(other, one, saysAllOf)
    ? "affirmed and denied in nearly the same words"
    : null;
}

interface Side {
  readonly is: string;
  readonly text: string;
}

const SIDE = /^\s*(yes|no)\b\s*(?:$|[,.;:!–—-]\s*)/i;

/** The option, else the Yes or No that the text begins with; options of one meaning are one side. */
export function sideOf({ option, answer }: Answered): Side | null {
  const text = option ?? SIDE.exec(answer)?.[1];
  return text === undefined ? null : { is: meaningOf(text) ?? text.trim().toLowerCase(), text };
}

/** What is denied of all may be so for some. */
const OF_ALL = /\b(?:all|every|each|any|always|fully|entire(?:ly)?|everything|everyone)\b/iu;

const OPEN: ReadonlySet<QuestionKind> = new Set([
  "who",
  "where",
  "when",
  "how-many",
  "how-often",
  "how-long",
  "how-much",
]);

/** What keeps somebody from a thing: asked so, a Yes may be the other question's No. */
const PREVENTS = /\b(?:block|disallow|deny|denied|disable|ban|limit|prevent|restrict)\w*\b/iu;

function sidesDiffer([side, one]: [Side, Answered], [otherSide, other]: [Side, Answered]): boolean {
  if (side.is === otherSide.is) return false;
  // A Yes to "who owns it?" is not the Yes of "do you own it?".
  const kinds = [kindOf(one.asked), kindOf(other.asked)];
  if (kinds[0] !== kinds[1] && kinds.some((kind) => OPEN.has(kind))) return false;
  if (figuresDiffer(one.asked, other.asked, true)) return false;
  if (PREVENTS.test(one.asked) !== PREVENTS.test(other.asked)) return false;
  const [denies, affirms] = side.is === "no" ? [one, other] : [other, one];
  return !OF_ALL.test(denies.asked) || OF_ALL.test(affirms.asked);
}

/** What an entry states: its answer, or the figures of the question to which that says Yes. */
function statement(one: Answered): string {
  const { answer, asked } = one;
  if (sideOf(one)?.is !== "yes" || statedIn(answer).length > 0 || intervalsIn(answer).length > 0) return answer;
  return kindOf(asked) === "yes-no" ? `${answer} ${asked}` : answer;
}

type Pair = readonly [string, string];

function intervalsDiffer(one: string, other: string): Pair | null {
  const [here, there] = [howOften(one), howOften(other)];
  const [a, b] = [here[0], there[0]];
  if (!a || !b || here.length > 1 || there.length > 1 || (!isLonger(a, b) && !isLonger(b, a))) return null;
  const [loose, otherLoose] = [isAtLeast(one), isAtLeast(other)];
  if (loose !== otherLoose && (loose ? !isLonger(b, a) : !isLonger(a, b))) return null;
  return [a.text, b.text];
}

/** By how often, else by any other figure; by a date only where nothing else is asked, since every answer may have one. */
function figuresDiffer(one: string, other: string, withDates: boolean): Pair | null {
  const differ = disagreement(withoutIntervals(one), withoutIntervals(other));
  const isDate = differ !== null && statedIn(differ[0])[0]?.kind === "date";
  return intervalsDiffer(one, other) ?? (isDate && !withDates ? null : differ);
}

/** How often, also within a day. */
function howOften(text: string): Interval[] {
  const inHours = [...text.matchAll(WITHIN_A_DAY)].map(([written]) => ({
    text: written,
    days: Number(statedIn(written.replace(/^\w+ (?!\d|\w+ )/u, "one "))[0]?.value ?? 0) / 24,
  }));
  return [...intervalsIn(text), ...inHours];
}

const WITHIN_A_DAY = /\b(?:each|every|per) (?:[\w-]+ )?(?:hour|minute)s?\b/giu;

function withoutIntervals(text: string): string {
  return howOften(text).reduce((rest, interval) => rest.replace(interval.text, ";"), text);
}

/** "5 members" and "twelve people": where both say how many, whatever they call them. */
function countsDiffer(one: Answered, other: Answered): Pair | null {
  if (kindOf(one.asked) !== "how-many" && kindOf(other.asked) !== "how-many") return null;
  const [here, there] = [one, other].map(({ answer }) => statedIn(answer).filter(isCount)) as [Stated[], Stated[]];
  const [a, b] = [here[0], there[0]];
  return a && b && here.length === 1 && there.length === 1 && a.value !== b.value ? [a.text, b.text] : null;
}

const isCount = ({ kind }: Stated): boolean => /^\p{Ll}+$/u.test(kind) && !/^(?:date|time|type)$/.test(kind);

const ONLY = /\b(?:only|exclusively|solely)\b/iu;

/** What the first says is the only one, and what the second has beside it. */
function onlyOne(one: Answered, other: Answered): Pair | null {
  if (!ONLY.test(one.answer) || ONLY.test(other.answer)) return null;
  const editions = (text: string) => statedIn(text).filter(({ kind }) => kind.startsWith("edition "));
  const [mine, theirs] = [editions(one.answer), editions(other.answer)];
  const kinds = new Set(mine.map(({ kind }) => kind));
  const beside = theirs.find(({ kind, value }) => kinds.has(kind) && !mine.some((known) => known.value === value));
  if (beside) return [mine.find(({ kind }) => kind === beside.kind)?.text ?? "", beside.text];
  const [here, there] = [placesIn(one.answer), placesIn(other.answer)];
  const place = there.find((name) => here.length > 0 && !here.includes(name));
  return place === undefined ? null : [here.join(" and "), place];
}

/** Makes a sentence hold only sometimes. */
const CONDITION = /\b(?:if|unless|except|until|without|outside|beyond|other than|before|after|where|when)\b/iu;

/** Whether the first sentence of the one denies what the first sentence of the other affirms of the same, or of a part. */
function isDenied(
  denied: Answered,
  affirmed: Answered,
  saysAllOf: (denial: string, affirmed: string) => boolean,
): boolean {
  const [no, yes] = [denied, affirmed].map(({ answer }) => sentencesOf(answer.replace(SIDE, ""))[0] ?? "") as [
    string,
    string,
  ];
  if (
    clausesOf(no).length > 1 ||
    denialsIn(no) % 2 === 0 ||
    denialsIn(yes) > 0 ||
    CONDITION.test(no) ||
    CONDITION.test(yes)
  )
    return false;
  const [turned, otherTurned] = [turningWords(no), turningWords(yes)];
  return (
    turned.length === otherTurned.length &&
    turned.every((word) => otherTurned.includes(word)) &&
    saysAllOf(
      no,
      sideOf(affirmed)?.is === "yes" && kindOf(affirmed.asked) === "yes-no" ? `${affirmed.asked} ${yes}` : yes,
    )
  );
}
