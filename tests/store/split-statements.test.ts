import { describe, expect, it } from "vitest";
import { splitStatements } from "../../src/store/split-statements.ts";

describe("splitStatements", () => {
  it("splits at semicolons and drops what holds no statement", () => {
    expect(splitStatements(" CREATE TABLE a (x);;\n-- a remark; with one\nSELECT 1 ; /* ; */ \n")).toEqual([
      "CREATE TABLE a (x)",
      "SELECT 1",
    ]);
    expect(splitStatements("-- nothing\n")).toEqual([]);
  });

  it("needs no semicolon after the last statement", () => {
    expect(splitStatements("SELECT 1;\nSELECT 2 -- the end")).toEqual(["SELECT 1", "SELECT 2"]);
  });

  it("leaves semicolons in texts, quoted names and comments alone", () => {
    const statement = "INSERT INTO \"a;b\" ([c;d], `e;f`) VALUES ('it''s; so' /* ; */, 1) -- ; here";
    expect(splitStatements(`${statement}\n; SELECT 2`)).toEqual([statement.replace(" -- ; here", ""), "SELECT 2"]);
  });

  it("keeps a trigger's body whole, with a CASE in it, and goes on after it", () => {
    const trigger = `CREATE TRIGGER kept BEFORE UPDATE ON events
      BEGIN
        SELECT CASE WHEN new.n > 0 THEN RAISE(ABORT, 'no; never') END;
        INSERT INTO log SELECT CASE new.n WHEN 1 THEN 'a' ELSE 'b' END;
      END`;
    expect(splitStatements(`${trigger};\nSELECT 1;`)).toEqual([trigger, "SELECT 1"]);
    expect(splitStatements(`create temp trigger t delete on x begin select 1; end; SELECT 1`)).toEqual([
      "create temp trigger t delete on x begin select 1; end",
      "SELECT 1",
    ]);
  });

  it("does not take another statement's BEGIN or END for a trigger", () => {
    expect(splitStatements("CREATE TABLE trigger_log (x); SELECT CASE 1 WHEN 1 THEN 2 END; SELECT 3")).toEqual([
      "CREATE TABLE trigger_log (x)",
      "SELECT CASE 1 WHEN 1 THEN 2 END",
      "SELECT 3",
    ]);
  });
});
