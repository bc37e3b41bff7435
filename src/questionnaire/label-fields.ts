/**
 * A form of labels with room beside them: "Vendor name: | ____", without numbers and without a header.
 *
 * Labels alone say little, so most have to call for a value (by a colon, by asking, by a word that forms use for facts
 * about a company) or have a value cell that is made to be written into. Where nothing else of a workbook asks, that is
 * enough. Beside a questionnaire such fields are its cover or its head, and more is asked of them: running text, lists and
 * instructions stand there, too.
 */
import { fieldColumns } from "./column-roles.ts";
import type { DetectedBlock } from "./detect-blocks.ts";
import type { Grid } from "./grid.ts";
import { namedRows } from "./named-rows.ts";
import { askingStrength, wordingKind } from "./wording.ts";

const LEAST_FIELDS = 4;
const LEAST_ABOVE = 3;
const MOST = 0.6;
const HALF = 0.5;
const LONGEST_LABEL = 160;
const LONGEST_PLAIN = 60;
const COLON = /[:：*]\s*$/;
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

/** The block of fields of a sheet of a workbook in which nothing else asks, or nothing. */
export function labelFields(grid: Grid): DetectedBlock[] {
  return fieldsOf(grid, grid.rows, LEAST_FIELDS, (_, fields, rows) => fields.length >= rows.length * MOST);
}

/** The block of fields on a sheet of its own beside a questionnaire: a cover to be filled in. */
export function coverFields(grid: Grid): DetectedBlock[] {
  return fieldsOf(grid, grid.rows, LEAST_FIELDS, (all, fields) => {
    const plain = fields.filter((field) => isPlainField(grid, field));
    const marked = plain.filter((field) => COLON.test(field.label) || isMadeForValue(grid, field));
    return plain.length > all.length * HALF && marked.length >= fields.length * HALF;
  });
}

/** The block of fields above a sheet's first header, in rows that no header takes. */
export function headFields(grid: Grid, top: number): DetectedBlock[] {
  return fieldsOf(grid, grid.rowsBetween(1, top), LEAST_ABOVE, (all, fields) => {
    const plain = fields.filter((field) => isPlainField(grid, field));
    return plain.length === fields.length && plain.length > all.length * HALF;
  });
}

/**
 * @param isForm whether the fields make a form of all the rows, and of those among them that hold a label
 */
function fieldsOf(
  grid: Grid,
  all: readonly number[],
  least: number,
  isForm: (all: readonly number[], fields: readonly Pair[], labels: readonly Pair[]) => boolean,
): DetectedBlock[] {
  const pairs = all.flatMap((row) => {
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
  if (!first || fields.length < least || !isForm(all, fields, pairs)) return [];
  const columns = fieldColumns(first.column, first.value, CONFIDENCE);
  const questions = namedRows(grid, all, columns, "").filter(({ row }) => fields.some((one) => one.row === row));
  return questions.length < least ? [] : [{ header: null, columns, rows: all, questions }];
}

interface Pair {
  readonly row: number;
  readonly value: number;
  readonly column: number;
  readonly label: string;
}

function callsForValue(grid: Grid, pair: Pair): boolean {
  return (
    COLON.test(pair.label) ||
    askingStrength(pair.label) >= REQUEST ||
    (wordingKind(pair.label) === "label" && FACT.test(pair.label)) ||
    isMadeForValue(grid, pair)
  );
}

/** True for a cell that offers something, stands out, or may be edited where others may not. */
function isMadeForValue(grid: Grid, { row, column, value }: Pair): boolean {
  const style = grid.style(row, value);
  return (
    grid.validation(row, value) !== undefined ||
    (style.fill !== null && style.fill !== grid.style(row, column).fill) ||
    (grid.sheet.protected && !style.locked)
  );
}

/** A short label that calls for a value, and is not the title of the text below it. */
function isPlainField(grid: Grid, pair: Pair): boolean {
  const { row, column, label } = pair;
  const short = label.length <= LONGEST_PLAIN && wordingKind(label) === "label";
  const called = COLON.test(label) || FACT.test(label) || isMadeForValue(grid, pair);
  return short && called && !["statement", "request"].includes(wordingKind(grid.text(row + 1, column)));
}
