/** The vocabulary that ships with the project: wide enough, free of double meanings, its references well formed. */
import { beforeAll, describe, expect, it } from "vitest";
import type { Vocabulary } from "../../src/domain/vocabulary.ts";
import { loadKnowledge } from "../../src/library/index.ts";
import { createKnowledgeFolder } from "../../src/runtime/node/knowledge-folder.ts";

/** How each framework writes a reference, and no other way. */
const FORMS: Readonly<Record<string, RegExp>> = {
  "iso-27001-2022": /^A\.(?:5\.(?:[1-9]|[12]\d|3[0-7])|6\.[1-8]|7\.(?:[1-9]|1[0-4])|8\.(?:[1-9]|[12]\d|3[0-4]))$/,
  "soc-2":
    /^(?:CC1\.[1-5]|CC2\.[1-3]|CC3\.[1-4]|CC4\.[12]|CC5\.[1-3]|CC6\.[1-8]|CC7\.[1-5]|CC8\.1|CC9\.[12]|A1\.[1-3]|C1\.[12]|PI1\.[1-5]|P[1-8]\.[1-7])$/,
  "nist-csf-2":
    /^(?:GV\.(?:OC-0[1-5]|RM-0[1-7]|RR-0[1-4]|PO-0[12]|OV-0[1-3]|SC-(?:0\d|10))|ID\.(?:AM-0[1-578]|RA-(?:0\d|10)|IM-0[1-4])|PR\.(?:AA-0[1-6]|AT-0[12]|DS-(?:0[12]|1[01])|PS-0[1-6]|IR-0[1-4])|DE\.(?:CM-0[12369]|AE-0[234678])|RS\.(?:MA-0[1-5]|AN-0[3678]|CO-0[23]|MI-0[12])|RC\.(?:RP-0[1-6]|CO-0[34]))$/,
  "ccm-4":
    /^(?:A&A-0[1-6]|AIS-0[1-7]|BCR-(?:0\d|1[01])|CCC-0\d|CEK-(?:[01]\d|2[01])|DCS-(?:0\d|1[0-5])|DSP-[01]\d|GRC-0[1-8]|HRS-(?:0\d|1[0-3])|IAM-(?:0\d|1[0-6])|IPY-0[1-4]|IVS-0\d|LOG-(?:0\d|1[0-3])|SEF-0[1-8]|STA-(?:0\d|1[0-4])|TVM-(?:0\d|10)|UEM-(?:0\d|1[0-4]))$/,
  "pci-dss-4": /^(?:[1-9]|1[0-2]|A[13])\.\d{1,2}(?:\.\d{1,2}){0,2}$/,
};

let vocabulary: Vocabulary;
beforeAll(async () => {
  const folder = new URL("../../knowledge", import.meta.url).pathname;
  vocabulary = (await loadKnowledge(await createKnowledgeFolder(folder).files())).vocabulary;
});

function duplicates(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

describe("knowledge/vocabulary", () => {
  it("covers the field: its areas, topics, acronyms and standards", () => {
    expect(vocabulary.topics.length).toBeGreaterThanOrEqual(200);
    expect(vocabulary.acronyms.length).toBeGreaterThanOrEqual(200);
    expect(vocabulary.standards.length).toBeGreaterThanOrEqual(60);
    const areas = new Set(vocabulary.topics.map(({ area }) => area));
    for (const area of ["identity", "cryptography", "logging", "continuity", "vendors", "privacy", "physical", "ai"]) {
      expect(areas).toContain(area);
    }
  });

  it("lets no term mean two topics", () => {
    expect(duplicates(vocabulary.topics.flatMap(({ terms }) => terms.map((term) => term.toLowerCase())))).toEqual([]);
  });

  it("gives each topic terms of its own and no cue that is one of them", () => {
    for (const { id, terms, cues } of vocabulary.topics) {
      expect(terms.length, id).toBeGreaterThanOrEqual(2);
      const named = new Set(terms.map((term) => term.toLowerCase()));
      expect(
        cues.filter((cue) => named.has(cue.toLowerCase())),
        id,
      ).toEqual([]);
    }
  });

  it("refers to controls that exist", () => {
    for (const { id, references } of vocabulary.topics) {
      for (const [framework, controls] of Object.entries(references)) {
        for (const control of controls) expect(control, `${id}, ${framework}`).toMatch(FORMS[framework] ?? /$^/);
      }
    }
  });

  it("gives each acronym one sense and each name of a standard one standard", () => {
    expect(duplicates(vocabulary.acronyms.map(({ short }) => short.toLowerCase()))).toEqual([]);
    expect(duplicates(vocabulary.standards.flatMap(({ names }) => names.map((name) => name.toLowerCase())))).toEqual(
      [],
    );
  });

  it("lists editions newest first, the withdrawn ones after those in force", () => {
    for (const { id, editions } of vocabulary.standards) {
      const dates = editions.map(({ published }) => published ?? "");
      expect(dates, id).toEqual([...dates].sort().reverse());
      expect(editions[0]?.withdrawn === null || editions.length === 0, id).toBe(true);
    }
  });

  it("knows that ISO/IEC 27001:2013 and PCI DSS 3.2.1 no longer count", () => {
    const withdrawn = (id: string, edition: string): string | null | undefined =>
      vocabulary.standards.find((standard) => standard.id === id)?.editions.find((one) => one.edition === edition)
        ?.withdrawn;
    expect(withdrawn("iso-27001", "2013")).toBe("2025-10-31");
    expect(withdrawn("pci-dss", "3.2.1")).toBe("2024-03-31");
  });
});
