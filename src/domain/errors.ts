/**
 * The closed list of things that can go wrong and that a person can act on.
 *
 * Outcomes that are expected (no match, a sheet that holds no questions) are values, not errors. Bugs are neither: they
 * propagate. What remains throws `AppError`; the API maps each code to a status in one place, the command line prints
 * the message and exits 1.
 */
export const ERROR_CODES = [
  "invalid_input",
  "not_signed_in",
  "wrong_sign_in",
  "second_factor_needed",
  "forbidden",
  "too_many_attempts",
  "not_found",
  "conflict",
  "too_large",
  "empty_file",
  "not_a_workbook",
  "legacy_workbook",
  "encrypted_workbook",
  "damaged_workbook",
  "hostile_workbook",
  "no_questions",
  "invalid_edit",
  "invalid_document",
  "unresolved_citation",
  "unsupported_document",
  "encrypted_document",
  "damaged_document",
  "scanned_document",
  "hostile_document",
  "not_ready",
  "storage_unavailable",
  "provider_unavailable",
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

export class AppError extends Error {
  override readonly name = "AppError";
  readonly code: ErrorCode;
  /** Facts for a program: the current row of a conflict, the file and line of a broken document. */
  readonly details: Readonly<Record<string, unknown>> | undefined;

  /** @param message one sentence for a person that says what is wrong and what to do about it */
  constructor(code: ErrorCode, message: string, details?: Readonly<Record<string, unknown>>) {
    super(message);
    this.code = code;
    this.details = details;
  }
}
