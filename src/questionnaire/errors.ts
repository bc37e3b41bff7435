/** The one place where the spreadsheet engine's errors become the application's. */
import { AppError } from "../domain/errors.ts";
import { XlsxError } from "../xlsx/index.ts";

/** Runs `work`; an `XlsxError` leaves as the `AppError` of the same code and sentence, everything else as it is. */
export async function withAppErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof XlsxError) throw new AppError(error.code, error.message);
    throw error;
  }
}
