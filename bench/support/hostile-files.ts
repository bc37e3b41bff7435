/** Workbooks made to cost much: small files whose parts inflate to millions of things. */
import { makeWorkbook } from "../../tests/xlsx/make-package.ts";
import { seeded } from "./seeded.ts";

const MB = 2 ** 20;
const data = (rows: string): string => `<sheetData>${rows}</sheetData>`;
const sheet = (xml: string): Uint8Array => makeWorkbook({ sheets: [{ name: "S", xml }] });
const times = (count: number, each: (index: number) => string): string =>
  Array.from({ length: count }, (_, i) => each(i)).join("");

/** By what each is; made one at a time, since some are large before they are packed. */
export const HOSTILE_FILES: readonly (readonly [what: string, make: () => Uint8Array])[] = [
  ["256 MB of spaces", () => sheet(`${" ".repeat(256 * MB)}${data("")}`)],
  [
    "250 MB of comments",
    () =>
      withNoise((next) =>
        sheet(`${times(3_500_000, () => `<!--${next(1e6)}${" ".repeat(58)}-->`)}${data('<row r="1"/>')}`),
      ),
  ],
  [
    "3.5 million empty styled cells",
    () => withNoise((next) => sheet(data(times(58_000, () => `<row>${times(60, () => `<c s="${next(5)}"/>`)}</row>`)))),
  ],
  [
    "a million rows",
    () =>
      withNoise((next) =>
        sheet(data(times(1_048_576, (i) => `<row r="${i + 1}"><c r="A${i + 1}" s="${next(4)}"/></row>`))),
      ),
  ],
  [
    "600,000 texts",
    () =>
      withNoise((next) =>
        sheet(
          data(
            times(
              300_000,
              () => `<row><c t="str"><v>some text ${next(1e9)}</v></c><c t="str"><v>${next(1e9)}</v></c></row>`,
            ),
          ),
        ),
      ),
  ],
  [
    "190,000 merges over one another",
    () =>
      sheet(`${data("")}<mergeCells>${times(190_000, (i) => `<mergeCell ref="A${i + 1}:XFD1048576"/>`)}</mergeCells>`),
  ],
  [
    "150,000 dropdowns over whole sheets",
    () =>
      sheet(
        `${data(times(100_000, () => "<row><c><v>1</v></c></row>"))}<dataValidations>${times(150_000, (i) => `<dataValidation type="list" sqref="A1:XFD1048576"><formula1>$A$${i + 1}:$XFD$1048576</formula1></dataValidation>`)}</dataValidations>`,
      ),
  ],
  [
    "a tag of 3 million attributes",
    () => withNoise((next) => sheet(`<cols><col ${times(3_000_000, () => `a${next(1e6)}="" `)}/></cols>${data("")}`)),
  ],
  [
    "20 MB of cell formats",
    () =>
      withNoise((next) =>
        makeWorkbook({
          sheets: [{ name: "S", xml: data("") }],
          styles: `<styleSheet><cellXfs>${times(900_000, () => `<xf fontId="${next(9)}"/>`)}</cellXfs></styleSheet>`,
        }),
      ),
  ],
];

function withNoise(make: (next: (below: number) => number) => Uint8Array): Uint8Array {
  return make(seeded(3));
}
