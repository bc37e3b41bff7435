/** Doubts about which standard is meant: what holds under one is not said of another, nor of none. */
import type { Analysis } from "../text/analyse.ts";
import { namedApart } from "./named-apart.ts";
import { another, doubt, type Rule } from "./rule.ts";

/** From this likeness on the entry nearly answers this very question. */
const NEARLY = 0.8;

export const standardMissing: Rule = ({ features, yesNo, same }) =>
  yesNo && features.standardConflict === 1 && !same
    ? another("The evidence does not name the standard that the question names.")
    : null;

/** A statement that names a standard says what is so, whatever it was assessed for. */
export const standardBeside: Rule = ({ question, candidate: { nearest, prepared }, features, yesNo, same }) => {
  if (!yesNo || same || !nearest || standardsIn(question.analysis).length > 0) return null;
  const everywhere = standardsIn(nearest).filter((one) =>
    prepared.wordings.every((each) => standardsIn(each).includes(one)),
  );
  if (everywhere.length === 0) return null;
  const text = "The evidence is about a standard that the question does not name.";
  return features.wording < NEARLY ? another(text) : doubt(text);
};

export const standardOfSide: Rule = ({ question, candidate: { nearest }, entry }) => {
  const about = nearest ? standardsIn(nearest) : [];
  const named = standardsIn(question.analysis);
  const apart = about.length > 0 && named.length > 0 && !named.some((one) => about.includes(one));
  return entry.option !== null && apart
    ? doubt("The evidence's Yes or No was given for another standard than the question names.")
    : null;
};

/** See `named-apart.ts`. */
export const standardApart: Rule = ({ question, entry, yesNo }) =>
  yesNo && namedApart(question, entry.answer)
    ? another("The evidence names the two that the question names, but not together.")
    : null;

function standardsIn({ concepts, stems }: Analysis): string[] {
  const named = [...concepts.keys()].filter((id) => id.startsWith("standard:"));
  return [...named, ...stems.filter((s) => /^(?:iso|soc)\d|^pci/.test(s))];
}
