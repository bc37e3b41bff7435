/** Doubts about which way round something is asked: nearly the same words, and the other answer. */
import { isTurned, type QuestionKind } from "../question.ts";
import { termsSide } from "../side.ts";
import { isContrast, isOpposite, turningWords } from "../turning.ts";
import { doubt, type Rule } from "./rule.ts";

/** From this likeness on it makes no difference which of two ways round is asked. */
const ALIKE = 0.9;

/** The words that say on which terms something is had; `termsSide` reads them. */
const TERMS = ["only", "without", "free"];

/** What is so for both, or free of charge, is so. */
const IMPLIED = ["both", "free"];

export const turningWord: Rule = ({ question, candidate: { prepared }, entry, wording, side, yesNo, turnedRound }) => {
  if (!yesNo) return null;
  const terms = termsSide(question, entry.answer) !== null ? TERMS : [];
  // Another wording in these very words has the same option, and an answer with Yes says them; turned round, neither.
  const wordings = turnedRound ? [wording] : prepared.wordings.map(({ text }) => text);
  const affirmed = !turnedRound && (entry.option === null || side === "yes") ? [entry.answer] : [];
  const allowed = [...terms, ...[...wordings, ...affirmed].flatMap(turningWords)];
  const asked = turningWords(question.text);
  const known = [...terms, ...asked, ...(side === "yes" ? IMPLIED : [])];
  const turning = [
    ...asked.filter((word) => !allowed.includes(word)),
    ...turningWords(wording).filter((word) => !known.includes(word)),
  ];
  return turning.length > 0 ? doubt(`Asked with "${turning.join('", "')}", which may turn the answer round.`) : null;
};

export const whetherAny: Rule = ({ question, yesNo }) =>
  yesNo && question.negated && /\b(?:any|all|every|each|no(?! (?:time|circumstances|case)\b))\b/i.test(question.text)
    ? doubt("Asks whether anything is left out, which a Yes or No to the plain question does not tell.")
    : null;

/** "Which are covered" and "which are not covered" have two answers. */
const NAMES: ReadonlySet<QuestionKind> = new Set(["which", "describe", "provide", "statement"]);

export const otherWayRound: Rule = ({ question, candidate: { nearest }, features, yesNo, turnedRound }) => {
  if (!nearest || features.wording >= ALIKE) return null;
  const turned = yesNo
    ? !turnedRound && nearest.negated !== isTurned(question.text)
    : turnedRound && NAMES.has(nearest.kind);
  return turned ? doubt("Asks the other way round than the entry was asked.") : null;
};

export const contrast: Rule = ({ question, yesNo, same }) =>
  yesNo && isContrast(question.text) && !same
    ? doubt("Asks for one thing rather than another, which a Yes or No to either does not tell.")
    : null;

export const opposite: Rule = ({ question, entry, wording, side }) => {
  if (termsSide(question, entry.answer) !== null) return null;
  const affirmed = side === "yes" && !question.negated ? entry.answer : "";
  return [wording, affirmed].some((text) => text !== "" && isOpposite(text, question.text))
    ? doubt("Asks for the opposite of what the entry was asked.")
    : null;
};

/** What somebody is bound to do; that they are not bound does not tell whether they do it. */
const MUST =
  /\b(?:must|mandatory|compulsory|obligatory|obliged|requires?|required|ha(?:ve|s) to|needs? to|necessary|bound to)\b/iu;

export const needNotBe: Rule = ({ question, wording, side }) =>
  side === "no" && MUST.test(wording) && !MUST.test(question.text)
    ? doubt("The entry says that it need not be so, which does not tell whether it is so.")
    : null;

/** To keep somebody from doing something is to forbid it, though no word of it denies. */
const STOPS =
  /\b(?:bar(?:s|red)?|ban(?:s|ned)?|stop(?:s|ped)?|prevent(?:s|ed)?|keeps?|kept|preclude[sd]?|restrain(?:s|ed)?)\b(?: [\w-]+){0,4}? from (?:being )?\w+ing\b/iu;
const FORBIDS = /\b(?:prohibit|forbid|disallow)/iu;
/** What is limited is neither forbidden nor free. */
const LIMITS = /\b(?:restrict\w*|limit(?:s|ed|ing)?|ban(?:s|ned)?|only (?:if|where|when)|unless)\b/iu;

export const forbidden: Rule = ({ question, said, wording, yesNo, turnedRound }) => {
  const texts = [question.text, wording];
  const stops = texts.filter((text) => STOPS.test(text)).length === 1;
  const limits = turnedRound && texts.some((text) => FORBIDS.test(text)) && LIMITS.test(`${said}\n${wording}`);
  return yesNo && (stops || limits)
    ? doubt("One says that something is forbidden, the other whether or within which limits it is done.")
    : null;
};
