import { describe, expect, it } from "vitest";
import { isPlaceholder, optionsSpelled } from "../../src/questionnaire/placeholders.ts";
import { detect, sheetOf } from "./sheets.ts";

/** Questions with these texts in their answer cells. */
function answered(texts: readonly string[], lists: Record<string, readonly string[]> = {}) {
  const rows = texts.map((text, at) => [`${at + 1}`, `Is control number ${at + 1} in place?`, text, ""]);
  return detect(sheetOf([["ID", "Question", "Answer", "Comments"], ...rows], { lists })).questions;
}

describe("isPlaceholder", () => {
  it.each([
    "Select",
    "Please select…",
    "---Select---",
    "-- Please choose --",
    "(please select)",
    "Choose an item.",
    "Sélectionnez",
    "Sélectionner une réponse",
    "選択してください",
    "Bitte auswählen",
    "Por favor seleccione",
    "Kies…",
    "Selezionare una risposta",
    "Selecione",
    "Enter your answer here",
    "Your answer",
    "Click or tap here to enter text.",
    "TBD",
    "Answer:",
    "Yes / No",
    "Y/N",
    "Ja / Nein",
    "Yes ☐ No ☐",
    "[ ] Yes [ ] No",
    "<your answer>",
    "…",
  ])("knows %j", (text) => {
    expect(isPlaceholder(text)).toBe(true);
  });

  it.each([
    "Yes",
    "Yes, partially",
    "No, planned",
    "Selected staff have access.",
    "Yes ☒ No ☐",
    "[x] Yes [ ] No",
    "Answer: see annex",
    "n/a",
    "AWSを選択",
    "We type our keys in.",
  ])("takes %j for an answer", (text) => {
    expect(isPlaceholder(text)).toBe(false);
  });
});

describe("optionsSpelled", () => {
  it.each([
    ["Yes / No / N/A", ["Yes", "No", "N/A"]],
    ["Yes ☐ No ☐ Other ☐", ["Yes", "No", "Other"]],
    ["[ ] Yes [ ] No", ["Yes", "No"]],
    ["□はい □いいえ", ["はい", "いいえ"]],
    ["Tick ☐", []],
  ])("reads %j as %j", (text, options) => {
    expect(optionsSpelled(text)).toEqual(options);
  });
});

describe("answers that the form itself put in", () => {
  it("do not count, and give the options that they spell", () => {
    const [first, second, third] = answered(["Yes ☐ No ☐", "Yes / No", "Yes"]);
    expect(first).toMatchObject({ existing: null, answer: { format: "choice", options: ["Yes", "No"] } });
    expect(second).toMatchObject({ existing: null, answer: { format: "choice", options: ["Yes", "No"] } });
    expect(third).toMatchObject({ existing: "Yes", answer: { format: "text" } });
  });

  it("are told by standing on most rows, unless they are an option", () => {
    const existing = (texts: readonly string[], lists = {}) => answered(texts, lists).map((one) => one.existing);
    const usual = "Bidder's words go in this cell";
    expect(existing([usual, usual, usual, "We do."])).toEqual([null, null, null, "We do."]);
    expect(existing(["No", "No", "No", "No"])).toEqual(["No", "No", "No", "No"]);
    const tiers = ["Tier one", "Tier one", "Tier one", "Tier two"];
    expect(existing(tiers, { "C2:C5": ["Tier one", "Tier two"] })).toEqual(tiers);
    expect(existing(["FC", "FC", "FC", "PC"])).toEqual(["FC", "FC", "FC", "PC"]);
    expect(existing(["3", "3", "3", "3"])).toEqual(["3", "3", "3", "3"]);
  });

  it("are no answer where a dropdown offers the prompt itself, and are one where it offers what is open", () => {
    const lists = { "C2:C5": ["Select...", "Yes", "No", "TBD"] };
    const existing = answered(["Select...", "Yes", "TBD", "Select..."], lists).map((one) => one.existing);
    expect(existing).toEqual([null, "Yes", "TBD", null]);
  });
});
