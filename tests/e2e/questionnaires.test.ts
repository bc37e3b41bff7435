/** The list of questionnaires: one, none of a kind, many; found, narrowed down, changed, put away and brought back. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { localDay } from "../../src/domain/day.ts";
import { type RunningApp, startApp } from "../support/running-app.ts";

const SHEET = "Ref,Question,Answer\n1,Do you encrypt customer data at rest?,\n2,How long are logs kept?,\n";
const MANY = 60;

let app: RunningApp;
let page: Page;
beforeAll(async () => {
  app = await startApp();
  page = await app.visit("/", { name: "Ada Okafor", role: "reviewer" });
});
afterAll(() => app?.stop());

const rows = () =>
  page
    .getByRole("main")
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading") });
const show = (name: string) => page.getByRole("button", { name, exact: true }).click();

describe("the list of questionnaires", () => {
  it("takes customer and due date with the upload, and shows both", async () => {
    await page.getByLabel("Workbook to upload").setInputFiles({
      name: "Acme.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(SHEET),
    });
    await page.getByLabel("Customer").fill("Meridian Bank");
    await page.getByLabel("Due").fill(localDay(new Date()));
    await page.getByRole("button", { name: "Upload", exact: true }).click();
    await page.getByRole("article").waitFor();
    await page.goto(`${app.url}/`);
    await page.getByRole("heading", { name: "Meridian Bank: Acme" }).waitFor();
    await page.getByText("Due today").waitFor();
    await page.getByText("0 of 2 answered").waitFor();
    expect(await page.getByRole("list", { name: "People" }).textContent()).toContain("Ada Okafor");
  });

  it("changes name, customer and due date afterwards", async () => {
    await page.getByRole("button", { name: "Edit Acme" }).click();
    await page.getByLabel("Name").fill("Supplier check");
    await page.getByLabel("Due").fill("2020-03-01");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("heading", { name: "Meridian Bank: Supplier check" }).waitFor();
    await page.getByText(/\d+ days overdue/).waitFor();
  });

  it("says what somebody else has just changed, before it is replaced", async () => {
    await page.getByRole("button", { name: "Edit Supplier check" }).click();
    const { items } = (await (await app.fetch("/api/questionnaires")).json()) as {
      items: { id: string; version: number }[];
    };
    await app.fetch(`/api/questionnaires/${items[0]?.id}`, {
      method: "PATCH",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ version: items[0]?.version, name: "Theirs" }),
    });
    await page.getByLabel("Name").fill("Mine");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("alert").getByText("“Theirs”").waitFor();
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("heading", { name: "Meridian Bank: Mine" }).waitFor();
  });

  it("puts one away and brings it back, and says so where nothing is left", async () => {
    await page.getByRole("button", { name: "Archive Mine" }).click();
    await page.getByText("No questionnaire is open.").waitFor();
    await show("Archived");
    await page.getByRole("heading", { name: "Meridian Bank: Mine" }).waitFor();
    await page.getByText("archived just now").waitFor();
    await page.getByRole("button", { name: "Bring Mine back" }).click();
    await page.getByText("Nothing is archived.").waitFor();
    await show("Open");
    await page.getByRole("heading", { name: "Meridian Bank: Mine" }).waitFor();
  });

  it("moves what is answered to the end to where it is done", async () => {
    await page.getByRole("link", { name: "Meridian Bank: Mine" }).click();
    await page.getByRole("article").waitFor();
    await page.keyboard.press("n");
    await page.getByText("1 of 2 answered").waitFor();
    await page.keyboard.press("n");
    await page.getByText("2 of 2 answered").waitFor();
    await page.goto(`${app.url}/?show=done`);
    await page.getByText("All answered").waitFor();
  });

  it("finds among many by name, brings the next page when it is scrolled to, and comes back to the same list", async () => {
    for (let at = 0; at < MANY; at++) {
      const form = new FormData();
      form.set("file", new File([SHEET], `Review ${at}.csv`));
      form.set("customer", `Customer ${at}`);
      expect((await app.fetch("/api/questionnaires", { method: "POST", body: form })).status).toBe(201);
    }
    await app.context.jobs.idle();
    await page.goto(`${app.url}/`);
    await page.getByRole("heading", { name: `Customer ${MANY - 1}:` }).waitFor();
    await page.getByRole("heading", { name: "Customer 12:" }).scrollIntoViewIfNeeded();
    await expect.poll(() => rows().count()).toBe(MANY);
    await page.getByRole("heading", { name: "Customer 0:" }).waitFor();

    await show("Mine");
    await page.getByText("None of these is yours.").waitFor();
    await show("Mine");
    await page.getByLabel("Search questionnaires").fill("customer 42");
    await expect.poll(() => rows().count()).toBe(1);
    await page.getByRole("link", { name: "Customer 42: Review 42" }).click();
    await page.getByRole("article").waitFor();
    await page.goBack();
    await expect.poll(() => rows().count()).toBe(1);
    expect(await page.getByLabel("Search questionnaires").inputValue()).toBe("customer 42");
  });

  it("offers a reader neither an upload nor a change", async () => {
    const reader = await app.visit("/", { name: "Rea", role: "reader" });
    await reader.getByRole("heading", { name: "Customer 59:" }).waitFor();
    expect(await reader.getByRole("button", { name: /^(Edit |Archive |Delete |Upload)/ }).count()).toBe(0);
    await reader.context().close();
  });
});
