/**
 * YAML text -> values that know their line, and the readers that check them: every error names its file and line.
 *
 * Used for front matter, curated answers and the vocabulary. Anchors and aliases are refused: nothing here needs them,
 * and they are how a small YAML file grows to gigabytes.
 */
import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";
import { AppError, type ErrorCode } from "../domain/errors.ts";

/** A thousand pages of answers; the parser needs some seconds and a hundred times the memory beyond. */
const LONGEST_YAML = 1_000_000;

export interface Place {
  readonly file: string;
  /** Counts from 1. */
  readonly line: number;
}

export type Located = Place &
  (
    | { readonly kind: "map"; readonly fields: ReadonlyMap<string, Located> }
    | { readonly kind: "list"; readonly items: readonly Located[] }
    /** `text` as it stands in the file, so that an edition `4.0` stays `4.0`; null for an empty value. */
    | { readonly kind: "scalar"; readonly text: string | null }
  );

/** An error about a place in a knowledge file; `details` are `{file, line}`. */
export function errorAt(place: Place, message: string, code: ErrorCode = "invalid_document"): AppError {
  const { file, line } = place;
  return new AppError(code, `${file}:${line}: ${message}`, { file, line });
}

/**
 * Parses one YAML document.
 *
 * @param firstLine the line of the file on which the YAML begins
 * @throws AppError `invalid_document`, `too_large`
 */
export function parseYaml(file: string, text: string, firstLine = 1): Located {
  if (text.length > LONGEST_YAML) {
    const limit = LONGEST_YAML.toLocaleString("en");
    throw errorAt(
      { file, line: firstLine },
      `this is more than ${limit} characters of YAML; split the file.`,
      "too_large",
    );
  }
  const counter = new LineCounter();
  const lineOf = (offset: number): number => counter.linePos(offset).line + firstLine - 1;
  try {
    const parsed = parseDocument(text, { lineCounter: counter, prettyErrors: false, stringKeys: false });
    const error = parsed.errors[0];
    if (error) {
      const problem = error.message.replace(/\.?\s*$/, "");
      throw errorAt(
        { file, line: lineOf(error.pos[0]) },
        `this is not valid YAML: ${problem}. Quote texts that contain ": " or "#".`,
      );
    }
    return located(parsed.contents, { file, line: firstLine }, lineOf);
  } catch (error) {
    if (error instanceof RangeError) throw errorAt({ file, line: firstLine }, "the YAML is nested too deeply.");
    throw error;
  }
}

function located(node: Node | null, near: Place, lineOf: (offset: number) => number): Located {
  const place = node?.range ? { file: near.file, line: lineOf(node.range[0]) } : near;
  if (node === null) return { ...place, kind: "scalar", text: null };
  if (isAlias(node) || (node as { anchor?: string }).anchor) {
    throw errorAt(place, "anchors (&) and aliases (*) are not supported; write the value out.");
  }
  if (isMap(node)) {
    const fields = new Map<string, Located>();
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? String(key.source ?? key.value) : null;
      const keyPlace = (key as Node).range ? { ...place, line: lineOf((key as Node).range?.[0] ?? 0) } : place;
      if (name === null) throw errorAt(keyPlace, "a key must be a plain word.");
      fields.set(name, located(value as Node | null, keyPlace, lineOf));
    }
    return { ...place, kind: "map", fields };
  }
  if (isSeq(node)) {
    return { ...place, kind: "list", items: node.items.map((item) => located(item as Node | null, place, lineOf)) };
  }
  if (!isScalar(node) || node.value === null) return { ...place, kind: "scalar", text: null };
  return {
    ...place,
    kind: "scalar",
    text: typeof node.value === "string" ? node.value : (node.source ?? String(node.value)),
  };
}

/** What a map may hold. */
export interface Fields {
  readonly required: readonly string[];
  readonly optional?: readonly string[];
}

/** The fields of a map with all required keys and no unknown ones. `what` names it in errors: `a citation`. */
export function fieldsOf(
  value: Located,
  what: string,
  { required, optional = [] }: Fields,
): ReadonlyMap<string, Located> {
  const known = [...required, ...optional];
  if (value.kind !== "map") throw errorAt(value, `${what} must be a map with the keys ${known.join(", ")}.`);
  for (const [key, field] of value.fields) {
    if (!known.includes(key)) {
      throw errorAt(field, `unknown key "${key}" in ${what}; the keys are ${known.join(", ")}.`);
    }
  }
  for (const key of required) {
    if (!value.fields.has(key)) throw errorAt(value, `${what} needs the key "${key}".`);
  }
  return value.fields;
}

/** The items of a list; an absent or empty value has none. */
export function listOf(value: Located | undefined, what: string): readonly Located[] {
  if (value === undefined || (value.kind === "scalar" && value.text === null)) return [];
  if (value.kind !== "list") throw errorAt(value, `${what} must be a list.`);
  return value.items;
}

/** A text that is not blank, trimmed. */
export function textOf(value: Located, what: string): string {
  const text = optionalTextOf(value, what);
  if (text === null) throw errorAt(value, `${what} must be a text that is not empty.`);
  return text;
}

/** A trimmed text; null where the key is absent or its value empty. */
export function optionalTextOf(value: Located | undefined, what: string): string | null {
  if (value === undefined) return null;
  if (value.kind !== "scalar") throw errorAt(value, `${what} must be a text.`);
  return value.text?.trim() || null;
}

/** The texts of a list. */
export function textsOf(value: Located | undefined, what: string): string[] {
  return listOf(value, what).map((item) => textOf(item, `every item of ${what}`));
}

/** An ISO date; null where the key is absent or its value empty. */
export function dateOf(value: Located | undefined, what: string): string | null {
  const text = optionalTextOf(value, what);
  if (text === null || value === undefined) return null;
  const date = new Date(`${text}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(date.getTime()) || !date.toISOString().startsWith(text)) {
    throw errorAt(
      value,
      `${what} must be a date such as 2024-05-31, not "${text}"; leave it out where it is not known.`,
    );
  }
  return text;
}

/** One of a closed list of words. */
export function wordOf<T extends string>(value: Located, what: string, words: readonly T[]): T {
  const text = textOf(value, what);
  const word = words.find((candidate) => candidate === text);
  if (word === undefined) throw errorAt(value, `${what} must be one of ${words.join(", ")}, not "${text}".`);
  return word;
}
