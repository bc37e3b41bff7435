/**
 * Asks Excel to calculate everything when the filled workbook is opened: cached results of formulas (scores, counts)
 * are stale once an answer is in. Source: ECMA-376 18.2.2 (`calcPr`), 18.2.27 (order of the workbook's children).
 */

import { setAttribute } from "./format-clones.ts";
import { joinBytes } from "./package.ts";
import { nameHash, XmlTokenizer } from "./xml-tokens.ts";

const CALC_PR = nameHash("calcPr");
/** What may only follow `calcPr`. */
const AFTER = new Set(
  [
    "oleSize",
    "customWorkbookViews",
    "pivotCaches",
    "smartTagPr",
    "smartTagTypes",
    "webPublishing",
    "fileRecoveryPr",
    "webPublishObjects",
    "extLst",
  ].map(nameHash),
);

/** The workbook part (in UTF-8) with `fullCalcOnLoad` set; null where it is set already. */
export function requestRecalculation(bytes: Uint8Array): Uint8Array | null {
  const tokens = new XmlTokenizer();
  tokens.push(bytes);
  tokens.close();
  let depth = 0;
  let prefix = "";
  const splice = (start: number, end: number, xml: string): Uint8Array =>
    joinBytes([bytes.subarray(0, start), new TextEncoder().encode(xml), bytes.subarray(end)]);
  while (tokens.next()) {
    const { kind, name, start, end } = tokens;
    if (kind === "close") {
      depth--;
      if (depth === 0) return splice(start, start, `<${prefix}calcPr fullCalcOnLoad="1"/>`);
    } else if (kind === "open" || kind === "empty") {
      if (depth === 0) prefix = tokens.prefix();
      if (depth === 1 && name === CALC_PR) {
        if (/^(1|true)$/.test(tokens.attributes().get("fullCalcOnLoad") ?? "")) return null;
        const tag = new TextDecoder().decode(bytes.subarray(start, end));
        return splice(start, end, setAttribute(tag, "fullCalcOnLoad", "1"));
      }
      if (depth === 1 && AFTER.has(name)) return splice(start, start, `<${prefix}calcPr fullCalcOnLoad="1"/>`);
      if (kind === "open") depth++;
    }
  }
  return null;
}
