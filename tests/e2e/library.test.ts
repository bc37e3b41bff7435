/** The library in a real browser: an entry edited with its history, evidence kept back at export, two entries merged. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunningApp, startApp } from "../support/running-app.ts";

const NOTE = `---
id: backup-note
title: Backups at Example Ltd
access: nda
---

# Backups

Example Ltd copies its customer database to a second region every four hours. Copies are kept for thirty days.
`;
const QUESTION = "How often is the customer database copied to a second region?";

let app: RunningApp;
let page: Page;
beforeAll(async () => {
  app = await startApp();
  const form = new FormData();
  form.append("file", new File([NOTE], "backup.md"));
  await app.fetch("/api/library/import", { method: "POST", body: form });
  page = await app.visit("/library");
});
afterAll(() => app?.stop());

const field = (label: string) => page.locator("form").getByRole("textbox", { name: label, exact: false }).first();
const panel = () => page.locator("article[aria-labelledby='entry-title']");

describe("the library", () => {
  it("takes a new entry whose quote stands in its document, and says where it does not", async () => {
    await page.getByRole("button", { name: "New entry" }).click();
    await field("Question").fill(QUESTION);
    await field("Answer").fill("Every four hours.");
    await page.getByRole("button", { name: "Add a quote" }).click();
    await page.getByLabel("Document 1").selectOption("backup-note");
    await page.getByLabel("Quote 1").fill("every two hours");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("alert").getByText("does not stand in").waitFor();
    await page.getByLabel("Quote 1").fill("every four hours");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("heading", { level: 2, name: QUESTION }).waitFor();
    await panel().getByText("Under NDA").waitFor();
    await panel().getByText("Undated: check that it still holds").waitFor();
    await panel().locator("mark").first().waitFor();
  });

  it("is edited by keyboard, shows what each version changed, and goes back to one", async () => {
    await page.keyboard.press("e");
    await field("Answer").fill("Every six hours.");
    await page.getByRole("button", { name: "Save" }).click();
    await panel().getByText("Every six hours.").waitFor();
    await page.keyboard.press("h");
    await page.getByRole("heading", { name: /^Version 2/ }).waitFor();
    const newest = page.getByRole("listitem").filter({ hasText: "Version 2" });
    expect(await newest.locator("del").first().textContent()).toBe("four");
    expect(await newest.locator("ins").first().textContent()).toBe("six");
    expect(await newest.textContent()).toContain("Robin edited it");
    await page.getByRole("button", { name: "Restore version 1" }).click();
    await page.getByRole("heading", { name: /^Version 3/ }).waitFor();
    await page.getByRole("button", { name: "The entry" }).click();
    await panel().getByText("Every four hours.", { exact: true }).waitFor();
  });

  it("shows both versions where somebody else was first", async () => {
    await page.keyboard.press("e");
    const id = new URL(page.url()).searchParams.get("entry") ?? "";
    const path = `/api/entries/${encodeURIComponent(id)}`;
    const { entry } = (await (await app.fetch(path)).json()) as { entry: { version: number } };
    const theirs = { version: entry.version, question: QUESTION, answer: "Theirs." };
    const headers = { "Content-Type": "application/json" };
    await app.fetch(path, { method: "PUT", headers, body: JSON.stringify(theirs) }, "Ada");
    await field("Answer").fill("Every four hours, to be sure.");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Ada has changed it in the meantime").waitFor();
    await page.getByRole("button", { name: "Go on with mine" }).click();
    await page.getByRole("button", { name: "Save" }).click();
    await panel().getByText("Every four hours, to be sure.").waitFor();
  });

  it("asks before what was written is left unsaved, whichever way", async () => {
    const dialog = page.getByRole("dialog", { name: "Leave without saving?" });
    const kept = async () => {
      await dialog.getByRole("button", { name: "Go on writing" }).click();
      await dialog.waitFor({ state: "detached" });
      expect(await field("Answer").inputValue()).toBe("Half a thought");
    };
    const list = page.getByRole("listbox", { name: /^Entries/ });
    await page.keyboard.press("e");
    await field("Answer").fill("Half a thought");
    await list.getByRole("option", { selected: false }).first().click();
    await kept();
    await page.getByRole("link", { name: "Insight" }).click();
    await kept();
    await page.getByRole("button", { name: "New entry" }).click();
    await kept();
    await page.getByRole("button", { name: "Cancel" }).click();
    await kept();
    await page.evaluate(() => history.back());
    await kept();
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { name: "What to do or where to go" }).fill("your work");
    await page.keyboard.press("Enter");
    await kept();
    // Looking something up in the list is no leaving.
    await page.getByLabel("Search the library").fill("encryption");
    await page.waitForURL(/search=encryption/);
    expect(await field("Answer").inputValue()).toBe("Half a thought");
    await page.getByLabel("Clear the search").click();
    await list.getByRole("option", { selected: false }).first().click();
    await dialog.getByRole("button", { name: "Leave without saving" }).click();
    await panel().waitFor();
    expect(await panel().textContent()).not.toContain("Half a thought");
    // Back leads past the form, not into it.
    await page.goBack();
    expect(page.url()).toBe("about:blank");
    await page.goto(`${app.url}/library`);
    await page.getByRole("listbox", { name: /^Entries/ }).waitFor();
  });

  it("is found by its words and by its level", async () => {
    await page.keyboard.press("/");
    await page.keyboard.type("customer database second region");
    await page.getByRole("option", { name: /to be sure/ }).waitFor();
    await page.getByLabel("Clear the search").click();
    await page.getByText("Filter", { exact: true }).click();
    await page.getByLabel("Access").selectOption("nda");
    const list = page.getByRole("listbox", { name: /^Entries/ });
    await expect.poll(() => list.getByRole("option").count()).toBe(1);
    await page.getByLabel("Access").selectOption("");
  });

  it("makes one entry of two, side by side", async () => {
    const body = JSON.stringify({
      question: "How long are the copies kept?",
      phrasings: ["Retention of copies"],
      answer: "Thirty days.",
      citations: [{ document: "backup-note", quote: "Copies are kept for thirty days." }],
    });
    const headers = { "Content-Type": "application/json" };
    const made = await app.fetch("/api/entries", { method: "POST", headers, body });
    const { id } = (await made.json()) as { id: string };
    await page.goto(`${app.url}/library?entry=${encodeURIComponent(id)}`);
    await page.getByRole("link", { name: "Merge", exact: true }).click();
    await page.getByLabel("Find the other entry").fill(QUESTION);
    await page.getByRole("button", { name: new RegExp(QUESTION.replace("?", "\\?")) }).click();
    const other = page.getByRole("article", { name: QUESTION });
    await other.getByLabel("This entry stays").check();
    await page.getByRole("button", { name: "Merge", exact: true }).click();
    await page.getByRole("heading", { level: 2, name: QUESTION }).waitFor();
    await panel().getByText("Retention of copies").waitFor();
    await page.goto(`${app.url}/library?entry=${encodeURIComponent(id)}`);
    await page.getByText("It was merged into").waitFor();
  });
});

describe("evidence under NDA", () => {
  it("is kept back at export until the NDA is recorded", async () => {
    const form = new FormData();
    form.append("file", new File([`No,Question,Answer\n1,${QUESTION}\n2,Zeppelins?,\n`], "asked.csv"));
    const uploaded = await app.fetch("/api/questionnaires", { method: "POST", body: form });
    const { questionnaire } = (await uploaded.json()) as { questionnaire: { id: string } };
    await page.goto(`${app.url}/questionnaires/${questionnaire.id}`);
    await page.getByText("Withheld:").first().waitFor();
    await page.keyboard.press("Enter");
    await page.getByText("1 of 2 answered").waitFor();
    const plan = async () =>
      (await (await app.fetch(`/api/questionnaires/${questionnaire.id}/export/plan`)).json()) as {
        written: number;
        withheld: number;
      };
    expect(await plan()).toMatchObject({ written: 0, withheld: 1 });
    await page.keyboard.press("k");
    // Clicked, not checked: it shows what the server has recorded, a moment later.
    await page.getByRole("switch", { name: /NDA/ }).click();
    await expect.poll(plan).toMatchObject({ written: 1, withheld: 0 });
  });
});
