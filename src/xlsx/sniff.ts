/**
 * What kind of file somebody uploaded, told from its first bytes alone, so that each wrong kind gets a sentence of its
 * own before any parsing starts.
 */
import { XlsxError } from "./errors.ts";

/**
 * Returns where the bytes may be a zip package.
 *
 * @throws XlsxError `empty_file`, `legacy_workbook`, `encrypted_workbook` or `not_a_workbook`
 */
export function sniff(bytes: Uint8Array): void {
  if (bytes.length === 0) {
    throw new XlsxError("empty_file", "The file is empty: export the workbook again and upload that copy.");
  }
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return;
  if (startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])) {
    throw new XlsxError("not_a_workbook", "The file is an empty zip archive: upload the .xlsx workbook itself.");
  }
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) {
    // The container's directory names its streams in UTF-16.
    if (includesUtf16(bytes, "EncryptedPackage")) {
      throw new XlsxError(
        "encrypted_workbook",
        "The workbook is protected with a password: open it in Excel, remove the password (File > Info > Protect Workbook) and save it again.",
      );
    }
    if (includesUtf16(bytes, "Workbook") || includesUtf16(bytes, "Book")) throw legacy();
    throw new XlsxError("not_a_workbook", "The file is an old Office document, not a workbook: upload an .xlsx file.");
  }
  // Excel 2 to 4 wrote a bare BIFF stream: a BOF record of one of these types.
  if (bytes[0] === 0x09 && [0x00, 0x02, 0x04].includes(bytes[1] ?? -1) && bytes[3] === 0x00) throw legacy();
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46])) {
    throw new XlsxError("not_a_workbook", "The file is a PDF, not a workbook: upload the .xlsx the PDF was made from.");
  }
  throw new XlsxError(
    "not_a_workbook",
    "The file is not an Excel workbook: upload an .xlsx or .xlsm file, or export the sheet as CSV.",
  );
}

function legacy(): XlsxError {
  return new XlsxError(
    "legacy_workbook",
    "The workbook is in the old .xls format: open it in Excel or LibreOffice, save it as .xlsx and upload that.",
  );
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

function includesUtf16(bytes: Uint8Array, name: string): boolean {
  const wanted = [...name].flatMap((letter) => [letter.charCodeAt(0), 0]);
  const first = wanted[0] ?? 0;
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}
