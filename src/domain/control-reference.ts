/**
 * Control references: the short names by which frameworks number their controls (`CC6.1`, `A.8.24`, `IAM-02`).
 *
 * Documents, entries and questions all write them, with small differences in spacing; `findReferences` gives one
 * spelling, so that equal references are equal strings wherever they were found.
 */

/** Families of NIST SP 800-53: two letters alone would also match ordinary words and products. */
const NIST_FAMILIES = "AC|AT|AU|CA|CM|CP|IA|IR|MA|MP|PE|PL|PM|PS|PT|RA|SA|SC|SI|SR";

/** Written like a reference (`UTF-16`), but names of something else. */
const NOT_A_FAMILY = new Set([
  "UTF",
  "SHA",
  "AES",
  "RSA",
  "TLS",
  "SSL",
  "ISO",
  "IEC",
  "FIPS",
  "RFC",
  "CVE",
  "IPV",
  "DES",
]);

/** Editions of PCI DSS, which stand where a requirement's number could. */
const PCI_EDITIONS = /^(?:1\.[0-2](?:\.1)?|2\.0|3\.[0-2](?:\.1)?|4\.0(?:\.1)?)$/;

const PATTERNS: readonly { readonly pattern: RegExp; readonly spell: (match: RegExpMatchArray) => string | null }[] = [
  // Trust Services Criteria: CC1.1 to CC9.2, A1.1 to A1.3, C1.1, C1.2, PI1.1 to PI1.5, P1.0 to P8.1.
  { pattern: /\bCC ?(\d\.\d{1,2})\b(?!\.\d)/g, spell: ([, number]) => `CC${number}` },
  { pattern: /\b(A|C|PI)(1\.[1-5])\b(?!\.\d)/g, spell: ([, letters, number]) => `${letters}${number}` },
  { pattern: /\bP([1-8]\.\d)\b(?!\.\d)/g, spell: ([, number]) => `P${number}` },
  // ISO/IEC 27001 Annex A: A.5.1 to A.8.34 (2022) and A.5.1.1 to A.18.2.3 (2013).
  {
    pattern: /\bA[. ]?((?:[5-9]|1[0-8])\.\d{1,2}(?:\.\d{1,2})?)\b(?!\.\d)/g,
    spell: ([, number]) => `A.${number}`,
  },
  // NIST CSF 2.0: GV.OC-01; 1.1 wrote PR.AC-1.
  { pattern: /\b((?:GV|ID|PR|DE|RS|RC)\.[A-Z]{2}-\d{1,2})\b/g, spell: ([, whole]) => whole ?? null },
  // NIST SP 800-53: AC-2, AC-2(1).
  {
    pattern: new RegExp(`(?<![.\\w-])((?:${NIST_FAMILIES})-\\d{1,2}(?:\\(\\d{1,2}\\))?)(?![\\w-])`, "g"),
    spell: ([, whole]) => whole ?? null,
  },
  // CCM and CAIQ (IAM-02, IAM-02.1, A&A-01), HECVAT (DATA-07): three or four letters and two digits.
  {
    pattern: /(?<![.\w-])([A-Z]{3,4}|A&A) ?- ?(\d{2}(?:\.\d{1,2})?)(?![\w-])/g,
    spell: ([, family, number]) => (family && !NOT_A_FAMILY.has(family) ? `${family}-${number}` : null),
  },
  // PCI DSS: a bare number says nothing, so the standard has to be named beside it; an edition is not a requirement.
  {
    pattern:
      /\bPCI(?:[- ]DSS)?(?: v?[1-4]\.\d(?:\.\d)?(?=[ ,]))?,? (requirements? |req\.? )?((?:[1-9]|1[0-2])(?:\.\d{1,2}){1,3})\b/gi,
    spell: ([, word, number]) => (number && (word || !PCI_EDITIONS.test(number)) ? `PCI ${number}` : null),
  },
];

/** The control references in a text, each once, in order of appearance, in one spelling (`CC 6.1` gives `CC6.1`). */
export function findReferences(text: string): string[] {
  const found: { at: number; reference: string }[] = [];
  for (const { pattern, spell } of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const reference = spell(match);
      if (reference) found.push({ at: match.index, reference });
    }
  }
  found.sort((a, b) => a.at - b.at);
  return [...new Set(found.map(({ reference }) => reference))];
}
