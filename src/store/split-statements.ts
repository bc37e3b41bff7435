/**
 * A step of migrating: one migration's text in, its SQL statements out, so that they fit the port's atomic `batch`.
 *
 * A semicolon ends a statement unless it stands in a string, a quoted name, a comment or a trigger's body. The rule for
 * bodies is that of SQLite's own `sqlite3_complete()`: a trigger ends at `; END ;`, which an inner `CASE ... END` never
 * looks like.
 */
const TOKEN =
  /--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|'(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\]|;|[A-Za-z_][\w$]*|\s+|[\s\S]/g;
const INSIGNIFICANT = /^(?:\s|--|\/\*)/;
const TRIGGER_START = /^CREATE (?:TEMP |TEMPORARY )?TRIGGER$/;

/** The statements of an SQL text in order, without their closing semicolons; comments between statements are dropped. */
export function splitStatements(sql: string): string[] {
  const statements: string[] = [];
  let start = -1;
  let end = 0;
  let words: string[] = [];
  let inTrigger = false;
  const finish = () => {
    if (start >= 0) statements.push(sql.slice(start, end));
    start = -1;
    words = [];
    inTrigger = false;
  };
  for (const match of sql.matchAll(TOKEN)) {
    const token = match[0];
    if (INSIGNIFICANT.test(token)) continue;
    if (token === ";" && !(inTrigger && !(words.at(-1) === "END" && words.at(-2) === ";"))) {
      finish();
      continue;
    }
    if (start < 0) start = match.index;
    end = match.index + token.length;
    words.push(token.toUpperCase());
    if (words.length <= 3 && TRIGGER_START.test(words.join(" "))) inTrigger = true;
  }
  finish();
  return statements;
}
