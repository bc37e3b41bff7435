/**
 * What a reviewer should know about the age of evidence before putting a name to it: documents and certificates that have
 * run out, were replaced or retired, reviews that are overdue, certifications that were only expected when the document was written.
 *
 * A warning never blocks. Of certifications it is given only for standards that the question or the quote names, since a document lists
 * many and a reviewer who is warned of everything reads no warning.
 */

import type { Citation } from "../domain/citation.ts";
import { utcDay } from "../domain/day.ts";
import type { Certification, Retirement, SourceDocument } from "../domain/source-document.ts";
import type { Standard, Vocabulary } from "../domain/vocabulary.ts";

/**
 * Sentences for a person about the certifications on which the citations rest, one for each thing to know with all the
 * evidence it concerns; none where all is well.
 *
 * @param today what counts as passed or published; its UTC date is taken
 * @param about the question the evidence is used for; where it names standards only those are judged, else those that
 *   the quotes name
 */
export function evidenceWarnings(...of: Parameters<typeof evidenceClaims>): string[] {
  return [...evidenceClaims(...of)].map(([claim, evidence]) => evidenceWarning(claim, evidence));
}

export function evidenceWarning(claim: string, evidence: ReadonlySet<string>): string {
  return `${claim} (evidence: ${[...evidence].join("; ")}).`;
}

/** The same as what there is to know, each with the documents it concerns as they are named to people. */
export function evidenceClaims(
  citations: readonly Citation[],
  documents: ReadonlyMap<string, SourceDocument>,
  vocabulary: Pick<Vocabulary, "standards">,
  today: Date,
  about = "",
): ReadonlyMap<string, ReadonlySet<string>> {
  const date = utcDay(today);
  const question = comparable(about);
  const sources = new Map<string, Set<string>>();
  // What rests on a document in force as well still holds.
  const inForce = citations.some(({ document }) => {
    const cited = documents.get(document);
    return cited !== undefined && !isRetired(cited, date);
  });
  for (const citation of citations) {
    const quote = comparable(citation.quote);
    const document = documents.get(citation.document);
    const certifications = document?.certifications ?? [];
    const warn = (claim: string) => {
      const named = sources.get(claim) ?? new Set<string>();
      sources.set(
        claim,
        named.add(document?.asOf ? `"${citation.title}" as of ${document.asOf}` : `"${citation.title}"`),
      );
    };
    if (document) {
      const retired = !inForce && isRetired(document, date);
      (retired ? [retiredClaim(document.retired)] : claimsAboutDocument(document, date)).forEach(warn);
    }
    if (document && document.contentHash !== citation.contentHash) {
      warn("The cited words stand in an earlier edition, and no longer so in the present one; check what it says now");
    }
    const asked = namedStandards(question, certifications, vocabulary.standards);
    for (const standard of asked.length > 0 ? asked : namedStandards(quote, certifications, vocabulary.standards)) {
      const stated = certifications.filter((certification) => isOf(certification, standard));
      const claims =
        stated.length > 0
          ? relevant(stated, standard, `${quote}${question}`, date).flatMap((one) => claimsAbout(one, standard, date))
          : claimsOfQuote(quote, standard, date);
      claims.forEach(warn);
    }
  }
  return sources;
}

/** The standards that the text names: those of the vocabulary, and those that only the document knows. */
function namedStandards(
  text: string,
  certifications: readonly Certification[],
  known: readonly Standard[],
): Standard[] {
  const unknown = certifications
    .filter((certification) => !known.some((standard) => isOf(certification, standard)))
    .map(({ standard }) => ({ id: comparable(standard), names: [standard], editions: [] }));
  const byId = new Map([...known, ...unknown].map((standard) => [standard.id, standard]));
  return [...byId.values()].filter((standard) => comparableNames(standard).some((name) => text.includes(name)));
}

function isOf(certification: Certification, standard: Standard): boolean {
  return comparableNames(standard).includes(comparable(certification.standard));
}

/** Of several editions the one the text names; else the current ones, else all. */
function relevant(stated: readonly Certification[], standard: Standard, text: string, date: string): Certification[] {
  const named = stated.filter(({ edition }) => edition !== null && names(text, standard, edition));
  if (named.length > 0) return named;
  const current = stated.filter((certification) => !successor(certification, standard, date));
  return current.length > 0 ? current : [...stated];
}

const isRetired = (document: SourceDocument, date: string): document is SourceDocument & { retired: Retirement } =>
  document.retired !== null && document.retired.on <= date;

function retiredClaim({ on, why }: Retirement): string {
  return `It rests on a retired document, out of force since ${on}${why === null ? "" : ` (${why})`}; cite one that holds`;
}

/** What to know about a document as a whole, without the full stop. */
function claimsAboutDocument({ validUntil, reviewBy, supersededBy }: SourceDocument, date: string): string[] {
  const claims: string[] = [];
  if (supersededBy !== null) claims.push(`The document has been superseded by ${supersededBy}; check what that says`);
  if (validUntil !== null && validUntil < date)
    claims.push(`The document was valid until ${validUntil}, which has passed`);
  if (reviewBy !== null && reviewBy < date)
    claims.push(`The document was to be reviewed by ${reviewBy}; check that it still holds`);
  return claims;
}

/** What to know about one certification that a document declares, without the full stop. */
function claimsAbout(certification: Certification, standard: Standard, date: string): string[] {
  const { edition, status, validUntil } = certification;
  const name = edition ? spelled(standard, edition) : (standard.names[0] ?? certification.standard);
  const claims: string[] = [];
  if (validUntil !== null && validUntil < date) claims.push(`${name} was valid until ${validUntil}, which has passed`);
  const newer = successor(certification, standard, date);
  if (newer) claims.push(replaced(name, newer));
  if (status === "expected")
    claims.push(`${name} was expected, not yet held; check whether it has been obtained since`);
  if (status === "completed") {
    claims.push(`The assessment for ${name} was completed; check that its result is held today`);
  }
  return claims;
}

/** Where the document declares nothing about the standard, only an edition that the quote itself names can be judged. */
function claimsOfQuote(quote: string, standard: Standard, date: string): string[] {
  return standard.editions
    .filter(({ edition }) => names(quote, standard, edition))
    .flatMap(({ edition }) => {
      const newer = replacement(standard, edition, date);
      return newer === null ? [] : [replaced(spelled(standard, edition), spelled(standard, newer))];
    });
}

function replaced(name: string, newer: string): string {
  return `${name} has been replaced by ${newer}; check what is held today`;
}

/** What replaced a certification's edition, as a person names it; null where it still counts. */
function successor(certification: Certification, standard: Standard, date: string): string | null {
  if (certification.supersededBy !== null) return certification.supersededBy;
  const newer = certification.edition === null ? null : replacement(standard, certification.edition, date);
  return newer === null ? null : spelled(standard, newer);
}

/** The newest edition that was out on the date, where that is not this one. */
function replacement(standard: Standard, edition: string, date: string): string | null {
  const at = standard.editions.findIndex((candidate) => candidate.edition === edition);
  const newer = standard.editions
    .slice(0, Math.max(at, 0))
    .find(({ published }) => published !== null && published <= date);
  return newer?.edition ?? null;
}

function names(text: string, standard: Standard, edition: string): boolean {
  const written = comparable(edition).trim();
  return comparableNames(standard).some((name) =>
    ["", "v", "v ", "version "].some((before) => text.includes(`${name}${before}${written} `)),
  );
}

/** ISO, IEC and the BSI's C5 write an edition's year after a colon; others leave a space. */
function spelled(standard: Standard, edition: string): string {
  const name = standard.names[0] ?? standard.id;
  const colon = /^(?:19|20)\d\d$/.test(edition) && /^(?:ISO|IEC|C5)\b/.test(name);
  return `${name}${colon ? ":" : " "}${edition}`;
}

/** Kept for each standard, since every warning of every entry asks for them. */
const namesOf = new WeakMap<Standard, readonly string[]>();

function comparableNames(standard: Standard): readonly string[] {
  const kept = namesOf.get(standard) ?? standard.names.map(comparable);
  namesOf.set(standard, kept);
  return kept;
}

/** Words in lower case between single spaces, so that names can be looked for as whole words. */
function comparable(text: string): string {
  return ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()} `;
}
