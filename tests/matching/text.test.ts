/** Text analysis: one language for questions and library. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createAnalyser, writtenWords } from "../../src/matching/text/analyse.ts";
import { normalise } from "../../src/matching/text/normalise.ts";
import { stem } from "../../src/matching/text/stem.ts";
import { namesIn, tokenise } from "../../src/matching/text/tokenise.ts";
import { VOCABULARY } from "./small-library.ts";

const texts = (text: string) => tokenise(text).map((token) => token.text);

describe("normalise", () => {
  it("gives British and American spellings one form", () => {
    expect(normalise("organisation, analysed, licence, programme, behaviour, labelled, practise")).toBe(
      normalise("organization, analyzed, license, program, behavior, labeled, practice"),
    );
  });

  it("leaves words in -ise alone that have no other spelling", () => {
    expect(normalise("advertising otherwise compromised revised enterprise")).toBe(
      "advertising otherwise compromised revised enterprise",
    );
  });

  it("joins separable prefixes however they are written", () => {
    const joined = normalise("subprocessor antimalware multifactor");
    expect(normalise("sub-processor anti-malware multi-factor")).toBe(joined);
    expect(normalise("sub processor anti malware multi factor")).toBe(joined);
  });
});

describe("tokenise", () => {
  it("keeps a control reference as one token", () => {
    const references = tokenise("See A.8.24, CC6.1, IAM-02, A&A-01.1 and PR.AC-4; AIS- 02.2 too.").filter(
      ({ kind }) => kind === "reference",
    );
    expect(references.map(({ text }) => text)).toEqual([
      "a.8.24",
      "cc6.1",
      "iam-02",
      "a&a-01.1",
      "pr.ac-4",
      "ais-02.2",
    ]);
  });

  it("does not take an algorithm for a reference", () => {
    expect(texts("AES-256 and SHA-2")).toEqual(["aes", "256", "and", "sha", "2"]);
  });

  it("writes the name of a standard as one word, however it is punctuated", () => {
    for (const name of ["ISO 27001", "ISO/IEC 27001", "ISO27001", "iso-27001"])
      expect(texts(name)).toEqual(["iso27001"]);
    expect(texts("SOC 2 Type II")).toEqual(["soc2", "type2"]);
    expect(texts("PCI-DSS")).toEqual(texts("PCI"));
  });

  it("takes any text and gives tokens without space or capital", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        for (const token of texts(text)) expect(token).toMatch(/^\S+$/);
      }),
    );
  });
});

describe("namesIn", () => {
  it("finds what is capitalised inside a sentence or mixed with digits", () => {
    expect([...namesIn("Is Falcon KV, or the R2 store, in scope?")].sort()).toEqual(["falcon", "kv", "r2"]);
  });

  it("takes no sentence's first word for a name", () => {
    expect([...namesIn("Logs are kept. Comply? Are they in Falcon?")]).toEqual(["falcon"]);
    expect([...namesIn("We use a tool, e.g. Falcon, or no. 1. Stream.")].sort()).toEqual(["falcon", "stream"]);
  });

  it("finds nothing in a title in capitals", () => {
    expect([...namesIn("Access Control Policy For Remote Users")]).toEqual([]);
  });
});

describe("stem", () => {
  it("brings the words of a family together", () => {
    expect(new Set(["certified", "certification", "certificates", "certify"].map(stem)).size).toBe(1);
    expect(new Set(["retention", "retained", "retains"].map(stem)).size).toBe(1);
  });

  it("keeps access and accessibility apart", () => {
    expect(stem("accessibility")).not.toBe(stem("access"));
  });
});

describe("createAnalyser", () => {
  const { analyse } = createAnalyser(VOCABULARY);
  const concepts = (text: string) => [...analyse(text).concepts.keys()].sort();

  it("finds a topic by any of its terms, in any order and with words between", () => {
    expect(concepts("Is data encrypted while at rest?")).toContain("topic:encryption-at-rest");
    expect(concepts("Must staff use a second factor?")).toContain("topic:mfa");
  });

  it("finds an acronym by its short and its long form", () => {
    expect(concepts("MFA")).toContain("acronym:mfa");
    expect(concepts("multi factor authentication")).toContain("acronym:mfa");
  });

  it("gives a cue less strength than a term", () => {
    expect(analyse("revoke access").concepts.get("topic:offboarding")?.strength).toBe(0.5);
    expect(analyse("offboarding").concepts.get("topic:offboarding")?.strength).toBe(1);
  });

  it("reads a text that repeats a name in a time that grows with it", () => {
    const took = (times: number) => {
      const text = "MFA and encryption at rest. ".repeat(times);
      const from = performance.now();
      for (let round = 0; round < 3; round++) analyse(text);
      return performance.now() - from;
    };
    took(4_000);
    // Eight times the text: a square would take sixty-four times as long.
    expect(took(32_000) / took(4_000)).toBeLessThan(32);
  });

  it("asks the same whoever is addressed", () => {
    const stems = (text: string) => analyse(text).stems;
    expect(stems("Does the vendor encrypt backups?")).toEqual(stems("Do you encrypt your backups?"));
    expect(stems("Does your organisation encrypt its backups?")).toEqual(stems("Do you encrypt your backups?"));
  });
});

describe("writtenWords", () => {
  it("gives back each word as the writer spelled it", () => {
    const words = writtenWords("Do sub-processors hold ISO/IEC 27001:2013, SOC-2 Type II or PCI-DSS (GDPR-aligned)?");
    for (const word of ["sub-processors", "ISO/IEC 27001", "SOC-2", "Type II", "PCI-DSS", "GDPR", "aligned"]) {
      expect([...words.values()]).toContain(word);
    }
    expect([...words.values()].join(" ")).not.toMatch(/iso27001|soc2|pcidss|type2/);
  });

  it("has a word for every content stem", () => {
    const analyser = createAnalyser(VOCABULARY);
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.lorem()), (text) => {
        const words = writtenWords(text);
        for (const s of analyser.analyse(text).stems) expect(words.has(s)).toBe(true);
      }),
    );
  });
});
