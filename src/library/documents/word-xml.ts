/**
 * Word's XML -> the same without what a reader does not see or what mammoth would lose.
 *
 * mammoth knows single strikethrough only: words that are hidden (`w:vanish`) or struck out twice (`w:dstrike`) would come
 * in as if they held, and equations would leave a hole. ECMA-376 Part 1, 17.3.2 (run properties) and 22.1 (Office Math).
 */
import { Parser } from "htmlparser2";
import type { Limits } from "./limits.ts";

const UNREAD = new Set(["w:vanish", "w:dstrike"]);
/** What a run says; its fields' marks stay, since they come in pairs. */
const SAID = new Set(["w:t", "w:sym", "w:drawing", "w:pict", "w:object", "mc:AlternateContent"]);
const EQUATIONS = new Set(["m:oMathPara", "m:oMath"]);
/** What stands between the parts of an equation when it is written on a line. */
const BETWEEN: Readonly<Record<string, string>> = { "m:sup": "^", "m:den": "/", "m:rad": "√", "m:oMath": " " };

/** Costs no more than its length, however deeply it nests. */
export function readableXml(xml: string, limits: Limits): string {
  if (!/<w:(?:vanish|dstrike)\b|<m:oMath/.test(xml)) return xml;
  const open: { name: string; start: number; unread: boolean }[] = [];
  const cuts: { start: number; end: number; instead: string }[] = [];
  let equation: { depth: number; words: string } | null = null;
  let count = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (++count % 5_000 === 0) limits.check();
        const [run, properties] = [open.at(-2), open.at(-1)];
        if (UNREAD.has(name) && properties?.name === "w:rPr" && run?.name === "w:r") {
          run.unread ||= !/^(?:0|false|off)$/.test(attributes["w:val"] ?? "");
        }
        open.push({ name, start: parser.startIndex, unread: false });
        if (equation) equation.words += BETWEEN[name] ?? "";
        else if (EQUATIONS.has(name)) equation = { depth: open.length, words: "" };
      },
      ontext(text) {
        if (equation && open.at(-1)?.name === "m:t") equation.words += text;
      },
      onclosetag() {
        const done = open.pop();
        if (!done) return;
        const run = open.at(-1);
        const ends = equation?.depth === open.length + 1 ? equation : null;
        const unsaid = run?.name === "w:r" && run.unread && SAID.has(done.name);
        if (!ends && !unsaid) return;
        if (ends) equation = null;
        while ((cuts.at(-1)?.start ?? -1) >= done.start) cuts.pop();
        cuts.push({ start: done.start, end: parser.endIndex + 1, instead: ends ? runOf(ends.words) : "" });
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(xml);
  parser.end();
  const kept: string[] = [];
  let from = 0;
  for (const { start, end, instead } of cuts) {
    kept.push(xml.slice(from, start), instead);
    from = end;
  }
  return kept.join("") + xml.slice(from);
}

function runOf(words: string): string {
  const text = words.trim().replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return text === "" ? "" : `<w:r><w:t xml:space="preserve"> ${text} </w:t></w:r>`;
}
