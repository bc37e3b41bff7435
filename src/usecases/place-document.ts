/**
 * Under which id a file comes into the library: as a document of its own, or as the new edition of one that is there.
 *
 * The same place in the same folder is the same document, whatever it says now. A file's name alone says so too, unless
 * another folder has one of the same name: `eu/policy.pdf` is no new edition of `us/policy.pdf`.
 */
import type { Original } from "../domain/document-kind.ts";
import { nameWithoutEnding, slugOf } from "../library/index.ts";

export interface Head {
  readonly id: string;
  readonly title: string;
  readonly contentHash: string;
  readonly original: Original | null;
}

/** @param name as it is brought, with `/` its path within a folder */
export function placeOf(name: string, heads: readonly Head[]): string {
  const there = heads.find(({ original }) => original?.name === name);
  if (there) return there.id;
  const id = slugOf(nameWithoutEnding(name)) || "document";
  const holder = heads.find((head) => head.id === id);
  if (!holder) return id;
  const loose = (path: string): boolean => !path.includes("/");
  if (!holder.original || loose(name) || loose(holder.original.name)) return id;
  const wanted = slugOf(name.replace(/\.[a-z0-9]{1,8}$/i, "")) || "document";
  for (let number = 1; ; number++) {
    const free = number === 1 ? wanted : `${wanted}-${number}`;
    if (!heads.some((head) => head.id === free)) return free;
  }
}

/** The document that a file is probably a new edition of: the same name or title, but for its year, date or version. */
export function probableEdition(name: string, title: string, heads: readonly Head[]): Head | null {
  const wanted = [timeless(nameWithoutEnding(name)), timeless(title)].filter((words) => words.length > 3);
  const alike = heads.filter((head) => {
    const own = [timeless(head.title), ...(head.original ? [timeless(nameWithoutEnding(head.original.name))] : [])];
    return own.some((words) => wanted.includes(words));
  });
  return alike.length === 1 ? (alike[0] as Head) : null;
}

/** The words without years, dates and versions; "Policy 2" and "Policy 3" stay two. */
function timeless(text: string): string {
  return text
    .toLowerCase()
    .replace(/\b(?:v|ver|version|rev|revision|ed|edition)[ ._-]{0,2}\d+(?:[._-]\d+)*\b/g, " ")
    .replace(/(?<!\d)(?:19|20)\d{2}(?:[._-]?\d{1,2}){0,2}(?!\d)|\b\d+(?:\.\d+)+\b/g, " ")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
