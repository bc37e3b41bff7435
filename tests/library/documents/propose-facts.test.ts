/** What documents say about themselves. */
import { describe, expect, it } from "vitest";
import { proposeFacts } from "../../../src/library/index.ts";

const facts = (name: string, text: string, title: string | null = null) =>
  proposeFacts(name, { format: "pdf", text, pages: [0], title, warnings: [] });

describe("proposeFacts", () => {
  it.each([
    ["report.pdf", "# SOC 2 Type II Report\n\nfor the period 1 January 2025 to 31 December 2025", "soc-report"],
    ["x.pdf", "# Certificate of Registration\n\nThis is to certify that ... ISO/IEC 27001:2022", "iso-certificate"],
    ["northwind-pentest-2026.pdf", "# Northwind\n\nFindings.", "penetration-test"],
    ["x.pdf", "# Data Processing Agreement\n\nbetween", "contract"],
    ["x.pdf", "# Acceptable Use Policy\n\nEverybody", "policy"],
    ["x.pdf", "# Incident response plan\n\nWe", "procedure"],
    ["x.pdf", "# Security whitepaper\n\nWe", "whitepaper"],
    ["x.pdf", "# Lunch menu\n\nSoup", "other"],
  ])("tells the kind of %s", (name, text, kind) => {
    expect(facts(name, text).facts.kind).toBe(kind);
  });

  it.each([
    ["Valid until: 31 March 2027", "2027-03-31"],
    ["This certificate expires on March 31st, 2027.", "2027-03-31"],
    ["Expiry date 31.03.2027", "2027-03-31"],
    ["| Valid until | 2027-03-31 |", "2027-03-31"],
    ["valid through 31/03/2027", "2027-03-31"],
    ["valid until March 2027", "2027-03-31"],
    ["valid until 03/04/2027", null],
    ["valid until 31 February 2027", null],
    ["invalid until 31 March 2027", null],
  ])("reads the end of validity in %j as %s", (text, day) => {
    expect(facts("x.pdf", `# X\n\n${text}`).facts.validUntil).toBe(day);
  });

  it("takes a report's statements to hold at the end of its period, and says where it read that", () => {
    const text = "# SOC 2\n\nThroughout the period January 1, 2025 to December 31, 2025.";
    const { facts: found, grounds } = facts("x.pdf", text);
    expect(found).toMatchObject({ asOf: "2025-12-31", access: "nda" });
    expect(text.slice(grounds.asOf?.at)).toContain(grounds.asOf?.quote);
  });

  it("names the standards of a certificate with their edition and validity", () => {
    const text =
      "# Certificate\n\nThis is to certify conformity with ISO/IEC 27001:2022 and ISO 9001:2015.\n\nIssue date: 1 April 2024\n\nValid until: 31 March 2027";
    expect(facts("x.pdf", text).facts.certifications).toMatchObject([
      { standard: "ISO/IEC 27001", edition: "2022", since: "2024-04-01", validUntil: "2027-03-31" },
      { standard: "ISO 9001", edition: "2015" },
    ]);
  });

  it("reads who may see it", () => {
    expect(facts("x.pdf", "# Runbook\n\nFor internal use only").facts.access).toBe("internal");
    expect(facts("x.pdf", "# Report\n\nThis report is confidential.").facts.access).toBe("nda");
    expect(facts("x.pdf", "# Overview\n\nWe keep customer data confidential.").facts.access).toBe("public");
    expect(facts("x.pdf", "# Policy\n\nClassification: Public").facts.access).toBe("public");
    expect(facts("x.pdf", "# SOC 2 Type II Report\n\nThis is not a public document.").facts.access).toBe("nda");
  });

  it.each([
    ["SOC 2 Type II Report", "nda"],
    ["Penetration test", "nda"],
    ["Data Processing Agreement", "nda"],
    ["Access control policy", "internal"],
    ["Incident response plan", "internal"],
    ["Security whitepaper", "public"],
  ])("takes what is usual where nothing is said of who may see it: %s", (title, access) => {
    expect(facts("x.pdf", `# ${title}\n\nWe`).facts.access).toBe(access);
  });

  it("takes the file's own title only where the text knows it", () => {
    expect(facts("a.pdf", "# Backup policy\n\nWe", "Microsoft Word - draft.docx").facts.title).toBe("Backup policy");
    expect(facts("a.pdf", "Backup policy of Northwind\n\nWe", "Backup policy").facts.title).toBe("Backup policy");
    expect(facts("backup.pdf", "Only text.", null).facts.title).toBe("backup");
  });
});
