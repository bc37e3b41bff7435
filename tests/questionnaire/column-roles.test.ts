import { describe, expect, it } from "vitest";
import { detect, places, sheetOf } from "./sheets.ts";

const ASKED = ["Do you encrypt data at rest?", "Do you test your backups?", "Are logs kept for a year?"];

describe("columnRoles", () => {
  it.each(["Notes for the assessor", "Additional information for your auditor"])(
    "gives %s to who answers",
    (heading) => {
      const sheet = sheetOf([["No.", "Question", "Your answer", heading], ...ASKED.map((text, i) => [`A${i}`, text])]);
      expect(places(detect(sheet))).toEqual(["B2 -> C2 | D2", "B3 -> C3 | D3", "B4 -> C4 | D4"]);
    },
  );

  it.each(["Assessor's notes", "Notes for the assessor's use", "For the assessor", "Comments for reviewer use only"])(
    "leaves %s to the asker",
    (heading) => {
      const sheet = sheetOf([["No.", "Question", "Your answer", heading], ...ASKED.map((text, i) => [`A${i}`, text])]);
      expect(places(detect(sheet))).toEqual(["B2 -> C2 | -", "B3 -> C3 | -", "B4 -> C4 | -"]);
    },
  );

  it("takes a second column of answers for the words beside a choice, also where some are given", () => {
    const sheet = sheetOf(
      [
        ["Req ID", "Requirement", "Compliance (FC/PC/NC)", "Vendor response", "Points"],
        ["R-1", "The system shall encrypt data at rest.", "FC", "AES-256 everywhere", "3"],
        ["R-2", "The system shall keep an audit log.", "", "", "0"],
        ["R-3", "The system shall support single sign-on.", "", "", "0"],
      ],
      { lists: { "C2:C4": ["FC", "PC", "NC"] } },
    );
    expect(places(detect(sheet))).toEqual(["B2 -> C2 | D2", "B3 -> C3 | D3", "B4 -> C4 | D4"]);
  });

  it("reads the numbers of data points as numbers, so that labels among questions are asked, too", () => {
    const sheet = sheetOf(
      [
        ["Data point", "Description", "Value (to be filled by the provider)", "Comment of the provider"],
        ["B_02.0010", "Contract reference number"],
        ["B_02.0020", "Type of arrangement"],
        ["B_02.0030", "Date of the last audit"],
        ["X_02.01", "Does the contract include rights of access?"],
        ["X_02.02", "Is an exit period agreed?"],
        ["X_02.03", "Is the provider obliged to assist in incidents?"],
      ],
      { lists: { "C5:C7": ["Yes", "No"] } },
    );
    expect(detect(sheet).questions.map(({ row, ref }) => [row, ref])).toEqual(
      ["B_02.0010", "B_02.0020", "B_02.0030", "X_02.01", "X_02.02", "X_02.03"].map((ref, at) => [at + 2, ref]),
    );
  });
});
