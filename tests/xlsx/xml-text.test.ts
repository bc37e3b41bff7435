import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeXml, encodeCell, unescapeCell } from "../../src/xlsx/xml-text.ts";

/** What a reader makes of the XML. */
function read(xml: string): string {
  const bytes = new TextEncoder().encode(xml);
  return unescapeCell(decodeXml(bytes, 0, bytes.length, new TextDecoder()));
}

describe("encodeCell", () => {
  it("escapes what XML cannot hold, and texts that look like such escapes", () => {
    expect(encodeCell("\u0000bell\u0007 \ud800 \uffff")).toBe("_x0000_bell_x0007_ _xD800_ _xFFFF_");
    expect(encodeCell("_x0041_ stays, _x41_ and snake_case need nothing")).toBe(
      "_x005F_x0041_ stays, _x41_ and snake_case need nothing",
    );
    expect(encodeCell("_x0041\u0001")).toBe("_x005F_x0041_x0001_");
    expect(encodeCell("a < b & c > d")).toBe("a &lt; b &amp; c &gt; d");
  });

  it("is undone by reading, whatever the text, in UTF-8 and as references", () => {
    const unit = fc.constantFrom(
      "_",
      "x",
      "0041",
      "005F",
      "_x0041_",
      "\u0001",
      "\ud83d",
      "\ude00",
      "é",
      "日",
      "&lt;",
      "]]>",
      "\n",
      " ",
    );
    const text = fc.array(unit, { maxLength: 12 }).map((units) => units.join(""));
    fc.assert(
      fc.property(text, fc.boolean(), (written, ascii) => {
        const xml = encodeCell(written, ascii);
        expect(read(xml)).toBe(written);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these must not be there
        expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
        expect(xml.isWellFormed()).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it("writes line ends as Excel stores them", () => {
    expect(encodeCell("a\r\nb\rc_")).toBe("a\nb\nc_");
  });
});
