/** A library of a few entries and a vocabulary of a few topics, small enough to reason about by hand. */
import type { LibraryEntry } from "../../src/domain/library-entry.ts";
import type { Vocabulary } from "../../src/domain/vocabulary.ts";

export function entry(id: string, over: Partial<LibraryEntry>): LibraryEntry {
  return {
    id: `curated:${id}`,
    origin: "curated",
    question: "",
    phrasings: [],
    answer: "",
    option: null,
    citations: [],
    headings: [],
    topics: [],
    references: [],
    access: "public",
    contentHash: id,
    ...over,
  };
}

export const VOCABULARY: Vocabulary = {
  topics: [
    {
      id: "mfa",
      name: "Multi-factor authentication",
      area: "identity",
      terms: ["multi-factor authentication", "two-factor authentication", "second factor"],
      cues: ["one-time password", "security key"],
      references: { "iso-27001-2022": ["A.8.5"], "pci-dss-4": ["8.4.1"] },
    },
    {
      id: "encryption-at-rest",
      name: "Encryption at rest",
      area: "cryptography",
      terms: ["encryption at rest", "data at rest", "disk encryption"],
      cues: ["AES"],
      references: { "iso-27001-2022": ["A.8.24"] },
    },
    {
      id: "offboarding",
      name: "Leavers",
      area: "people",
      terms: ["offboarding", "leavers", "termination of employment"],
      cues: ["revoke access", "return of equipment", "last working day"],
      references: { "iso-27001-2022": ["A.6.5"] },
    },
  ],
  acronyms: [{ short: "MFA", long: "multi-factor authentication" }],
  standards: [
    { id: "iso-27001", names: ["ISO 27001", "ISO/IEC 27001"], editions: [] },
    { id: "iso-22301", names: ["ISO 22301"], editions: [] },
    { id: "soc-2", names: ["SOC 2"], editions: [] },
    { id: "pci-dss", names: ["PCI DSS"], editions: [] },
  ],
};

export const ENTRIES: readonly LibraryEntry[] = [
  entry("iso", {
    question: "Are you certified to ISO 27001?",
    phrasings: ["Is your information security management system certified?"],
    answer: "Yes, we are certified to ISO/IEC 27001:2022.",
    option: "Yes",
  }),
  entry("mfa", {
    question: "Is multi-factor authentication required for all employees?",
    answer: "Yes, every employee signs in with a second factor.",
    option: "Yes",
    references: ["A.8.5"],
  }),
  entry("soc2-products", {
    question: "Is Falcon in scope of the SOC 2 report?",
    answer: "No, Falcon is not in scope of the SOC 2 report.",
    option: "No",
  }),
  entry("pci-products", {
    question: "Is Falcon KV in scope of PCI DSS?",
    answer: "Yes, Falcon KV is in scope of PCI DSS.",
    option: "Yes",
  }),
  entry("rest", {
    question: "How is customer data encrypted at rest?",
    answer: "Customer data at rest is encrypted with AES-256.",
  }),
  entry("backups", {
    question: "How often are backups made?",
    answer: "Backups are made every day and kept for 30 days.",
  }),
  entry("statement", { answer: "Visitors are escorted in the offices at all times.", origin: "passage" }),
];
