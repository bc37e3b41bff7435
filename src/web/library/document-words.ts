/** What kinds of documents and levels of access are called. */
import type { Access } from "../../domain/access.ts";
import type { DocumentKind, FileFormat } from "../../domain/document-kind.ts";

export const KIND_NAMES: Readonly<Record<DocumentKind, string>> = {
  "soc-report": "SOC report",
  "iso-certificate": "ISO certificate",
  attestation: "Attestation or certificate",
  "penetration-test": "Penetration test",
  policy: "Policy",
  procedure: "Procedure or plan",
  whitepaper: "Whitepaper",
  contract: "Contract",
  "web-page": "Web page",
  "past-questionnaire": "Past questionnaire",
  "answer-library": "Answers of another tool",
  other: "Other",
};

export const ACCESS_NAMES: Readonly<Record<Access, string>> = {
  public: "Anybody may see it",
  nda: "Under NDA only",
  internal: "Internal, never leaves",
};

export const FORMAT_NAMES: Readonly<Record<FileFormat, string>> = {
  pdf: "PDF",
  docx: "Word",
  html: "HTML",
  markdown: "Markdown",
  text: "Text",
  csv: "CSV",
  xlsx: "Spreadsheet",
};
