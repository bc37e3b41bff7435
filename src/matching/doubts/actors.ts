/** Doubts about who acts: the evidence may tell of the vendor where its suppliers, its customers or its staff are asked about. */
import { actorIn, actorsIn, asksOfCustomer, isCustomersDuty, mentions } from "../actor.ts";
import { type Case, doubt, type Rule } from "./rule.ts";

export const anotherActor: Rule = (given) => {
  const { question, said, wording } = given;
  const asked = actorIn(question.text);
  const acting = new Set([...wordingsOf(given), stated(given)].flatMap(actorsIn));
  // Where the evidence is about a thing, that is the vendor's own.
  if (asked && asked !== "customer" && acting.size === 0 && !mentions(asked, `${said}\n${wording}`))
    acting.add("vendor");
  if (!asked || acting.size === 0 || acting.has(asked)) return null;
  const text = `Asks about the ${asked}; the evidence is about the ${[...acting].join(" and the ")}.`;
  return { text, other: !mentions(asked, said), actor: false };
};

export const customersDuty: Rule = (given) =>
  isCustomersDuty(stated(given), wordingsOf(given)) && !asksOfCustomer(given.question)
    ? { ...doubt("The evidence says what the customer has to do, which the question does not ask."), ...OF_OTHERS }
    : null;

export const otherPeople: Rule = ({ features, same }) =>
  features.otherActor > 0 && !same
    ? { ...doubt("Asks about other people than the evidence is about."), ...OF_OTHERS }
    : null;

const OF_OTHERS = { other: true, actor: true };

const wordingsOf = ({ candidate }: Case): string[] => candidate.prepared.wordings.map(({ text }) => text);

/** Of an entry that is asked something the answer, of a passage the sentence that answers. */
function stated({ candidate, entry, spoken }: Case): string {
  return candidate.prepared.wordings.length > 0 ? entry.answer : (spoken.sentence?.text ?? entry.answer);
}
