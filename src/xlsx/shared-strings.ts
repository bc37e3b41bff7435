/**
 * The shared strings, read once when the first sheet needs them. Rich text is joined; phonetic guides are left out.
 * Source: ECMA-376 18.4.
 */
import { tooMany } from "./limits.ts";
import { type Package, readTokens } from "./package.ts";
import { unescapeCell } from "./xml-text.ts";
import { nameHash } from "./xml-tokens.ts";

const SI = nameHash("si");
const T = nameHash("t");
const PHONETIC = nameHash("rPh");

/** All strings by index. @throws XlsxError `hostile_workbook` past the limits of text */
export async function readSharedStrings(pack: Package, part: string | null): Promise<readonly string[]> {
  const strings: string[] = [];
  if (!part) return strings;
  let characters = 0;
  const add = (string: string): void => {
    characters += string.length;
    if (characters > pack.limits.maxCharacters || strings.length >= pack.limits.maxCells) throw tooMany("text");
    strings.push(string);
  };
  let text = "";
  let inText = false;
  let phonetic = false;
  await readTokens(
    pack,
    part,
    (token) => {
      switch (token.kind) {
        case "open":
          if (token.name === T) inText = !phonetic;
          else if (token.name === SI) text = "";
          else if (token.name === PHONETIC) phonetic = true;
          break;
        case "text":
        case "cdata":
          if (inText) text += token.textValue();
          break;
        case "close":
          if (token.name === T) inText = false;
          else if (token.name === SI) add(unescapeCell(text));
          else if (token.name === PHONETIC) phonetic = false;
          break;
        case "empty":
          if (token.name === SI) add("");
          break;
      }
    },
    pack.limits.maxPartBytes,
  );
  return strings;
}
