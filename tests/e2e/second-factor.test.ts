/** The second factor in a real browser: set up with what the page shows, asked for, lost, required of everybody. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { linkPath, offerFirstAdmin } from "../../src/usecases/offer-link.ts";
import { codeAt } from "../../src/usecases/one-time-code.ts";
import { type RunningApp, startApp } from "../support/running-app.ts";
import { violations } from "../support/violations.ts";

const PASSWORD = "our kettle hums in g minor";

let app: RunningApp;
let page: Page;
let secret: string;
let recovery: string[];
beforeAll(async () => {
  app = await startApp();
  const offer = await offerFirstAdmin(app.context);
  page = await app.visit(offer ? linkPath(offer) : "/", { name: null });
  await page.getByLabel("Your name").fill("Ada Okafor");
  await page.getByLabel("E-mail").fill("ada@example.com");
  await page.getByRole("textbox", { name: "Password" }).fill(PASSWORD);
  await page.getByRole("button", { name: "Begin" }).click();
  await page.getByText("Drop a questionnaire here").waitFor();
});
afterAll(() => app?.stop());

const code = () => codeAt(secret, new Date());
/** Each code is taken once; a test does not wait half a minute for the next. */
const forgetTaken = () => app.context.database.run("UPDATE second_factors SET last_step = 0");

async function signOutAndPassword(password: string) {
  await page.getByRole("button", { name: "Ada Okafor, your account" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByLabel("E-mail").fill("ada@example.com");
  await page.getByRole("textbox", { name: "Password" }).fill(password);
  await page.keyboard.press("Enter");
}

describe("the second factor", () => {
  it("is set up with the key that the page shows, and gives recovery codes once", async () => {
    await page.goto(`${app.url}/account`);
    await page.getByLabel("Your password, once more").fill(PASSWORD);
    await page.keyboard.press("Enter");
    await page.getByRole("img", { name: "QR code for an authenticator app" }).waitFor();
    const shown = page.getByText("No camera?");
    secret = ((await shown.locator("code").textContent()) ?? "").replaceAll(" ", "");
    expect(await shown.getByRole("link").getAttribute("href")).toContain(secret);
    expect(await violations(page)).toEqual([]);
    // The field has the focus.
    await page.keyboard.type("000000");
    await page.keyboard.press("Enter");
    await page.getByText("The code does not fit").waitFor();
    await page.getByRole("textbox", { name: "Code" }).fill(code());
    await page.keyboard.press("Enter");
    recovery = ((await page.locator("code", { hasText: "-" }).textContent()) ?? "").split("\n");
    expect(recovery).toHaveLength(10);
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: "I have kept them" }).click();
    await page.getByText("10 recovery codes are left").waitFor();
  });

  it("is asked for after the password, by keyboard alone", async () => {
    await forgetTaken();
    await signOutAndPassword(PASSWORD);
    await page.getByRole("heading", { name: "One more step" }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.type("000000");
    await page.keyboard.press("Enter");
    await page.getByText("does not fit, or was used before").waitFor();
    await page.keyboard.type(code());
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Ada Okafor, your account" }).waitFor();
  });

  it("takes a recovery code in its place", async () => {
    await signOutAndPassword(PASSWORD);
    await page.getByRole("heading", { name: "One more step" }).waitFor();
    await page.keyboard.type(recovery[0] as string);
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Ada Okafor, your account" }).waitFor();
    await page.goto(`${app.url}/account`);
    await page.getByText("9 recovery codes are left").waitFor();
  });

  it("is switched off by an admin for somebody who lost theirs", async () => {
    const admin = await app.visit("/people", { name: "Robin" });
    await admin.getByRole("button", { name: "Switch off the second factor of Ada Okafor" }).click();
    await admin.getByText("ada@example.com", { exact: true }).waitFor();
    await signOutAndPassword(PASSWORD);
    await page.getByText("Your password, once more").waitFor();
  });

  it("is asked of everybody where an admin says so, before anything else", async () => {
    const admin = await app.visit("/people", { name: "Robin" });
    await admin.getByRole("switch", { name: "Everybody who signs in by password" }).click();
    await admin.getByRole("heading", { name: "Set up a second factor" }).waitFor();
    await page.goto(app.url);
    await page.getByRole("heading", { name: "Set up a second factor" }).waitFor();
    expect(await page.getByRole("link", { name: "Library" }).count()).toBe(0);
    expect(await violations(page)).toEqual([]);
    await page.getByLabel("Your password, once more").fill(PASSWORD);
    await page.keyboard.press("Enter");
    secret = ((await page.getByText("No camera?").locator("code").textContent()) ?? "").replaceAll(" ", "");
    await page.getByRole("textbox", { name: "Code" }).fill(code());
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "I have kept them" }).click();
    await page.getByText("Drop a questionnaire here").waitFor();
  });
});
