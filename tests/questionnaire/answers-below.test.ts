import { describe, expect, it } from "vitest";
import { detect, places, sheetOf } from "./sheets.ts";

const ASKED = [
  "Disposez-vous d'une politique de sécurité ?",
  "Réalisez-vous des audits internes ?",
  "Chiffrez-vous les données ?",
];
const CHOICE = ["Sélectionner…", "Oui", "Non"];

describe("answersBelow", () => {
  it("reads a row for the answer and a row for remarks under each question, also where some are filled in", () => {
    const rows = ASKED.flatMap((text, at) => [
      [`G${at + 1}`, text],
      ["Réponse", CHOICE[at === 1 ? 1 : 0] as string],
      ["Précisions", at === 1 ? "Une fois par an" : ""],
    ]);
    const found = detect(
      sheetOf([["Gouvernance"], ...rows], {
        merges: [2, 5, 8].map((row) => `B${row}:E${row}`),
        lists: { B3: CHOICE.slice(1), B6: CHOICE.slice(1), B9: CHOICE.slice(1) },
      }),
    );
    expect(places(found)).toEqual(["B2 -> B3 | B4", "B5 -> B6 | B7", "B8 -> B9 | B10"]);
    expect(found.questions.map(({ existing, existingComment }) => [existing, existingComment])).toEqual([
      [null, null],
      ["Oui", "Une fois par an"],
      [null, null],
    ]);
    expect(found.questions.every(({ section, ref }) => section === "Gouvernance" && ref?.startsWith("G"))).toBe(true);
  });

  it("gives no remarks to a question whose row for them is missing", () => {
    const rows = ASKED.flatMap((text, at) => [
      [`G${at + 1}`, text],
      ["Réponse", "Sélectionner…"],
      ...(at === 0 ? [] : [["Précisions"]]),
    ]);
    const four = [...rows, ["G4", "Testez-vous les sauvegardes ?"], ["Réponse", "Sélectionner…"], ["Précisions"]];
    const found = detect(sheetOf(four));
    expect(places(found)).toEqual(["B1 -> B2 | -", "B3 -> B4 | B5", "B6 -> B7 | B8", "B9 -> B10 | B11"]);
  });
});
