/** Curated answers: citations are found where the quote stands, and every mistake is named by file and line. */
import { describe, expect, it } from "vitest";
import { resolves } from "../../src/domain/citation.ts";
import { parseAnswers } from "../../src/library/index.ts";
import { SOC_2, soc2 } from "./support.ts";

const ANSWER = `- id: scope
  question: What does the SOC 2 report cover?
  phrasings:
    - Which criteria are in scope?
  option: No
  answer: Security and availability.
  topics: [audit]
  references: [CC1.1]
  citations:
    - document: soc-2
      quote: The report covers security (CC6.1) and availability.
`;

async function parse(text: string) {
  return parseAnswers({ path: "answers/soc-2.yaml", text }, [await soc2()]);
}

describe("parseAnswers", () => {
  it("resolves a citation to passage and offsets", async () => {
    const { document } = await soc2();
    const [entry] = await parse(ANSWER);
    expect(entry).toMatchObject({
      id: "curated:scope",
      origin: "curated",
      question: "What does the SOC 2 report cover?",
      phrasings: ["Which criteria are in scope?"],
      option: "No",
      answer: "Security and availability.",
      topics: ["audit"],
      references: ["CC1.1"],
      headings: ["Scope"],
    });
    const [citation] = entry?.citations ?? [];
    expect(citation).toEqual({
      document: "soc-2",
      title: "SOC 2 report",
      contentHash: document.contentHash,
      passage: "soc-2#scope-1",
      quote: "The report covers security (CC6.1) and availability.",
      start: SOC_2.indexOf("The report covers"),
      end: SOC_2.indexOf("The report covers") + 52,
      url: "https://example.test/soc-2",
      asOf: "2024-03-31",
    });
    expect(citation && resolves(citation, document)).toBe(true);
  });

  it("takes the smallest passage that holds the quote", async () => {
    const [item, answer] = await parse(
      ["Beta is not in scope.", "No, Alpha is not in scope.\n\n      - Beta is not in scope."]
        .map((quote, index) =>
          ANSWER.replace("scope\n", `scope-${index}\n`).replace(
            "quote: The report covers security (CC6.1) and availability.",
            `quote: |-\n        ${quote.replace("      -", "        -")}`,
          ),
        )
        .join(""),
    );
    expect(item?.citations[0]?.passage).toBe("soc-2#is-alpha-in-scope-3");
    expect(answer?.citations[0]?.passage).toBe("soc-2#is-alpha-in-scope-1");
  });

  it("lets a heading tell equal quotes apart", async () => {
    const twice = ANSWER.replace("The report covers security (CC6.1) and availability.", "Keys are rotated.");
    await expect(parse(twice)).rejects.toMatchObject({
      code: "unresolved_citation",
      message: expect.stringMatching(
        /^answers\/soc-2\.yaml:11: .*2 times in "soc-2" \(under "Access", "Logging"\).*under/,
      ),
    });
    const [entry] = await parse(`${twice}      under: logging\n`);
    expect(entry?.citations[0]?.start).toBe(SOC_2.lastIndexOf("Keys are rotated."));
    await expect(parse(`${twice}      under: Nowhere\n`)).rejects.toMatchObject({
      message: expect.stringMatching(/not under a heading "Nowhere"/),
    });
  });

  it("gives the same entry the same hash and a changed one another", async () => {
    const [first] = await parse(ANSWER);
    const [again] = await parse(ANSWER.replaceAll("\n", "\r\n"));
    const [changed] = await parse(ANSWER.replace("Security and", "Security, confidentiality and"));
    expect(again).toEqual(first);
    expect(changed?.contentHash).not.toBe(first?.contentHash);
  });

  it("takes an empty file for no answers", async () => {
    expect(await parse("# nothing yet\n")).toEqual([]);
  });

  it.each([
    [
      "an unknown document",
      ["document: soc-2", "document: soc-3"],
      10,
      "unresolved_citation",
      /no document "soc-3"; the documents are soc-2/,
    ],
    [
      "a quote that is not there",
      ["The report covers", "This report covers"],
      11,
      "unresolved_citation",
      /word for word/,
    ],
    [
      "a quote with other line breaks",
      ["The report covers", "The  report covers"],
      11,
      "unresolved_citation",
      /line breaks or spaces/,
    ],
    [
      "a quote of the reading, not the text",
      ["The report covers security (CC6.1) and availability.", "No, Alpha is not in scope. - Beta"],
      11,
      "unresolved_citation",
      /line breaks or spaces/,
    ],
    [
      "a quote outside any passage",
      ["The report covers security (CC6.1) and availability.", "Is *Alpha* in scope?"],
      11,
      "unresolved_citation",
      /several passages/,
    ],
    [
      "an option that is neither Yes nor No",
      ["option: No", "option: Perhaps"],
      5,
      "invalid_document",
      /must be one of Yes, No/,
    ],
    ["an unknown key", ["topics:", "topic:"], 7, "invalid_document", /unknown key "topic"/],
    [
      "a missing answer",
      ["  answer: Security and availability.\n", ""],
      1,
      "invalid_document",
      /needs the key "answer"/,
    ],
    ["an empty question", ["What does the SOC 2 report cover?", ""], 2, "invalid_document", /question must be a text/],
    ["bad YAML", ["answer: Security", "answer: Security: "], 6, "invalid_document", /not valid YAML/],
    ["a key twice", ["topics: [audit]", "answer: Again"], 7, "invalid_document", /not valid YAML/],
    [
      "no citation",
      ["    - document: soc-2\n      quote: The report covers security (CC6.1) and availability.\n", ""],
      9,
      "invalid_document",
      /at least one citation/,
    ],
  ])("names file and line of %s", async (_, [from, to], line, code, message) => {
    const text = ANSWER.replace(from as string, to as string);
    expect(text).not.toBe(ANSWER);
    await expect(parse(text)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
      details: { file: "answers/soc-2.yaml", line },
    });
  });

  it("names the line of an id that is used again", async () => {
    await expect(parse(ANSWER + ANSWER)).rejects.toMatchObject({
      code: "invalid_document",
      message: 'answers/soc-2.yaml:12: the id "scope" is already used in line 1.',
    });
  });

  it("refuses YAML that is nested without end", async () => {
    await expect(parse("[".repeat(200_000))).rejects.toMatchObject({ code: "invalid_document" });
  });
});
