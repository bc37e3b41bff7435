/**
 * What a reviewer should know about the age of evidence before putting a name to it: certificates that have run out,
 * editions that were replaced, certifications that were only expected when the document was written.
 *
 * A warning never blocks. It is given only for standards that the question or the quote names, since a document lists
 * many and a reviewer who is warned of everything reads no warning.
 */
import type { Citation } from "../domain/citation.ts";
import type { Certification, SourceDocument } from "../domain/source-document.ts";
import type { Standard, Vocabulary } from "../domain/vocabulary.ts";

/**
 * Sentences for a person about the certifications on which the citations rest; none where all is well.
 *
 * @param today what counts as passed or published; its UTC date is taken
 * @param about the question (and answer) the evidence is used for; without it the quotes alone say what it is about
 */
export function evidenceWarnings(
  citations: readonly Citation[],
  documents: ReadonlyMap<string, SourceDocument>,
  vocabulary: Pick<Vocabulary, "standards">,
  today: Date,
  about = "",
): string[] {
  const date = today.toISOString().slice(0, 10);
  const warnings: string[] = [];
  for (const citation of citations) {
    const text = comparable(`${citation.quote}\n${about}`);
    const document = documents.get(citation.document);
    const certifications = document?.certifications ?? [];
    for (const standard of namedStandards(text, certifications, vocabulary.standards)) {
      const stated = certifications.filter((certification) => isOf(certification, standard));
      if (document && stated.length > 0) {
        for (const certification of relevant(stated, standard, text, date)) {
          warnings.push(...warningsAbout(certification, standard, document, date));
        }
      } else {
        // The document says nothing about it beside its text, so only what the quote itself names can be judged.
        const old = standard.editions.find(
          ({ edition }) => replacement(standard, edition, date) && names(comparable(citation.quote), standard, edition),
        );
        if (old) warnings.push(replaced(citation.title, spelled(standard, old.edition), standard, old.edition, date));
      }
    }
  }
  return [...new Set(warnings)];
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

function warningsAbout(
  certification: Certification,
  standard: Standard,
  document: SourceDocument,
  date: string,
): string[] {
  const name = certification.edition
    ? spelledAs(certification.standard, certification.edition)
    : certification.standard;
  const source = document.asOf ? `"${document.title}" (as of ${document.asOf})` : `"${document.title}"`;
  const warnings: string[] = [];
  if (certification.validUntil !== null && certification.validUntil < date) {
    warnings.push(`${source} gives ${name} as valid until ${certification.validUntil}, which has passed.`);
  }
  const newer = successor(certification, standard, date);
  if (newer) warnings.push(`${source} speaks of ${name}, which ${newer} has replaced; check what is held today.`);
  if (certification.status === "expected") {
    warnings.push(`${source} names ${name} as expected, not yet as held; check whether it has been obtained since.`);
  }
  if (certification.status === "completed") {
    warnings.push(`${source} says that the assessment for ${name} was completed; check that its result is held today.`);
  }
  return warnings;
}

/** What replaced a certification's edition, as a person names it; null where it still counts. */
function successor(certification: Certification, standard: Standard, date: string): string | null {
  if (certification.supersededBy !== null) return certification.supersededBy;
  const newer = certification.edition === null ? null : replacement(standard, certification.edition, date);
  return newer === null ? null : spelledAs(certification.standard, newer);
}

/** The newest edition that was out on the date, where that is not this one. */
function replacement(standard: Standard, edition: string, date: string): string | null {
  const at = standard.editions.findIndex((candidate) => candidate.edition === edition);
  const newer = standard.editions
    .slice(0, Math.max(at, 0))
    .find(({ published }) => published !== null && published <= date);
  return newer?.edition ?? null;
}

function replaced(title: string, name: string, standard: Standard, edition: string, date: string): string {
  const newer = replacement(standard, edition, date) ?? "";
  return `"${title}" speaks of ${name}, which ${spelled(standard, newer)} has replaced; check what is held today.`;
}

function names(text: string, standard: Standard, edition: string): boolean {
  const written = comparable(edition).trim();
  return comparableNames(standard).some((name) =>
    ["", "v", "v ", "version "].some((before) => text.includes(`${name}${before}${written} `)),
  );
}

function spelled(standard: Standard, edition: string): string {
  return spelledAs(standard.names[0] ?? standard.id, edition);
}

/** ISO, IEC and the BSI's C5 write an edition's year after a colon; others leave a space. */
function spelledAs(name: string, edition: string): string {
  return /^(?:19|20)\d\d$/.test(edition) && /^(?:ISO|IEC|C5)\b/.test(name)
    ? `${name}:${edition}`
    : `${name} ${edition}`;
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
