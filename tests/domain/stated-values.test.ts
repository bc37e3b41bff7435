/** Figures of two texts against each other: by what they are figures of, whatever unit and words they are written in. */
import { describe, expect, it } from "vitest";
import { disagreement, statedIn } from "../../src/domain/stated-values.ts";
import { growth, NO_SQUARE } from "../support/growth.ts";

describe("disagreement", () => {
  it.each([
    ["Kept for 30 days.", "Kept for one year."],
    ["Kept for thirty days.", "Kept for 90 days."],
    ["Within 4 hours, kept 30 days.", "Kept 90 days."],
    ["AES-128 at rest.", "Encrypted with AES-256."],
    ["99.9 % of the month", "99.5 per cent"],
    ["ISO/IEC 27001:2022", "ISO 27001:2013"],
    ["An RTO of four hours.", "RTO: 8h."],
    ["After half an hour.", "After 15 min."],
    ["Up to $5 million.", "USD 10,000,000."],
    ["RSA with 2048 bits.", "4096-bit RSA."],
    ["Three availability zones.", "2 availability zones."],
    ["Within 24 hours.", "Within five business days."],
    ["At least 12 characters.", "Exactly 8 characters."],
  ])("is there between %j and %j", (one, other) => {
    expect(disagreement(one, other)).not.toBeNull();
  });

  it.each([
    ["Kept for 365 days.", "Kept for one year."],
    ["Kept for 365 days.", "Kept for twelve (12) months."],
    ["Kept for 30 days.", "Kept for a maximum of one month."],
    ["Within 72 hours.", "Within three days."],
    ["At least 12 characters.", "Passwords have 16 characters."],
    ["Within 5 business days.", "Within one week."],
    ["A SOC 2 report.", "A SOC 3 report."],
    ["TLS 1.2 and 1.3.", "TLS 1.3."],
    ["SOC 2 and ISO 27001.", "ISO 9001 and others."],
    ["Tested in June 2025.", "Tested on 2025-06-30."],
    ["Logs 30 days, files 60 days.", "Kept for 90 days."],
  ])("is not there between %j and %j", (one, other) => {
    expect(disagreement(one, other)).toBeNull();
  });

  it("is there among several figures where a person is asked", () => {
    expect(disagreement("Logs 30 days, files 60 days.", "Logs 30 days, files 90 days.", true)).toEqual([
      "60 days",
      "90 days",
    ]);
    expect(disagreement("Logs 30 days, files 60 days.", "Logs 30 days.", true)).toBeNull();
  });
});

describe("statedIn", () => {
  it("takes for a bound what stands next to the figure, in however long a text", () => {
    const far = "We say so. ".repeat(20);
    const [stated] = statedIn(`${far}Passwords have a minimum length of 12 characters. ${far}`);
    expect(stated).toMatchObject({ kind: "character", value: "12", bound: "least" });
    expect(statedIn(`${far}Kept for 30 days or less. ${far}`)[0]?.bound).toBe("most");
  });

  it("reads a text full of figures in the time of its length", () => {
    expect(growth((length) => "5 days, minimum of ".repeat(length / 19), statedIn)).toBeLessThan(NO_SQUARE);
    expect(growth((length) => `5 days${" ".repeat(length)}x 6 days`, statedIn)).toBeLessThan(NO_SQUARE);
  });
});
