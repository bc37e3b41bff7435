/** Where the bytes of uploads live, addressed by the hex SHA-256 of their content, so that storing twice is harmless. */
export interface BlobStore {
  put(hash: string, bytes: Uint8Array): Promise<void>;
  /** Undefined where nothing is stored under the hash. */
  get(hash: string): Promise<Uint8Array | undefined>;
  /** No error where nothing is stored under the hash. */
  delete(hash: string): Promise<void>;
}
