/** The thread that reads strangers' documents: what it bounds, and that it goes on after it was ended. */
import { describe, expect, it } from "vitest";
import { sectionsOf } from "../../fixtures/documents/content.ts";
import { makePdf } from "../../fixtures/documents/make-pdf.ts";
import { createDocumentReader } from "../../src/runtime/node/document-reader.ts";
import { cutOffPdf, pdfBomb } from "../support/bad-documents.ts";

const text = (words: string): Uint8Array => new TextEncoder().encode(words);

describe("createDocumentReader", () => {
  it("ends a PDF that unfolds without end, and reads the next", async () => {
    const reader = createDocumentReader();
    await reader.read("bomb.pdf", pdfBomb()).then(
      () => expect.unreachable("it was read"),
      (error) => expect(error.code).toMatch(/^(?:hostile|scanned|damaged)_document$/),
    );
    expect((await reader.read("a.txt", text("Words."))).text).toBe("Words.");
  });

  it("reads several at once in turn, each with its own outcome", async () => {
    const reader = createDocumentReader();
    const outcomes = await Promise.allSettled([
      reader.read("a.pdf", await makePdf("A", sectionsOf(1, 3))),
      reader.read("b.pdf", cutOffPdf()),
      reader.read("c.txt", text("Words.")),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  });

  it("stops when it is told to", async () => {
    const reader = createDocumentReader();
    const long = await makePdf("Long", sectionsOf(1, 200));
    const control = new AbortController();
    const reading = reader.read("long.pdf", long, control.signal);
    setTimeout(() => control.abort(new Error("stopped")), 20);
    await expect(reading).rejects.toThrow("stopped");
    expect((await reader.read("a.txt", text("Words."))).text).toBe("Words.");
  });
});
