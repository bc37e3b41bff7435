/** The little of `node:crypto` that passwords need, which Workers have too (`nodejs_compat`), without all of Node's types. */
declare module "node:crypto" {
  export function randomBytes(size: number): Uint8Array;
  export function timingSafeEqual(one: Uint8Array, other: Uint8Array): boolean;
  export function scrypt(
    password: Uint8Array,
    salt: Uint8Array,
    length: number,
    options: { N: number; r: number; p: number; maxmem: number },
    done: (error: Error | null, key: Uint8Array) => void,
  ): void;
}
