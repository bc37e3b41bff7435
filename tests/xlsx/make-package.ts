/**
 * Workbooks for tests and benchmarks, made part by part, so that each shape that real files have (prefixes, missing
 * `r`, data descriptors, ...) can be made on purpose. Knows nothing of the code under test.
 */
import { crc32, deflateRawSync } from "node:zlib";

export interface PartOptions {
  readonly stored?: boolean;
  /** Sizes and checksum follow the data, as streaming writers leave them. */
  readonly descriptor?: boolean;
  /** Sizes and offset stand in a zip64 field, as some writers always do. */
  readonly zip64?: boolean;
}

export type Part = readonly [name: string, content: string | Uint8Array, options?: PartOptions];

/** A zip of parts in the given order. */
export function makeZip(parts: readonly Part[]): Uint8Array {
  const pieces: Buffer[] = [];
  const records: Buffer[] = [];
  let offset = 0;
  for (const [name, content, options = {}] of parts) {
    const data = Buffer.from(content as Uint8Array);
    const packed = options.stored ? data : deflateRawSync(data);
    const nameBytes = Buffer.from(name);
    const flags = 0x800 | (options.descriptor ? 8 : 0);
    const sizes = Buffer.alloc(12);
    sizes.writeUInt32LE(crc32(data), 0);
    sizes.writeUInt32LE(packed.length, 4);
    sizes.writeUInt32LE(data.length, 8);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(flags, 6);
    local.writeUInt16LE(options.stored ? 0 : 8, 8);
    if (!options.descriptor) sizes.copy(local, 14);
    local.writeUInt16LE(nameBytes.length, 26);
    const record = Buffer.alloc(46);
    record.writeUInt32LE(0x02014b50, 0);
    record.writeUInt16LE(20, 4);
    record.writeUInt16LE(20, 6);
    record.writeUInt16LE(flags, 8);
    record.writeUInt16LE(options.stored ? 0 : 8, 10);
    sizes.copy(record, 16);
    record.writeUInt16LE(nameBytes.length, 28);
    record.writeUInt32LE(offset, 42);
    const wide = options.zip64 ? zip64Field(data.length, packed.length, offset) : Buffer.alloc(0);
    if (options.zip64) {
      record.fill(0xff, 20, 28).fill(0xff, 42, 46).writeUInt16LE(wide.length, 30);
      local.fill(0xff, 18, 26).writeUInt16LE(20, 28);
    }
    const localWide = wide.subarray(0, 20).map((byte, i) => (i === 2 ? 16 : byte));
    const descriptor = options.descriptor
      ? Buffer.concat([Buffer.from("PK\x07\x08", "latin1"), sizes])
      : Buffer.alloc(0);
    pieces.push(local, nameBytes, Buffer.from(localWide), packed, descriptor);
    records.push(record, nameBytes, wide);
    offset += local.length + nameBytes.length + localWide.length + packed.length + descriptor.length;
  }
  const directory = Buffer.concat(records);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...pieces, directory, end]));
}

function zip64Field(size: number, packedSize: number, offset: number): Buffer {
  const field = Buffer.alloc(28);
  field.writeUInt16LE(1, 0);
  field.writeUInt16LE(24, 2);
  for (const [i, value] of [size, packedSize, offset].entries()) field.writeBigUInt64LE(BigInt(value), 4 + 8 * i);
  return field;
}

export const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
export const RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export interface SheetSource {
  readonly name: string;
  readonly state?: string;
  /** The whole worksheet part, or what stands inside `worksheet`. */
  readonly xml: string | Uint8Array;
  /** `[type, target]` of the sheet's own relationships. */
  readonly relationships?: readonly (readonly [string, string])[];
  readonly part?: PartOptions;
}

export interface WorkbookSource {
  readonly sheets: readonly SheetSource[];
  readonly strings?: readonly string[];
  readonly styles?: string | Uint8Array;
  /** XML before the sheets. */
  readonly head?: string;
  readonly definedNames?: string;
  /** XML after the defined names. */
  readonly tail?: string;
  readonly extra?: readonly Part[];
}

export const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFD9E1F2"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0"/><xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"><alignment vertical="top"/><protection locked="0"/></xf><xf numFmtId="2" fontId="0" fillId="0" borderId="0" xfId="0"><alignment wrapText="1"/></xf></cellXfs></styleSheet>`;

/** A worksheet part around what stands inside `worksheet`. */
export function worksheet(inside: string): string {
  return `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${RELS}">${inside}</worksheet>`;
}

/** A whole workbook, its sheets at `xl/worksheets/sheet1.xml` and on. */
export function makeWorkbook(source: WorkbookSource): Uint8Array {
  const { sheets, strings } = source;
  const sheetTags = sheets.map(
    ({ name, state }, i) =>
      `<sheet name="${name.replace(/&/g, "&amp;").replace(/"/g, "&quot;")}" sheetId="${i + 1}"${state ? ` state="${state}"` : ""} r:id="rId${i + 1}"/>`,
  );
  const targets = [
    ...sheets.map((_, i) => ["worksheet", `worksheets/sheet${i + 1}.xml`] as const),
    ["styles", "styles.xml"] as const,
    ...(strings ? [["sharedStrings", "sharedStrings.xml"] as const] : []),
  ];
  const parts: Part[] = [
    ["[Content_Types].xml", contentTypes(sheets.length, strings !== undefined)],
    ["_rels/.rels", relationships([["officeDocument", "xl/workbook.xml"]])],
    [
      "xl/workbook.xml",
      `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELS}">${source.head ?? ""}<sheets>${sheetTags.join("")}</sheets>${source.definedNames ? `<definedNames>${source.definedNames}</definedNames>` : ""}${source.tail ?? ""}</workbook>`,
    ],
    ["xl/_rels/workbook.xml.rels", relationships(targets)],
    ["xl/styles.xml", source.styles ?? STYLES],
  ];
  if (strings) {
    const items = strings.map((text) => `<si><t xml:space="preserve">${escapeXml(text)}</t></si>`).join("");
    parts.push(["xl/sharedStrings.xml", `${HEAD}<sst xmlns="${MAIN}" count="${strings.length}">${items}</sst>`]);
  }
  for (const [i, sheet] of sheets.entries()) {
    const xml = typeof sheet.xml === "string" && !sheet.xml.includes("worksheet") ? worksheet(sheet.xml) : sheet.xml;
    parts.push([`xl/worksheets/sheet${i + 1}.xml`, xml, sheet.part ?? {}]);
    if (sheet.relationships) {
      parts.push([`xl/worksheets/_rels/sheet${i + 1}.xml.rels`, relationships(sheet.relationships)]);
    }
  }
  return makeZip([...parts, ...(source.extra ?? [])]);
}

export function relationships(targets: readonly (readonly [string, string])[]): string {
  const tags = targets.map(
    ([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${RELS}/${type}" Target="${target}"/>`,
  );
  return `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${tags.join("")}</Relationships>`;
}

export function escapeXml(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

function contentTypes(sheets: number, strings: boolean): string {
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const override = (part: string, kind: string): string =>
    `<Override PartName="/xl/${part}" ContentType="${type}.${kind}+xml"/>`;
  const parts = [
    override("workbook.xml", "sheet.main"),
    override("styles.xml", "styles"),
    ...(strings ? [override("sharedStrings.xml", "sharedStrings")] : []),
    ...Array.from({ length: sheets }, (_, i) => override(`worksheets/sheet${i + 1}.xml`, "worksheet")),
  ];
  return `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${parts.join("")}</Types>`;
}
