import { describe, expect, it } from "vitest";
import { detect, places, sheetOf } from "./sheets.ts";

const rowsOf = (...types: readonly string[]) =>
  detect(
    sheetOf([
      ["Type", "ID", "Text", "Answer", "Comment"],
      [types[0] as string, "q1", "Is every page served over HTTPS only?"],
      [types[1] as string, "q2", "Mixed content lets a network attacker inject scripts."],
      [types[2] as string, "q3", "Do certificates renew automatically?"],
      [types[3] as string, "q4", "Please list the resources that are served over plain HTTP."],
    ]),
  );

describe("questionsByType", () => {
  it("asks nothing on rows whose type says that they only inform", () => {
    expect(places(rowsOf("yesno", "tip", "yesno", "box"))).toEqual(["C2 -> D2 | E2", "C4 -> D4 | E4", "C5 -> D5 | E5"]);
    expect(places(rowsOf("yesno", "line", "yesno", "info"))).toHaveLength(3);
  });

  it("asks all where no other type is named", () => {
    expect(places(rowsOf("info", "info", "info", "info"))).toHaveLength(4);
  });
});
