/** A small document of its own in each of the kinds that are read in different ways, for imports under load. */
import type { Part } from "../../fixtures/documents/content.ts";
import { makeDocx } from "../../fixtures/documents/make-docx.ts";
import { makePdf } from "../../fixtures/documents/make-pdf.ts";
import { makeHtml, makeMarkdown, makeText } from "../../fixtures/documents/make-texts.ts";

export const NOTE_KINDS = ["md", "txt", "html", "docx", "pdf"] as const;

/** @param kind counts through the kinds */
export async function note(name: string, kind: number): Promise<FormData> {
  const ending = NOTE_KINDS[kind % NOTE_KINDS.length] as (typeof NOTE_KINDS)[number];
  const parts: Part[] = [
    { kind: "heading", level: 2, text: "Backups" },
    {
      kind: "paragraph",
      text: `Backups of ${name} are made every four hours and kept for thirty days in a second region.`,
    },
  ];
  const made = { md: makeMarkdown, txt: makeText, html: makeHtml, docx: makeDocx, pdf: makePdf }[ending];
  const form = new FormData();
  form.append("file", new File([(await made(name, parts)) as string | Uint8Array<ArrayBuffer>], `${name}.${ending}`));
  return form;
}
