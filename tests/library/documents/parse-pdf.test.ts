/** PDF pages as real producers write them: what stands where becomes what a reader reads. */
import { describe, expect, it } from "vitest";
import { linesAt, type Placed, type PlacedPage, placePdf } from "../../../fixtures/documents/place-pdf.ts";
import { readFile } from "../../../src/library/index.ts";

const read = async (...pages: readonly (readonly Placed[] | PlacedPage)[]) => {
  const placed = pages.map((page) => ("placed" in page ? page : { placed: page }));
  return readFile("a.pdf", await placePdf(placed));
};
const textOf = async (...pages: readonly (readonly Placed[] | PlacedPage)[]): Promise<string> =>
  (await read(...pages)).text.trim();

/** A table's rows from the top of the page to its bottom. */
function gridFrom(first: number, top: number, bottom: number): { placed: Placed[]; rows: string[][] } {
  const rows: string[][] = [];
  const placed: Placed[] = [];
  for (let y = top, at = first; y >= bottom; y -= 20, at++) {
    const row = [`Control ${String.fromCharCode(65 + (at % 26))}${at}x`, at % 3 === 0 ? "No" : "Yes", `${10 + at}`];
    rows.push(row);
    placed.push(...row.map((text, column) => ({ text, x: [60, 200, 290][column] ?? 0, y })));
  }
  return { placed, rows };
}

describe("readFile of PDF: what stands on every page", () => {
  it("keeps figures and repeated words of tables in the margins", async () => {
    const [one, two] = [gridFrom(0, 775, 60), gridFrom(40, 775, 60)];
    const text = await textOf(one.placed, two.placed);
    for (const row of [...one.rows, ...two.rows]) expect(text).toContain(`| ${row.join(" | ")} |`);
  });

  it("keeps a figure that stands alone, and drops numbers that count with the pages", async () => {
    const body = linesAt(60, 500, [
      "Findings of every kind are counted each month by the team on duty, in this order.",
    ]);
    const page = (label: string, figure: string): Placed[] => [
      { text: "Northwind policy", x: 60, y: 815, size: 8 },
      ...body,
      { text: figure, x: 60, y: 90 },
      { text: label, x: 300, y: 30, size: 8 },
    ];
    const text = await textOf(
      page("i", "41"),
      page("ii", "77"),
      page("3", "12"),
      page("4", "90"),
      page("Page 5 of 5", "8"),
    );
    expect(text.match(/\b(?:41|77|12|90|8)\b/g)).toEqual(["41", "77", "12", "90", "8"]);
    expect(text).not.toMatch(/Northwind|\bii?\b|\b[345]\b|Page/);
  });

  it("drops the chapter's name and the page's number on one line at the top", async () => {
    const pages = Array.from({ length: 14 }, (_, at) => [
      { text: `Chapter ${Math.floor(at / 4) + 1}: Keys`, x: 60, y: 800, size: 9 },
      { text: `${at + 1}`, x: 520, y: 800, size: 9 },
      ...linesAt(60, 500, [`Whoever owns key ${at + 300} counts it.`]),
    ]);
    const text = await textOf(...pages.slice(0, 12));
    expect(text).toBe(Array.from({ length: 12 }, (_, at) => `Whoever owns key ${at + 300} counts it.`).join("\n\n"));
  });

  it("keeps headings and sentences that are numbered as the pages are", async () => {
    const pages = [1, 2, 3, 4].map((at) => [
      { text: `${at}. Section ${at}`, x: 60, y: 770, size: 16, bold: true },
      ...linesAt(60, 740, [`Control ${at} is reviewed every ${at} months by its owner.`]),
      ...linesAt(60, 500, ["Whoever owns a control keeps what came of its review for three years."]),
    ]);
    const text = await textOf(...pages);
    for (const at of [1, 2, 3, 4]) {
      expect(text).toContain(`# ${at}. Section ${at}`);
      expect(text).toContain(`Control ${at} is reviewed every ${at} months by its owner.`);
    }
  });
});

describe("readFile of PDF: raised marks", () => {
  it("tells them from the figures they follow", async () => {
    const raised = (text: string, x: number): Placed => ({ text, x, y: 754, size: 6 });
    const placed = [
      { text: "Backups are kept for 35", x: 60, y: 750 },
      raised("1", 167.9),
      { text: " days and 2", x: 171.3, y: 750 },
      raised("10", 223),
      { text: " bits.", x: 230, y: 750 },
      { text: "1", x: 60, y: 93, size: 5 },
      { text: "For all plans.", x: 63, y: 90, size: 8 },
    ];
    expect(await textOf(placed)).toBe("Backups are kept for 35 days and 2^10 bits.\n\n1 For all plans.");
  });
});

describe("readFile of PDF: what stands sideways", () => {
  const rows = [
    ["Category", "Retention"],
    ["Access logs", "400 days"],
    ["Invoices", "ten years"],
  ];
  it.each([
    [90, (at: number) => 200 + at * 20, (column: number) => 100 + column * 200],
    [-90, (at: number) => 400 - at * 20, (column: number) => 700 - column * 200],
  ])("reads a table that is turned by %d degrees, and no label up the edge", async (turned, x, y) => {
    const table = rows.flatMap((row, at) =>
      row.map((text, column) => ({ text, x: x(at), y: y(column), turned, bold: at === 0 })),
    );
    const label = { text: "Copy 7", x: 20, y: 400, turned: -turned };
    const text = await textOf([...linesAt(60, 780, ["The table tells how long each is kept."]), label, ...table]);
    expect(text).toBe(
      "The table tells how long each is kept.\n\n| Category | Retention |\n| --- | --- |\n| Access logs | 400 days |\n| Invoices | ten years |",
    );
  });

  it("reads a page that is shown turned by its own text", async () => {
    const placed = linesAt(60, 500, ["This page is shown turned."]);
    const { text, warnings } = await read({ placed, shown: 90 });
    expect([text.trim(), warnings]).toEqual(["This page is shown turned.", []]);
  });
});

describe("readFile of PDF: order of writing", () => {
  const left = [
    "Access to production is limited to",
    "the platform team and is granted for",
    "no more than eight hours at a time.",
  ];
  const right = [
    "Customer data is stored in Frankfurt",
    "and Dublin. Backups are kept in a",
    "third region for thirty-five days.",
  ];

  it("reads columns of text one after the other, however they were written", async () => {
    const across = left.flatMap((line, at) => [
      ...linesAt(60, 750 - 13 * at, [line]),
      ...linesAt(320, 750 - 13 * at, [right[at] ?? ""]),
    ]);
    const text = [left.join(" "), right.join(" ")].join("\n\n");
    expect(await textOf(across)).toBe(text);
    expect(await textOf([...linesAt(60, 750, left), ...linesAt(320, 750, right)])).toBe(text);
  });

  it("reads a table row by row, however it was written", async () => {
    const columns = [
      ["Severity", "Critical", "High", "Low"],
      ["First response", "15 minutes", "1 hour", "2 days"],
      ["Fix", "4 hours", "", "Next release"],
    ];
    const cells = columns.flatMap((column, at) =>
      column.flatMap((text, row) => (text ? [{ text, x: 60 + 125 * at, y: 740 - 18 * row, bold: row === 0 }] : [])),
    );
    const words = ["A critical finding is escalated to the engineer on call at once."];
    expect(await textOf([...cells, ...linesAt(60, 620, words)])).toBe(
      `| Severity | First response | Fix |\n| --- | --- | --- |\n| Critical | 15 minutes | 4 hours |\n| High | 1 hour |  |\n| Low | 2 days | Next release |\n\n${words[0]}`,
    );
    const title = { text: "Deadlines", x: 60, y: 780, size: 18, bold: true };
    expect(await textOf([title, ...cells])).toMatch(/^# Deadlines\n\n\| Severity \|/);
  });
});

describe("readFile of PDF: what lines and pages cut", () => {
  it("keeps a word's own hyphen and takes off that of a line's end", async () => {
    const lines = [
      "All customer data at rest is encrypted with the cipher AES-",
      "256 and keys are rotated every year by our own people and a third-",
      "party assessor reviews the rotation. We answer within a 24-",
      "hour window. Administrators need Multi-",
      "Factor Authentication and read-",
      "only access to the infrastructure, pre- and post-",
      "production alike, and mana-",
      "gers are told about encryp-",
      "tion; the in-",
      "frastructure is hardened and kept on-",
      "and off-site.",
    ];
    expect(await textOf(linesAt(60, 750, lines))).toBe(
      "All customer data at rest is encrypted with the cipher AES-256 and keys are rotated every year by our own people and a third-party assessor reviews the rotation. We answer within a 24-hour window. Administrators need Multi-Factor Authentication and read-only access to the infrastructure, pre- and post-production alike, and managers are told about encryption; the infrastructure is hardened and kept on- and off-site.",
    );
  });

  it("goes on over a page's end with a name, where no sentence ends", async () => {
    const words = "Keys are made in a hardware module, never leave it, and are rotated every year by";
    const text = await textOf(linesAt(60, 130, [words]), linesAt(60, 700, ["AWS KMS in Frankfurt."]));
    expect(text).toBe(`${words} AWS KMS in Frankfurt.`);
  });
});

describe("readFile of PDF: tables and what introduces them", () => {
  it("keeps a lead-in apart from the table's head, and two tables from each other", async () => {
    const cells = (rows: readonly (readonly string[])[], xs: readonly number[], y: number): Placed[] =>
      rows.flatMap((row, at) =>
        row.map((text, column) => ({ text, x: xs[column] ?? 0, y: y - 18 * at, bold: at === 0 })),
      );
    const deadlines = [
      ["Severity", "Fix", "Notes"],
      ["Critical", "7 days", "late once"],
      ["High", "30 days", "never late"],
    ];
    const reports = [
      ["Item", "Detail"],
      ["Report type", "SOC 2 Type II"],
      ["Period", "all of 2025"],
    ];
    const [first, second] = ["Findings are fixed within the following times:", "The table below shows our reports."];
    const text = await textOf([
      ...linesAt(64, 750, [first]),
      ...cells(deadlines, [64, 219, 375], 732),
      ...linesAt(64, 678, [second]),
      ...cells(reports, [64, 297], 660),
      ...linesAt(64, 600, ["Whatever else we keep is named in the contract with the customer, line by line."]),
    ]);
    const table = ([head = [], ...rows]: readonly (readonly string[])[]) =>
      [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
    expect(text.split("\n\n").slice(0, 4)).toEqual([first, table(deadlines), second, table(reports)]);
  });
});
