/** Names for ids out of names for people. */

/** Lower-case letters and digits joined by hyphens, at most 60 code units; empty where the text has neither. */
export function slugOf(text: string): string {
  return text
    .slice(0, 300)
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .slice(0, 60)
    .replace(/^-+|-+$/g, "");
}
