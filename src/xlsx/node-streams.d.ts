/** The little of `node:zlib` that the engine uses and Workers have too (`nodejs_compat`), without all of Node's types. */
declare module "node:zlib" {
  interface Options {
    /** Bytes of a piece that comes out. */
    readonly chunkSize?: number;
    readonly level?: number;
  }
  interface ByteTransform extends AsyncIterable<Uint8Array> {
    /** @param done called when the bytes are no longer needed */
    write(bytes: Uint8Array, done: () => void): unknown;
    end(bytes?: Uint8Array): unknown;
    destroy(): unknown;
  }
  export function createInflateRaw(options: Options): ByteTransform;
  /** @throws Error where the bytes are no such data, or more come out than `maxOutputLength` */
  export function inflateRawSync(bytes: Uint8Array, options: { readonly maxOutputLength: number }): Uint8Array;
  export function createDeflateRaw(options: Options): ByteTransform;
  /** CRC-32 as zip has it, of what `before` covered followed by `bytes`; begins with 0. */
  export function crc32(bytes: Uint8Array, before: number): number;
}
