/** Two people at the same question: the second sees both versions and chooses. */
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { StoredQuestion } from "../../src/domain/stored-questionnaire.ts";
import { type RunningApp, startApp } from "../support/running-app.ts";

const SOURCE = join(import.meta.dirname, "../../fixtures/vendor-review/source.xlsx");

const CHANGES = /\/changes\?/;

let app: RunningApp;
let ada: Page;
let ben: Page;
let questions: StoredQuestion[];
beforeAll(async () => {
  app = await startApp();
  ada = await app.visit("/", { name: "Ada" });
  await ada.getByLabel("Workbook to upload").setInputFiles(SOURCE);
  await ada.getByRole("button", { name: "Upload", exact: true }).click();
  await ada.getByText("0 of 24 answered").waitFor();
  const { pathname } = new URL(ada.url());
  ben = await app.visit(pathname, { name: "Ben" });
  await ben.getByText("0 of 24 answered").waitFor();
  // Ben is to decide before Ada's decision has reached his page.
  await ben.route(CHANGES, (route) => route.abort());
  const response = await app.fetch(`/api${pathname}/questions?limit=500`);
  questions = ((await response.json()) as { items: StoredQuestion[] }).items;
});
afterAll(() => app?.stop());

describe("two people deciding on the same question", () => {
  it("shows the second one both versions", async () => {
    await decideAsAda(0);
    await ben.keyboard.press("n");
    const dialog = ben.getByRole("dialog", { name: "Ada was faster" });
    await dialog.getByText("Approved", { exact: true }).waitFor();
    await dialog.getByText("Not applicable", { exact: true }).waitFor();
  });

  it("keeps the first one's where the second gives way", async () => {
    await ben.getByRole("button", { name: "Keep this one" }).click();
    await ben.getByText("1 of 24 answered").waitFor();
    expect(await stored(0)).toMatchObject({ review: { state: "approved" }, decidedBy: "Ada" });
  });

  it("saves the second one's where they insist, over the newer version", async () => {
    await select(ben, 1);
    await decideAsAda(1);
    await ben.keyboard.press("r");
    await ben.getByRole("button", { name: "Use mine: rejected" }).click();
    await expect.poll(() => stored(1)).toMatchObject({ review: { state: "rejected" }, decidedBy: "Ben" });
    const { items } = (await (await app.fetch(`/api/questions/${id(1)}/events`)).json()) as {
      items: { actor: string; action: string }[];
    };
    expect(items.map(({ actor, action }) => `${actor} ${action}`)).toEqual(["Ada approve", "Ben reject"]);
  });
});

describe("a contributor writing on what a reviewer decides meanwhile", () => {
  it("sees both versions and may keep the decided one only", async () => {
    const cleo = await app.visit(new URL(ada.url()).pathname, { name: "Cleo", role: "contributor" });
    await cleo.getByText("of 24 answered").first().waitFor();
    await cleo.route(CHANGES, (route) => route.abort());
    await select(cleo, 4);
    await cleo.keyboard.press("e");
    // Decided before the first word is typed: what is typed saves itself after a moment, and would be first otherwise.
    await decideAsAda(4);
    await cleo.keyboard.type("Mine");
    const refused = cleo.waitForResponse((response) => response.status() === 409);
    await cleo.keyboard.press("Escape");
    await refused;
    const dialog = cleo.getByRole("dialog", { name: "Ada was faster" });
    await dialog.getByText(/Mine/).waitFor();
    await dialog.getByText("only a reviewer changes it now").waitFor();
    expect(await dialog.getByRole("button", { name: /^Use mine/ }).count()).toBe(0);
    await dialog.getByRole("button", { name: "Keep this one" }).click();
    await cleo.getByRole("article").getByText("Approved", { exact: true }).waitFor();
    expect(await stored(4)).toMatchObject({ review: { state: "approved" }, decidedBy: "Ada" });
    await cleo.context().close();
  });
});

describe("two people at the same questionnaire", () => {
  it("see each other's decisions without asking", async () => {
    await ben.unroute(CHANGES);
    await select(ben, 5);
    await ben.getByRole("article").getByText("Open", { exact: true }).waitFor();
    await decideAsAda(5);
    await ben.getByRole("article").getByText("Approved", { exact: true }).waitFor();
  });
});

const id = (at: number) => questions[at]?.id as string;

async function stored(at: number): Promise<StoredQuestion> {
  return (await app.fetch(`/api/questions/${id(at)}`)).json() as Promise<StoredQuestion>;
}

async function select(page: Page, at: number): Promise<void> {
  await page.getByRole("option").nth(at).click();
  await expect.poll(() => page.locator("#question-text").textContent()).toBe(questions[at]?.text);
}

async function decideAsAda(at: number): Promise<void> {
  await select(ada, at);
  await ada.keyboard.press("a");
  await expect.poll(async () => (await stored(at)).review.state).toBe("approved");
}
