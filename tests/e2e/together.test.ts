/** Several people at one questionnaire: given work, mentioned, asked; seeing each other and each other's decisions. */
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { StoredQuestion } from "../../src/domain/stored-questionnaire.ts";
import { type RunningApp, startApp } from "../support/running-app.ts";

const SOURCE = join(import.meta.dirname, "../../fixtures/vendor-review/source.xlsx");

let app: RunningApp;
let ada: Page;
let ben: Page;
let workbench: string;
let questions: StoredQuestion[];
beforeAll(async () => {
  app = await startApp();
  ben = await app.visit("/work", { name: "Ben Castillo", role: "contributor" });
  await ben.getByText("Nothing waits for you.").waitFor();
  ada = await app.visit("/", { name: "Ada Okafor", role: "reviewer" });
  await ada.getByLabel("Workbook to upload").setInputFiles(SOURCE);
  await ada.getByLabel("Customer").fill("Meridian Bank");
  await ada.getByRole("button", { name: "Upload", exact: true }).click();
  await ada.getByText("0 of 24 answered").waitFor();
  workbench = new URL(ada.url()).pathname;
  const response = await app.fetch(`/api${workbench}/questions?limit=500`);
  questions = ((await response.json()) as { items: StoredQuestion[] }).items;
});
afterAll(() => app?.stop());

describe("sharing out work", () => {
  it("assigns a question with a due date, which the other finds among their work and opens from there", async () => {
    await select(ada, 2);
    await ada.getByRole("button", { name: "Assign", exact: true }).click();
    await ada.getByLabel("Who should answer this?").selectOption({ label: "Ben Castillo" });
    await ada.getByLabel("Until").fill("2020-02-28");
    await ada.getByRole("dialog").getByRole("button", { name: "Assign", exact: true }).click();
    await ada.getByRole("button", { name: /Assigned to Ben Castillo \d+ days overdue/ }).waitFor();
    await expect.poll(async () => (await stored(2)).review).toMatchObject({ due: "2020-02-28" });

    await ben.reload();
    await ben.getByRole("link", { name: "Work 1 open, some overdue" }).waitFor();
    const overdue = ben.getByRole("region", { name: "Overdue" });
    await overdue.getByText("Meridian Bank").waitFor();
    await overdue.getByRole("link", { name: textOf(2) }).click();
    await expect.poll(() => ben.locator("#question-text").textContent()).toBe(textOf(2));
    await ben.getByText("Assigned to Ben Castillo").waitFor();
  });

  it("mentions a person by keyboard in a comment, who reads it where it was said", async () => {
    await select(ada, 4);
    await ada.keyboard.press("c");
    await ada.keyboard.type("Could you look at this, @be");
    await ada.getByRole("option", { name: "Ben Castillo", exact: true }).waitFor();
    await ada.keyboard.press("Enter");
    await ada.keyboard.type("please? <img src=x onerror=alert(1)>");
    await ada.keyboard.press("Control+Enter");
    await ada.getByRole("heading", { name: "1 comment" }).waitFor();
    expect((await stored(4)).comments).toBe(1);
    expect((await stored(4)).review.state).toBe("open");

    await ben.goto(`${app.url}/work`);
    const line = ben.getByRole("listitem").filter({ hasText: "You are mentioned" });
    await line.getByText("Could you look at this, @Ben Castillo please? <img src=x onerror=alert(1)>").waitFor();
    await line.getByRole("link").click();
    await ben.getByRole("heading", { name: "1 comment" }).waitFor();
    // Shown is read.
    await ben.getByRole("link", { name: "Work 1 open, some overdue" }).waitFor();
    await ben.getByLabel("Write a comment").fill("It is in the SOC 2 report.");
    await ben.getByRole("button", { name: "Send" }).click();
    await ada.getByText("It is in the SOC 2 report.").waitFor();
  });

  it("lets its author change a comment and take it back, and nobody else", async () => {
    const mine = ben.getByRole("listitem").filter({ hasText: "It is in the SOC 2 report." });
    await mine.getByRole("button", { name: "Edit" }).click();
    await ben.getByLabel("Your comment").fill("It is in the ISO certificate.");
    await ben.getByRole("button", { name: "Save" }).click();
    await ben.getByText("It is in the ISO certificate.").waitFor();
    const theirs = ada.getByRole("listitem").filter({ hasText: "It is in the ISO certificate." });
    await theirs.waitFor();
    expect(await theirs.getByRole("button").count()).toBe(0);
    const changed = ben.getByRole("listitem").filter({ hasText: "It is in the ISO certificate." });
    await changed.getByRole("button", { name: "Delete" }).click();
    await changed.getByRole("button", { name: "Really take it back" }).click();
    await theirs.waitFor({ state: "detached" });
  });

  it("asks an expert, shows it in the queue and the filter, and ends with the expert's answer", async () => {
    await select(ada, 6);
    await ada.getByRole("button", { name: "Ask an expert" }).click();
    await ada.getByLabel("Who knows?").selectOption({ label: "Ben Castillo" });
    await ada.getByLabel("What should they know?").fill("You run the platform.");
    await ada.getByRole("button", { name: "Ask", exact: true }).click();
    await ada.getByText("Ben Castillo is asked by you").waitFor();
    await ada.getByRole("button", { name: "Filter" }).click();
    await ada.getByLabel("An expert").check();
    await ada.keyboard.press("Escape");
    await expect.poll(() => ada.getByRole("option").count()).toBe(1);
    await ada.getByRole("button", { name: "Clear filter" }).click();

    await ben.goto(`${app.url}/work`);
    const line = ben.getByRole("listitem").filter({ hasText: "You are asked as the expert" });
    await line.getByText("You run the platform.").waitFor();
    await line.getByRole("link").click();
    await ben.getByText("You are asked by Ada Okafor").waitFor();
    await ben.keyboard.press("e");
    await ben.keyboard.type(" As the platform does it.");
    await ben.keyboard.press("Escape");
    await expect.poll(async () => (await stored(6)).expert).toBeNull();
    await ada.getByText("Ben Castillo is asked by you").waitFor({ state: "detached" });
  });
});

describe("two people at one questionnaire", () => {
  it("see each other come, move and decide before the third request", async () => {
    await select(ada, 10);
    await ben.goto(`${app.url}${workbench}?question=${questions[12]?.id}`);
    await select(ben, 12);
    await within(ada, 3, () => ada.getByRole("list", { name: "Also here" }).getByText("Ben Castillo").waitFor());

    await select(ben, 10);
    await within(ada, 3, () => ada.getByText("Ben Castillo is here too").waitFor());
    const row = ben.getByRole("option").nth(10);
    await row.getByText("Ada Okafor is looking at this").waitFor({ state: "attached" });

    await ada.keyboard.press("n");
    await expect.poll(async () => (await stored(10)).review.state).toBe("not_applicable");
    await within(ben, 3, () => ben.getByRole("article").getByText("Not applicable", { exact: true }).waitFor());
  });

  it("does not lay a newer version under what somebody is writing: saving shows both", async () => {
    await select(ada, 13);
    const cleo = await app.visit(`${workbench}?question=${questions[13]?.id}`, { name: "Cleo", role: "reviewer" });
    await select(cleo, 13);
    await cleo.keyboard.press("e");
    await cleo.keyboard.type("Mine");
    await ada.keyboard.press("n");
    await expect.poll(async () => (await stored(13)).review.state).toBe("not_applicable");
    // Each letter puts off the saving, so that the change arrives while there is something unsaved.
    await cleo.waitForResponse(async (response) => {
      if (!response.url().includes("/changes?")) return false;
      await cleo.keyboard.type(".");
      return ((await response.json()) as { questions: { id: string }[] }).questions.some(
        ({ id }) => id === questions[13]?.id,
      );
    });
    await cleo.getByRole("dialog", { name: "Ada Okafor was faster" }).waitFor();
    await cleo.getByRole("button", { name: "Keep this one" }).click();
    await cleo.getByRole("article").getByText("Not applicable", { exact: true }).waitFor();
    await cleo.context().close();
  });

  it("stops asking while its page is hidden, and is gone for the others once it is left", async () => {
    await ben.goto(`${app.url}/`);
    await ada.getByRole("list", { name: "Also here" }).waitFor({ state: "detached" });
  });
});

const textOf = (at: number) => questions[at]?.text as string;

async function stored(at: number): Promise<StoredQuestion> {
  return (await app.fetch(`/api/questions/${questions[at]?.id}`)).json() as Promise<StoredQuestion>;
}

async function select(page: Page, at: number): Promise<void> {
  await page.getByRole("option").nth(at).click();
  await expect.poll(() => page.locator("#question-text").textContent()).toBe(textOf(at));
}

/** Waits for something on a page, which may ask the server for changes fewer than so many times until then. */
async function within(page: Page, requests: number, happens: () => Promise<unknown>): Promise<void> {
  let asked = 0;
  const count = (request: { url(): string }) => {
    if (request.url().includes("/changes?")) asked++;
  };
  page.on("request", count);
  try {
    await happens();
  } finally {
    page.off("request", count);
  }
  expect(asked).toBeLessThan(requests);
}
