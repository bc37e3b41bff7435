import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Colleague } from "../../src/domain/colleague.ts";
import { fromMentions, meantBy, mentionAt, toMentions } from "../../src/web/workbench/talk-mentions.ts";

const person = (id: string, name: string): Colleague => ({ id, name, role: "contributor" });
const TEAM = [
  person("a", "Ann"),
  person("al", "Ann Lee"),
  person("b", "Ben O'Neil (Ops)"),
  person("z", "Zoë Ångström"),
];
const nameOf = (id: string) => TEAM.find((one) => one.id === id)?.name;

describe("mentionAt", () => {
  it.each<[string, string | null]>([
    ["@", ""],
    ["ask @An", "An"],
    ["ask @Ann Le", "Ann Le"],
    ["(@z", "z"],
    ["mail me@example.com", null],
    ["done @Ann\nand then", null],
    ["nothing", null],
  ])("finds in %j what is being typed: %j", (text, typed) => {
    expect(mentionAt(text, text.length)?.typed ?? null).toBe(typed);
  });

  it("looks only before the caret", () => {
    expect(mentionAt("@Ann and more", 3)).toEqual({ at: 0, typed: "An" });
  });
});

describe("meantBy", () => {
  it("offers whoever has words that begin like what was typed", () => {
    const names = (typed: string) => meantBy(typed, TEAM).map(({ name }) => name);
    expect(names("ann")).toEqual(["Ann", "Ann Lee"]);
    expect(names("lee")).toEqual(["Ann Lee"]);
    expect(names("ann l")).toEqual(["Ann Lee"]);
    expect(names("Ann, could you")).toEqual([]);
    expect(names(" ann")).toEqual([]);
    expect(names("")).toHaveLength(4);
  });
});

describe("toMentions", () => {
  it("takes the longest name that is spelled out, and nothing that only begins like one", () => {
    expect(toMentions("@Ann Lee and @Ann, not @Anna", TEAM)).toBe("@{al} and @{a}, not @Anna");
    expect(toMentions("@Ben O'Neil (Ops): @Zoë Ångström?", TEAM)).toBe("@{b}: @{z}?");
  });

  it("means the one that was picked where several have the name", () => {
    const twins = [person("1", "Kim"), person("2", "Kim")];
    expect(toMentions("@Kim", twins, new Map([["Kim", "2"]]))).toBe("@{2}");
  });

  it("is led back by fromMentions, whatever is said around", () => {
    const said = fc.array(
      fc.oneof(
        fc.constantFrom(...TEAM).map(({ id }) => `@{${id}}`),
        fc.string().filter((text) => !/[@{}]/.test(text)),
      ),
    );
    fc.assert(
      fc.property(said, (pieces) => {
        // Two pieces in a row must not make a longer name of a shorter one.
        const text = pieces.join(" . ");
        expect(toMentions(fromMentions(text, nameOf), TEAM)).toBe(text);
      }),
    );
  });
});
