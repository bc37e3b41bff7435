/** The references of the frameworks, as documents and questionnaires spell them, and what only looks like one. */
import { describe, expect, it } from "vitest";
import { findReferences } from "../../src/domain/control-reference.ts";

describe("findReferences", () => {
  it.each([
    ["Logical access (CC6.1, CC 6.2; A1.2, PI1.4, C1.1, P3.2)", ["CC6.1", "CC6.2", "A1.2", "PI1.4", "C1.1", "P3.2"]],
    ["Annex A.8.24, A 5.1, A8.9 and the older A.9.2.1", ["A.8.24", "A.5.1", "A.8.9", "A.9.2.1"]],
    ["CCM IAM-02, CAIQ AIS- 02.2, A&A-01", ["IAM-02", "AIS-02.2", "A&A-01"]],
    ["HECVAT DATA-07", ["DATA-07"]],
    ["NIST AC-2(1), IR-4 and PR.AA-05, GV.OC-01", ["AC-2(1)", "IR-4", "PR.AA-05", "GV.OC-01"]],
    ["PCI 8.3.1, PCI DSS requirement 3.2.1", ["PCI 8.3.1", "PCI 3.2.1"]],
    ["CC6.1 and again CC6.1", ["CC6.1"]],
  ])("finds those of %s", (text, references) => {
    expect(findReferences(text)).toEqual(references);
  });

  it.each([
    "PCI DSS 3.2.1, PCI DSS v4.0 and PCI DSS 4.0.1 are editions",
    "ISO/IEC 27001:2022, SOC 2, TLS 1.2, TLS-12, UTF-16, SHA-25, COVID-19",
    "Version 8.24, section 6.1, 1.2.3.4, A.B.C",
    "CC6.1.2 and A.8.24.1.7 are no controls",
  ])("finds none in %s", (text) => {
    expect(findReferences(text)).toEqual([]);
  });
});
