/**
 * Tells by its headings whether a sheet has a layout met before, so that a person's correction of one workbook serves the
 * next one from the same customer. Only headings with a role count: names of sections and questions differ.
 */
import type { Header } from "./header-rows.ts";
import { strongestRole } from "./headings.ts";

/** The different headings of a sheet in order, in lower case. */
export function layoutHeadings(headers: readonly Header[]): string[] {
  const named = headers.flatMap(({ headings }) => headings.filter(({ roles }) => strongestRole(roles) !== undefined));
  return [...new Set(named.map(({ text }) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim()))];
}

/** Hex SHA-256 over the headings; undefined where there are none. */
export async function layoutFingerprint(headings: readonly string[]): Promise<string | undefined> {
  if (headings.length === 0) return undefined;
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(JSON.stringify(headings)));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
