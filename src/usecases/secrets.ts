/** Secrets that open a door: 256 random bits for whoever holds them, and the hash that is kept of them. */
import { sha256 } from "../library/index.ts";

/**
 * 43 letters of base64url behind a prefix.
 *
 * @param prefix tells people, and tools that look for leaked secrets, what they have found
 */
export function newSecret(prefix = ""): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  const letters = btoa(String.fromCharCode(...bytes));
  return prefix + letters.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** No salt and no slow method are needed: 256 random bits cannot be guessed from their hash. */
export function hashSecret(secret: string): Promise<string> {
  return sha256(secret);
}
