/**
 * Under which id a file comes into the library: as a document of its own, or as the new edition of one that is there.
 *
 * The same file in the same folder is the same document, whatever it says now; alone, its name says so where only one
 * document has it. Another ending or another folder makes another document: `soc2.html` may say other things than
 * `soc2.md`, and `eu/policy.pdf` than `us/policy.pdf`. Taking one for the other would lose a document.
 */
import { ANSWER_KINDS, type DocumentKind, type Original } from "../domain/document-kind.ts";
import { nameWithoutEnding, slugOf } from "../library/index.ts";

export interface Head {
  readonly id: string;
  readonly title: string;
  readonly kind: DocumentKind | null;
  readonly original: Original | null;
}

/**
 * @param name as it is brought, with `/` its path within a folder
 * @param apart ids of documents that it cannot be, since other files that come with it are those
 */
export function placeOf(name: string, heads: readonly Head[], apart: ReadonlyMap<string, string> = new Map()): string {
  const open = heads.filter(({ id, kind }) => !apart.has(id) && !ANSWER_KINDS.has(kind));
  const there = open.filter(({ original }) => original?.name === name);
  const alike = there.length > 0 ? there : open.filter((head) => maybeSame(name, head));
  return alike.length === 1 ? (alike[0] as Head).id : freePlace(name, heads);
}

function maybeSame(name: string, { id, original }: Head): boolean {
  // What came as text, with the knowledge folder, is known by its id alone.
  if (!original) return /\.(?:md|markdown|txt)$/i.test(name) && id === slugOf(nameWithoutEnding(name));
  const last = (path: string): string | undefined => path.split("/").at(-1);
  return last(original.name) === last(name) && (!name.includes("/") || !original.name.includes("/"));
}

/** An id that no document has: after the file's name, else with its folder, else with a number. */
export function freePlace(name: string, heads: readonly { readonly id: string }[]): string {
  const wanted = slugOf(nameWithoutEnding(name)) || "document";
  const whole = slugOf(name.replace(/\.[a-z0-9]{1,8}$/i, "")) || "document";
  const isFree = (id: string): boolean => !heads.some((head) => head.id === id);
  if (isFree(wanted)) return wanted;
  for (let number = 1; ; number++) {
    const id = number === 1 ? whole : `${whole}-${number}`;
    if (isFree(id)) return id;
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
