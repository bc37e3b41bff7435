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
  return /^(?:x|\(x\)|\[x\]|✓|✔|☑|☒|✗|✘|●|•|■|○|◯|〇|1|true|yes|y|ja|oui|si)$/i.test(text.trim());
}

/** An empty box, in type or in a drawing. */
export function isBox(text: string): boolean {
  return /^(?:[☐□◻▢⬜❏❑]|\(\s*\)|\[\s*\])$/u.test(text.trim());
}

/** The box with its tick, in the same style. */
export function ticked(box: string): string {
  const plain = box.trim();
  return plain.startsWith("(") ? "(X)" : plain.startsWith("[") ? "[X]" : plain === "☐" ? "☒" : "■";
}

/** Words of steps from nothing to all, in five languages; whole words, in lower case. */
const DEGREES = new Set(
  [
    "never|rarely|seldom|sometimes|occasionally|often|mostly|usually|always|none|low|medium|moderate|high|basic|initial|defined|managed|measured|optimised|optimized",
    "full|fully|largely|partial|partially|partly|somewhat|some|not|agree|disagree|poor|fair|good|excellent|unknown|planned|mandatory|optional",
    "voll|vollständig|überwiegend|weitgehend|teilweise|teils|nicht|kaum|nie|selten|manchmal|oft|meist|immer|niedrig|gering|mittel|hoch|trifft|geplant|unbekannt",
    "jamais|rarement|parfois|souvent|toujours|faible|moyen|moyenne|élevé|élevée|fort|totalement|partiellement|pas|non|inconnu",
    "nunca|raramente|veces|siempre|bajo|medio|alto|totalmente|parcialmente|no|desconocido",
  ]
    .join("|")
    .split("|"),
);
const JAPANESE_DEGREE =
  /^(?:.{0,4}(?:できている|できていない|一部|概ね|ほぼ|未実施|未対応|全て|すべて).{0,4}|[低中高])$/u;
/** What Japanese forms put over the columns of good, middling and bad. */
const SYMBOL = /^[○◯〇◎△▲×✕✖]$/u;
const MOST_WORDS = 5;

/** True for a text that names a step of a scale: "Partly comply", "trifft nicht zu", "△". */
export function isDegree(text: string): boolean {
  const words =
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  return (
    isSymbol(text) ||
    JAPANESE_DEGREE.test(text.trim()) ||
    (words.length <= MOST_WORDS && words.some((word) => DEGREES.has(word)))
  );
}

/** True for a sign of a scale that is read as a heading, though in a cell it is a mark. */
export function isSymbol(text: string): boolean {
  return SYMBOL.test(text.trim());
}

const LONGEST_LIST = 200;
const BETWEEN_OPTIONS = /\s*(?:[/,;|]|\bor\b|\boder\b|\bou\b)\s*/i;

/**
 * The options that a heading spells out: `Response (Yes / No / N/A)` gives those three.
 *
 * Empty unless at least two parts are options of different meaning.
 */
export function optionsInHeading(text: string): string[] {
  if (text.length > LONGEST_LIST) return [];
  if (!BETWEEN_OPTIONS.test(text)) return [];
  const list = /[(:]\s*([^()]+?)\s*\)?\s*$/.exec(text)?.[1] ?? text;
  const guarded = list.replace(/\b(n)\s?\/\s?(a)\b/gi, "$1\u0000$2");
  const parts = guarded
    .split(BETWEEN_OPTIONS)
    .map((part) => part.replaceAll("\u0000", "/").trim())
    .filter((part) => part !== "");
  const meanings = parts.map(optionMeaning);
  return parts.length >= 2 && meanings.every((m) => m !== null) && new Set(meanings).size === parts.length ? parts : [];
}
