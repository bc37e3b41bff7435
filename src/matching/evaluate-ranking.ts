/**
 * Measures the production ranking over any library: what `countersign eval` reports.
 *
 * Input are documents and queries with the ids of the right documents; output are the usual figures of retrieval over
 * the best ten. A document is read as a library entry: "Q: ... A: ..." as question and answer, "Title — text" as text
 * under a heading, and an id that is a control reference as its reference.
 */
import type { LibraryEntry } from "../domain/library-entry.ts";
import type { Vocabulary } from "../domain/vocabulary.ts";
import { createMatcher } from "./matcher.ts";

export interface EvalDocument {
  readonly docid: string;
  readonly text: string;
}

export interface EvalQuery {
  readonly id: string;
  readonly query: string;
  /** Ids of the right documents. */
  readonly relevant: readonly string[];
}

export interface RankingFigures {
  readonly queries: number;
  /** Share of queries with a right document at rank 1. */
  readonly hit1: number;
  /** Share with one in the first 5. */
  readonly success5: number;
  /** Mean reciprocal rank of the first right one, 0 beyond rank 10. */
  readonly mrr10: number;
  /** Mean time of a query in milliseconds, by the clock given; 0 without one. */
  readonly msPerQuery: number;
}

/** @param now milliseconds of a monotonic clock; left out, no time is taken and the result is the same every time */
export function evaluateRanking(
  documents: readonly EvalDocument[],
  queries: readonly EvalQuery[],
  vocabulary: Vocabulary,
  now: () => number = () => 0,
): RankingFigures {
  const matcher = createMatcher(documents.map(asEntry), vocabulary);
  let hit1 = 0;
  let success5 = 0;
  let reciprocal = 0;
  let spent = 0;
  for (const { query, relevant } of queries) {
    const right = new Set(relevant);
    const started = now();
    const ranked = matcher.rank(query, 10);
    spent += now() - started;
    const rank = ranked.findIndex(({ entry }) => right.has(entry.id)) + 1;
    if (rank === 0) continue;
    reciprocal += 1 / rank;
    if (rank === 1) hit1++;
    if (rank <= 5) success5++;
  }
  const n = Math.max(queries.length, 1);
  return {
    queries: queries.length,
    hit1: hit1 / n,
    success5: success5 / n,
    mrr10: reciprocal / n,
    msPerQuery: spent / n,
  };
}

const CONTROL_ID = /^(?:\d+(?:\.\d+)+|[a-z&]{1,4}\.?[a-z]{0,2}[.-]?\d+(?:[.-]\d+)*)$/i;

/** A document of an evaluation set as a library entry. */
export function asEntry({ docid, text }: EvalDocument): LibraryEntry {
  const pair = /^Q:\s*([\s\S]*?)\s+A:\s*([\s\S]*)$/.exec(text);
  const titled = pair ? null : /^([^\n]{3,120}?)\s+\u2014\s+([\s\S]+)$/.exec(text);
  return {
    id: docid,
    origin: "passage",
    question: pair?.[1] ?? "",
    phrasings: [],
    answer: pair?.[2] ?? titled?.[2] ?? text,
    // As the library reads the side of a passage that answers a question.
    option: /^(Yes|No)\b/.exec(pair?.[2] ?? "")?.[1] ?? null,
    citations: [],
    headings: titled?.[1] ? [titled[1]] : [],
    topics: [],
    references: CONTROL_ID.test(docid) ? [docid] : [],
    access: "public",
    contentHash: "",
  };
}
