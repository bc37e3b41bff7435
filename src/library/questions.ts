/**
 * Blocks -> parts: finds the questions that a document asks itself and sets them apart from their answers.
 *
 * Such a pair is the best evidence there is: somebody has already said which question a text answers. Documents write
 * them as headings, as bold or `Q:` lines, at the head of list items, or as tables with a question and an answer column.
 */
import type { Block, Span } from "./blocks.ts";
import { inlineText } from "./inline-text.ts";

/** How far an answer goes: to the next heading or question, through one list item and those under it, or one part. */
export type Reach = "section" | "item" | "part";

export type Part =
  | Block
  /** `shown` is false for a heading's question, which the heading path already names. */
  | { readonly kind: "question"; readonly question: string; readonly reach: Reach; readonly shown: boolean };

const Q = "(?:Q(?:uestion)?[ \\t]*\\d{0,4}[ \\t]*[.:)][ \\t]*)";
/** `**Do you ...?**` or `**Q: Do you ...?**`; the answer follows on the same line, the next, or in the next block. */
const BOLD = new RegExp(`^(?:\\*\\*|__)${Q}?([^*\\n]{3,400}\\?)(?:\\*\\*|__)\\s*`, "i");
/** `Q: Do you ...?` or `**Q:** Do you ...?`, which ends its line, or a sentence before `A:`. */
const PREFIXED = new RegExp(
  `^(?:\\*\\*)?${Q}(?:\\*\\*)?[ \\t]*([^\\n]{3,400}?\\?)(?:\\*\\*)?[ \\t]*(?:\\n\\s*|$|(?=A:))`,
  "i",
);
const ANSWER_PREFIX = /^(?:\*\*|__)?A(?:nswer)?[ \t]*\d{0,4}[ \t]*[.:)](?:\*\*|__)?\s*/i;

/** Question and answer are looked for among a table's first columns, so that a row costs no more than its length. */
const MOST_COLUMNS = 20;

/** The blocks with every stated question as a part of its own directly before the text that answers it. */
export function partsOf(text: string, blocks: readonly Block[]): Part[] {
  const parts: Part[] = [];
  for (const block of blocks) {
    if (block.kind === "heading") {
      parts.push(block);
      const question = askedBy(block.text);
      if (question) parts.push({ kind: "question", question, reach: "section", shown: false });
    } else if (block.kind === "table-row") {
      parts.push(...questionRow(text, block), block);
    } else if (block.kind === "code") {
      parts.push(block);
    } else {
      const words = text.slice(block.start, block.end);
      const found = BOLD.exec(words) ?? PREFIXED.exec(words);
      if (found?.[1]) {
        const reach = block.kind === "list-item" ? "item" : "section";
        parts.push({ kind: "question", question: inlineText(found[1]), reach, shown: true });
      }
      const afterQuestion = parts.at(-1)?.kind === "question";
      const asked = found ? found[0].length : 0;
      const prefix = afterQuestion ? (ANSWER_PREFIX.exec(words.slice(asked))?.[0].length ?? 0) : 0;
      const start = block.start + asked + prefix;
      if (start < block.end) parts.push({ ...block, start });
    }
  }
  return parts;
}

/** The question that a heading asks, without any `Q:` before it; null where it ends otherwise than in `?`. */
function askedBy(heading: string): string | null {
  const text = inlineText(heading).replace(new RegExp(`^${Q}`, "i"), "");
  return text.endsWith("?") ? text : null;
}

/** The question and the answer cell of a row in a table that has a column for each. */
function questionRow(text: string, row: Extract<Block, { kind: "table-row" }>): Part[] {
  const columns = row.header.slice(0, MOST_COLUMNS);
  const columnOf = (name: RegExp): Span | undefined => row.cells[columns.findIndex((cell) => name.test(cell))];
  const question = columnOf(/^\W*questions?\b/i);
  const answer = columnOf(/^\W*(?:answer|response)s?\b/i);
  if (!question || !answer || question.start === question.end || answer.start === answer.end) return [];
  const asked = inlineText(text.slice(question.start, question.end));
  return [
    { kind: "question", question: asked, reach: "part", shown: true },
    { kind: "paragraph", start: answer.start, end: answer.end },
  ];
}
