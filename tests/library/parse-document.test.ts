/** Documents as people write them: what becomes a passage, what it is called, and that its offsets are exact. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Passage } from "../../src/domain/source-document.ts";
import { parseDocument } from "../../src/library/index.ts";
import { markdown } from "./arbitrary-markdown.ts";

/** Lies beside the project on the machines that have it. */
const SOURCES = new URL("../../../shared/sources/", import.meta.url);

async function passagesOf(text: string, path = "policy.md"): Promise<readonly Passage[]> {
  return (await parseDocument({ path, text })).passages;
}

async function textsOf(text: string, path?: string): Promise<string[]> {
  return (await passagesOf(text, path)).map((passage) => passage.text);
}

describe("parseDocument", () => {
  it("reads the front matter", async () => {
    const { document } = await parseDocument({
      path: "documents/report.md",
      text: [
        "---",
        "id: soc-2",
        'title: "SOC 2: the report"',
        "publisher: Example",
        "address: https://example.test/soc-2",
        "published: 2024-05-31",
        "as-of: 2024-03-31",
        "certifications:",
        "  - standard: PCI DSS",
        "    edition: 4.0",
        "    status: held",
        "    since: 2023-01-01",
        "    valid-until: 2025-01-01",
        "    superseded-by: PCI DSS 4.0.1",
        "  - { standard: C5, status: expected }",
        "layout: post",
        "---",
        "Text.",
      ].join("\n"),
    });
    expect(document).toMatchObject({
      id: "soc-2",
      title: "SOC 2: the report",
      publisher: "Example",
      url: "https://example.test/soc-2",
      published: "2024-05-31",
      asOf: "2024-03-31",
      certifications: [
        {
          standard: "PCI DSS",
          edition: "4.0",
          status: "held",
          since: "2023-01-01",
          validUntil: "2025-01-01",
          supersededBy: "PCI DSS 4.0.1",
        },
        { standard: "C5", edition: null, status: "expected", since: null, validUntil: null, supersededBy: null },
      ],
    });
  });

  it("names a document without front matter after its file and its first heading", async () => {
    const { document } = await parseDocument({ path: "a/Access Policy (v2).md", text: "# Access *control*\n\nText." });
    expect(document).toMatchObject({ id: "access-policy-v2", title: "Access control", asOf: null, certifications: [] });
    const plain = await parseDocument({ path: "notes.md", text: "Just text." });
    expect(plain.document).toMatchObject({ id: "notes", title: "notes" });
  });

  it.each([
    ["an unclosed block", "---\nid: a\n\nText", 1, /never closed/],
    ["bad YAML", "---\nid: a\ntitle: b: c\n---\nText", 3, /not valid YAML/],
    ["a date that is none", "---\nid: a\nas-of: 2023-02-30\n---\nText", 3, /must be a date/],
    ["an unknown status", "---\ncertifications:\n  - standard: C5\n    status: maybe\n---\nText", 4, /held, completed/],
    ["a missing standard", "---\nid: a\ncertifications:\n  - status: held\n---\nText", 4, /needs the key "standard"/],
    [
      "an unknown key of a certification",
      "---\ncertifications:\n  - standard: C5\n    valid: x\n    status: held\n---\nText",
      4,
      /unknown key "valid"/,
    ],
    ["a key that only looks like ours", "---\nid: a\nas_of: 2023-01-01\n---\nText", 3, /"as_of" is written "as-of"/],
    ["an id with a space", "---\nid: a b\n---\nText", 2, /may only hold letters/],
    ["an alias", "---\ntitle: &a x\npublisher: *a\n---\nText", 2, /anchors/],
  ])("names file and line of front matter with %s", async (_, text, line, message) => {
    await expect(parseDocument({ path: "documents/x.md", text })).rejects.toMatchObject({
      code: "invalid_document",
      message: expect.stringMatching(message),
      details: { file: "documents/x.md", line },
    });
  });

  it("refuses what it cannot read", async () => {
    await expect(parseDocument({ path: "x.md", text: "---\nid: a\n---\n \n" })).rejects.toMatchObject({
      code: "empty_file",
    });
    await expect(parseDocument({ path: "x.md", text: "# A\n\n<!-- to do -->\n" })).rejects.toMatchObject({
      code: "empty_file",
    });
    await expect(parseDocument({ path: "x.pdf", text: "%PDF" })).rejects.toMatchObject({ code: "invalid_document" });
    await expect(parseDocument({ path: "x.md", text: "- a\n".repeat(50_001) })).rejects.toMatchObject({
      code: "too_large",
    });
    await expect(
      parseDocument({ path: "x.md", text: `---\n${"a: b\n".repeat(200_001)}---\nText` }),
    ).rejects.toMatchObject({
      code: "too_large",
    });
    await expect(parseDocument({ path: "x.md", text: "a".repeat(5_000_001) })).rejects.toMatchObject({
      code: "too_large",
    });
  });

  it("hashes the text it keeps: line ends made \\n, no byte order mark", async () => {
    const windows = await parseDocument({ path: "x.md", text: "\uFEFF# A\r\n\r\nText." });
    const unix = await parseDocument({ path: "x.md", text: "# A\n\nText." });
    expect(windows).toEqual(unix);
    expect(windows.document.contentHash).toBe("dc2724d5bd6f4b6a81e94e1f94e623d1a08bb4fb256716813e8f3b52a3da26cd");
  });

  it("gives passages their heading path without the title", async () => {
    const passages = await passagesOf(
      "# Title\n\nIntro.\n\nPolicy\n------\n\n### Deep ###\n\nOne.\n\n## Next\n\nTwo.\nThree.",
    );
    expect(passages.map(({ id, headings, text }) => ({ id, headings, text }))).toEqual([
      { id: "policy#text-1", headings: [], text: "Intro." },
      { id: "policy#deep-1", headings: ["Policy", "Deep"], text: "One." },
      { id: "policy#next-1", headings: ["Next"], text: "Two. Three." },
    ]);
  });

  it("numbers passages under equal headings through", async () => {
    const passages = await passagesOf("## A b\n\nOne.\n\nTwo.\n\n## A, b!\n\nThree.");
    expect(passages.map(({ id }) => id)).toEqual(["policy#a-b-1", "policy#a-b-2", "policy#a-b-3"]);
  });

  it("takes markup off the text, not off the quote", async () => {
    const [passage] = await passagesOf(
      "See [our **SOC 2**](https://x.test) &amp; `CC6.1` for 5*3 snake_case <br> <!-- x --> \\*.",
    );
    expect(passage?.text).toBe("See our SOC 2 & CC6.1 for 5*3 snake_case *.");
    expect(passage?.quote).toBe(
      "See [our **SOC 2**](https://x.test) &amp; `CC6.1` for 5*3 snake_case <br> <!-- x --> \\*.",
    );
  });

  it("makes each list item a passage under the sentence that introduces it", async () => {
    const passages = await passagesOf(
      "These are not in scope:\n\n- Alpha,\n  with its parts\n- Beta\n  1. Beta one\n- [x] Gamma",
    );
    expect(passages.map(({ kind, text, headings }) => ({ kind, text, headings }))).toEqual([
      {
        kind: "paragraph",
        text: "These are not in scope:\n- Alpha, with its parts\n- Beta\n  - Beta one\n- Gamma",
        headings: [],
      },
      { kind: "list-item", text: "Alpha, with its parts", headings: ["These are not in scope:"] },
      { kind: "list-item", text: "Beta", headings: ["These are not in scope:"] },
      { kind: "list-item", text: "Beta one", headings: ["Beta"] },
      { kind: "list-item", text: "Gamma", headings: ["These are not in scope:"] },
    ]);
  });

  it("makes each row of a table a passage under the sentence or caption that introduces it", async () => {
    const table = "| Severity | Fix |\n|--|--|\n| Critical | 1.5 days |\n| High | 30 days |";
    const long = "We watch. ".repeat(40);
    const passages = await passagesOf(
      `${long}Findings are fixed within the following times:\n\n${table}\n\n${table}\n\nTable 2. Deadlines\n\n${table}\n\nThat is all.\n\n${table}`,
    );
    const rows = ["Severity: Critical; Fix: 1.5 days", "Severity: High; Fix: 30 days"];
    expect(
      passages.filter(({ kind }) => kind === "table-row").map(({ text, headings }) => [text, ...headings]),
    ).toEqual([
      ...rows.map((row) => [row, "Findings are fixed within the following times:"]),
      ...rows.map((row) => [row]),
      ...rows.map((row) => [row, "Table 2. Deadlines"]),
      ...rows.map((row) => [row]),
    ]);
    expect(passages[0]?.text).toBe(`${long}Findings are fixed within the following times:\n${rows.join("\n")}`);
  });

  it("tells the marks of notes from the figures they follow, and quotes both", async () => {
    const text = "Backups are kept for 35¹ days under TLS 1.2² or newer, on 40 m² with 2¹⁰ bits.";
    const [passage] = await passagesOf(text);
    expect(passage?.text).toBe("Backups are kept for 35 days under TLS 1.2 or newer, on 40 m² with 2^10 bits.");
    expect(passage?.quote).toBe(text);
  });

  it("reads rows of names and values without the names of their columns", async () => {
    const pairs = "| Item | Detail |\n|--|--|\n| Report type: | SOC 2 Type II |\n| | 12.5 % |\n| Period | |";
    expect(await textsOf(pairs)).toEqual(["Report type: SOC 2 Type II", "12.5 %", "Period"]);
    expect(await textsOf("| Item | Owner |\n|--|--|\n| Keys | We |")).toEqual(["Item: Keys; Owner: We"]);
  });

  it("keeps further paragraphs of an item with it", async () => {
    expect(await textsOf("- One.\n\n  More of one.\n\n- Two.\n\nAfter.")).toEqual([
      "One. More of one.",
      "Two.",
      "After.",
    ]);
  });

  it("does not take a year at the start of a line for a list", async () => {
    expect(await textsOf("It was founded in\n1986. That year was good.")).toEqual([
      "It was founded in 1986. That year was good.",
    ]);
  });

  it("names a table row's cells by their header", async () => {
    const passages = await passagesOf(
      "| Control | Criteria | |\n|:--|--:|---|\n| Strong passwords. | CC6.1 \\| CC6.2 | x |\n| Empty | | |\n| | | |\n\nAfter | all.",
    );
    expect(passages.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
      "table-row: Control: Strong passwords. Criteria: CC6.1 | CC6.2; x",
      "table-row: Control: Empty",
      "paragraph: After | all.",
    ]);
    expect(passages[0]?.quote).toBe("| Strong passwords. | CC6.1 \\| CC6.2 | x |");
  });

  it("reads tables without outer borders and ends them at a line without one", async () => {
    expect(await textsOf("A | B\n--|--\n1 | 2\nText right after.")).toEqual(["A: 1; B: 2", "Text right after."]);
  });

  it("pairs a heading's question with its whole answer and keeps the parts citable", async () => {
    const passages = await passagesOf(
      "## Which are out of scope?\n\nSome are.\n\n- Alpha\n- Beta\n\n## Other\n\nText.",
    );
    expect(passages.map(({ kind, question, text }) => ({ kind, question, text }))).toEqual([
      { kind: "question-answer", question: "Which are out of scope?", text: "Some are.\n- Alpha\n- Beta" },
      { kind: "paragraph", question: null, text: "Some are." },
      { kind: "list-item", question: null, text: "Alpha" },
      { kind: "list-item", question: null, text: "Beta" },
      { kind: "paragraph", question: null, text: "Text." },
    ]);
  });

  it.each([
    ["a bold line", "**Do you encrypt?**\n\nYes, we do."],
    ["a bold beginning", "**Do you encrypt?** Yes, we do."],
    ["bold with a Q", "**Q: Do you encrypt?**\nA: Yes, we do."],
    ["Q and A lines", "Q: Do you encrypt?\nA: Yes, we do."],
    ["Q and A paragraphs", "**Q1.** Do you encrypt?\n\n**A1:** Yes, we do."],
    ["Question and Answer", "Question: Do you encrypt?\n\nAnswer: Yes, we do."],
    ["a list item", "- **Do you encrypt?** Yes, we do."],
    ["an item with its answer below", "1. **Do you encrypt?**\n   Yes, we do."],
    ["a table", "| No. | Question | Answer |\n|--|--|--|\n| | Do you encrypt? | Yes, we do. |"],
    ["a heading", "### Q: Do you encrypt?\nYes, we do."],
  ])("finds a question and its answer in %s", async (_, text) => {
    const pair = (await passagesOf(text)).find(({ kind }) => kind === "question-answer");
    expect(pair).toMatchObject({ question: "Do you encrypt?", text: "Yes, we do.", quote: "Yes, we do." });
  });

  it("ends an answer at the next question", async () => {
    const passages = await passagesOf("Q: First one?\nA: One.\n\nMore.\n\nQ: Second one?\nA: Two.");
    expect(passages.filter(({ question }) => question).map(({ question, text }) => [question, text])).toEqual([
      ["First one?", "One.\nMore."],
      ["Second one?", "Two."],
    ]);
  });

  it("leaves an unanswered question and a title that asks alone", async () => {
    const passages = await passagesOf("# How safe is it?\n\nVery.\n\n## And now?\n\n## Other\n\nText.");
    expect(passages.filter(({ kind }) => kind === "question-answer")).toEqual([]);
  });

  it("joins only what is still one statement", async () => {
    const paragraph = "Long text. ".repeat(100).trim();
    const passages = await passagesOf(`## Why?\n\n${Array.from({ length: 9 }, () => paragraph).join("\n\n")}`);
    expect(passages[0]?.kind).toBe("question-answer");
    expect(passages[0]?.quote.length).toBe(5 * paragraph.length + 8);
    expect(passages.filter(({ kind }) => kind === "paragraph")).toHaveLength(9);
  });

  it("cuts a text without paragraphs after sentences", async () => {
    const sentence = "This is a sentence about access control. ";
    const passages = await passagesOf(sentence.repeat(200));
    expect(passages.length).toBeGreaterThan(4);
    for (const { quote } of passages) {
      expect(quote.startsWith("This is")).toBe(true);
      expect(quote.endsWith("control.")).toBe(true);
    }
    const locks = await passagesOf("🔐".repeat(3000));
    expect(locks.map(({ quote }) => quote.isWellFormed())).toEqual([true, true, true]);
  });

  it("drops comments, keeps code, and loses nothing to a comment that never ends", async () => {
    expect(
      await textsOf("One.\n\n<!-- a\n\nnot this -->\n\nTwo.\n\n```\n# not a heading\n\n  kept\n```\n\nThree."),
    ).toEqual(["One.", "Two.", "# not a heading\n\n  kept", "Three."]);
    expect((await textsOf("One.\n\n<!-- open\n\nTwo.")).at(-1)).toBe("Two.");
  });

  it("reads block quotes as the text they hold", async () => {
    expect(await textsOf("> Quoted\n> text.\n>\n> - Item")).toEqual(["Quoted text.", "Item"]);
  });

  it("guesses the headings of a plain text", async () => {
    const passages = await passagesOf(
      "Security overview\n\nIntroduction\n\nThis text is long enough to be one.\n\nQuestions\n\nDo you encrypt?\n\nYes, at rest and in transit.\n",
      "overview.txt",
    );
    expect(passages.map(({ headings, question, text }) => ({ headings, question, text }))).toEqual([
      { headings: ["Introduction"], question: null, text: "This text is long enough to be one." },
      { headings: ["Questions", "Do you encrypt?"], question: "Do you encrypt?", text: "Yes, at rest and in transit." },
    ]);
  });

  it("reads a table that was copied into a plain text", async () => {
    const passages = await passagesOf(
      "Duty\tCriteria\nChoose strong passwords.\tCC6.1\n\tCC6.2\nLast.\t\n\nA\tB\n",
      "a.txt",
    );
    expect(passages.map(({ kind, text, quote }) => [kind, text, quote])).toEqual([
      ["table-row", "Duty: Choose strong passwords. Criteria: CC6.1", "Choose strong passwords.\tCC6.1"],
      ["table-row", "Criteria: CC6.2", "CC6.2"],
      ["table-row", "Duty: Last.", "Last."],
      ["paragraph", "A B", "A\tB"],
    ]);
  });

  it.skipIf(!existsSync(SOURCES))("splits real pages that were saved as plain text", async () => {
    for (const name of readdirSync(SOURCES)) {
      const text = readFileSync(new URL(name, SOURCES), "utf8");
      const { document, passages } = await parseDocument({ path: name, text });
      expect(passages.length, name).toBeGreaterThan(15);
      for (const passage of passages) {
        expect(passage.quote).toBe(document.text.slice(passage.start, passage.end));
        expect(passage.quote.length, passage.id).toBeLessThan(6500);
      }
    }
    const text = readFileSync(new URL("soc-2.txt", SOURCES), "utf8");
    const passages = await passagesOf(text, "soc-2.txt");
    expect(passages.filter(({ kind }) => kind === "question-answer")).toHaveLength(4);
    expect(passages.filter(({ kind }) => kind === "table-row")).toHaveLength(14);
  });

  it("quotes the text at exactly its offsets, whatever the Markdown", async () => {
    await fc.assert(
      fc.asyncProperty(markdown, fc.constantFrom("a.md", "a.txt"), async (text, path) => {
        const parsed = await parseDocument({ path, text: `${text}\nend` }).catch((error: unknown) => {
          // A text that begins with `---` is front matter, and seldom valid.
          if (text.replace(/^\uFEFF/, "").startsWith("---")) return null;
          throw error;
        });
        if (!parsed) return;
        const { document, passages } = parsed;
        const ids = new Set<string>();
        const spans = new Set<string>();
        let last = 0;
        for (const passage of passages) {
          expect(passage.quote).toBe(document.text.slice(passage.start, passage.end));
          expect(passage.quote).not.toBe("");
          expect(passage.quote.trim()).toBe(passage.quote);
          expect(passage.text.trim()).not.toBe("");
          expect(passage.start).toBeGreaterThanOrEqual(last);
          expect(passage.kind === "question-answer").toBe(passage.question !== null);
          last = passage.start;
          ids.add(passage.id);
          spans.add(`${passage.start}-${passage.end}`);
        }
        expect(ids.size).toBe(passages.length);
        expect(spans.size).toBe(passages.length);
      }),
      { numRuns: 2000 },
    );
  });

  it("ends in bounded time on texts made to be slow", async () => {
    const seeds = [
      "**a ",
      "[",
      "[a](b",
      "<!-- ",
      "<a ",
      "> ",
      "- a:\n",
      "|",
      "|a|\n|-|\n",
      "a|b\n",
      "\\",
      "`a",
      "&#1",
      "Q: a ",
      "_a",
      "- - - x\n",
      "[^a",
    ];
    for (const seed of seeds) {
      for (const path of ["a.md", "a.txt"]) {
        // Quadratic work on 400,000 characters would take minutes, far beyond the test's limit.
        const text = `${seed.repeat(Math.min(400_000 / seed.length, 49_000 * seed.length))}\nend`;
        expect((await parseDocument({ path, text }).catch((error) => error.code)) ?? null).not.toBeNull();
      }
    }
    const wide = 100_000;
    const table = `|${"a|".repeat(wide)}\n|${"-|".repeat(wide)}\n|${"b|".repeat(wide)}`;
    expect((await parseDocument({ path: "a.md", text: table })).passages).toHaveLength(1);
  });

  it("loses no word of a document outside headings and comments", async () => {
    const word = fc.stringMatching(/^[a-z]{3,8}$/);
    const line = fc.array(word, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(" "));
    const piece = fc.oneof(
      line,
      line.map((text) => `- ${text}`),
      line.map((text) => `  - ${text}`),
      line.map((text) => `> ${text}`),
      line.map((text) => `| x | y |\n|---|---|\n| ${text} | z |`),
      line.map((text) => `**Is it ${text}?** ${text}`),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(piece, fc.constantFrom("\n", "\n\n")), { minLength: 1 }), async (pieces) => {
        const text = pieces.flat().join("");
        const { passages } = await parseDocument({ path: "a.md", text });
        const shown = passages
          .map((passage) => `${passage.text} ${passage.question} ${passage.headings.join(" ")}`)
          .join(" ");
        for (const expected of text.match(/[a-z]{3,}/g) ?? []) expect(shown).toContain(expected);
      }),
    );
  });
});
