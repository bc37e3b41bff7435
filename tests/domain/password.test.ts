import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkPassword, LONGEST_PASSWORD, SHORTEST_PASSWORD } from "../../src/domain/password.ts";

const about = ["Ada Okafor", "ada.okafor@example.com"];
const takes = (password: string) => {
  try {
    checkPassword(password, about);
    return true;
  } catch {
    return false;
  }
};

describe("checkPassword", () => {
  it.each([
    "our kettle hums in g minor",
    "xK9-plumb-vortex",
    "Grüße an die Nachteule",
    "猫は窓のそばで静かに眠っている",
  ])("takes %s", (password) => expect(takes(password)).toBe(true));

  it.each([
    ["a common word with a year", "Password2026!"],
    ["a common word spelled with digits", "P@ssw0rd12345"],
    ["two common words", "welcome-summer1"],
    ["rows of keys", "qwertyuiop123"],
    ["the name", "AdaOkafor2026"],
    ["the address", "ada.okafor@example"],
    ["the product's name", "Countersign123"],
    ["the example that everybody knows", "correct horse battery staple"],
    ["a few letters again and again", "abababababab"],
  ])("refuses %s", (_, password) => expect(takes(password)).toBe(false));

  it("counts characters as people do, and has a bound above", () => {
    expect(takes("🦉🦊🐢🦔🐙🦑🦀🐝🦋🐞🐌")).toBe(false);
    expect(SHORTEST_PASSWORD).toBe(12);
    expect(takes(`${"kelp drifts by ".repeat(20)}`.slice(0, LONGEST_PASSWORD + 1))).toBe(false);
  });

  it("ends for any text whatever", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => typeof takes(text) === "boolean"));
  });
});
