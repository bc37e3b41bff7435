/**
 * Whether an answer names what a question names, but apart from each other.
 *
 * "The firm Miller audits for ISO 27001; a third party audits for PCI DSS." names Miller and PCI DSS, and does not say that
 * Miller audits for PCI DSS. Input are the question and an answer.
 */
import type { Question } from "../question.ts";
import { sentencesOf } from "../text/sentences.ts";
import { stem } from "../text/stem.ts";

const STANDARD = /\b(?:ISO(?:\/IEC)?(?:[ -]?\d{4,5})?|SOC ?[123]|PCI(?:[ -]DSS)?|C5|HIPAA|HITRUST|FedRAMP|TISAX)\b/giu;

/** True where a question joins a name and one standard, and every sentence of the answer with that name is of other standards. */
export function namedApart({ text, names }: Question, answer: string): boolean {
  const standardsOf = (part: string) =>
    new Set((part.match(STANDARD) ?? []).map((one) => one.toUpperCase().replace(/\/IEC|[ -]|DSS/g, "")));
  const asked = standardsOf(text);
  const [only, another] = asked;
  if (only === undefined || another !== undefined) return false;
  const people = (text.match(/(?<!^)\b\p{Lu}\p{Ll}{3,}\b/gu) ?? []).filter((name) =>
    names.has(stem(name.toLowerCase())),
  );
  return people.some((name) => {
    const telling = sentencesOf(answer).filter((sentence) => sentence.includes(name));
    const about = telling.map(standardsOf);
    return (
      telling.length > 0 &&
      about.every((ones) => ones.size > 0 && ![...ones].some((one) => one.startsWith(only) || only.startsWith(one)))
    );
  });
}
