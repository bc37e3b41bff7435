import { describe, expect, it } from "vitest";
import { headingRoles, strongestRole } from "../../src/questionnaire/headings.ts";
import { optionMeaning, optionsInHeading } from "../../src/questionnaire/options.ts";
import { isReference, wordingKind } from "../../src/questionnaire/wording.ts";

describe("wordingKind", () => {
  it.each([
    ["Is data encrypted?*", "question"],
    ["(SaaS only) 4.2 Do you scan code before release", "question"],
    ["Wie lange bewahren Sie Protokolle auf", "question"],
    ["¿Existe un plan?", "question"],
    ["ログは保管されていますか。", "question"],
    ["1.1 Please list all locations.", "request"],
    ["Veuillez décrire la procédure", "request"],
    ["一覧を記載してください。", "request"],
    ["Access shall be reviewed", "statement"],
    ["Les accès sont revus.", "statement"],
    ["データは保存時に暗号化されています。", "statement"],
    ["Access control", "label"],
    ["アクセス制御", "label"],
    ["2024", "none"],
  ])("takes %j for a %s", (text, kind) => {
    expect(wordingKind(text)).toBe(kind);
  });
});

describe("isReference", () => {
  it.each([
    "1",
    "3.1.1",
    "AIS-01.2",
    "AIS- 02.2",
    "A&A-01.1",
    "Q7",
    "1a",
    "MSTG-ARCH-1",
    "PR.AC-1",
    "A.8.24",
    "AC-6(1)",
    "4.2)",
  ])("knows %s", (text) => expect(isReference(text)).toBe(true));
  it.each(["Yes", "27 employees", "Access control", "see A.8.24 and others", ""])("does not take %j for one", (text) =>
    expect(isReference(text)).toBe(false),
  );
});

describe("headingRoles", () => {
  it.each([
    ["Question ID", "ref"],
    ["Lfd. Nr.", "ref"],
    ["Consensus Assessment Questions", "question"],
    ["Reason for question", "guidance"],
    ["CSP answer", "answer"],
    ["Compliant response", "other"],
    ["Response date", "other"],
    ["Answer type", "other"],
    ["Additional Information", "comment"],
    ["Analyst notes", "other"],
    ["Expected evidence", "guidance"],
    ["Control family", "section"],
    ["対応状況", "answer"],
    ["Nicht anwendbar", "option"],
  ])("gives %j to the role %s", (text, role) => {
    expect(strongestRole(headingRoles(text))?.role).toBe(role);
  });

  it("gives prose no role, however many telling words it holds", () => {
    expect(
      headingRoles(
        "Each question has an answer column; comments and additional information go beside the response, with notes.",
      ),
    ).toEqual({});
  });
});

describe("optionMeaning and optionsInHeading", () => {
  it("know options of five languages", () => {
    expect(["YES", "Nein", "Sans objet", "Sí", "該当なし", "Partially implemented"].map(optionMeaning)).toEqual([
      "yes",
      "no",
      "not_applicable",
      "yes",
      "not_applicable",
      "partial",
    ]);
    expect(optionMeaning("Yesterday")).toBeNull();
  });

  it("read the options that a heading spells out", () => {
    expect(optionsInHeading("Response (Yes / No / N/A)")).toEqual(["Yes", "No", "N/A"]);
    expect(optionsInHeading("Y/N")).toEqual(["Y", "N"]);
    expect(optionsInHeading("ja/nein/teilweise")).toEqual(["ja", "nein", "teilweise"]);
    expect(optionsInHeading("Pros and cons (yes please)")).toEqual([]);
  });
});
