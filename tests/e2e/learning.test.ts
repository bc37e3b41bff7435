/** Learning in a real browser: a new wording added to an entry, an edit proposed to its owner and accepted with its diff. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunningApp, startApp } from "../support/running-app.ts";

const KNOWN = "How often do you test the fire alarm?";
const WORDING = "At what intervals are smoke sirens tried out?";

let app: RunningApp;
let page: Page;
let entry: string;
beforeAll(async () => {
  app = await startApp();
  const made = await send("/api/entries", { question: KNOWN, answer: "Every month." });
  entry = made.id as string;
});
afterAll(() => app?.stop());

async function send(path: string, body: unknown): Promise<Record<string, unknown>> {
  const headers = { "Content-Type": "application/json" };
  return (await app.fetch(path, { method: "POST", headers, body: JSON.stringify(body) })).json() as Promise<
    Record<string, unknown>
  >;
}

interface Row {
  readonly id: string;
  readonly version: number;
  readonly suggestion: { readonly entry: string; readonly band: string } | null;
}

/** Uploads one question and waits for its suggestion. */
async function asked(question: string): Promise<{ id: string; row: Row }> {
  const form = new FormData();
  form.append("file", new File([`No,Question,Answer\r\n1,"${question}",`], "a.csv"));
  const uploaded = (await (await app.fetch("/api/questionnaires", { method: "POST", body: form })).json()) as {
    questionnaire: { id: string };
  };
  const { id } = uploaded.questionnaire;
  await app.context.jobs.idle();
  const { items } = (await (await app.fetch(`/api/questionnaires/${id}/questions`)).json()) as { items: Row[] };
  return { id, row: items[0] as Row };
}

const notice = () => page.locator("[data-learn]");

describe("learning from approvals", () => {
  it("offers a new wording after the approval, takes it by one key, and knows it next time", async () => {
    const { id, row } = await asked(WORDING);
    page = await app.visit(`/questionnaires/${id}`);
    await page.getByRole("heading", { name: WORDING }).waitFor();
    const answer = { option: null, text: "Every month.", entry };
    await send(`/api/questions/${row.id}/decisions`, { version: row.version, action: "edit", answer });
    await page.reload();
    await page.getByRole("heading", { name: WORDING }).waitFor();
    await page.keyboard.press("a");
    await notice().getByText(`New wording of “${KNOWN}”.`).waitFor();
    await page.keyboard.press("b");
    await page.getByText("Added: the next customer").waitFor();
    await notice().waitFor({ state: "detached" });
    const again = await asked(WORDING);
    expect(again.row.suggestion).toMatchObject({ entry, band: "high" });
  });

  it("proposes an edit to the entry's owner, who sees the difference and accepts", async () => {
    const { id } = await asked(KNOWN);
    await page.goto(`${app.url}/questionnaires/${id}`);
    await page.getByRole("heading", { name: KNOWN }).waitFor();
    await page.keyboard.press("e");
    await page.getByRole("textbox", { name: "Answer" }).fill("Every week.");
    await page.keyboard.press("Escape");
    await page.keyboard.press("a");
    await notice().getByText("You changed the words of").waitFor();
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/notice.png` });
    await page.keyboard.press("b");
    await page.getByText("Proposed: whoever keeps the entry decides").waitFor();
    await page.goto(`${app.url}/library/proposals`);
    await page.locator("del").getByText("month").waitFor();
    expect(await page.locator("ins").first().textContent()).toBe("week");
    if (process.env.SHOTS) {
      await page.screenshot({ path: `${process.env.SHOTS}/proposals.png` });
      await page.setViewportSize({ width: 390, height: 800 });
      await page.screenshot({ path: `${process.env.SHOTS}/proposals-narrow.png` });
      await page.setViewportSize({ width: 1280, height: 800 });
    }
    await page.getByRole("button", { name: "Accept" }).click();
    await page.getByText("Accepted by Robin").waitFor();
    const shown = (await (await app.fetch(`/api/entries/${encodeURIComponent(entry)}`)).json()) as {
      entry: { answer: string; version: number };
    };
    expect(shown.entry).toMatchObject({ answer: "Every week.", version: 3 });
  });
});
