/**
 * What can be wrong with a spreadsheet package. Its own closed list, since `src/xlsx` stands alone: it knows nothing of
 * the application's errors.
 */
export type XlsxErrorCode =
  | "empty_file"
  | "not_a_workbook"
  /** The binary `.xls` format of Excel 97-2003. */
  | "legacy_workbook"
  /** An OLE container with an encrypted package inside. */
  | "encrypted_workbook"
  | "damaged_workbook"
  /** A limit that no honest workbook reaches was passed. */
  | "hostile_workbook"
  /** A wanted edit names a sheet or a cell that cannot take it. */
  | "invalid_edit";

export class XlsxError extends Error {
  override readonly name = "XlsxError";
  readonly code: XlsxErrorCode;

  /** @param message one sentence for a person: what is wrong and what to do */
  constructor(code: XlsxErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
