/**
 * What ExcelJS asks of the package `readable-stream`, given by the platform's own streams.
 *
 * `wrangler.toml` puts it in the package's place: on Workers the package's pipes wait for a drain that never comes once a
 * sheet holds some hundred rows.
 */
export { Duplex, default, PassThrough, Readable, Stream, Transform, Writable } from "node:stream";
