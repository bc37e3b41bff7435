/**
 * Tags and text of an XML part, as offsets into a window of its bytes that moves on as pieces arrive.
 *
 * Everything that reads or patches a part runs on this: it costs about one look at each byte, keeps no more than the
 * token that a piece cut in two, and says where each token stands, so that a patch can copy all it does not change.
 * Names are compared by the hash of their local part, which makes prefixed and unprefixed files one case. It is no
 * validating parser: what it lets pass (unbalanced tags) the readers notice, and a DOCTYPE is refused.
 */
import { XlsxError } from "./errors.ts";
import { DEFAULT_LIMITS, type Limits, tooMany } from "./limits.ts";
import { decodeXml } from "./xml-text.ts";

export type TokenKind = "open" | "close" | "empty" | "text" | "cdata" | "other";

const LT = 0x3c;
const GT = 0x3e;
const SLASH = 0x2f;
const COLON = 0x3a;
const EQUALS = 0x3d;
const DOUBLE = 0x22;
const SINGLE = 0x27;
const AMPERSAND = 0x26;
const SEMICOLON = 0x3b;

/** No tag of SpreadsheetML has a fifth of this. */
const MOST_ATTRIBUTES = 200;

/** The hash by which names are compared; no two names of SpreadsheetML share one. */
export function nameHash(name: string): number {
  let hash = 0;
  for (let i = 0; i < name.length; i++) hash = (Math.imul(hash, 31) + name.charCodeAt(i)) | 0;
  return hash;
}

export class XmlTokenizer {
  /** The window: the bytes from the part's offset `base` on that are not yet done with. */
  bytes: Uint8Array = new Uint8Array(0);
  /** The token last found, `bytes[start, end)`. */
  kind: TokenKind = "other";
  start = 0;
  end = 0;
  /** Hash and place of a tag's local name. */
  name = 0;
  nameStart = 0;
  nameEnd = 0;
  /** The attribute last found: hash of its whole name, with any prefix, and its raw value `bytes[valueStart, valueEnd)`. */
  attribute = 0;
  attributeStart = 0;
  valueStart = 0;
  valueEnd = 0;
  /** How the part's bytes are to be read as text. */
  decoder = new TextDecoder();

  /** What `bytes` shows a part of; used again for every piece. */
  private buffer = new Uint8Array(0);
  private attributeAt = 0;
  private closed = false;
  /** Where the search for the end of an unfinished token goes on. */
  private resume = 0;
  /** Bytes of comments and processing instructions so far. */
  private remarks = 0;
  private readonly limits: Limits;

  constructor(limits: Limits = DEFAULT_LIMITS) {
    this.limits = limits;
  }

  /** Adds the next piece of the part, copied; bytes before the last token's end leave the window. */
  push(piece: Uint8Array): void {
    const rest = this.bytes.length - this.end;
    if (rest > this.limits.maxTokenBytes) {
      throw new XlsxError("hostile_workbook", "The workbook holds a tag longer than any real one: it was not read.");
    }
    const length = rest + piece.length;
    const unread = this.bytes.subarray(this.end);
    if (length > this.buffer.length) this.buffer = new Uint8Array(length * 2);
    this.buffer.set(unread);
    this.buffer.set(piece, rest);
    this.bytes = this.buffer.subarray(0, length);
    this.start = 0;
    this.end = 0;
  }

  /** Says that no piece follows. */
  close(): void {
    this.closed = true;
  }

  /**
   * Moves to the next token; false where the window holds no further whole one.
   *
   * @throws XlsxError `damaged_workbook` where a tag never ends, `hostile_workbook` on a DOCTYPE
   */
  next(): boolean {
    const { bytes } = this;
    const from = this.end;
    if (from >= bytes.length) return false;
    if (bytes[from] !== LT) return this.text(from);
    const mark = bytes[from + 1];
    if (mark === undefined) return this.unfinished(0);
    if (mark === SLASH) return this.closing(from);
    if (mark === 0x21) return this.declaration(from);
    if (mark === 0x3f) return this.until(from, "?>", "other");
    return this.opening(from);
  }

  private text(from: number): boolean {
    const { bytes } = this;
    const length = bytes.length;
    let i = from + 1;
    while (i < length && bytes[i] !== LT) i++;
    if (i === length && !this.closed) {
      // Only UTF-8 shows where its characters begin.
      i = this.decoder.encoding === "utf-8" ? this.safeCut(from, i) : from;
      if (i === from) return false;
    }
    this.kind = "text";
    this.start = from;
    this.end = i;
    return true;
  }

  /** Where text may be cut: not within a reference, a line end or a character. */
  private safeCut(from: number, to: number): number {
    const { bytes } = this;
    let cut = to;
    for (let i = to - 1; i >= from && i >= to - 12; i--) {
      const byte = bytes[i] as number;
      if (byte === SEMICOLON) break;
      if (byte === AMPERSAND) {
        cut = i;
        break;
      }
    }
    while (cut > from && ((bytes[cut - 1] as number) & 0xc0) === 0x80) cut--;
    if (cut > from && (bytes[cut - 1] as number) >= 0xc0) cut--;
    if (cut > from && bytes[cut - 1] === 0x0d) cut--;
    return cut;
  }

  private closing(from: number): boolean {
    const { bytes } = this;
    const length = bytes.length;
    let hash = 0;
    let i = from + 2;
    let local = i;
    let nameEnd = -1;
    for (; i < length; i++) {
      const byte = bytes[i] as number;
      if (byte === GT) {
        this.kind = "close";
        this.name = hash;
        this.nameStart = local;
        this.nameEnd = nameEnd < 0 ? i : nameEnd;
        this.start = from;
        this.end = i + 1;
        return true;
      }
      if (byte === COLON) {
        hash = 0;
        local = i + 1;
      } else if (byte <= 0x20) {
        if (nameEnd < 0) nameEnd = i;
      } else hash = (Math.imul(hash, 31) + byte) | 0;
    }
    return this.unfinished(0);
  }

  private opening(from: number): boolean {
    const { bytes } = this;
    const length = bytes.length;
    let hash = 0;
    let i = from + 1;
    let local = i;
    for (; i < length; i++) {
      const byte = bytes[i] as number;
      if (byte === GT || byte === SLASH || byte <= 0x20) break;
      if (byte === COLON) {
        hash = 0;
        local = i + 1;
      } else hash = (Math.imul(hash, 31) + byte) | 0;
    }
    const nameEnd = i;
    for (; i < length; i++) {
      const byte = bytes[i] as number;
      if (byte === GT) {
        const empty = bytes[i - 1] === SLASH;
        this.kind = empty ? "empty" : "open";
        this.name = hash;
        this.nameStart = local;
        this.nameEnd = nameEnd;
        this.attributeAt = nameEnd;
        this.start = from;
        this.end = i + 1;
        return true;
      }
      if (byte === DOUBLE || byte === SINGLE) {
        i++;
        while (i < length && bytes[i] !== byte) i++;
      }
    }
    return this.unfinished(0);
  }

  private declaration(from: number): boolean {
    const { bytes } = this;
    if (bytes[from + 2] === 0x2d) return this.until(from, "-->", "other");
    if (bytes[from + 2] === 0x5b) return this.until(from, "]]>", "cdata");
    if (bytes[from + 2] === undefined) return this.unfinished(0);
    throw new XlsxError("hostile_workbook", "The workbook declares a document type, which none may: it was not read.");
  }

  private until(from: number, mark: string, kind: TokenKind): boolean {
    const { bytes } = this;
    const last = mark.charCodeAt(mark.length - 1);
    for (let i = bytes.indexOf(last, from + Math.max(this.resume, 4)); i !== -1; i = bytes.indexOf(last, i + 1)) {
      if (bytes[i - 1] !== mark.charCodeAt(mark.length - 2)) continue;
      if (mark.length === 3 && bytes[i - 2] !== mark.charCodeAt(0)) continue;
      this.kind = kind;
      this.start = from;
      this.end = i + 1;
      this.resume = 0;
      if (kind === "other") this.remarks += this.end - from;
      if (this.remarks > this.limits.maxRemarkBytes) throw tooMany("XML comments");
      if (kind === "other" && mark === "?>") this.readEncoding();
      return true;
    }
    return this.unfinished(bytes.length - from);
  }

  private unfinished(searched: number): false {
    if (this.closed)
      throw new XlsxError(
        "damaged_workbook",
        "A part of the workbook ends in the middle of a tag: fetch the workbook again.",
      );
    this.resume = searched;
    return false;
  }

  /** An XML declaration may name an encoding other than UTF-8 (UTF-16 has become UTF-8 before it gets here). */
  private readEncoding(): void {
    const declaration = new TextDecoder("latin1").decode(this.bytes.subarray(this.start, this.end));
    const label = /^<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/.exec(declaration)?.[1];
    if (!label || /^utf-?(8|16)/i.test(label)) return;
    try {
      this.decoder = new TextDecoder(label);
    } catch {
      throw new XlsxError(
        "damaged_workbook",
        `A part of the workbook is in the unknown encoding ${label}: save it again in Excel.`,
      );
    }
  }

  /** Moves to the next attribute of the open tag; false after the last. */
  nextAttribute(): boolean {
    const { bytes } = this;
    const end = this.end - 1;
    let i = this.attributeAt;
    while (i < end && ((bytes[i] as number) <= 0x20 || bytes[i] === SLASH)) i++;
    if (i >= end) return false;
    this.attributeStart = i;
    let hash = 0;
    while (i < end && bytes[i] !== EQUALS && (bytes[i] as number) > 0x20) {
      hash = (Math.imul(hash, 31) + (bytes[i] as number)) | 0;
      i++;
    }
    while (i < end && bytes[i] !== EQUALS) i++;
    i++;
    while (i < end && (bytes[i] as number) <= 0x20) i++;
    const quote = bytes[i];
    if (i >= end || (quote !== DOUBLE && quote !== SINGLE)) {
      throw new XlsxError(
        "damaged_workbook",
        "A tag of the workbook is malformed: open it in Excel and save it again.",
      );
    }
    this.attribute = hash;
    this.valueStart = i + 1;
    i++;
    while (i < end && bytes[i] !== quote) i++;
    this.valueEnd = i;
    this.attributeAt = i + 1;
    return true;
  }

  /** Lets `nextAttribute` begin again. */
  rewind(): void {
    this.attributeAt = this.nameEnd;
  }

  /** The value of the current attribute. */
  value(): string {
    return decodeXml(this.bytes, this.valueStart, this.valueEnd, this.decoder);
  }

  /** The value of the current attribute as a non-negative whole number; NaN where it is none. */
  number(): number {
    return parseNatural(this.bytes, this.valueStart, this.valueEnd);
  }

  /** `nameHash` of the value of the current attribute. */
  valueHash(): number {
    let hash = 0;
    for (let i = this.valueStart; i < this.valueEnd; i++) hash = (Math.imul(hash, 31) + (this.bytes[i] as number)) | 0;
    return hash;
  }

  /** The value of the current attribute as an XML boolean. */
  flag(): boolean {
    const first = this.bytes[this.valueStart];
    return first === 0x31 || first === 0x74;
  }

  /** All attributes of the open tag, by whole name. */
  attributes(): Map<string, string> {
    const found = new Map<string, string>();
    this.rewind();
    for (let count = 0; this.nextAttribute(); count++) {
      if (count > MOST_ATTRIBUTES) throw tooMany("attributes");
      let nameEnd = this.attributeStart;
      while (this.bytes[nameEnd] !== EQUALS && (this.bytes[nameEnd] as number) > 0x20) nameEnd++;
      found.set(decodeXml(this.bytes, this.attributeStart, nameEnd, this.decoder), this.value());
    }
    return found;
  }

  /** A text or CDATA token's text. */
  textValue(): string {
    return this.kind === "cdata"
      ? this.decoder.decode(this.bytes.subarray(this.start + 9, this.end - 3))
      : decodeXml(this.bytes, this.start, this.end, this.decoder);
  }

  /** A number whose first digits were `before` (0 at first), the text token's digits after them; NaN for other text. */
  digits(before: number): number {
    let value = before;
    for (let i = this.start; i < this.end; i++) {
      const byte = this.bytes[i] as number;
      if (byte >= 48 && byte <= 57) value = value * 10 + byte - 48;
      else if (byte > 0x20) return Number.NaN;
    }
    return value;
  }

  /** The tag's prefix with its colon, as it has to stand before new elements beside it. */
  prefix(): string {
    const from = this.bytes[this.start + 1] === SLASH ? this.start + 2 : this.start + 1;
    if (from === this.nameStart) return "";
    return new TextDecoder().decode(this.bytes.subarray(from, this.nameStart));
  }
}

/** Digits as a number; NaN where there is anything else. */
export function parseNatural(bytes: Uint8Array, start: number, end: number): number {
  if (start >= end || end - start > 15) return Number.NaN;
  let value = 0;
  for (let i = start; i < end; i++) {
    const digit = (bytes[i] as number) - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}
