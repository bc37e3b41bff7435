/** The queue's filter and its rows. */
import { describe, expect, it } from "vitest";
import type { StoredQuestion } from "../../src/domain/stored-questionnaire.ts";
import { EVERYTHING, type Filter, matcher, NOBODY } from "../../src/web/workbench/filter.ts";
import { addressOf, filterFrom } from "../../src/web/workbench/filter-address.ts";
import { queueRows, sectionKey } from "../../src/web/workbench/rows.ts";
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

describe("matcher of the finer filter", () => {
  const finds = (filter: Partial<Filter>, one: Partial<StoredQuestion>) =>
    matcher({ ...EVERYTHING, ...filter })(question(one));

  it("keeps to a sheet or to one section of it", () => {
    const here = { sheet: "Security", section: "Access" };
    expect(finds({ within: "Security" }, here)).toBe(true);
    expect(finds({ within: sectionKey(here) }, here)).toBe(true);
    expect(finds({ within: sectionKey(here) }, { ...here, sheet: "Privacy" })).toBe(false);
    expect(finds({ within: "Access" }, here)).toBe(false);
  });

  it("finds what is assigned to nobody, and what has warnings", () => {
    const given = { review: { state: "open", answer: null, assignee: "ann", due: null } } as const;
    expect([finds({ assignee: NOBODY }, {}), finds({ assignee: NOBODY }, given)]).toEqual([true, false]);
    const warned = { suggestion: suggestion({ warnings: ["Old."] }) };
    expect([finds({ warned: true }, warned), finds({ warned: true }, {})]).toEqual([true, false]);
    expect(finds({ warned: true }, { withheld: "Under NDA." })).toBe(true);
  });
});

describe("the filter in the address", () => {
  const parameters = (filter: Filter) =>
    new URLSearchParams(Object.entries(addressOf(filter)).filter((one): one is [string, string] => one[1] !== null));

  it("comes back as it was, and leaves the address of everything bare", () => {
    const set: Filter = {
      view: "todo",
      states: ["open", "rejected"],
      bands: ["low", "none"],
      assignee: NOBODY,
      within: sectionKey({ sheet: "A & B", section: "1, 2" }),
      expert: true,
      warned: true,
      search: "soc 2",
    };
    expect(filterFrom(new URLSearchParams(parameters(set).toString()))).toEqual(set);
    expect(filterFrom(parameters(EVERYTHING))).toEqual(EVERYTHING);
    expect(parameters(EVERYTHING).toString()).toBe("");
  });

  it("takes unknown words for nothing", () => {
    expect(filterFrom(new URLSearchParams("show=mine&state=lost,open&band=huge"))).toEqual({
      ...EVERYTHING,
      states: ["open"],
    });
  });
});

describe("queueRows", () => {
  it("shows of a folded section its heading with its count, and the current question", () => {
    const questions = ["1", "2", "3"].map((id) => question({ id, section: id === "3" ? "Logs" : "Access" }));
    const folded = new Set([sectionKey({ sheet: "Review", section: "Access" })]);
    const keys = (current?: string) => queueRows(questions, folded, current).map(({ key }) => key);
    expect(keys()).toEqual(["section:1", "section:3", "3"]);
    expect(keys("2")).toEqual(["section:1", "2", "section:3", "3"]);
    expect(queueRows(questions, folded)[0]).toMatchObject({ count: 2 });
    expect(queueRows(questions, folded, "3").at(-1)).toMatchObject({ place: 3 });
  });

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
