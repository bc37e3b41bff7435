/** Every kind of document as the text that citations count in, and every kind of file that is none. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Part } from "../../../fixtures/documents/content.ts";
import { sectionsOf } from "../../../fixtures/documents/content.ts";
import { makeDocx } from "../../../fixtures/documents/make-docx.ts";
import { makePdf } from "../../../fixtures/documents/make-pdf.ts";
import { makeCsv, makeHtml } from "../../../fixtures/documents/make-texts.ts";
import { pageAt } from "../../../src/domain/document-kind.ts";
import { AppError } from "../../../src/domain/errors.ts";
import { readFile } from "../../../src/library/index.ts";
import {
  cutOffPdf,
  docxBomb,
  encryptedDocx,
  encryptedPdf,
  scannedPdf,
  zipNamedPdf,
} from "../../support/bad-documents.ts";

const PARTS: readonly Part[] = [
  { kind: "heading", level: 2, text: "Access" },
  {
    kind: "paragraph",
    text: "Administrators sign in with a hardware key, and everybody else with a code that their telephone shows for half a minute.",
  },
  { kind: "list", items: ["Keys are counted each spring.", "Lost keys are reported within an hour."] },
  { kind: "heading", level: 2, text: "Encryption" },
  {
    kind: "table",
    rows: [
      ["Data", "Cipher", "Rotation"],
      ["Customer files", "AES-256", "yearly"],
      ["Backups", "ChaCha20", "monthly"],
    ],
  },
];

const MARKDOWN = [
  "# Security at Northwind",
  "## Access",
  "Administrators sign in with a hardware key, and everybody else with a code that their telephone shows for half a minute.",
  "- Keys are counted each spring.\n- Lost keys are reported within an hour.",
  "## Encryption",
  "| Data | Cipher | Rotation |\n| --- | --- | --- |\n| Customer files | AES-256 | yearly |\n| Backups | ChaCha20 | monthly |",
].join("\n\n");

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

async function refusal(name: string, bytes: Uint8Array): Promise<{ code: string; message: string }> {
  const error = await readFile(name, bytes).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof AppError)) throw new Error(`${name} was not refused: ${error}`);
  expect(error.message).toContain(name);
  return { code: error.code, message: error.message };
}

describe("readFile", () => {
  it("reads a PDF's headings, paragraphs, lists and tables, and drops what runs along every page", async () => {
    const pdf = await makePdf("Security at Northwind", [...PARTS, ...sectionsOf(1, 4)]);
    const { format, text, title } = await readFile("a", pdf);
    expect([format, title]).toEqual(["pdf", "Security at Northwind"]);
    expect(text.slice(0, MARKDOWN.length)).toBe(MARKDOWN);
    expect(text).not.toContain("Northwind Traders");
  });

  it("reads a Word file the same", async () => {
    const { format, text } = await readFile("a", makeDocx("Security at Northwind", PARTS));
    expect(format).toBe("docx");
    expect(text.trim()).toBe(MARKDOWN);
  });

  it("reads a page's main text with its links, and nothing around it or that would run", async () => {
    const { format, text } = await readFile("a", bytesOf(makeHtml("Security at Northwind", PARTS)));
    expect(format).toBe("html");
    expect(text.trim()).toBe(`${MARKDOWN}\n\nMore in [our trust centre](https://example.com/trust).`);
  });

  it("tells a page from a text whatever stands in comments before it, without trying each way to divide them", async () => {
    const comments = "<!---->".repeat(5_000);
    expect((await readFile("a", bytesOf(`${comments}<html><body><p>We sign it.</p></body></html>`))).format).toBe(
      "html",
    );
    expect((await readFile("a", bytesOf(`${comments} We sign it.`))).format).toBe("text");
  });

  it("reads a table of comma-separated values as rows under their head", async () => {
    const { text } = await readFile("a.csv", bytesOf(makeCsv(PARTS)));
    expect(text.trim()).toBe(MARKDOWN.split("\n\n").at(-1));
  });

  it("knows on which page of a long PDF each sentence stands", async () => {
    const parts = sectionsOf(5, 30);
    const { text, pages } = await readFile("a.pdf", await makePdf("Long", parts));
    expect(pages?.length).toBeGreaterThan(8);
    const found = [...text.matchAll(/signs the record numbered (\d+)/g)];
    expect(found).toHaveLength(30);
    const numbers = found.map(({ index }) => pageAt(pages ?? [], index));
    expect(numbers).toEqual(numbers.toSorted((one, other) => one - other));
    expect([numbers[0], numbers.at(-1)]).toEqual([1, pages?.length]);
    expect(text).not.toMatch(/Page \d+ of|Northwind Traders/);
  });

  it("puts together what lines and pages have cut", async () => {
    const sentence = Array.from({ length: 900 }, (_, at) => `word${at}`).join(" ");
    const { text, pages } = await readFile("a.pdf", await makePdf("Cut", [{ kind: "paragraph", text: sentence }]));
    expect(pages).toHaveLength(2);
    expect(text).toContain(sentence);
  });

  it("protects words that Markdown would take for marks", async () => {
    const words = fc.stringMatching(/^[A-Za-z][\w *#|<>[\]()`~&!-]{0,40}[a-z]$/);
    await fc.assert(
      fc.asyncProperty(fc.array(words, { minLength: 1, maxLength: 6 }), async (paragraphs) => {
        const parts = paragraphs.map((text) => ({ kind: "paragraph", text: `${text}.` }) as const);
        const { text } = await readFile("a.docx", makeDocx("T", parts));
        const plain = text.replace(/\\([!-/:-@[-`{-~])/g, "$1");
        for (const paragraph of paragraphs) expect(plain).toContain(paragraph.replace(/\s+/g, " "));
      }),
      { numRuns: 60 },
    );
  });

  it("tells by content, whatever the name says", async () => {
    expect((await readFile("a.txt", await makePdf("T", PARTS))).format).toBe("pdf");
    expect((await readFile("a.pdf", makeDocx("T", PARTS))).format).toBe("docx");
    expect((await readFile("a.doc", bytesOf(makeHtml("T", PARTS)))).format).toBe("html");
  });

  it("leaves macros out and says so", async () => {
    const { text, warnings } = await readFile("a.docm", makeDocx("T", PARTS, { macros: true }));
    expect(text).not.toContain("AutoOpen");
    expect(warnings).toEqual(["Its macros were left out; only its text was read."]);
  });

  it.each([
    ["a PDF under a password", "encrypted_document", encryptedPdf, /password/],
    ["a Word file under a password", "encrypted_document", encryptedDocx, /password/],
    ["a PDF that breaks off", "damaged_document", cutOffPdf, /again/],
    ["a scan", "scanned_document", scannedPdf, /OCR/],
    ["a zip named .pdf", "unsupported_document", zipNamedPdf, /zip archive whatever its name says/],
    ["a Word file that unfolds without end", "hostile_document", docxBomb, /unpacks/],
    ["an empty file", "empty_file", () => new Uint8Array(), /empty/],
    ["a file over the limit", "too_large", () => new Uint8Array(100 * 1024 * 1024), /100 MB.*25 MB/],
    ["bytes of no kind", "unsupported_document", () => Uint8Array.of(1, 0, 2, 0, 3), /Bring PDF/],
  ])("refuses %s with what to do", async (_, code, make, says) => {
    const refused = await refusal("report.pdf", make());
    expect(refused.code).toBe(code);
    expect(refused.message).toMatch(says);
  });

  it("ends on any bytes with a document or a coded error", async () => {
    const pdf = await makePdf("Security at Northwind", PARTS);
    const docx = makeDocx("Security at Northwind", PARTS);
    const broken = fc
      .record({ base: fc.constantFrom(pdf, docx), at: fc.nat(), byte: fc.nat(255), cut: fc.nat() })
      .map(({ base, at, byte, cut }) => {
        const bytes = new Uint8Array(base);
        bytes[at % bytes.length] = byte;
        return bytes.subarray(0, Math.max(1, bytes.length - (cut % 3 === 0 ? cut % bytes.length : 0)));
      });
    await fc.assert(
      fc.asyncProperty(broken, async (bytes) => {
        const outcome = await readFile("a", bytes).then(
          ({ text }) => text.length > 0,
          (error: unknown) => error instanceof AppError,
        );
        expect(outcome).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
