/**
 * A form of labels with room beside them: "Vendor name: | ____", without numbers and without a header.
 *
 * The last resort of detection, for a workbook in which nothing else asks: elsewhere such fields are the head of a
 * questionnaire or its reader's own. Labels alone say little, so most have to call for a value (by a colon, by asking,
 * by a word that forms use for facts about a company) or have a value cell that is made to be written into.
 */
import type { DetectedBlock } from "./detect-blocks.ts";
import type { Grid } from "./grid.ts";
import { namedRows } from "./named-rows.ts";
import { askingStrength, wordingKind } from "./wording.ts";

const LEAST_FIELDS = 4;
const MOST = 0.6;
const LONGEST_LABEL = 160;
const CONFIDENCE = 0.4;
/** The asking strength of a request. */
const REQUEST = 2.6;

/** Words of fields about a company and its people, in several languages; whole words, in lower case. */
const FACT = new RegExp(
  `(?<![\\p{L}])(?:${[
    "name|address|e-?mail|phone|telephone|website|url|contact|title|position|role|date|country|city|headquarters|industry|employees|revenue|ownership|legal entity|registration|certifications?|insurance|product|service|signature|completed by|prepared by",
    "anschrift|adresse|telefon|ansprechpartner(?:in)?|firma|firmenname|unternehmen|datum|funktion|land|ort|webseite|mitarbeiter(?:zahl)?|unterschrift|rechtsform",
    "nom|raison sociale|téléphone|courriel|fonction|pays|ville|site web|effectif|siret",
    "nombre|dirección|teléfono|correo|cargo|fecha|país|ciudad|empresa|razón social|sitio web",
    "naam|adres|telefoon|functie|bedrijf|nome|indirizzo|telefono|società|azienda|endereço|telefone|data",
  ].join("|")})(?![\\p{L}])|会社名|住所|電話|担当者|氏名|部署|記入日|メール`,
  "iu",
);

/** The block of fields, or nothing. */
export function labelFields(grid: Grid): DetectedBlock[] {
  const pairs = grid.rows.flatMap((row) => {
    const column = grid.columnsWithText(row)[0] as number;
    const value = (grid.merge(row, column)?.right ?? column) + 1;
    const label = grid.text(row, column);
    return label.length <= LONGEST_LABEL && /\p{L}/u.test(label) ? [{ row, column, value, label }] : [];
  });
  const groups = Map.groupBy(pairs, ({ column, value }) => `${column} ${value}`);
  const most = [...groups.values()].sort((a, b) => b.length - a.length)[0] ?? [];
  const free = most.filter(
    ({ row, column, value }) => grid.columnsWithText(row).every((one) => one === column) && !grid.formula(row, value),
  );
  const fields = free.filter((pair) => callsForValue(grid, pair));
  const [first] = most;
  if (!first || fields.length < LEAST_FIELDS || fields.length < pairs.length * MOST) return [];
  const columns = {
    question: first.column,
    answer: [first.value],
    marks: [],
    comment: null,
    ref: null,
    section: null,
    guidance: null,
    computed: false,
    confidence: CONFIDENCE,
  };
  const questions = namedRows(grid, grid.rows, columns, "").filter(({ row }) => fields.some((one) => one.row === row));
  return questions.length < LEAST_FIELDS ? [] : [{ header: null, columns, rows: grid.rows, questions }];
}

interface Pair {
  readonly row: number;
  readonly value: number;
  readonly column: number;
  readonly label: string;
}

function callsForValue(grid: Grid, { row, column, value, label }: Pair): boolean {
  const style = grid.style(row, value);
  return (
    /[:：*]\s*$/.test(label) ||
    askingStrength(label) >= REQUEST ||
    (wordingKind(label) === "label" && FACT.test(label)) ||
    grid.validation(row, value) !== undefined ||
    (style.fill !== null && style.fill !== grid.style(row, column).fill) ||
    (grid.sheet.protected && !style.locked)
  );
}
