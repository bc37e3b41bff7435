/** The queue's filter and its rows. */
import { describe, expect, it } from "vitest";
import { EVERYTHING, matcher } from "../../src/web/workbench/filter.ts";
import { queueRows } from "../../src/web/workbench/rows.ts";
import { question, suggestion } from "./questions.ts";

describe("matcher", () => {
  it("finds all words of a search in any order, in the question or its answer", () => {
    const one = question({
      ref: "A.1",
      text: "Do you encrypt data at rest?",
      suggestion: suggestion({ answer: "AES-256" }),
    });
    const finds = (search: string) => matcher({ ...EVERYTHING, search })(one);
    expect(finds("rest encrypt")).toBe(true);
    expect(finds("aes a.1")).toBe(true);
    expect(finds("encrypt transit")).toBe(false);
  });

  it("counts what is approved or not applicable as done, and all else as to do", () => {
    const states = ["open", "drafted", "approved", "rejected", "not_applicable"] as const;
    const shown = (view: "todo" | "done") =>
      states.filter((state) =>
        matcher({ ...EVERYTHING, view })(question({ review: { state, answer: null, assignee: null, due: null } })),
      );
    expect(shown("todo")).toEqual(["open", "drafted", "rejected"]);
    expect(shown("done")).toEqual(["approved", "not_applicable"]);
  });

  it("tells no match from not matched yet", () => {
    const none = question({ suggestion: suggestion({ outcome: "no_match", band: null, answer: null }) });
    const matches = matcher({ ...EVERYTHING, bands: ["none"] });
    expect([matches(none), matches(question({ suggestion: null }))]).toEqual([true, false]);
  });
});

describe("queueRows", () => {
  it("puts a heading wherever sheet or section change and counts only questions", () => {
    const rows = queueRows([
      question({ id: "1", section: "Access" }),
      question({ id: "2", section: "Access" }),
      question({ id: "3", section: "Privacy" }),
      question({ id: "4", sheet: "Second", section: "Privacy" }),
    ]);
    expect(rows.map((row) => (row.kind === "section" ? row.section : row.place))).toEqual([
      "Access",
      1,
      2,
      "Privacy",
      3,
      "Privacy",
      4,
    ]);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
  });
});
