/**
 * Where the bytes of uploads live, addressed by the hex SHA-256 of their content, so that storing twice is harmless.
 *
 * Bytes are kept for as long as a row names their hash, and several rows may: a batch that makes such a row stores them, a
 * batch that takes one away lets go of them. Where bytes are in the same database, that is all or none, however many write
 * at a time. Where they are not, they are stored before the row is there, and swept some time after it is gone.
 */
import type { Statement } from "./database.ts";

export interface BlobStore {
  /** @returns statements for the batch that makes the row; none where the bytes cannot join it and are stored when this resolves */
  put(hash: string, bytes: Uint8Array): Promise<readonly Statement[]>;
  /** Undefined where nothing is stored under the hash. */
  get(hash: string): Promise<Uint8Array | undefined>;
  /** @returns statements for the end of a batch that takes rows away: bytes that none names go; none where `sweep` has to */
  dropUnused(): readonly Statement[];
  /** Takes away what no row names, whatever left it behind; how many there were. */
  sweep(): Promise<number>;
}
