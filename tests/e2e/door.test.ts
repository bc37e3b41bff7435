/** The way in, in a real browser: the first admin's link, an invitation, sign-in, sign-out. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { linkPath, offerFirstAdmin } from "../../src/usecases/offer-link.ts";
import { type RunningApp, startApp } from "../support/running-app.ts";

const PASSWORD = "our kettle hums in g minor";

let app: RunningApp;
let page: Page;
let invitation: string;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.stop());

describe("the door", () => {
  it("lets in whoever opens the link that the first start prints", async () => {
    const offer = await offerFirstAdmin(app.context);
    page = await app.visit(offer ? linkPath(offer) : "/", { name: null });
    await page.getByLabel("Your name").fill("Ada Okafor");
    await page.getByLabel("E-mail").fill("ada@example.com");
    await page.getByRole("textbox", { name: "Password" }).fill("password1234");
    await page.getByRole("button", { name: "Begin" }).click();
    await page.getByRole("alert").getByText("first that anybody would try").waitFor();
    await page.getByRole("textbox", { name: "Password" }).fill(PASSWORD);
    await page.getByRole("button", { name: "Begin" }).click();
    await page.getByText("Drop a questionnaire here").waitFor();
    expect(page.url()).not.toContain("#");
    expect(await page.evaluate(() => document.cookie)).toBe("");
  });

  it("opens that link no second time", async () => {
    expect(await offerFirstAdmin(app.context)).toBeNull();
  });

  it("lets the admin invite somebody in a role", async () => {
    await page.getByRole("button", { name: "Ada Okafor, your account" }).click();
    await page.getByRole("link", { name: "People" }).click();
    await page.getByLabel("E-mail").fill("rita@example.com");
    await page.getByLabel("Role", { exact: true }).selectOption("reader");
    await page.getByRole("button", { name: "Make a link" }).click();
    invitation = (await page.locator("code").textContent()) ?? "";
    const rita = await app.visit(new URL(invitation).pathname + new URL(invitation).hash, { name: null });
    await rita.getByText("You are invited as reader.").waitFor();
    await rita.getByLabel("Your name").fill("Rita");
    await rita.getByRole("textbox", { name: "Password" }).fill(`${PASSWORD}, mostly`);
    await rita.getByRole("button", { name: "Begin" }).click();
    await rita.getByText("Drop a questionnaire here").waitFor();
    await rita.getByRole("button", { name: "Rita, your account" }).click();
    await rita.getByText("Signed in as reader").waitFor();
    expect(await rita.getByRole("link", { name: "People" }).count()).toBe(0);
  });

  it("says so where an invitation was used already", async () => {
    const late = await app.visit(new URL(invitation).pathname + new URL(invitation).hash, { name: null });
    await late.getByText("has been used or has run out").waitFor();
  });

  it("lets out, and in again with the password only", async () => {
    await page.getByRole("button", { name: "Ada Okafor, your account" }).click();
    await page.getByRole("button", { name: "Sign out" }).click();
    // The page left behind has a field of that name, too.
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
    await page.getByLabel("E-mail").fill("ada@example.com");
    await page.getByRole("textbox", { name: "Password" }).fill("not the password");
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("alert").getByText("do not fit together").waitFor();
    await page.getByRole("textbox", { name: "Password" }).fill(PASSWORD);
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Ada Okafor, your account" }).waitFor();
  });

  it("shows the admin what was recorded of all this, and that it is whole", async () => {
    await page.getByRole("button", { name: "Ada Okafor, your account" }).click();
    await page.getByRole("link", { name: "Record" }).click();
    await page.getByText("Rita opened an account").waitFor();
    await page.getByText("nobody was refused at sign-in").waitFor();
    await page.getByRole("button", { name: "Check the record" }).click();
    await page.getByText("each as it was written").waitFor();
  });

  it("shows the sign-in as soon as a session is ended elsewhere", async () => {
    await app.context.database.run("DELETE FROM sessions");
    await page.getByRole("link", { name: "Library" }).click();
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
  });
});
