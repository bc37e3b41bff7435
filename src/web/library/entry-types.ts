/** The library's shapes under the names its pages use, and what its words are called. */
import type { Access } from "../../domain/access.ts";
import type { EntryVersion, ShownEntry } from "../../domain/stored-entry.ts";

export type { Access } from "../../domain/access.ts";
export type { EntryUse, EntryVersion, ShownEntry } from "../../domain/stored-entry.ts";

/** What the form sends; citations are looked up by the server. */
export interface EntryDraft {
  question: string;
  phrasings: string[];
  answer: string;
  option: string | null;
  citations: { document: string; quote: string; start?: number }[];
  topics: string[];
  references: string[];
  access: Access;
  owner: string | null;
  cycle: number | null;
  reviewBy: string | null;
}

export const ACCESS_NAMES: Readonly<Record<Access, string>> = {
  public: "Public",
  nda: "Under NDA",
  internal: "Internal",
};

export const ACTION_NAMES: Readonly<Record<EntryVersion["action"], string>> = {
  create: "made it",
  edit: "edited it",
  restore: "restored an earlier version",
  renew: "found it still true",
  archive: "archived it",
  reopen: "took it back",
  merge: "merged it",
  import: "brought it in",
  keep: "kept it from a questionnaire",
};

export const ORIGIN_NAMES: Readonly<Record<ShownEntry["origin"], string>> = {
  passage: "Passage",
  curated: "Curated answer",
  approved: "Approved answer",
};

export const titleOf = ({ question, headings }: Pick<ShownEntry, "question" | "headings">): string =>
  question || headings.at(-1) || "Passage";

export function draftOf(entry: ShownEntry): EntryDraft {
  const { question, answer, option, access, owner, cycle, reviewBy } = entry;
  return {
    question,
    phrasings: [...entry.phrasings],
    answer,
    option,
    citations: entry.citations.map(({ document, quote, start }) => ({ document, quote, start })),
    topics: [...entry.topics],
    references: [...entry.references],
    access,
    owner,
    cycle,
    reviewBy,
  };
}
