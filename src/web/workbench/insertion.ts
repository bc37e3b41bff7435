/** Puts a library entry's text into the answer being written, together with what it cites. */
import type { Answer, LibraryEntry, Question } from "../api/types.ts";
import { isEmpty } from "./answers.ts";

/** Where a person's cursor stands in the text; null to put it at the end. */
interface Caret {
  readonly value: string;
  readonly selectionStart: number;
  readonly selectionEnd: number;
}

/**
 * The answer with the entry's text at the cursor, as a paragraph of its own unless it stands within one.
 *
 * An empty answer becomes the entry's; one that is there keeps its own entry and takes the other's citations in. Sentences
 * that it says already are left out; where nothing is left the very same answer is given back.
 */
export function withInserted(
  answer: Answer,
  entry: LibraryEntry,
  { answer: format }: Question,
  caret: Caret | null,
): Answer {
  const option = format.options.find((offered) => offered.toLowerCase() === entry.option?.toLowerCase()) ?? null;
  if (isEmpty(answer)) return { option, text: entry.answer, entry: entry.id, citations: entry.citations };
  const words = newWords(answer.text, entry.answer);
  if (words === "") return answer;
  const here = caret && caret.value === answer.text ? caret : null;
  const before = here ? answer.text.slice(0, here.selectionStart) : answer.text;
  const after = here ? answer.text.slice(here.selectionEnd) : "";
  const text = `${before}${gap(before)}${words}${/^\S/.test(after) ? " " : ""}${after}`;
  const cited = new Set(answer.citations.map(({ passage, start }) => `${passage}:${start}`));
  const citations = [
    ...answer.citations,
    ...entry.citations.filter(({ passage, start }) => !cited.has(`${passage}:${start}`)),
  ];
  const same = answer.entry === entry.id || answer.also?.includes(entry.id);
  if (answer.entry === null && answer.citations.length === 0) {
    return { ...answer, option: answer.option ?? option, text, entry: entry.id, citations };
  }
  return {
    ...answer,
    option: answer.option ?? option,
    text,
    citations,
    ...(same ? {} : { also: [...(answer.also ?? []), entry.id] }),
  };
}

/** The sentences that the text does not have yet: all of them in their own form where it has none. */
function newWords(text: string, inserted: string): string {
  const said = new Set(sentencesOf(text).map(plain));
  const sentences = sentencesOf(inserted);
  const fresh = sentences.filter((sentence) => !said.has(plain(sentence)));
  return fresh.length === sentences.length ? inserted : fresh.join(" ");
}

const sentencesOf = (text: string): string[] => text.split(/(?<=[.!?])\s+|\n+/).filter((part) => part.trim() !== "");

/** However it is spaced, cased and ended. */
const plain = (sentence: string): string =>
  sentence
    .toLowerCase()
    .replace(/\s+/g, " ")
    .replace(/[\s.!?]+$/, "");

/** After the end of a sentence a new line, after a space or a line break nothing, in mid-sentence a space. */
function gap(text: string): string {
  if (text === "" || /\s$/.test(text)) return "";
  return /[.!?:;]$/.test(text) ? "\n" : " ";
}
