import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commentParts, mentionedIn } from "../../src/domain/comment.ts";

const piece = fc.oneof(
  fc.string(),
  fc.constantFrom("@", "{", "}", "@{", "@{}", "@{a b}"),
  fc.uuid().map((id) => `@{${id}}`),
);
const text = fc.array(piece).map((pieces) => pieces.join(""));

describe("commentParts", () => {
  it("says the whole text again, with each mention once where it stands", () => {
    fc.assert(
      fc.property(text, (said) => {
        const parts = commentParts(said);
        expect(parts.map((part) => ("text" in part ? part.text : `@{${part.mention}}`)).join("")).toBe(said);
        const mentions = parts.flatMap((part) => ("mention" in part ? part.mention : []));
        expect([...new Set(mentions)]).toEqual(mentionedIn(said));
        expect(parts.every((part) => !("text" in part) || part.text !== "")).toBe(true);
      }),
    );
  });

  it("leaves alone what only looks like a mention", () => {
    expect(mentionedIn("mail me@{example.com} or @ {x}, @{two words}, @{}")).toEqual([]);
    expect(mentionedIn("@{a-1} and @{b_2}, again @{a-1}")).toEqual(["a-1", "b_2"]);
  });
});
