/**
 * The PasswordHasher port with scrypt (RFC 7914) out of `node:crypto`, which Node and Workers both have.
 *
 * N = 2^15, r = 8, p = 3 is one of the settings that OWASP's password storage cheat sheet holds equal; of those it fits
 * best beside everything else in a Worker's 128 MB, as one hash takes 32 MB for about a fifth of a second.
 */
import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import type { PasswordHasher } from "../../ports/password-hasher.ts";

interface Cost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

const COST: Cost = { N: 2 ** 15, r: 8, p: 3 };
const SALT_BYTES = 16;
const HASH_BYTES = 32;

/** @param cost lower only where what is hashed protects nothing, as in tests */
export function createScryptPasswords(cost: Cost = COST): PasswordHasher {
  return {
    hash: async (password) => {
      const salt = randomBytes(SALT_BYTES);
      const hash = await derive(password, salt, cost);
      return ["scrypt", cost.N, cost.r, cost.p, base64(salt), base64(hash)].join("$");
    },
    verify: async (password, stored) => {
      const [method, N, r, p, salt = "", hash = ""] = stored.split("$");
      if (method !== "scrypt") throw new Error(`A password was kept by the unknown method "${method}".`);
      const expected = bytes(hash);
      const derived = await derive(password, bytes(salt), { N: Number(N), r: Number(r), p: Number(p) });
      return derived.length === expected.length && timingSafeEqual(derived, expected);
    },
  };
}

function derive(password: string, salt: Uint8Array, { N, r, p }: Cost): Promise<Uint8Array> {
  // The same word typed on two keyboards may come as different code points (NIST SP 800-63B: normalise).
  const secret = new TextEncoder().encode(password.normalize("NFKC"));
  return new Promise((resolve, reject) => {
    // Node's own bound is 32 MB, exactly what N and r take without the rest.
    scrypt(secret, salt, HASH_BYTES, { N, r, p, maxmem: 256 * N * r }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

const base64 = (data: Uint8Array) => btoa(String.fromCharCode(...data));
const bytes = (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
