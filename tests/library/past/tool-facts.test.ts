/** What the cells beside an answer say of it, however long they are. */
import { describe, expect, it } from "vitest";
import { TOOL_FACTS } from "../../../src/domain/tool-fact.ts";
import { toolColumns } from "../../../src/library/past/tool-columns.ts";
import { toolFacts } from "../../../src/library/past/tool-facts.ts";
import { growth, NO_SQUARE } from "../../support/growth.ts";

const options = { today: "2026-06-01", daysFirst: null };
const facts = (heading: string, text: string) => toolFacts(new Map([[heading, text]]), toolColumns([heading]), options);

describe("toolFacts", () => {
  it.each([
    ["Ana Lima <ana@example.com>", "ana@example.com"],
    [`${"x".repeat(400)}, ana@example.com`, "ana@example.com"],
    ["Ana Lima", "Ana Lima"],
  ])("takes the owner of %j for %s", (text, owner) => {
    expect(facts("Owner", text).owner).toBe(owner);
  });

  it.each([
    ["one long word", (length: number) => "x".repeat(length)],
    ["white space", (length: number) => `x${" ".repeat(length)}x`],
    ["empty lines", (length: number) => `x${"\n".repeat(length)}x`],
    ["blank lines", (length: number) => `x${"\n \t".repeat(length / 3)}x`],
  ])("reads a cell of %s in the time of its length, whatever its column", (_, text) => {
    const headings = TOOL_FACTS.map((fact) => [fact, fact] as const);
    const columns = toolColumns(TOOL_FACTS, Object.fromEntries(headings));
    const read = (cell: string) => toolFacts(new Map(TOOL_FACTS.map((fact) => [fact, cell])), columns, options);
    expect(growth(text, read)).toBeLessThan(NO_SQUARE);
  });
});
