/**
 * Which row and column a tag of the sheet data stands for. Both may be left unsaid (ECMA-376 18.3.1.73, 18.3.1.4):
 * then they follow the one before. Reader, survey and patcher must agree on this to the letter, so it is here once.
 */
import { MAX_COLUMN, MAX_ROW } from "./address.ts";
import { XlsxError } from "./errors.ts";
import { nameHash, parseNatural, type XmlTokenizer } from "./xml-tokens.ts";

const R = nameHash("r");

export class CellCursor {
  row = 0;
  column = 0;

  /** The tag is a `row`; its attributes may be walked afterwards. */
  openRow(token: XmlTokenizer): void {
    let row = this.row + 1;
    while (token.nextAttribute()) {
      if (token.attribute === R) {
        row = token.number();
        break;
      }
    }
    token.rewind();
    if (!(row >= 1 && row <= MAX_ROW)) throw outside();
    this.row = row;
    this.column = 0;
  }

  /** The tag is a `c`; its attributes may be walked afterwards. */
  openCell(token: XmlTokenizer): void {
    this.column++;
    while (token.nextAttribute()) {
      if (token.attribute === R) {
        this.column = this.columnOf(token);
        break;
      }
    }
    token.rewind();
    if (this.column > MAX_COLUMN) throw outside();
  }

  /** The column of the reference that is the current attribute; its row must be this one. */
  private columnOf(token: XmlTokenizer): number {
    const { bytes } = token;
    let at = token.valueStart;
    let column = 0;
    for (; at < token.valueEnd; at++) {
      const letter = (bytes[at] as number) & 0xdf;
      if (letter < 65 || letter > 90) break;
      column = column * 26 + letter - 64;
    }
    if (column < 1 || parseNatural(bytes, at, token.valueEnd) !== this.row) throw outside();
    return column;
  }
}

function outside(): XlsxError {
  return new XlsxError(
    "damaged_workbook",
    "A cell of the workbook has an address that no sheet can have: open it in Excel, let it repair the file and save it.",
  );
}
