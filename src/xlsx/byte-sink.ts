/** Bytes and text gathered into one piece, in one of two buffers that are used by turns. */
const SIZE = 128 * 1024;
const SHORT = 64;
const LONG = 1024;

export class ByteSink {
  private buffer = new Uint8Array(SIZE);
  /** Where the piece taken before stands. */
  private other = new Uint8Array(SIZE);
  private length = 0;
  private readonly encoder = new TextEncoder();

  bytes(bytes: Uint8Array): void {
    this.reserve(bytes.length);
    this.buffer.set(bytes, this.length);
    this.length += bytes.length;
  }

  /** A stretch of other bytes; most are a few, for which a view costs more than the copying. */
  copy(bytes: Uint8Array, from: number, to: number): void {
    if (to - from > SHORT) {
      this.bytes(bytes.subarray(from, to));
      return;
    }
    this.reserve(to - from);
    for (let at = from; at < to; at++) this.buffer[this.length++] = bytes[at] as number;
  }

  text(text: string): void {
    // A UTF-16 unit takes three bytes at most.
    this.reserve(text.length * 3);
    const { buffer } = this;
    const start = this.length;
    // The encoder's call alone costs more than a short ASCII text.
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code > 0x7f || i > LONG) {
        this.length = start + i;
        this.encode(text.slice(i));
        return;
      }
      buffer[start + i] = code;
    }
    this.length = start + text.length;
  }

  private encode(text: string): void {
    this.length += this.encoder.encodeInto(text, this.buffer.subarray(this.length)).written;
  }

  /** What was gathered since the last call; its bytes are overwritten after the next call. */
  take(): Uint8Array {
    const taken = this.buffer.subarray(0, this.length);
    [this.buffer, this.other] = [this.other, this.buffer];
    this.length = 0;
    return taken;
  }

  private reserve(count: number): void {
    if (this.length + count <= this.buffer.length) return;
    const larger = new Uint8Array(Math.max(this.length + count, this.buffer.length * 2));
    larger.set(this.buffer.subarray(0, this.length));
    this.buffer = larger;
  }
}
