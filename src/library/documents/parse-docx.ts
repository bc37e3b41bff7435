/** Word files (.docx) -> HTML by mammoth -> Markdown. Macros, pictures and whatever lies outside the file are left out. */
import { AppError } from "../../domain/errors.ts";
import type { ParsedFile } from "../../domain/parsed-file.ts";
import type { Limits } from "./limits.ts";
import { htmlMarkdown } from "./parse-html.ts";
import { refuseBomb, type ZipPart } from "./zip-contents.ts";

/** Word's own names where mammoth's map has none. */
const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => p:fresh",
  "p[style-name='Quote'] => p:fresh",
  "p[style-name='Intense Quote'] => p:fresh",
  ...[1, 2, 3, 4, 5, 6].map((level) => `p[style-name='Überschrift ${level}'] => h${level}:fresh`),
];

/** @throws AppError `damaged_document`, `hostile_document` */
export async function parseDocx(
  name: string,
  bytes: Uint8Array,
  parts: readonly ZipPart[],
  limits: Limits,
): Promise<ParsedFile> {
  await refuseBomb(name, parts, limits.unpacked);
  const { default: mammoth } = await import("mammoth");
  const html = await mammoth
    .convertToHtml(wordInput(bytes), {
      styleMap: STYLES,
      externalFileAccess: false,
      convertImage: mammoth.images.imgElement(async () => ({ src: "" })),
    })
    .catch(() => {
      throw new AppError(
        "damaged_document",
        `${name} is broken: Word's parts cannot be read. Open it in Word, save it anew and bring it again.`,
      );
    });
  limits.check();
  const { text } = htmlMarkdown(html.value, limits);
  const macros = parts.some((part) => /(?:^|\/)vbaProject\.bin$/i.test(part.name));
  return {
    format: "docx",
    text,
    pages: null,
    title: null,
    warnings: macros ? ["Its macros were left out; only its text was read."] : [],
  };
}

/** mammoth wants a Node buffer on Node and an array buffer elsewhere; which of its builds was loaded decides. */
function wordInput(bytes: Uint8Array): { arrayBuffer: ArrayBuffer } {
  const { buffer } = new Uint8Array(bytes);
  return { arrayBuffer: buffer, buffer } as { arrayBuffer: ArrayBuffer };
}
