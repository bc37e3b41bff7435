import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { XmlTokenizer } from "../../src/xlsx/xml-tokens.ts";

/** Every token as text; neighbouring pieces of text are joined, since a window may cut them. */
function tokensOf(xml: string, cuts: readonly number[]): string[] {
  const bytes = new TextEncoder().encode(xml);
  const tokens = new XmlTokenizer();
  const found: string[] = [];
  let inText = false;
  const drain = (): void => {
    while (tokens.next()) {
      const isText = tokens.kind === "text";
      const shown =
        isText || tokens.kind === "cdata"
          ? tokens.textValue()
          : tokens.kind === "other"
            ? ""
            : [...tokens.attributes()].join();
      const name = new TextDecoder().decode(tokens.bytes.subarray(tokens.nameStart, tokens.nameEnd));
      if (isText && inText) found.push(`${found.pop()}${shown}`);
      else
        found.push(
          isText
            ? `text ${shown}`
            : `${tokens.kind} ${tokens.kind === "other" || tokens.kind === "cdata" ? "" : name} ${shown}`,
        );
      inText = isText;
    }
  };
  const ends = [...new Set(cuts.map((cut) => cut % bytes.length))].sort((a, b) => a - b);
  let from = 0;
  for (const end of [...ends, bytes.length]) {
    tokens.push(bytes.slice(from, end));
    drain();
    from = end;
  }
  tokens.close();
  drain();
  return found;
}

const XML = `<?xml version="1.0"?><!-- a > b --><x:row r='1' y="a &gt; '> é 日">text &amp; 日本語 😀\r\nmore<![CDATA[<&]]>é</x:row ><empty a = "1"/>`;

describe("XmlTokenizer", () => {
  it("finds tags, attributes and text", () => {
    expect(tokensOf(XML, [])).toEqual([
      "other  ",
      "other  ",
      "open row r,1,y,a > '> é 日",
      "text text & 日本語 😀\nmore",
      "cdata  <&",
      "text é",
      "close row ",
      "empty empty a,1",
    ]);
  });

  it("finds the same wherever the pieces are cut", () => {
    const whole = tokensOf(XML, []);
    fc.assert(
      fc.property(fc.array(fc.nat(400), { maxLength: 30 }), (cuts) => {
        expect(tokensOf(XML, cuts)).toEqual(whole);
      }),
      { numRuns: 500 },
    );
  });
});
