/**
 * Mentions while a comment is being written: people see `@Ada Okafor`, the comment keeps `@{id}`.
 *
 * Pure: what stands before the caret, what could be meant by it, and the way from one spelling to the other and back.
 */

import type { Colleague } from "../../domain/colleague.ts";
import { commentParts } from "../../domain/comment.ts";

export interface MentionStart {
  /** Where the `@` stands. */
  readonly at: number;
  /** What has been typed after it. */
  readonly typed: string;
}

/** The mention that is being typed at the caret; null where there is none. Names have spaces, so it ends with the line. */
export function mentionAt(text: string, caret: number): MentionStart | null {
  const before = text.slice(0, caret);
  const found = /(?:^|[\s(,;:])@([^@\n]{0,40})$/.exec(before);
  if (!found) return null;
  const typed = found[1] ?? "";
  return { at: caret - typed.length - 1, typed };
}

const MOST = 6;

/** Those of whose names every typed word begins a word. Nobody once a whole name and more has been typed. */
export function meantBy(typed: string, colleagues: readonly Colleague[]): readonly Colleague[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = ({ name }: Colleague) => {
    const parts = name.toLowerCase().split(/\s+/);
    return words.every((word) => parts.some((part) => part.startsWith(word)));
  };
  // A space after something means that it is done, unless a name goes on like this.
  if (/^\s/.test(typed)) return [];
  return colleagues.filter(fits).slice(0, MOST);
}

/** @param picked ids of names that were picked from the list, for names that several have */
export function toMentions(
  text: string,
  colleagues: readonly Colleague[],
  picked: ReadonlyMap<string, string> = new Map(),
): string {
  // Whoever has the longest name first: "@Ann Lee" is not "@Ann" and a rest.
  const byLength = [...colleagues].sort((one, other) => other.name.length - one.name.length);
  return byLength.reduce((now, { id, name }) => {
    const spelled = new RegExp(`@${name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\p{L}\\p{N}])`, "gu");
    return now.replace(spelled, () => `@{${picked.get(name) ?? id}}`);
  }, text);
}

/** The comment as its author wrote it. */
export function fromMentions(text: string, nameOf: (id: string) => string | undefined): string {
  return commentParts(text)
    .map((part) => {
      if ("text" in part) return part.text;
      const name = nameOf(part.mention);
      return name === undefined ? `@{${part.mention}}` : `@${name}`;
    })
    .join("");
}
