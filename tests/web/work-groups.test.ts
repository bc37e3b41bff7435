import { describe, expect, it } from "vitest";
import type { WorkItem } from "../../src/domain/work.ts";
import { dueIn } from "../../src/web/shared/due-in.ts";
import { groupsOf } from "../../src/web/work/groups.ts";

const item = (due: string | null): WorkItem => ({
  kind: "assigned",
  questionnaire: { id: "n", name: "Review", customer: null },
  question: { id: `q${due}`, ref: null, text: "?", state: "open" },
  due,
  at: "2026-01-01T00:00:00.000Z",
  by: null,
  text: null,
});

describe("groupsOf", () => {
  it("puts what is overdue apart from what is due soon, later, or never", () => {
    const days = ["2026-02-27", "2026-02-28", "2026-03-01", "2026-03-08", "2026-03-09", null];
    const groups = groupsOf(days.map(item), "2026-03-01").map(({ name, items }) => [name, items.map(({ due }) => due)]);
    expect(groups).toEqual([
      ["Overdue", ["2026-02-27", "2026-02-28"]],
      ["Due within a week", ["2026-03-01", "2026-03-08"]],
      ["Due later", ["2026-03-09"]],
      ["Without a due date", [null]],
    ]);
  });
});

describe("dueIn", () => {
  it.each([
    ["2026-02-26", "3 days overdue"],
    ["2026-02-28", "1 day overdue"],
    ["2026-03-01", "today"],
    ["2026-03-02", "tomorrow"],
    ["2026-03-15", "in 14 days"],
    ["2026-03-16", null],
  ])("says of %s on the first of March: %s", (due, said) => {
    expect(dueIn(due, "2026-03-01")).toBe(said);
  });
});
