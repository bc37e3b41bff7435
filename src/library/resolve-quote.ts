/** A quote and the document it is from -> the citation of the one place where it stands, or a sentence that says why not. */
import type { Citation } from "../domain/citation.ts";
import { AppError } from "../domain/errors.ts";
import { notFound, occurrences } from "./answers.ts";
import { citationOf } from "./entries.ts";
import type { ParsedDocument } from "./parse-document.ts";

/**
 * @param start where it is meant to begin, for a quote that stands there several times
 * @throws AppError `unresolved_citation`
 */
export function resolveQuote(
  parsed: ParsedDocument,
  quote: string,
  start?: number,
): { citation: Citation; headings: readonly string[] } {
  const found = occurrences(parsed, quote);
  const place = found.find((one) => one.start === start) ?? found[0];
  const { id, title } = parsed.document;
  if (!place) {
    throw new AppError("unresolved_citation", `"${title}": ${notFound(parsed, quote, null)}`, { document: id, quote });
  }
  if (found.length > 1 && place.start !== start) {
    throw new AppError(
      "unresolved_citation",
      `The quote stands ${found.length} times in "${title}"; quote more of the sentence, so that it is clear which is meant.`,
      { document: id, quote },
    );
  }
  const span = { start: place.start, end: place.start + quote.length };
  return { citation: citationOf(parsed.document, place.passage, span), headings: place.passage.headings };
}
