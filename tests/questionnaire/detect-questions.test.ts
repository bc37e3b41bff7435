import { describe, expect, it } from "vitest";
import { detect, places, sheetOf } from "./sheets.ts";

const YES_NO = ["Yes", "No"];
const ASKED = [
  "Do you encrypt data at rest?",
  "Describe how backups are tested.",
  "Are subcontractors bound by the same rules?",
  "How long are logs kept?",
];

/** One table with these headings over four questions. */
function table(
  headings: readonly string[],
  question: number,
  filled: (row: number) => Record<number, string> = () => ({}),
) {
  return sheetOf([
    headings,
    ...ASKED.map((text, row) => headings.map((_, at) => (at === question ? text : (filled(row)[at] ?? "")))),
  ]);
}

describe("detectQuestions", () => {
  it.each<[string, readonly string[], string]>([
    ["a plain table", ["Question", "Answer"], "A2 -> B2 | -"],
    ["a supplier's form", ["Ref", "Requirement", "Supplier Response", "Supplier Comments"], "B2 -> C2 | D2"],
    ["an exchange form", ["Ques Num", "Question Text", "Response", "Additional Information", "Risk"], "B2 -> C2 | D2"],
    [
      "assessor's columns",
      ["#", "Question", "Vendor answer", "Vendor notes", "Assessor notes", "Score"],
      "B2 -> C2 | D2",
    ],
    ["a compliance matrix", ["Item", "Security requirement", "Compliant? (Y/N)", "Explanation"], "B2 -> C2 | D2"],
    ["guidance between", ["ID", "Question", "Guidance", "Your answer", "Evidence"], "B2 -> D2 | E2"],
    ["the answer alone", ["Topic", "Question", "Please provide details"], "B2 -> C2 | -"],
    [
      "a long heading",
      [
        "No.",
        "Control question",
        "Response\nChoose from the list; explain every No in the next column and attach what proves it, please",
        "Comments",
      ],
      "B2 -> C2 | D2",
    ],
    ["unknown words", ["S/N", "Question", "Bidder to complete", "Remarks"], "B2 -> C2 | D2"],
    ["German", ["Lfd. Nr.", "Frage", "Antwort", "Erläuterung"], "B2 -> C2 | D2"],
    ["German requirements", ["ID", "Anforderung", "Stellungnahme des Auftragnehmers", "Nachweis"], "B2 -> C2 | D2"],
    ["French", ["N°", "Question", "Réponse du prestataire", "Précisions"], "B2 -> C2 | D2"],
    ["Spanish", ["Núm.", "Pregunta", "Respuesta del proveedor", "Comentarios"], "B2 -> C2 | D2"],
    ["Japanese", ["No.", "質問内容", "回答欄", "備考"], "B2 -> C2 | D2"],
  ])("knows the columns of %s", (_, headings, first) => {
    const findings = detect(table(headings, headings.length === 2 ? 0 : 1));
    expect(places(findings)[0]).toBe(first);
    expect(findings.questions).toHaveLength(ASKED.length);
  });

  it.each<[string, readonly string[]]>([
    ["the answer in words", ["ID", "Requirement", "Compliance", "Supplier response"]],
    ["a detailed answer", ["ID", "Requirement", "Answer", "Detailed answer"]],
    ["German", ["Nr.", "Anforderung", "Reifegrad", "Umsetzungsbeschreibung"]],
    ["German measures", ["Nr.", "Anforderung", "Status", "Umgesetzte Maßnahmen"]],
    ["French", ["N°", "Exigence", "Conforme", "Moyens mis en œuvre"]],
    ["Japanese", ["No.", "質問", "回答", "実施状況の詳細"]],
  ])("gives the words beside a choice to the column that is open for them: %s", (_, headings) => {
    const rows = [headings, ...ASKED.map((text, at) => [`R${at}`, text])];
    const { questions } = detect(sheetOf(rows, { lists: { "C2:C5": YES_NO } }));
    expect(questions.map(({ answer, comment }) => [answer.cells[0], comment])).toEqual(
      [2, 3, 4, 5].map((row) => [`C${row}`, `D${row}`]),
    );
  });

  it("leaves the words beside a choice without a cell where the next column is the asker's or has another purpose", () => {
    for (const heading of ["Assessor notes", "Risk", "Reference", "Guidance"]) {
      const rows = [["ID", "Requirement", "Compliance", heading], ...ASKED.map((text, at) => [`R${at}`, text])];
      expect(detect(sheetOf(rows, { lists: { "C2:C5": YES_NO } })).questions[0]?.comment).toBeNull();
    }
  });

  it.each(["Maturity score", "Score", "Level", "Note", "Niveau"])(
    "answers in the one dropdown of the table, though it is called %s",
    (heading) => {
      const rows = [["ID", "Requirement", heading, "Comments"], ...ASKED.map((text, at) => [`R${at}`, text])];
      expect(places(detect(sheetOf(rows, { lists: { "C2:C5": ["0", "1", "2"] } })))[0]).toBe("B2 -> C2 | D2");
    },
  );

  it("leaves the one dropdown alone where it is surely the asker's", () => {
    const rows = [["ID", "Requirement", "Assessor score", "Response"], ...ASKED.map((text, at) => [`R${at}`, text])];
    expect(places(detect(sheetOf(rows, { lists: { "C2:C5": ["0", "1", "2"] } })))[0]).toBe("B2 -> D2 | -");
  });

  it("gives a Yes/No heading's options to cells without a dropdown", () => {
    const findings = detect(table(["#", "Question", "Answer (Yes / No / N/A)", "Comment"], 1));
    expect(findings.questions[0]?.answer).toEqual({ format: "choice", cells: ["C2"], options: ["Yes", "No", "N/A"] });
  });

  it("finds answers and comments that somebody has already given", () => {
    const filled = (row: number) => ({ 0: `${row + 1}`, 2: row % 2 ? "No" : "Yes", 3: "As our policy of 2024 says." });
    const [first] = detect(table(["#", "Question", "Answer", "Comments"], 1, filled)).questions;
    expect(first).toMatchObject({ ref: "1", existing: "Yes", existingComment: "As our policy of 2024 says." });
  });

  it("reads marks under options, the mark in use and the marked option", () => {
    const sheet = sheetOf([
      ["No", "Question", "Yes", "No", "N/A", "Comments"],
      ["1", ASKED[0] as string, "", "✓", "", ""],
      ["2", ASKED[2] as string, "", "", "", ""],
    ]);
    const [first, second] = detect(sheet).questions;
    expect(first).toMatchObject({
      ref: "1",
      comment: "F2",
      existing: "No",
      answer: { format: "marks", cells: ["C2", "D2", "E2"], options: ["Yes", "No", "N/A"], mark: "✓" },
    });
    expect(second?.existing).toBeNull();
  });

  it("takes a dropdown it cannot read as a choice without options", () => {
    const sheet = sheetOf([["Question", "Answer"], ...ASKED.map((text) => [text, ""])], { lists: { "B2:B5": null } });
    expect(detect(sheet).questions[0]?.answer).toEqual({ format: "choice", cells: ["B2"], options: [] });
  });

  it.each<[string, readonly string[], string]>([
    [
      "sentences",
      [
        "Q#",
        "Domain",
        "Assessment question",
        "Yes / No",
        "If yes, please provide details. If no, explain.",
        "Name of evidence attached",
      ],
      "C2 -> D2 | E2",
    ],
    ["a sentence that is no question", ["Ref", "Requirement", "How you comply"], "B2 -> C2 | -"],
    ["words of the asker's side", ["Item", "Requirement", "Supplier statement"], "B2 -> C2 | -"],
    ["a description of what is there", ["Nr.", "Anforderung", "Beschreibung der Erfüllung"], "B2 -> C2 | -"],
    ["an instruction", ["#", "Question", "Please answer here."], "B2 -> C2 | -"],
    ["a degree", ["N°", "Exigence", "Niveau de conformité"], "B2 -> C2 | -"],
  ])("knows a header of %s by the questions below it", (_, headings, first) => {
    const rows = ASKED.map((text, at) => [`R${at}`, ...(headings.length > 3 ? ["Access"] : []), text]);
    const findings = detect(sheetOf([headings, ...rows]));
    expect(places(findings)[0]).toBe(first);
    expect(findings.questions).toHaveLength(ASKED.length);
    expect(findings.blocks[0]?.headerRow).toBe(1);
  });

  it("makes no header of a row over questions that leave no room", () => {
    const rows = ASKED.map((text, at) => [`R${at}`, text, "as our policy says"]);
    expect(detect(sheetOf([["Ref", "Requirement", "How you comply"], ...rows])).questions).toEqual([]);
  });

  it("reads a section off cells merged over its rows, on either side of the question", () => {
    const asked = [...ASKED, "Is there a fence?", "Who has keys?"].map((text, at) => [`R${at}`, text]);
    const right = sheetOf(
      [
        ["ID", "Question", "Answer", "CCM Domain Title"],
        ...asked.map((row, at) => [...row, "", at === 0 ? "Data" : at === 3 ? "Site" : ""]),
      ],
      { merges: ["D2:D4", "D5:D7"] },
    );
    expect(detect(right).questions.map(({ section }) => section)).toEqual([
      ...["Data", "Data", "Data"],
      ...["Site", "Site", "Site"],
    ]);
  });

  it.each(["Item", "Pos.", "Ziffer"])("takes %s over numbers for their heading and no section", (heading) => {
    const rows = [[heading, "Question", "Response"], ...ASKED.map((text, at) => [`${at + 1}`, text])];
    expect(detect(sheetOf(rows)).questions[0]).toMatchObject({ ref: "1", section: null });
  });

  it("carries section rows as context and leaves them out", () => {
    const sheet = sheetOf([
      ["Question", "Answer", "Comments"],
      ["Cryptography"],
      [ASKED[0] as string],
      ["Suppliers"],
      [ASKED[2] as string],
      ["Total"],
    ]);
    expect(detect(sheet).questions.map(({ section, row }) => [section, row])).toEqual([
      ["Cryptography", 3],
      ["Suppliers", 5],
    ]);
  });

  it("joins the parts of a question that share one merged answer cell", () => {
    const sheet = sheetOf(
      [
        ["#", "Question", "Answer"],
        ["1", "Please describe your backups:", ""],
        ["", "a) How often are they made?", ""],
        ["2", ASKED[0] as string, ""],
      ],
      { merges: ["C2:C3"] },
    );
    const { questions } = detect(sheet);
    expect(questions.map(({ text }) => text)).toEqual([
      "Please describe your backups:\na) How often are they made?",
      ASKED[0],
    ]);
  });

  it("takes a row that leads in to lettered parts for their context", () => {
    const rows = [
      ["No.", "", "Question", "Supplier response"],
      ["1", "", "Regarding your backups:"],
      ["", "a)", "How often are they taken?"],
      ["", "b)", "Where are they stored?"],
      ["2", "", "Do you perform penetration tests?"],
      ["", "a)", "Who carries them out?"],
      ["3", "", "Describe the following:"],
    ];
    expect(detect(sheetOf(rows)).questions.map(({ row, section }) => [row, section])).toEqual([
      [3, "Regarding your backups"],
      [4, "Regarding your backups"],
      [5, null],
      [6, null],
      [7, null],
    ]);
    const inText = [["Question", "Answer"], ["Do you have:"], ["a) a policy?"], ["b) a plan?"], ["Are logs kept?"]];
    expect(detect(sheetOf(inText)).questions.map(({ text }) => text)).toEqual([
      "a) a policy?",
      "b) a plan?",
      "Are logs kept?",
    ]);
  });

  it("accepts labels as questions where a table asks for nothing else", () => {
    const sheet = sheetOf([
      ["Field", "Your answer"],
      ["Company name"],
      ["Address"],
      ["Security contact"],
      ["Number of staff"],
    ]);
    expect(detect(sheet).questions.map(({ text }) => text)).toEqual([
      "Company name",
      "Address",
      "Security contact",
      "Number of staff",
    ]);
  });

  it("does not take rows for a header because their labels sound like one", () => {
    const sheet = sheetOf([
      ["Area", "Control", "Status", "Comments"],
      ["Risk management", "Security requirements", "Implemented", "see notes"],
      ["Incident response", "Response plan", "Not implemented", "Comments will follow"],
      ["Access control", "Control of additional information", "In place", ""],
      ["Governance", "Question catalogue for suppliers", "Partial", "Guidance of 2024"],
    ]);
    expect(places(detect(sheet))).toEqual(["B2 -> C2 | D2", "B3 -> C3 | D3", "B4 -> C4 | D4", "B5 -> C5 | D5"]);
  });

  it("leaves chapters out that are numbered like questions, but less deep", () => {
    const sheet = sheetOf([
      ["Number", "Control question", "Maturity level", "Implementation description"],
      ["1", "IS Policies and Organization"],
      ["1.1", "Information Security Policies"],
      ["1.1.1", "To what extent are policies available?"],
      ["1.1.2", "To what extent are policies reviewed?"],
    ]);
    expect(detect(sheet).questions.map(({ ref }) => ref)).toEqual(["1.1.1", "1.1.2"]);
  });

  it("leaves notes on a question out where only the questions offer a dropdown", () => {
    const sheet = sheetOf(
      [
        ["Topic", "Answer", "Interview notes"],
        ["Is there a programme for secure development?"],
        ["The programme is documented and known to all developers."],
        ["Do developers get training?"],
        ["Training takes place every year."],
      ],
      { lists: { B2: YES_NO, B4: YES_NO } },
    );
    expect(detect(sheet).questions.map(({ row }) => row)).toEqual([2, 4]);
  });

  it("tells hidden rows apart", () => {
    const sheet = sheetOf([["Question", "Answer"], ...ASKED.map((text) => [text, ""])], { hiddenRows: [3] });
    expect(detect(sheet).questions.map(({ hidden }) => hidden)).toEqual([false, true, false, false]);
  });

  it("calls a sheet whose answers are formulas a report and asks nothing on it", () => {
    const form = table(["Question", "Answer"], 0);
    const report = sheetOf([["Question", "Answer"], ...ASKED.map((text) => [text, "=x"])], {
      name: "Report",
      formulas: [2],
    });
    const findings = detect(form, report);
    expect(findings.sheets.map(({ role }) => role)).toEqual(["questions", "report"]);
    expect(findings.questions.every(({ sheet }) => sheet === "Sheet1")).toBe(true);
  });

  it("does not ask a second time what a hidden sheet repeats", () => {
    const form = table(["Question", "Answer"], 0);
    const bank = sheetOf([["Question", "Answer"], ...ASKED.map((text) => [text, ""])], {
      name: "Bank",
      state: "hidden",
    });
    expect(detect(form, bank).sheets.map(({ role }) => role)).toEqual(["questions", "reference"]);
  });

  it("offers the first free column where no sheet of the workbook takes answers, with low confidence", () => {
    const statements = [
      "Access to systems is limited to named persons.",
      "Logs are kept for a year and reviewed weekly.",
      "Media are destroyed before they leave the site.",
      "Incidents are reported within one day.",
      "Staff are trained every year.",
    ];
    const sheet = sheetOf([["Control ID", "Control text"], ...statements.map((text, at) => [`3.1.${at}`, text])]);
    const { blocks, questions } = detect(sheet);
    expect(questions.map(({ answer }) => answer.cells[0])).toEqual(["C2", "C3", "C4", "C5", "C6"]);
    expect(blocks[0]?.confidence).toBeLessThan(0.5);
  });

  it.each<[string, readonly (readonly string[])[]]>([
    [
      "running text",
      [
        ["How to use this file"],
        ["Please fill in the other sheets. Every answer has to describe the service as it is today."],
        ["Send it back when it is complete."],
      ],
    ],
    [
      "a glossary",
      [
        ["Term", "Definition"],
        ["MFA", "A second factor is asked for at sign-in."],
        ["RTO", "The time within which a service is restored."],
        ["RPO", "The age of the newest backup."],
      ],
    ],
    [
      "a price list",
      [
        ["Item", "Price", "Quantity"],
        ["Licence", "10", "5"],
        ["Support", "3", "5"],
        ["Training", "7", "1"],
      ],
    ],
    [
      "a register without records",
      [["ID", "Control", "Weakness description", "Owner", "Due date", "Status", "Comments"]],
    ],
    [
      "questions answered in the next row",
      [
        ["What is this?"],
        ["A list of what people ask us."],
        ["Who reads it?"],
        ["Anyone who is curious about us."],
        ["Where do I send it?"],
        ["To the address below."],
      ],
    ],
    ["nothing", []],
  ])("finds no question in %s", (_, rows) => {
    const findings = detect(sheetOf(rows));
    expect(findings.questions).toEqual([]);
    expect(findings.sheets[0]?.reason).toMatch(/\.$/);
  });

  it("finds the answers in the row below, where the form has room for them there", () => {
    const questions = [
      "Describe your backups.",
      "Who reads the logs?",
      "How are keys kept?",
      "Where is the data kept?",
    ];
    const rows = [["Form"], ...questions.flatMap((text, index) => [[`${index + 1}.`, text], []])];
    const merges = questions.map((_, index) => `B${3 + 2 * index}:F${3 + 2 * index}`);
    const findings = detect(sheetOf(rows, { merges }));
    expect(places(findings)).toEqual(["B2 -> B3 | -", "B4 -> B5 | -", "B6 -> B7 | -", "B8 -> B9 | -"]);
    expect(findings.questions.map(({ ref }) => ref)).toEqual(["1.", "2.", "3.", "4."]);
    const labelled = rows.map((row) => (row.length === 0 ? ["", "Answer:"] : row));
    expect(places(detect(sheetOf(labelled)))[0]).toBe("B2 -> C3 | -");
    expect(detect(sheetOf(rows)).questions.map(({ answer }) => answer.cells[0])).not.toContain("B3");
  });

  it("finds the fields of a form where nothing else of the workbook asks", () => {
    const form = [["Supplier profile"], ["Vendor name:"], ["Address:"], ["Contact e-mail"], ["Do you encrypt data?"]];
    expect(places(detect(sheetOf(form)))).toEqual(["A2 -> B2 | -", "A3 -> B3 | -", "A4 -> B4 | -", "A5 -> B5 | -"]);
    const table = [
      ["Question", "Answer"],
      ["Is it so?", ""],
      ["Was it so?", ""],
    ];
    const both = detect(sheetOf(form), sheetOf(table, { name: "Table" }));
    expect(both.questions.map(({ sheet }) => sheet)).toEqual([...Array(4).fill("Sheet1"), "Table", "Table"]);
    const filled = form.map(([label = ""], index) => [label, index === 0 ? "" : "known"]);
    expect(detect(sheetOf(filled)).questions).toEqual([]);
  });

  it("finds the fields on the cover of a questionnaire and above its header, with low confidence", () => {
    const labels = ["Vendor name:", "Vendor address:", "Contact person:", "Contact e-mail:", "Product in scope:"];
    const cover = sheetOf([["Vendor Security Questionnaire"], [], ...labels.map((label) => [label])], {
      name: "Cover",
    });
    const asked = ASKED.map((text, at) => [`${at + 1}`, text]);
    const header = ["ID", "Question", "Answer", "Comments"];
    const found = detect(cover, sheetOf([header, ...asked], { name: "Q" }));
    expect(places(found).slice(0, 5)).toEqual([3, 4, 5, 6, 7].map((row) => `A${row} -> B${row} | -`));
    expect(found.questions).toHaveLength(9);
    expect(found.blocks[0]?.confidence).toBeLessThan(0.5);
    const above = [["Supplier questionnaire"], ["Supplier name"], ["Completed by"], ["Date"], []];
    expect(places(detect(sheetOf([...above, header, ...asked]))).slice(0, 4)).toEqual([
      "A2 -> B2 | -",
      "A3 -> B3 | -",
      "A4 -> B4 | -",
      "B7 -> C7 | D7",
    ]);
  });

  it.each<[string, readonly (readonly string[])[]]>([
    [
      "instructions",
      [["Instructions"], ["Please read all."], ["Fill in column C."], ["Name files clearly."], ["Send."]],
    ],
    [
      "titles of the text below them",
      ["Purpose:", "Scope:", "Contact:", "Date:"].flatMap((title) => [[title], ["It is said here in a few words."]]),
    ],
    ["a list for dropdowns", [["Name"], ["Address"], ["E-mail"], ["Phone"], ["Date"]]],
    [
      "known values",
      [
        ["Version:", "1.0"],
        ["Date:", "2026-01-01"],
        ["Author:", "ACME"],
        ["Contact:", "x@acme"],
      ],
    ],
  ])("makes no fields of %s beside a questionnaire", (_, rows) => {
    const questions = sheetOf([["Question", "Answer"], ...ASKED.map((text) => [text])], { name: "Q" });
    expect(detect(sheetOf(rows), questions).questions.map(({ sheet }) => sheet)).toEqual(["Q", "Q", "Q", "Q"]);
  });

  it("takes for marks what stands between two options, and labels beside dropdowns of Yes and No", () => {
    const marks = detect(
      sheetOf([
        ["No.", "Question", "In place", "In place by other means", "Not in place", "Comments"],
        ["1.1", "Are rules reviewed?", "", "", "", ""],
        ["1.2", "Are changes approved?", "", "", "", ""],
      ]),
    );
    expect(places(marks)).toEqual(["B2 -> C2+D2+E2 | F2", "B3 -> C3+D3+E3 | F3"]);
    const rows = [["Laptops encrypted"], ["Access reviews"], ["Staff under NDA"], ["Backups"]];
    expect(places(detect(sheetOf(rows, { lists: { "B1:B4": ["Yes", "No"] } })))).toHaveLength(4);
  });

  it("leaves the asker's own columns alone, and prefers the respondent's", () => {
    const rows = [
      ["Are logs kept for a year?", "", "", "", ""],
      ["Is access reviewed each quarter?", "", "", "", ""],
    ];
    const ask = (...header: string[]) => places(detect(sheetOf([header, ...rows])))[0];
    expect(ask("Question", "Max Score", "Vendor Self Score", "Vendor Justification", "Evaluator Score")).toBe(
      "A2 -> C2 | D2",
    );
    expect(ask("Frage", "Antwort Lieferant", "Kommentar Auftraggeber")).toBe("A2 -> B2 | -");
    expect(ask("Question", "Supplier Answer", "Acceptable Answer", "Risk if No", "Supplier Evidence")).toBe(
      "A2 -> B2 | E2",
    );
    expect(ask("Maßnahme", "Umgesetzt?", "Beschreibung der Umsetzung")).toBe("A2 -> B2 | C2");
  });

  it("takes the levels of a scale for marks, where a heading asks beside it", () => {
    const rows = [
      ["No", "Requirement", "1", "2", "3", "4", "Comment"],
      ["1", "Logs are kept for a year.", "", "", "", "", ""],
      ["2", "Access is reviewed each quarter.", "", "", "", "", ""],
    ];
    const findings = detect(sheetOf(rows));
    expect(places(findings)[0]).toBe("B2 -> C2+D2+E2+F2 | G2");
    expect(findings.questions[0]?.answer.options).toEqual(["1", "2", "3", "4"]);
    const report = [["Area", "Practice", "1", "2", "3", "4", "Value"], ...rows.slice(1)];
    expect(detect(sheetOf(report)).questions.flatMap(({ answer }) => answer.options)).toEqual([]);
  });

  it("reads a header that begins with the section's number and name", () => {
    const findings = detect(
      sheetOf([
        ["1", "Governance", "Answer", "Comments"],
        ["1.1", "Is there a policy for security?", "", ""],
        ["1.2", "Is it reviewed every year?", "", ""],
        ["2", "Operations", "Answer", "Comments"],
        ["2.1", "Are backups tested?", "", ""],
      ]),
    );
    expect(places(findings)).toEqual(["B2 -> C2 | D2", "B3 -> C3 | D3", "B5 -> C5 | D5"]);
    expect(findings.questions.map(({ section }) => section)).toEqual(["1 Governance", "1 Governance", "2 Operations"]);
  });

  it("takes an answered question or two for an example where another sheet asks", () => {
    const header = ["#", "Question", "Answer", "Comment"];
    const example = sheetOf([["How to fill this in"], header, ["1", "Is there a policy?", "Yes", "Since 2020."]]);
    const open = sheetOf([header, ["1", "Is there a policy?", "", ""], ["2", "Are logs kept?", "", ""]], { name: "Q" });
    expect(detect(example, open).questions.map(({ sheet }) => sheet)).toEqual(["Q", "Q"]);
    expect(detect(example).questions).toHaveLength(1);
  });

  it("answers a self-assessment by where one stands, not by where one wants to be", () => {
    const findings = detect(
      sheetOf([
        ["Function", "Subcategory", "Current Score", "Target Score", "Comments"],
        ["Identify", "Devices within the organisation are inventoried", "", "", ""],
        ["Identify", "Software within the organisation is inventoried", "", "", ""],
        ["Protect", "Remote access is managed and protected", "", "", ""],
      ]),
    );
    expect(places(findings)).toEqual(["B2 -> C2 | E2", "B3 -> C3 | E3", "B4 -> C4 | E4"]);
  });

  it("finds questions without a header by their dropdowns", () => {
    const sheet = sheetOf(
      [
        ["1", ASKED[0] as string],
        ["2", ASKED[2] as string],
        ["3", "Is there a fence?"],
      ],
      { lists: { "C1:C3": YES_NO } },
    );
    expect(places(detect(sheet))).toEqual(["B1 -> C1 | -", "B2 -> C2 | -", "B3 -> C3 | -"]);
    expect(detect(sheet).blocks[0]?.headerRow).toBeNull();
  });
});
