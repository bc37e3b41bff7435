/** Doubts about how far the evidence reaches: to all that the question asks about, and to the document itself. */
import { doubt, type Rule } from "./rule.ts";

/** What a customer asks about as a whole, where evidence may hold for a part. */
const WHOLE =
  /\b(?:all|every|each|(?:the )?entire|(?:the )?whole)(?: (?:of|the|your|our|its|cloudflare['’]?s?|\w+)){0,3}? (?:products?|services?|solutions?|offerings?|applications?|features?|plans?|platforms?|portfolio|locations?|regions?|sites?|offices|data cent(?:er|re)s?)\b/iu;

export const notOfAll: Rule = ({ question, said, wording, side }) => {
  const whole = WHOLE.exec(question.text)?.[0];
  return whole !== undefined && side !== "no" && !saysOfAll(said) && !WHOLE.test(wording)
    ? doubt(`Asked about "${whole}"; the evidence does not say that it holds for all of them.`)
    : null;
};

/** True where the evidence speaks of all as well; of a wording that asks of all, the side is that of all. */
function saysOfAll(text: string): boolean {
  return /\b(?:all|every|each|any|entire|whole|comprehensive|regardless)\b/iu.test(text);
}

const DOCUMENT = /\b(?:cop(?:y|ies)|documents?|reports?|certificates?|attestations?|AoC|SoA)\b/iu;
const GIVES = /\b(?:download|request|obtain|available|contact|provide)/iu;

/** Not where the entry is asked for something to be handed over, or says where it is had. */
export const documentNotOffered: Rule = ({ question, candidate: { prepared }, entry }) =>
  question.kind === "provide" &&
  DOCUMENT.test(question.text) &&
  !GIVES.test(entry.answer) &&
  !prepared.wordings.some(({ kind }) => kind === "provide" || kind === "where")
    ? doubt("Asks for a document, which the evidence does not say how to get.")
    : null;
