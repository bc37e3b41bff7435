/**
 * What ExcelJS asks of the package `readable-stream`, given by the platform's own streams.
 *
 * `wrangler.toml` puts it in the package's place, so that workbooks are written on Workers as they are on Node.
 */
export { Duplex, default, PassThrough, Readable, Stream, Transform, Writable } from "node:stream";
