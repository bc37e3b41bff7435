/** Content hashes of uploads, documents and entries: what makes storing the same thing twice change nothing. */

/** Hex SHA-256 of bytes, or of a text's UTF-8 bytes; a lone surrogate counts as U+FFFD, as in every UTF-8 encoder. */
export async function sha256(content: string | Uint8Array): Promise<string> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const digest = await crypto.subtle.digest("SHA-256", bytes as Uint8Array<ArrayBuffer>);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
