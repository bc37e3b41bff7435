/** A library entry's words put into an answer, with their citations. */
import { describe, expect, it } from "vitest";
import type { LibraryEntry } from "../../src/domain/library-entry.ts";
import { withInserted } from "../../src/web/workbench/insertion.ts";
import { question, suggestion } from "./questions.ts";

const [cited] = suggestion().citations;
const citation = (passage: string) => ({ ...cited, passage, start: 0, end: 5 }) as LibraryEntry["citations"][number];
const entry = {
  id: "e2",
  answer: "Keys are rotated.",
  option: "yes",
  citations: [citation("p2")],
} as unknown as LibraryEntry;
const answer = { option: null, text: "Data is encrypted.", entry: "e1", citations: [citation("p1")] };

describe("withInserted", () => {
  it("makes an empty answer the entry's", () => {
    const empty = { option: null, text: " ", entry: null, citations: [] };
    const { option, text, entry: from } = withInserted(empty, entry, question(), null);
    expect({ option, text, from }).toEqual({ option: "Yes", text: "Keys are rotated.", from: "e2" });
  });

  it("adds the text and what it cites to an answer that is there", () => {
    const made = withInserted(answer, entry, question(), null);
    expect(made).toMatchObject({ text: "Data is encrypted.\nKeys are rotated.", entry: "e1", also: ["e2"] });
    expect(made.citations.map(({ passage }) => passage)).toEqual(["p1", "p2"]);
  });

  it("puts it where the cursor stands", () => {
    const caret = { value: answer.text, selectionStart: 4, selectionEnd: 4 };
    expect(withInserted(answer, entry, question(), caret).text).toBe("Data Keys are rotated. is encrypted.");
  });

  it("changes nothing where the answer says it already, however spaced and cased", () => {
    const once = withInserted(answer, entry, question(), null);
    expect(withInserted(once, entry, question(), null)).toBe(once);
    expect(withInserted(answer, { ...entry, answer: "data  is ENCRYPTED" }, question(), null)).toBe(answer);
  });

  it("puts in only the sentences that are new", () => {
    const longer = { ...entry, answer: "Data is encrypted. Keys are rotated. Backups too." };
    const { text, citations } = withInserted(answer, longer, question(), null);
    expect(text).toBe("Data is encrypted.\nKeys are rotated. Backups too.");
    expect(citations).toHaveLength(2);
  });
});
