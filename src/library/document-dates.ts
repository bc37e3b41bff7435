/** The days a document names on which something of it runs out: its own, its certificates', its standards' editions'. */
import type { Day } from "../domain/day.ts";
import type { FreshnessKind } from "../domain/freshness.ts";
import type { SourceDocument } from "../domain/source-document.ts";
import type { Standard } from "../domain/vocabulary.ts";

export interface DatedFact {
  readonly kind: FreshnessKind;
  readonly day: Day | null;
  readonly what: string;
}

/** Of a retired document nothing else runs out. @param standards of the vocabulary, which knows when an edition gave way to the next */
export function documentDates(
  { validUntil, reviewBy, supersededBy, certifications, retired }: SourceDocument,
  titles: ReadonlyMap<string, string>,
  standards: readonly Standard[],
): DatedFact[] {
  if (retired !== null) {
    return [{ kind: "retired", day: retired.on, what: `Retired${retired.why === null ? "" : `: ${retired.why}`}` }];
  }
  const facts: DatedFact[] = [];
  if (validUntil !== null) facts.push({ kind: "expires", day: validUntil, what: "The document is valid until then" });
  if (reviewBy !== null) facts.push({ kind: "review", day: reviewBy, what: "The document is to be reviewed" });
  if (supersededBy !== null) {
    facts.push({ kind: "superseded", day: null, what: `Replaced by "${titles.get(supersededBy) ?? supersededBy}"` });
  }
  for (const { standard, edition, validUntil: until, supersededBy: newer, status } of certifications) {
    if (status === "not-held") continue;
    const name =
      edition && !standard.includes(edition)
        ? `${standard}${yearOfIso(standard, edition) ? ":" : " "}${edition}`
        : standard;
    if (until !== null) facts.push({ kind: "expires", day: until, what: `${name} is valid until then` });
    const known = standards.find(({ names }) => names.some((one) => plain(one) === plain(standard)));
    const at = known?.editions.findIndex((one) => one.edition === edition) ?? -1;
    const next = at > 0 ? known?.editions[at - 1] : undefined;
    if (!next && newer === null) continue;
    const day = known?.editions[at]?.withdrawn ?? next?.published ?? null;
    facts.push({ kind: "edition", day, what: `${name} gives way to ${newer ?? `edition ${next?.edition}`}` });
  }
  return facts;
}

/** ISO and IEC write an edition's year after a colon. */
const yearOfIso = (standard: string, edition: string): boolean =>
  /^\d{4}$/.test(edition) && /^(?:ISO|IEC)\b/.test(standard);

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
