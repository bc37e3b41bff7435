/** Two editions of a document, passage by passage: what stayed, what changed its words, what is gone and what is new. */
import type { Passage } from "../../domain/source-document.ts";
import { alikeness, wordsOf } from "./reanchor.ts";

export interface PassageDiff {
  /** How many passages say the same as before. */
  readonly same: number;
  readonly changed: readonly { readonly before: Passage; readonly after: Passage }[];
  readonly removed: readonly Passage[];
  readonly added: readonly Passage[];
}

/** Two passages with fewer words in common are two statements rather than one that changed. */
const ALIKE = 0.4;
/** Pairs looked at; beyond, what is left counts as removed and added. */
const MOST_PAIRS = 2_000_000;

/** In the order of the documents; passages that are made of others are left out. */
export function diffPassages(before: readonly Passage[], after: readonly Passage[]): PassageDiff {
  const [olds, news] = [withoutJoined(before), withoutJoined(after)];
  const held = new Map<string, number>();
  for (const passage of olds) held.set(keyOf(passage), (held.get(keyOf(passage)) ?? 0) + 1);
  const added: Passage[] = [];
  for (const passage of news) {
    const left = held.get(keyOf(passage)) ?? 0;
    if (left > 0) held.set(keyOf(passage), left - 1);
    else added.push(passage);
  }
  const removed = olds
    .toReversed()
    .filter((passage) => {
      const left = held.get(keyOf(passage)) ?? 0;
      if (left > 0) held.set(keyOf(passage), left - 1);
      return left > 0;
    })
    .reverse();
  const same = olds.length - removed.length;
  const changed: { before: Passage; after: Passage }[] = [];
  if (removed.length * added.length <= MOST_PAIRS) {
    const words = new Map(added.map((passage) => [passage, wordsOf(passage.text)]));
    for (const old of removed) {
      const wanted = wordsOf(old.text);
      let best: Passage | null = null;
      let most = ALIKE;
      for (const [passage, own] of words) {
        const nearer = passage.headings.at(-1) === old.headings.at(-1) ? 0.1 : 0;
        const score = alikeness(wanted, own) + nearer;
        if (score > most) [best, most] = [passage, score];
      }
      if (!best) continue;
      words.delete(best);
      changed.push({ before: old, after: best });
    }
  }
  const [from, to] = [new Set(changed.map(({ before: one }) => one)), new Set(changed.map(({ after: one }) => one))];
  return {
    same,
    changed,
    removed: removed.filter((passage) => !from.has(passage)),
    added: added.filter((passage) => !to.has(passage)),
  };
}

function keyOf({ text }: Passage): string {
  return text.replace(/\s+/g, " ");
}

/** Passages come by start, the longer first: one that begins where its first part begins stands right before it. */
function withoutJoined(passages: readonly Passage[]): Passage[] {
  return passages.filter((passage, at) => {
    const next = passages[at + 1];
    return !(next && next.start < passage.end && next.end <= passage.end);
  });
}
