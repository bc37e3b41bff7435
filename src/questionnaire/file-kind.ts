/**
 * Tells a text file of separated values from everything that the spreadsheet engine has to judge.
 *
 * The content decides. Only for text without any visible columns does the name: `.csv` and `.tsv` are taken at their
 * word, anything else is no questionnaire.
 */
import { looksDelimited } from "./delimited.ts";

/** How much is looked at: enough to see that a file is binary. */
const LOOK = 4096;

/** True for a file to be read as CSV or TSV, whatever its extension says. */
export function isDelimitedFile(fileName: string, bytes: Uint8Array): boolean {
  return isText(bytes.subarray(0, LOOK)) && (/\.(?:csv|tsv|tab)$/i.test(fileName) || looksDelimited(bytes));
}

function isText(head: Uint8Array): boolean {
  const starts = (...signature: number[]) => signature.every((byte, index) => head[index] === byte);
  if (head.length === 0 || starts(0x50, 0x4b) || starts(0xd0, 0xcf, 0x11, 0xe0) || starts(0x25, 0x50, 0x44, 0x46)) {
    return false;
  }
  if (starts(0xff, 0xfe) || starts(0xfe, 0xff)) return true;
  // UTF-16 without a mark has a zero in nearly every other byte of Latin text; any other control byte means binary.
  const zeros = [0, 1].map((odd) => head.filter((byte, index) => byte === 0 && index % 2 === odd).length);
  const [even = 0, odd = 0] = zeros;
  if (Math.max(even, odd) > head.length * 0.3) return Math.min(even, odd) === 0;
  const binary = head.some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27));
  return !binary && !/^\s*<(?:!doctype|html|\?xml)/i.test(new TextDecoder("latin1").decode(head));
}
