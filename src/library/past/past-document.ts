/**
 * Past answers -> a source document whose text holds the questions and answers, so that they are cited by offsets like
 * everything else.
 *
 * The text depends on the answers alone: who was told so and when are facts of the document. Each answer is a passage; no
 * entries are made of passages here, since the answers themselves become entries.
 */
import type { Access } from "../../domain/access.ts";
import type { DocumentKind, Original } from "../../domain/document-kind.ts";
import type { Passage } from "../../domain/source-document.ts";
import type { ParsedDocument } from "../parse-document.ts";
import { sha256 } from "../sha256.ts";
import { slugOf } from "../slug.ts";
import type { PastAnswer } from "./past-answers.ts";

export interface PastFacts {
  readonly title: string;
  readonly kind: DocumentKind;
  /** The day on which it was answered. */
  readonly date: string | null;
  readonly access: Access;
  readonly original: Original;
}

export async function pastDocument(
  id: string,
  answers: readonly PastAnswer[],
  { title, kind, date, access, original }: PastFacts,
): Promise<ParsedDocument> {
  const passages: Passage[] = [];
  let text = "";
  let section: string | null = null;
  for (const answer of answers) {
    if (answer.section !== null && answer.section !== section) text += `## ${inLine(answer.section)}\n\n`;
    section = answer.section;
    const asked = [answer.ref, inLine(answer.question)].filter(Boolean).join(" ");
    text += `**${asked}**\n\n`;
    const start = text.length;
    text += answer.said;
    passages.push({
      id: `${id}#${slugOf(answer.place) || "answer"}-${passages.length + 1}`,
      document: id,
      headings: [...(section === null ? [] : [inLine(section)]), asked],
      kind: "question-answer",
      start,
      end: text.length,
      quote: answer.said,
      text: answer.said,
      question: answer.question,
    });
    text += "\n\n";
  }
  const document = {
    id,
    title,
    publisher: null,
    url: null,
    published: date,
    asOf: date,
    certifications: [],
    kind,
    pages: null,
    original,
    access,
    validUntil: null,
    reviewBy: null,
    supersededBy: null,
    retired: null,
    contentHash: await sha256(text),
    text,
  };
  return { document, passages };
}

const inLine = (text: string): string => text.replace(/\s+/g, " ").trim();
