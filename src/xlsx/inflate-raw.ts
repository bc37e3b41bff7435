/**
 * Deflated data inflated window by window, in one thread and without allocating.
 *
 * The platform's `DecompressionStream` hands out a new buffer every 16 KB and takes a turn of the event loop for each,
 * which costs more time than the inflating itself and, until the next collection, the memory of the whole part; and
 * it cannot be told to stop at a limit. This one decodes into one window that it uses again and again.
 *
 * Source: RFC 1951. Codes are looked up in one table as long as the longest code of the block (at most 2^15 entries).
 */
const HISTORY = 32 * 1024;
const WINDOW = 64 * 1024;
const LONGEST_MATCH = 258;

/** RFC 1951, 3.2.5: extra bits of each length and distance code; the bases follow from them. */
const LENGTH_EXTRA = Uint8Array.from("0000000011112222333344445555");
const DISTANCE_EXTRA = Uint8Array.from({ length: 30 }, (_, code) => Math.max(0, (code >> 1) - 1));
const LENGTH_BASE = bases(LENGTH_EXTRA, 3);
const DISTANCE_BASE = bases(DISTANCE_EXTRA, 1);
/** RFC 1951, 3.2.7. */
const CODE_LENGTH_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

const END_OF_BLOCK = 256;

/** Thrown where the data is not a deflate stream or ends too early. */
export class InflateError extends Error {
  override readonly name = "InflateError";
}

/** Entries `symbol << 4 | length`, by the next bits of the stream; 0 where no code fits. */
interface CodeTable {
  entries: Uint16Array;
  mask: number;
}

export class RawInflater {
  private readonly data: Uint8Array;
  private at = 0;
  private bits = 0;
  private bitCount = 0;
  private readonly window = new Uint8Array(HISTORY + WINDOW + LONGEST_MATCH);
  /** Where the window is written next, and how far before it history reaches back. */
  private position = HISTORY;
  private oldest = HISTORY;
  private state: "header" | "stored" | "codes" | "end" = "header";
  private lastBlock = false;
  private stored = 0;
  private readonly literals: CodeTable = { entries: new Uint16Array(1 << 10), mask: 0 };
  private readonly distances: CodeTable = { entries: new Uint16Array(1 << 10), mask: 0 };

  constructor(data: Uint8Array) {
    this.data = data;
  }

  /**
   * The next bytes, some 64 KB but at the end; null after the last. They are overwritten by the next call.
   *
   * @throws InflateError
   */
  next(): Uint8Array | null {
    if (this.position > HISTORY) {
      this.window.copyWithin(0, this.position - HISTORY, this.position);
      this.oldest = Math.max(0, this.oldest - (this.position - HISTORY));
      this.position = HISTORY;
    }
    const full = HISTORY + WINDOW;
    while (this.position < full) {
      if (this.state === "end") break;
      if (this.state === "header") this.readHeader();
      else if (this.state === "stored") this.copyStored(full);
      else this.decode(full);
      // Past its end the data reads as zeros; here is where that is noticed.
      if (this.at - (this.bitCount >> 3) > this.data.length) throw new InflateError("data ends too early");
    }
    return this.position > HISTORY ? this.window.subarray(HISTORY, this.position) : null;
  }

  private take(count: number): number {
    while (this.bitCount < count) {
      this.bits |= (this.data[this.at] ?? 0) << this.bitCount;
      this.at++;
      this.bitCount += 8;
    }
    const value = this.bits & ((1 << count) - 1);
    this.bits >>>= count;
    this.bitCount -= count;
    return value;
  }

  private endBlock(): void {
    this.state = this.lastBlock ? "end" : "header";
  }

  private readHeader(): void {
    this.lastBlock = this.take(1) === 1;
    const type = this.take(2);
    if (type === 0) {
      // Whole bytes read ahead go back; the rest of the current one is padding.
      this.at -= this.bitCount >> 3;
      this.bits = 0;
      this.bitCount = 0;
      this.stored = this.take(16);
      if ((this.take(16) ^ this.stored) !== 0xffff) throw new InflateError("stored block with a wrong length");
      this.state = "stored";
    } else if (type === 1) {
      buildTable(this.literals, FIXED_LITERALS);
      buildTable(this.distances, FIXED_DISTANCES);
      this.state = "codes";
    } else if (type === 2) {
      this.readCodes();
      this.state = "codes";
    } else throw new InflateError("unknown kind of block");
  }

  private readCodes(): void {
    const literalCount = this.take(5) + 257;
    const distanceCount = this.take(5) + 1;
    const lengthCount = this.take(4) + 4;
    const order = new Uint8Array(19);
    for (let i = 0; i < lengthCount; i++) order[CODE_LENGTH_ORDER[i] as number] = this.take(3);
    buildTable(this.literals, order);
    const lengths = new Uint8Array(literalCount + distanceCount);
    for (let i = 0; i < lengths.length; ) {
      const symbol = this.symbol(this.literals);
      if (symbol < 16) {
        lengths[i++] = symbol;
        continue;
      }
      const previous = symbol === 16 ? lengths[i - 1] : 0;
      const repeat = symbol === 16 ? 3 + this.take(2) : symbol === 17 ? 3 + this.take(3) : 11 + this.take(7);
      if (previous === undefined || i + repeat > lengths.length) throw new InflateError("code lengths overflow");
      lengths.fill(previous, i, i + repeat);
      i += repeat;
    }
    if (lengths[END_OF_BLOCK] === 0) throw new InflateError("block without an end");
    buildTable(this.literals, lengths.subarray(0, literalCount));
    buildTable(this.distances, lengths.subarray(literalCount));
  }

  private symbol(table: CodeTable): number {
    while (this.bitCount < 15) {
      this.bits |= (this.data[this.at] ?? 0) << this.bitCount;
      this.at++;
      this.bitCount += 8;
    }
    const entry = table.entries[this.bits & table.mask] as number;
    if (entry === 0) throw new InflateError("unknown code");
    this.bits >>>= entry & 15;
    this.bitCount -= entry & 15;
    return entry >> 4;
  }

  private copyStored(full: number): void {
    const count = Math.min(this.stored, full - this.position, this.data.length - this.at);
    if (count <= 0 && this.stored > 0) throw new InflateError("data ends too early");
    this.window.set(this.data.subarray(this.at, this.at + count), this.position);
    this.at += count;
    this.position += count;
    this.stored -= count;
    if (this.stored === 0) this.endBlock();
  }

  /** The hot loop: symbols until the block or the window ends. State lives in locals while it runs. */
  private decode(full: number): void {
    const { data, window } = this;
    const length = data.length;
    const literals = this.literals.entries;
    const literalMask = this.literals.mask;
    const distances = this.distances.entries;
    const distanceMask = this.distances.mask;
    let { at, bits, bitCount, position } = this;
    while (position < full) {
      while (bitCount <= 24) {
        if (at < length) bits |= (data[at] as number) << bitCount;
        at++;
        bitCount += 8;
      }
      const entry = literals[bits & literalMask] as number;
      if (entry === 0) throw new InflateError("unknown code");
      bits >>>= entry & 15;
      bitCount -= entry & 15;
      const symbol = entry >> 4;
      if (symbol < END_OF_BLOCK) {
        window[position++] = symbol;
        continue;
      }
      if (symbol === END_OF_BLOCK) {
        this.endBlock();
        break;
      }
      if (symbol > 285) throw new InflateError("unknown length");
      // The longest match has a code of its own, without extra bits.
      const lengthExtra = symbol === 285 ? 0 : (LENGTH_EXTRA[symbol - 257] as number);
      const run =
        symbol === 285 ? LONGEST_MATCH : (LENGTH_BASE[symbol - 257] as number) + (bits & ((1 << lengthExtra) - 1));
      bits >>>= lengthExtra;
      bitCount -= lengthExtra;
      while (bitCount <= 24) {
        if (at < length) bits |= (data[at] as number) << bitCount;
        at++;
        bitCount += 8;
      }
      const code = distances[bits & distanceMask] as number;
      if (code === 0 || code >> 4 > 29) throw new InflateError("unknown distance");
      bits >>>= code & 15;
      bitCount -= code & 15;
      const distanceExtra = DISTANCE_EXTRA[code >> 4] as number;
      while (bitCount <= 16) {
        if (at < length) bits |= (data[at] as number) << bitCount;
        at++;
        bitCount += 8;
      }
      const distance = (DISTANCE_BASE[code >> 4] as number) + (bits & ((1 << distanceExtra) - 1));
      bits >>>= distanceExtra;
      bitCount -= distanceExtra;
      let from = position - distance;
      if (from < this.oldest) throw new InflateError("distance reaches before the data");
      for (const end = position + run; position < end; ) window[position++] = window[from++] as number;
    }
    this.at = at;
    this.bits = bits;
    this.bitCount = bitCount;
    this.position = position;
  }
}

/**
 * Makes the table of a canonical Huffman code (RFC 1951, 3.2.2); bits come lowest first, so codes are mirrored.
 *
 * @throws InflateError where the lengths give more codes than there are
 */
function buildTable(table: CodeTable, lengths: Uint8Array): void {
  const counts = new Uint16Array(16);
  for (const length of lengths) counts[length] = (counts[length] as number) + 1;
  let longest = 15;
  while (longest > 1 && counts[longest] === 0) longest--;
  const next = new Uint16Array(16);
  let code = 0;
  counts[0] = 0;
  for (let length = 1; length <= 15; length++) {
    code = (code + (counts[length - 1] as number)) << 1;
    next[length] = code;
    if (code + (counts[length] as number) > 1 << length) throw new InflateError("too many codes");
  }
  const size = 1 << longest;
  if (table.entries.length < size) table.entries = new Uint16Array(size);
  const { entries } = table;
  table.mask = size - 1;
  entries.fill(0, 0, size);
  for (let symbol = 0; symbol < lengths.length; symbol++) {
    const length = lengths[symbol] as number;
    if (length === 0) continue;
    let rest = next[length] as number;
    next[length] = rest + 1;
    let mirrored = 0;
    for (let bit = 0; bit < length; bit++, rest >>= 1) mirrored = (mirrored << 1) | (rest & 1);
    const entry = (symbol << 4) | length;
    for (let i = mirrored; i < size; i += 1 << length) entries[i] = entry;
  }
}

function bases(extra: Uint8Array, first: number): Uint16Array {
  const found = Uint16Array.of(first, ...extra.subarray(1));
  for (let code = 1; code < extra.length; code++) {
    found[code] = (found[code - 1] as number) + (1 << (extra[code - 1] as number));
  }
  return found;
}

const FIXED_LITERALS = new Uint8Array(288).fill(8, 0, 144).fill(9, 144, 256).fill(7, 256, 280).fill(8, 280);
const FIXED_DISTANCES = new Uint8Array(30).fill(5);
