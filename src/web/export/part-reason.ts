/** Why a part of the package differs, in a sentence for a person. */
export function partReason(part: string, state: "changed" | "added" | "removed" | "identical"): string {
  if (state === "removed") return "It is missing from the filled file.";
  if (state === "added") return "The added sheet of evidence.";
  if (/\/worksheets\/[^/]+\.xml$/i.test(part)) return "Holds answer cells.";
  if (/styles\.xml$/i.test(part))
    return "A copy of a cell format was put behind the others, so that long answers wrap.";
  if (/\[Content_Types\]\.xml$/i.test(part)) return "Lists the added sheet.";
  if (/\.rels$/i.test(part)) return "Names the added sheet's part.";
  if (/docProps\//i.test(part)) return "Counts the added sheet.";
  if (/workbook\.xml$/i.test(part))
    return "Lists an added sheet, or asks Excel to work formulas out again when the file is opened.";
  return "Something that an export does not usually touch.";
}
