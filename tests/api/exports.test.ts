import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { StoredQuestion } from "../../src/domain/stored-questionnaire.ts";
import { type Json, root, type TestApp, testApp } from "../support/app.ts";
import { unpack } from "../xlsx/unpack.ts";

async function reviewed(fixture: string, file: string) {
  const app = await testApp();
  const bytes = new Uint8Array(readFileSync(join(root, "fixtures", fixture, file)));
  const { body } = await app.upload(`Acme review${file.slice(file.lastIndexOf("."))}`, bytes);
  await app.context.jobs.idle();
  const path = `/api/questionnaires/${body.questionnaire.id}`;
  const { items } = (await app.json("GET", `${path}/questions?limit=500`)).body as { items: StoredQuestion[] };
  const decisions = items.slice(0, 8).map(({ id, version, answer }, at) => {
    const option = answer.options[0] ?? null;
    return { id, version, action: "approve", answer: { option, text: `Answer ${at}.\nOn two lines.` } };
  });
  expect((await app.json("POST", `${path}/decisions`, { decisions })).body.decided).toHaveLength(decisions.length);
  return { app, path, bytes };
}

async function download(app: TestApp, path: string, query = "") {
  const response = await app.request(`${path}/export${query}`, { method: "POST" });
  expect(response.status).toBe(200);
  const id = response.headers.get("X-Export-Id");
  const { body } = await app.json("GET", `${path}/exports/${id}/differences`);
  return { response, id, filled: new Uint8Array(await response.arrayBuffer()), differences: body as Json };
}

describe("POST /api/questionnaires/{id}/export", () => {
  it("gives the filled workbook a name of its own", async () => {
    const { app, path } = await reviewed("vendor-review", "source.xlsx");
    const { response } = await download(app, path);
    expect(response.headers.get("Content-Disposition")).toContain('filename="Acme review (filled).xlsx"');
  });

  it("says which answers' sources have no comment cell to go to", async () => {
    const { app, path } = await reviewed("vendor-review", "source.xlsx");
    const { items } = (await app.json("GET", `${path}/questions?limit=500`)).body as { items: StoredQuestion[] };
    const bare = items.find(({ comment, suggestion, review }) => {
      return !comment && suggestion?.answer && suggestion.citations.length > 0 && review.state === "open";
    });
    const cited = bare ?? items.find(({ comment }) => !comment);
    const { citations = [], entry } = items.find(({ suggestion }) => suggestion?.citations.length)?.suggestion ?? {};
    expect(citations.length).toBeGreaterThan(0);
    await app.json("POST", `/api/questions/${cited?.id}/decisions`, {
      version: cited?.version,
      action: "approve",
      answer: { option: cited?.answer.options[0] ?? null, text: "With a source.", entry },
    });
    const plan = async (style: string) => (await app.json("GET", `${path}/export/plan?citations=${style}`)).body;
    expect((await plan("comments")).left.join()).toMatch(/sources of the answers in .*are not shown/);
    expect((await plan("none")).left.join()).not.toMatch(/sources/);
  });
});

describe("GET /api/questionnaires/{id}/exports/{export}/differences", () => {
  it.each([
    ["vendor-review", "source.xlsx"],
    ["german-marks", "source.xlsx"],
    ["campus-assessment", "source.xlsx"],
  ])("names just the cells that were written, and proves the rest: %s", async (fixture, file) => {
    const { app, path, bytes } = await reviewed(fixture, file);
    const { cells } = (await app.json("GET", `${path}/export/plan`)).body as Json;
    const { filled, differences } = await download(app, path);
    const named = (list: Json[]) => list.map(({ sheet, cell }) => `${sheet}!${cell}`).sort();
    expect(named(differences.cells)).toEqual(named(cells));
    expect(differences.cells.every(({ question }: Json) => question !== null)).toBe(true);
    expect(differences.sheets.every(({ restIdentical }: Json) => restIdentical)).toBe(true);
    // As an independent reader sees the parts.
    const [before, after] = [unpack(bytes), unpack(filled)];
    const unequal = [...after]
      .filter(([part, { data }]) => !before.get(part)?.data().equals(data()))
      .map(([part]) => part);
    const changed = differences.parts.filter(({ state }: Json) => state !== "identical");
    expect(changed.map(({ part }: Json) => part).sort()).toEqual(unequal.sort());
    expect(differences.parts.length).toBe(after.size);
  });

  it("shows an added sheet of evidence as added", async () => {
    const { app, path } = await reviewed("vendor-review", "source.xlsx");
    const { differences } = await download(app, path, "?citations=sheet");
    const added = differences.parts.filter(({ state }: Json) => state === "added");
    expect(added).toHaveLength(1);
    expect(differences.parts.some(({ state }: Json) => state === "removed")).toBe(false);
  });

  it("compares a CSV file field by field", async () => {
    const { app, path } = await reviewed("semicolon-csv", "source.csv");
    const { cells } = (await app.json("GET", `${path}/export/plan`)).body as Json;
    const { differences } = await download(app, path);
    expect(differences).toMatchObject({ parts: [], sheets: [{ restIdentical: true, cells: cells.length }] });
    expect(differences.cells.map(({ after }: Json) => after)).toEqual(cells.map(({ text }: Json) => text));
  });

  it("keeps each export with the questionnaire, and lets its bytes go with it", async () => {
    const { app, path } = await reviewed("vendor-review", "source.xlsx");
    await download(app, path);
    await download(app, path, "?citations=sheet");
    const { items } = (await app.json("GET", `${path}/exports`)).body as Json;
    expect(items).toMatchObject([
      { citations: "sheet", by: "Robin" },
      { citations: "none", written: 8 },
    ]);
    const hashes: string[] = items.map(({ blobHash }: Json) => blobHash);
    for (const hash of hashes) expect(await app.context.blobs.get(hash)).toBeDefined();
    await app.json("DELETE", path);
    for (const hash of hashes) expect(await app.context.blobs.get(hash)).toBeUndefined();
  });
});
