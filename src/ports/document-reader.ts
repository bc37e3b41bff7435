/**
 * Reads strangers' documents within bounds of time and memory: beside the server's own work on Node, in the request's own
 * isolate on Workers, which the platform bounds.
 */
import type { ParsedFile } from "../domain/parsed-file.ts";

export interface DocumentReader {
  /**
   * @param name tells text files apart and is named in errors
   * @param signal ends the reading, which then rejects with the signal's reason
   * @throws AppError `too_large`, `empty_file`, `unsupported_document`, `encrypted_document`, `damaged_document`,
   *   `scanned_document`, `hostile_document`
   */
  read(name: string, bytes: Uint8Array, signal?: AbortSignal): Promise<ParsedFile>;
}
