/**
 * The YAML block with which a document may begin: who published it, when, and what it certifies.
 *
 * Unknown keys are let pass, since strangers' Markdown brings its own (`layout`, `tags`); one that only looks like ours
 * (`asOf`, `url`) is an error, since a date that was meant and not read would make stale evidence look fresh.
 */
import { ACCESS_LEVELS, type Access } from "../domain/access.ts";
import type { Certification, CertificationStatus } from "../domain/source-document.ts";
import { dateOf, errorAt, fieldsOf, type Located, listOf, optionalTextOf, parseYaml, textOf, wordOf } from "./yaml.ts";

export interface FrontMatter {
  readonly id: string | null;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly url: string | null;
  readonly published: string | null;
  readonly asOf: string | null;
  readonly certifications: readonly Certification[];
  readonly access: Access;
  readonly validUntil: string | null;
  readonly reviewBy: string | null;
  readonly supersededBy: string | null;
  /** Line of the `id`, for errors about it. */
  readonly idLine: number;
}

const KEYS = [
  "id",
  "title",
  "publisher",
  "address",
  "published",
  "as-of",
  "certifications",
  "access",
  "valid-until",
  "review-by",
  "superseded-by",
];
const OTHER_SPELLINGS: Readonly<Record<string, string>> = {
  url: "address",
  link: "address",
  date: "published",
  certification: "certifications",
};
const STATUSES: readonly CertificationStatus[] = ["held", "completed", "expected", "declared", "not-held"];

/**
 * Reads the front matter of a normalised text.
 *
 * @returns the front matter and the offset at which the document's own text begins
 * @throws AppError `invalid_document` naming file and line
 */
export function readFrontMatter(file: string, text: string): { frontMatter: FrontMatter; bodyStart: number } {
  const opening = /^---[ \t]*\n/.exec(text);
  if (!opening) return { frontMatter: frontMatterOf({ file, line: 1, kind: "map", fields: new Map() }), bodyStart: 0 };
  const closing = /^(?:---|\.\.\.)[ \t]*$/gm;
  closing.lastIndex = opening[0].length;
  const end = closing.exec(text);
  if (!end) {
    throw errorAt({ file, line: 1 }, 'the front matter opened here is never closed; end it with a line "---".');
  }
  const yaml = parseYaml(file, text.slice(opening[0].length, end.index), 2);
  return { frontMatter: frontMatterOf(yaml), bodyStart: Math.min(text.length, end.index + end[0].length + 1) };
}

function frontMatterOf(yaml: Located): FrontMatter {
  if (yaml.kind === "scalar" && yaml.text === null) return frontMatterOf({ ...yaml, kind: "map", fields: new Map() });
  if (yaml.kind !== "map") throw errorAt(yaml, 'front matter must be lines of "key: value".');
  for (const [key, value] of yaml.fields) {
    const plain = key.toLowerCase().replace(/[-_ ]/g, "");
    const meant = OTHER_SPELLINGS[plain] ?? KEYS.find((known) => known.replace("-", "") === plain);
    if (meant !== undefined && !KEYS.includes(key)) throw errorAt(value, `"${key}" is written "${meant}" here.`);
  }
  const field = (key: string): Located | undefined => yaml.fields.get(key);
  const id = optionalTextOf(field("id"), "id");
  if (id !== null && !/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u.test(id)) {
    throw errorAt(field("id") ?? yaml, `the id "${id}" may only hold letters, digits, ".", "_" and "-".`);
  }
  return {
    id,
    title: optionalTextOf(field("title"), "title"),
    publisher: optionalTextOf(field("publisher"), "publisher"),
    url: optionalTextOf(field("address"), "address"),
    published: dateOf(field("published"), "published"),
    asOf: dateOf(field("as-of"), "as-of"),
    certifications: listOf(field("certifications"), "certifications").map(certificationOf),
    access: accessOf(field("access")),
    validUntil: dateOf(field("valid-until"), "valid-until"),
    reviewBy: dateOf(field("review-by"), "review-by"),
    supersededBy: optionalTextOf(field("superseded-by"), "superseded-by"),
    idLine: (field("id") ?? yaml).line,
  };
}

/** Public unless it says otherwise: what is restated in a knowledge folder is mostly published. */
export function accessOf(value: Located | undefined): Access {
  return value === undefined ? "public" : wordOf(value, "access", ACCESS_LEVELS);
}

function certificationOf(value: Located): Certification {
  const fields = fieldsOf(value, "a certification", {
    required: ["standard", "status"],
    optional: ["edition", "since", "valid-until", "superseded-by"],
  });
  return {
    standard: textOf(fields.get("standard") as Located, "standard"),
    edition: optionalTextOf(fields.get("edition"), "edition"),
    status: wordOf(fields.get("status") as Located, "status", STATUSES),
    since: dateOf(fields.get("since"), "since"),
    validUntil: dateOf(fields.get("valid-until"), "valid-until"),
    supersededBy: optionalTextOf(fields.get("superseded-by"), "superseded-by"),
  };
}
