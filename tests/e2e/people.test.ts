/** An admin sees what is out of other people's ways in, and ends it, in a real browser. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SIGNED_IN_PASSWORD } from "../support/people.ts";
import { type RunningApp, startApp } from "../support/running-app.ts";

let app: RunningApp;
let page: Page;
let rita: Page;
beforeAll(async () => {
  app = await startApp();
  rita = await app.visit("/account", { name: "Rita", role: "contributor" });
  page = await app.visit("/people");
});
afterAll(() => app?.stop());

describe("the account page", () => {
  it("asks for the password before it makes a token", async () => {
    await rita.getByLabel("What the new token is for").fill("Nightly upload");
    await rita.getByLabel("Your password, for the token").fill("not that one");
    await rita.getByRole("button", { name: "Make a token" }).click();
    await rita.getByRole("alert").getByText("password is another one").waitFor();
    await rita.getByLabel("Your password, for the token").fill(SIGNED_IN_PASSWORD);
    await rita.getByRole("button", { name: "Make a token" }).click();
    await rita.getByText("The new token, shown only now").waitFor();
  });
});

describe("the People page", () => {
  it("shows where somebody is signed in and which tokens they have, and ends them", async () => {
    await page.getByRole("button", { name: "Sessions and tokens of Rita" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("Nightly upload").waitFor();
    await dialog.getByRole("button", { name: "End the token Nightly upload" }).click();
    await dialog.getByText("None.").waitFor();
    await dialog.getByRole("button", { name: /^End the session/ }).click();
    await dialog.getByText("Nowhere.").waitFor();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    await rita.reload();
    await rita.getByRole("button", { name: "Sign in" }).waitFor();
  });

  it("lists the links that are out, and withdraws them", async () => {
    await page.getByLabel("E-mail").fill("mallory@example.com");
    await page.getByRole("button", { name: "Make a link" }).click();
    await page.getByText("Invitation as contributor, made by Robin").waitFor();
    const link = new URL((await page.locator("code").textContent()) ?? "");
    await page.getByRole("button", { name: "Withdraw the link for mallory@example.com" }).click();
    await page.getByText("Invitation as contributor").waitFor({ state: "hidden" });
    const late = await app.visit(link.pathname + link.hash, { name: null });
    await late.getByText("has been used or has run out").waitFor();
    expect(await page.getByText("Links that are out").count()).toBe(0);
  });
});
