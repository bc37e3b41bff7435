import { describe, expect, it } from "vitest";
import type { Json } from "../support/app.ts";
import { type Colleagues, colleagues } from "../support/colleagues.ts";

async function listed(team: Colleagues, query: Record<string, string> = {}, name = "Robin"): Promise<string[]> {
  const { body } = await team.as(name)("GET", `/api/questionnaires?${new URLSearchParams(query)}`);
  return body.items.map((one: Json) => one.name);
}

const edit = (team: Colleagues, id: string, change: object, name = "Robin") =>
  team.as(name)("PATCH", `/api/questionnaires/${id}`, { version: 1, ...change });

describe("GET /api/questionnaires", () => {
  it("finds what is at hand, what is done and what is archived", async () => {
    const team = await colleagues({});
    const done = await team.upload("Borealis.csv");
    const away = await team.upload("Cirrus.csv");
    for (const { id } of (await team.as("Robin")("GET", `/api/questionnaires/${done}/questions`)).body.items) {
      await team.decide("Robin", id, { action: "not_applicable" });
    }
    await edit(team, away, { archived: true });
    expect(await listed(team)).toEqual(["Cirrus", "Borealis", "Acme"]);
    expect(await listed(team, { status: "open" })).toEqual(["Acme"]);
    expect(await listed(team, { status: "done" })).toEqual(["Borealis"]);
    expect(await listed(team, { status: "archived" })).toEqual(["Cirrus"]);
    await edit(team, away, { version: 2, archived: false });
    expect(await listed(team, { status: "open" })).toEqual(["Cirrus", "Acme"]);
  });

  it("finds by name, customer or file, and what is one's own", async () => {
    const team = await colleagues({ Ada: "reviewer", Ben: "reviewer" });
    const other = await team.upload("Borealis.csv");
    await edit(team, other, { customer: "Fjord Energy", name: "Supplier check" });
    for (const search of ["fjord", "SUPPLIER", "borealis.csv"])
      expect(await listed(team, { search })).toEqual(["Supplier check"]);
    expect(await listed(team, { search: "100%_" })).toEqual([]);
    expect(await listed(team, { mine: "true" })).toEqual(["Supplier check", "Acme"]);
    expect(await listed(team, { mine: "true" }, "Ada")).toEqual([]);
    await team.decide("Robin", team.questions[0] as string, { action: "assign", assignee: "Ada" });
    await team.as("Robin")("PUT", `/api/questions/${team.questions[1]}/expert`, { expert: "Ben" });
    expect(await listed(team, { mine: "true" }, "Ada")).toEqual(["Acme"]);
    expect(await listed(team, { mine: "true" }, "Ben")).toEqual(["Acme"]);
  });

  it("names the people who have to do with it, whoever has most of it after who uploaded it", async () => {
    const team = await colleagues({ Ada: "reviewer", Ben: "reviewer" });
    const [one = "", two = "", three = ""] = team.questions;
    await team.decide("Ada", one, { action: "not_applicable" });
    await team.decide("Ada", two, { action: "not_applicable" });
    await team.decide("Robin", three, { action: "assign", assignee: "Ben" });
    const { people } = (await team.as("Robin")("GET", `/api/questionnaires/${team.id}`)).body;
    expect(people).toEqual(["Robin", "Ada", "Ben"]);
  });

  it("comes in pages, also where the last one shown was deleted in between", async () => {
    const team = await colleagues({});
    for (const name of ["B", "C", "D"]) await team.upload(`${name}.csv`);
    const { items, next } = (await team.as("Robin")("GET", "/api/questionnaires?limit=2")).body;
    expect(items.map((one: Json) => one.name)).toEqual(["D", "C"]);
    await team.as("Robin")("DELETE", `/api/questionnaires/${items[1].id}`);
    expect(await listed(team, { limit: "2", cursor: next })).toEqual(["B", "Acme"]);
  });
});

describe("PATCH /api/questionnaires/{id}", () => {
  it("changes name, customer and due date on the version that was seen, on the record", async () => {
    const team = await colleagues({ Carl: "contributor", Rea: "reader" });
    const change = { name: " Annual review ", customer: "Meridian Bank", due: "2026-12-01" };
    expect((await edit(team, team.id, change, "Rea")).status).toBe(403);
    const { body } = await edit(team, team.id, change, "Carl");
    expect(body).toMatchObject({
      ...change,
      name: "Annual review",
      version: 2,
      archivedAt: null,
      fileName: "Acme.csv",
    });
    const late = await edit(team, team.id, { name: "Other" });
    expect(late).toMatchObject({ status: 409, body: { error: { details: { current: { name: "Annual review" } } } } });
    await edit(team, team.id, { version: 2, customer: null, due: null });
    expect((await edit(team, team.id, { version: 3, customer: " " })).body).toMatchObject({
      customer: null,
      version: 3,
    });
    const { items } = (await team.as("Robin")("GET", `/api/record?questionnaire=${team.id}&action=edit_questionnaire`))
      .body;
    expect(items.map(({ actor, after }: Json) => [actor, after.due])).toEqual([
      ["Robin", null],
      ["Carl", "2026-12-01"],
    ]);
  });

  it.each([
    { name: " " },
    { due: "2026-13-01" },
    { due: "soon" },
    { customer: "x".repeat(201) },
    { id: "other" },
    { nda: true },
  ])("refuses %j and changes nothing", async (change) => {
    const team = await colleagues({});
    const before = (await team.as("Robin")("GET", `/api/questionnaires/${team.id}`)).body;
    expect((await edit(team, team.id, change)).status).toBe(400);
    expect((await team.as("Robin")("GET", `/api/questionnaires/${team.id}`)).body).toEqual(before);
  });

  it("takes customer and due date with the upload already", async () => {
    const team = await colleagues({});
    const upload = async (due: string) => {
      const form = new FormData();
      form.append("file", new File(["Ref,Question,Answer\n1,Do you encrypt data?,\n"], "New.csv"));
      form.append("customer", "Harbour Health");
      form.append("due", due);
      return team.app.request("/api/questionnaires", { method: "POST", body: form });
    };
    const { questionnaire } = (await (await upload("2027-02-28")).json()) as Json;
    expect(questionnaire).toMatchObject({
      customer: "Harbour Health",
      due: "2027-02-28",
      version: 1,
      people: ["Robin"],
    });
    expect((await upload("2027-02-29")).status).toBe(400);
    await team.app.context.jobs.idle();
  });
});
