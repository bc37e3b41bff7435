/** Files that no reader can make a document of, and what must be said of each. */
import { deflateSync } from "node:zlib";
import { zip } from "../../fixtures/generator/package.ts";

/** A PDF of the given objects, numbered from 1; the first is the catalogue. */
function pdf(objects: readonly (string | Buffer)[], trailer = ""): Buffer {
  const pieces: Buffer[] = [Buffer.from("%PDF-1.7\n")];
  const offsets = objects.map((object, at) => {
    const offset = pieces.reduce((sum, { length }) => sum + length, 0);
    pieces.push(Buffer.from(`${at + 1} 0 obj\n`), Buffer.from(object), Buffer.from("\nendobj\n"));
    return offset;
  });
  const start = pieces.reduce((sum, { length }) => sum + length, 0);
  const entries = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  pieces.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}trailer\n<</Size ${objects.length + 1}/Root 1 0 R${trailer}>>\nstartxref\n${start}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(pieces);
}

function page(content: Buffer, filter = ""): Buffer[] {
  return [
    Buffer.from("<</Type/Catalog/Pages 2 0 R>>"),
    Buffer.from("<</Type/Pages/Kids[3 0 R]/Count 1>>"),
    Buffer.from("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<>>>>"),
    Buffer.concat([
      Buffer.from(`<</Length ${content.length}${filter}>>\nstream\n`),
      content,
      Buffer.from("\nendstream"),
    ]),
  ];
}

const key = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

export const encryptedPdf = (): Buffer =>
  pdf(
    [...page(Buffer.from("0 0 m")), `<</Filter/Standard/V 1/R 2/O<${key}>/U<${key}>/P -4>>`],
    `/Encrypt 5 0 R/ID[<${key.slice(0, 32)}><${key.slice(0, 32)}>]`,
  );

/** A page that is only drawn on. */
export const scannedPdf = (): Buffer => pdf(page(Buffer.from("0 0 m 100 100 l S")));

export const cutOffPdf = (): Buffer => Buffer.from("%PDF-1.7\n1 0 obj\n<</Type/Cata");

/** A quarter of a megabyte that unfolds to a quarter of a gigabyte of drawing. */
export const pdfBomb = (): Buffer =>
  pdf(page(deflateSync(Buffer.alloc(256 * 1024 * 1024, "0 0 m ")), "/Filter/FlateDecode"));

export const zipNamedPdf = (): Uint8Array => zip([["notes.txt", Buffer.from("not a document")]]);

/** A Word file whose text is a run of 200 MB. */
export const docxBomb = (): Uint8Array =>
  zip([
    ["[Content_Types].xml", Buffer.from("<Types/>")],
    ["word/document.xml", Buffer.alloc(200 * 1024 * 1024, " ")],
  ]);

/** As Word writes a file under a password: a compound file that names the encrypted package. */
export const encryptedDocx = (): Buffer =>
  Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(504),
    Buffer.from("EncryptedPackage", "utf16le"),
  ]);
