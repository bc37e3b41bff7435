/**
 * The words that questionnaires offer as answers, in five languages, and the marks people put into tick columns.
 *
 * Used twice: a heading that is an option ("Yes", "Nein", "該当なし") makes a column a mark column, and cells that hold
 * options make a column an answer column.
 */
export type OptionMeaning = "yes" | "no" | "not_applicable" | "partial";

const WORDS: Readonly<Record<OptionMeaning, readonly string[]>> = {
  yes: "yes|y|ja|tak|ano|kyllä|igen|evet|да|так|sim|sì|예|是|oui|si|sí|はい|有|true|compliant|comply|complies|in place|implemented|fully implemented|fully|met|pass|passed|conform|conforme|erfüllt|umgesetzt|cumple|対応済|実施済|適合".split(
    "|",
  ),
  no: "no|n|nein|nej|nei|ei|nie|ne|nem|hayır|нет|ні|nee|não|아니오|否|non|いいえ|無|false|non-compliant|non compliant|not compliant|not in place|not implemented|not met|fail|failed|non conforme|nicht erfüllt|nicht umgesetzt|no cumple|未対応|未実施|不適合".split(
    "|",
  ),
  not_applicable:
    "n/a|na|n.r.|n. r.|nicht relevant|nie dotyczy|ikke relevant|ej tillämpligt|ei sovellu|nelze použít|не применимо|não se aplica|n.v.t.|nvt|non applicabile|não aplicável|해당없음|不适用|n.a.|n. a.|not applicable|not relevant|nicht anwendbar|nicht zutreffend|entfällt|entbehrlich|non applicable|sans objet|s.o.|no aplica|no aplicable|該当なし|対象外|非該当".split(
      "|",
    ),
  partial:
    "partial|partially compliant|partly compliant|partially in place|teilweise erfüllt|teilweise umgesetzt|partiellement conforme|partially|partly|in progress|planned|partially implemented|partially met|teilweise|geplant|partiel|partiellement|en partie|en cours|parcial|parcialmente|en curso|一部|部分的|計画中|対応中".split(
      "|",
    ),
};

/** Room for the longest word and for what may stand around it. */
const LONGEST_OPTION = 60;

const MEANINGS = new Map<string, OptionMeaning>(
  Object.entries(WORDS).flatMap(([meaning, words]) =>
    words.map((word) => [word.replace(/\.$/, ""), meaning as OptionMeaning] as const),
  ),
);

/** What an option stands for; null for a text that is not an option by itself. */
export function optionMeaning(text: string): OptionMeaning | null {
  if (text.length > LONGEST_OPTION) return null;
  const plain = text
    .normalize("NFKC")
    .trim()
    .toLowerCase()
    .replace(/[\s.:*?]+$/, "")
    .replace(/^[✓✔✗✘☐☑☒□■]\s*(?=\p{L})/u, "")
    .replace(/^[[(]|[\])]$/g, "")
    // "In place with CCW": an option with a rider, of the payment card industry's compensating controls.
    .replace(/\s+(?:with|w\/)\s+(?:ccw|compensating controls?(?: worksheet)?)$/, "")
    .trim();
  return MEANINGS.get(plain) ?? null;
}

/** True for what people put into the column of an option to choose it. */
export function isMark(text: string): boolean {
  return /^(?:x|✓|✔|☑|☒|✗|✘|●|•|■|○|◯|〇|1|true|yes|y|ja|oui|si)$/i.test(text.trim());
}

const LONGEST_LIST = 200;

/**
 * The options that a heading spells out: `Response (Yes / No / N/A)` gives those three.
 *
 * Empty unless at least two parts are options of different meaning.
 */
export function optionsInHeading(text: string): string[] {
  if (text.length > LONGEST_LIST) return [];
  const list = /[(:]\s*([^()]+?)\s*\)?\s*$/.exec(text)?.[1] ?? text;
  const guarded = list.replace(/\b(n)\s?\/\s?(a)\b/gi, "$1\u0000$2");
  const parts = guarded
    .split(/\s*(?:[/,;|]|\bor\b|\boder\b|\bou\b)\s*/i)
    .map((part) => part.replaceAll("\u0000", "/").trim())
    .filter((part) => part !== "");
  const meanings = parts.map(optionMeaning);
  return parts.length >= 2 && meanings.every((m) => m !== null) && new Set(meanings).size === parts.length ? parts : [];
}
