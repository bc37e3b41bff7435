/** Content hashes of documents and entries: what makes loading the same thing twice change nothing. */

/** Hex SHA-256 of a text's UTF-8 bytes; a lone surrogate counts as U+FFFD, as in every UTF-8 encoder. */
export async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
