import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import { root, temporaryFolder, VENDOR_REVIEW } from "../support/app.ts";

const program = join(root, "src/runtime/node/cli.ts");

function run(args: string[], { input = "", folder = temporaryFolder() } = {}) {
  const env = { ...process.env, COUNTERSIGN_DATA: join(folder, "data"), COUNTERSIGN_KNOWLEDGE: "" };
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: folder,
    env,
    input,
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  return { status, stdout, stderr, folder };
}

describe("countersign", () => {
  it("lists its commands", () => {
    const { status, stdout } = run(["help"]);
    expect(status).toBe(0);
    expect(stdout).toContain("inspect");
  });

  it("ends quietly where nobody reads on, as behind head", () => {
    const script = `{ "$0" "$1" help; echo "status $?" >&2; } | true`;
    const { stderr } = spawnSync("sh", ["-c", script, process.execPath, program], { encoding: "utf8" });
    expect(stderr).toBe("status 0\n");
  });

  it.each([
    [["bogus"]],
    [["library"]],
    [["inspect"]],
    [["inspect", "a", "b"]],
    [["inspect", "a", "--colour"]],
    [["ask"]],
    [["ask", "a question", "--jsonl"]],
    [["fill", "a.xlsx", "--answers", "a.json"]],
    [["answer", VENDOR_REVIEW, "-o", "out.xlsx", "--bands", "best"]],
    [["serve", "--port", "high"]],
    [[]],
  ])("exits 2 on wrong usage: %j", (args) => {
    const { status, stderr, stdout } = run(args);
    expect(status).toBe(2);
    expect(`${stderr}${stdout}`).toMatch(/Usage:|"countersign help"|needs one of|takes/);
    expect(stderr).not.toContain("    at ");
  });

  it.each([
    ["a file that is not there", "nowhere.xlsx", undefined, /no file nowhere\.xlsx/],
    ["an empty file", "empty.xlsx", "", /empty/],
    ["something else", "letter.xlsx", "%PDF-1.7 and so on", /PDF/],
  ])("exits 1 with one sentence for %s", (_, name, content, sentence) => {
    const folder = temporaryFolder();
    if (content !== undefined) writeFileSync(join(folder, name), content);
    for (const args of [
      ["inspect", name],
      ["answer", name, "-o", "out.xlsx"],
    ]) {
      const { status, stderr, stdout } = run(args, { folder });
      expect(stderr).toMatch(sentence);
      expect(stderr).not.toContain("    at ");
      expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    }
    expect(existsSync(join(folder, "out.xlsx"))).toBe(false);
  });

  it("names file and line of a broken knowledge file and loads nothing", () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "knowledge/documents"), { recursive: true });
    writeFileSync(join(folder, "knowledge/documents/a.md"), "---\nid: [a\n---\n# A\n\nText.\n");
    const { status, stderr } = run(["ask", "What?", "--knowledge", "knowledge"], { folder });
    expect(status).toBe(1);
    expect(stderr).toMatch(/documents\/a\.md:\d/);
  });
});

describe("countersign inspect", () => {
  it("prints one JSON document and nothing else", () => {
    const { stdout, stderr } = run(["inspect", VENDOR_REVIEW, "--json"]);
    expect(stderr).toBe("");
    const inspection = JSON.parse(stdout);
    expect(Object.keys(inspection).sort()).toEqual(["blocks", "file", "questions", "sheets"]);
    expect(inspection.questions).toHaveLength(24);
  });
});

describe("countersign ask", () => {
  it("answers with a citation, or with no match", () => {
    const { stdout } = run([
      "ask",
      "Do you have a SOC 2 Type II report?",
      "--option",
      "Yes",
      "--option",
      "No",
      "--json",
    ]);
    const known = JSON.parse(stdout);
    expect(known).toMatchObject({ outcome: "suggested", option: "Yes" });
    expect(known.citations[0].quote).toContain("SOC 2");
    const unknown = JSON.parse(run(["ask", "Who won the 1954 football world cup?", "--json"]).stdout);
    expect(unknown).toMatchObject({ outcome: "no_match", answer: null, option: null, band: null, citations: [] });
  });

  it("answers a line with a line, in order and the same every time", () => {
    const input = [
      { id: "b", question: "Are you certified to ISO 27001?", options: ["Yes", "No"] },
      { id: 7, question: "What is the colour of your door?" },
    ]
      .map((one) => `${JSON.stringify(one)}\n`)
      .join("\n");
    const first = run(["ask", "--jsonl"], { input });
    expect(
      first.stdout
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line).id),
    ).toEqual(["b", 7]);
    expect(run(["ask", "--jsonl"], { input }).stdout).toBe(first.stdout);
    expect(run(["ask", "--jsonl"], { input: "{]\n" })).toMatchObject({ status: 1, stdout: "" });
  });
});

describe("countersign answer", () => {
  it("writes a draft and two kinds of report, and says that nobody has reviewed it", async () => {
    const folder = temporaryFolder();
    const { status, stdout } = run(["answer", VENDOR_REVIEW, "-o", "out.xlsx", "--report", "r.json"], { folder });
    expect(status).toBe(0);
    expect(stdout).toContain("no reviewer has seen it");
    const report = JSON.parse(readFileSync(join(folder, "r.json"), "utf8"));
    expect(report).toMatchObject({ reviewed: false, bands: ["high"] });
    expect(report.questions).toHaveLength(24);
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(join(folder, "out.xlsx"));
    const written = report.questions.flatMap((one: { written: unknown[] }) => one.written);
    expect(written.length).toBeGreaterThan(0);
    for (const { sheet, cell, text } of written) expect(book.getWorksheet(sheet)?.getCell(cell).text).toBe(text);
    for (const { suggestion, written } of report.questions) if (suggestion.band !== "high") expect(written).toEqual([]);

    expect(run(["answer", VENDOR_REVIEW, "-o", "out.xlsx", "--report", "r.html"], { folder }).status).toBe(0);
    const html = readFileSync(join(folder, "r.html"), "utf8");
    expect(html).toContain("Not reviewed");
    expect(html).not.toContain("<script");
    expect(run(["answer", VENDOR_REVIEW, "-o", "out.xlsx", "--report", "r.doc"], { folder }).status).toBe(1);
  });
});

describe("the README's sample run", () => {
  it("prints what the README says", () => {
    const sample = readFileSync(join(root, "README.md"), "utf8").split("-o out.xlsx --report report.html\n")[1];
    const { stdout } = run(["answer", VENDOR_REVIEW, "-o", "out.xlsx", "--report", "report.html"]);
    expect(sample?.slice(0, stdout.length)).toBe(stdout);
  });
});

describe("countersign fill", () => {
  it("refuses to put its result in place of the customer's file", () => {
    const folder = temporaryFolder();
    const file = join(folder, "theirs.xlsx");
    writeFileSync(file, readFileSync(VENDOR_REVIEW));
    writeFileSync(join(folder, "a.json"), '[{"sheet": "Details", "cell": "C4", "text": "x"}]');
    expect(run(["fill", file, "--answers", "a.json", "-o", "theirs.xlsx"], { folder }).status).toBe(1);
    expect(run(["answer", file, "-o", "theirs.xlsx"], { folder }).status).toBe(1);
    expect(readFileSync(file)).toEqual(readFileSync(VENDOR_REVIEW));
  });

  it("refuses a result that calls itself a file of another format", () => {
    for (const args of [
      ["answer", VENDOR_REVIEW, "-o", "out.csv"],
      ["fill", VENDOR_REVIEW, "--answers", "a.json", "-o", "out.xlsm"],
    ]) {
      const { status, stderr, folder } = run(args);
      expect(status).toBe(1);
      expect(stderr).toContain("Name the result with .xlsx at its end");
      expect(existsSync(join(folder, args.at(-1) ?? ""))).toBe(false);
    }
  });

  it("warns of a text that the cell's dropdown does not offer, and writes it all the same", () => {
    const folder = temporaryFolder();
    const edit = (text: string) => JSON.stringify([{ sheet: "Security review", cell: "C8", text }]);
    const args = ["fill", VENDOR_REVIEW, "--answers", "a.json", "-o", "out.xlsx"];
    writeFileSync(join(folder, "a.json"), edit("Perhaps"));
    expect(run(args, { folder })).toMatchObject({
      status: 0,
      stderr: 'countersign: Security review!C8 offers "Yes", "No", "N/A", not "Perhaps".\n',
    });
    writeFileSync(join(folder, "a.json"), edit("No"));
    expect(run(args, { folder })).toMatchObject({ status: 0, stderr: "" });
  });

  it("writes given texts and refuses a list of another shape", async () => {
    const folder = temporaryFolder();
    const args = ["fill", VENDOR_REVIEW, "--answers", "a.json", "-o", "out.xlsx"];
    writeFileSync(join(folder, "a.json"), '{"not": "a list"}');
    expect(run(args, { folder })).toMatchObject({ status: 1 });
    expect(existsSync(join(folder, "out.xlsx"))).toBe(false);
    writeFileSync(join(folder, "a.json"), '[{"sheet": "Details", "cell": "C4", "text": "=1+1"}]');
    expect(run(args, { folder })).toMatchObject({ status: 0 });
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(join(folder, "out.xlsx"));
    expect(book.getWorksheet("Details")?.getCell("C4").value).toBe("=1+1");
  });
});

describe("countersign eval", () => {
  it("measures the ranking over any documents", () => {
    const folder = temporaryFolder();
    const lines = (values: unknown[]) => values.map((value) => JSON.stringify(value)).join("\n");
    const docs = [
      { docid: "a", text: "Backups are encrypted." },
      { docid: "b", text: "Visitors sign in at reception." },
    ];
    writeFileSync(join(folder, "d.jsonl"), lines(docs));
    writeFileSync(join(folder, "q.jsonl"), lines([{ id: "1", query: "Do visitors sign in?", relevant: ["b"] }]));
    const { stdout } = run(["eval", "--docs", "d.jsonl", "--queries", "q.jsonl", "--json"], { folder });
    const { msPerQuery, ...figures } = JSON.parse(stdout);
    expect(figures).toEqual({ queries: 1, hit1: 1, success5: 1, mrr10: 1 });
    expect(msPerQuery).toBeGreaterThan(0);
    run(["eval", "--docs", "d.jsonl", "--queries", "q.jsonl", "--report", "r.html"], { folder });
    const report = readFileSync(join(folder, "r.html"), "utf8");
    expect(report).toContain("<polyline");
    expect(report).toContain("Evaluation of d.jsonl");
    expect(report).not.toMatch(/<script|<link|src=/);
    const other = run(["eval", "--docs", "d.jsonl", "--queries", "q.jsonl", "--report", "r.pdf"], { folder });
    expect(other).toMatchObject({ status: 1 });
    writeFileSync(join(folder, "q.jsonl"), '{"id": 1}');
    expect(run(["eval", "--docs", "d.jsonl", "--queries", "q.jsonl"], { folder }).stderr).toContain("q.jsonl, value 1");
  });

  it("refuses to measure nothing", () => {
    const folder = temporaryFolder();
    const write = (name: string, value: string) => writeFileSync(join(folder, name), value);
    const measure = () => run(["eval", "--docs", "d.jsonl", "--queries", "q.jsonl"], { folder });
    write("d.jsonl", "\n");
    write("q.jsonl", '{"id":"1","query":"Do visitors sign in?","relevant":["b"]}');
    expect(measure()).toMatchObject({ status: 1, stderr: expect.stringContaining("d.jsonl holds no documents") });
    write("d.jsonl", '{"docid":"a","text":"Backups are encrypted."}');
    expect(measure()).toMatchObject({ status: 1, stderr: expect.stringContaining("names a document of d.jsonl") });
    write("q.jsonl", "");
    expect(measure()).toMatchObject({ status: 1, stderr: expect.stringContaining("q.jsonl holds no questions") });
  });
});

describe("countersign library", () => {
  it("imports, lists, checks and exports", () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "note.md"), "# Backups\n\nBackups are kept in two regions.\n");
    expect(run(["library", "import", "note.md"], { folder }).stdout).toContain("1 documents");
    const { documents, entries } = JSON.parse(run(["library", "list", "--json"], { folder }).stdout);
    expect(documents.map(({ id }: { id: string }) => id)).toContain("note");
    const { findings } = JSON.parse(run(["library", "check", "--json"], { folder }).stdout);
    expect(findings.length).toBeGreaterThan(0);
    expect(run(["library", "export", "library.json"], { folder }).status).toBe(0);
    const exported = JSON.parse(readFileSync(join(folder, "library.json"), "utf8"));
    const answers = entries.filter(({ origin }: { origin: string }) => origin !== "passage");
    const ids = (list: { id: string }[]) => list.map(({ id }) => id);
    expect(ids(exported.entries)).toEqual(ids(answers));
    expect(ids(exported.documents)).toEqual(ids(documents));
    expect(run(["library", "import", "library.json"], { folder }).stdout).toContain(`${answers.length} known`);
    expect(run(["library", "import", "report.pdf"], { folder }).status).toBe(1);
  });

  it("retires a document once it has told what rests on it, and brings it back", () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "empty"));
    const own = (...args: string[]) => run([...args, "--knowledge", "empty"], { folder });
    writeFileSync(join(folder, "note.md"), "# Moorings\n\nMasts are kept in two regions.\n");
    writeFileSync(
      join(folder, "masts.yaml"),
      "- id: masts\n  question: Where are masts kept?\n  answer: In two regions.\n  citations:\n    - document: note\n      quote: two regions\n",
    );
    own("library", "import", "note.md", "masts.yaml");
    const asked = () => JSON.parse(own("ask", "Where are masts kept?", "--json").stdout);
    expect(asked()).toMatchObject({ outcome: "suggested", warnings: [] });
    const told = own("library", "retire", "note", "--why", "Sold");
    expect(told).toMatchObject({ status: 1, stdout: expect.stringContaining("Where are masts kept?") });
    expect(told.stdout).toContain("1 of its passages are matched no more");
    const asJson = own("library", "retire", "note", "--json");
    expect(asJson.status).toBe(1);
    expect(JSON.parse(asJson.stdout)).toMatchObject({
      ...{ document: "note", retired: null, passages: 1 },
      resting: { entries: [{ question: "Where are masts kept?" }], questionnaires: [] },
    });
    expect(own("library", "list").stdout).not.toContain("retired");
    expect(own("library", "retire", "note", "--why", "Sold", "--yes")).toMatchObject({ status: 0 });
    expect(JSON.parse(own("library", "retire", "note", "--json").stdout)).toMatchObject({ retired: { why: "Sold" } });
    expect(own("library", "list").stdout).toMatch(/^note .*, retired \d{4}-/m);
    const again = own("library", "retire", "note", "--json");
    expect(JSON.parse(again.stdout)).toMatchObject({ document: "note", retired: { why: "Sold" } });
    const checked = own("library", "check").stdout;
    expect(checked).toMatch(/^out of force: since \d{4}-\d\d-\d\d "Moorings": Retired: Sold/m);
    expect(checked).not.toMatch(/^runs? out.*Retired/m);
    expect(asked().warnings.join(" ")).toContain("(Sold)");
    expect(own("library", "reinstate", "note").stdout).toContain("in force again");
    expect(asked().warnings).toEqual([]);
    expect(own("library", "retire", "nothing").status).toBe(1);
  });

  it("asks before it retires a document on which nothing rests, too", () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "empty"));
    const own = (...args: string[]) => run([...args, "--knowledge", "empty"], { folder });
    writeFileSync(join(folder, "note.md"), "# Moorings\n\nMasts are kept in two regions.\n");
    own("library", "import", "note.md");
    const told = own("library", "retire", "note");
    expect(told).toMatchObject({ status: 1, stdout: expect.stringContaining("1 of its passages are matched no more") });
    expect(told.stderr).toContain("--yes");
    expect(own("library", "list").stdout).not.toContain("retired");
  });
});

describe("countersign backup and restore", () => {
  it("takes everything out and puts it in place elsewhere", () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "note.md"), "# Backups\n\nBackups are kept in two regions.\n");
    run(["library", "import", "note.md"], { folder });
    expect(run(["backup", "all.sqlite"], { folder }).status).toBe(0);
    expect(run(["restore", join(folder, "all.sqlite"), "--data", "elsewhere"], { folder }).status).toBe(0);
    const list = run(["library", "list", "--data", "elsewhere"], { folder }).stdout;
    expect(list).toBe(run(["library", "list"], { folder }).stdout);
    writeFileSync(join(folder, "letter.sqlite"), "Dear customer, this is no database at all.");
    const refused = run(["restore", "letter.sqlite"], { folder });
    expect(refused).toMatchObject({ status: 1, stdout: "" });
    expect(run(["library", "list"], { folder }).stdout).toBe(list);
  });
});
