/**
 * The keys of the workbench where a slip would cost an answer: among the options, while held down, and when something is
 * taken back, by key or by button, also after the page was left.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { StoredQuestion } from "../../src/domain/stored-questionnaire.ts";
import { type RunningApp, startApp } from "../support/running-app.ts";

const FIXTURE = join(import.meta.dirname, "../../fixtures/vendor-review/source.xlsx");

let app: RunningApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.stop());

async function example(): Promise<string> {
  const form = new FormData();
  form.set("file", new File([new Uint8Array(await readFile(FIXTURE))], "Review.xlsx"));
  const response = await app.fetch("/api/questionnaires", { method: "POST", body: form });
  const { questionnaire } = (await response.json()) as { questionnaire: { id: string } };
  await app.context.jobs.idle();
  return questionnaire.id;
}

async function questionsOf(id: string): Promise<StoredQuestion[]> {
  const response = await app.fetch(`/api/questionnaires/${id}/questions?limit=500`);
  return ((await response.json()) as { items: StoredQuestion[] }).items;
}

/** The first question that fits, with the one after it. */
async function pairOf(id: string, fits: (one: StoredQuestion, next: StoredQuestion) => boolean) {
  const questions = await questionsOf(id);
  const at = questions.findIndex((one, index) => {
    const next = questions[index + 1];
    return next !== undefined && fits(one, next);
  });
  return [questions[at], questions[at + 1]] as [StoredQuestion, StoredQuestion];
}

const read = async (id: string) => (await (await app.fetch(`/api/questions/${id}`)).json()) as StoredQuestion;
const stateOf = async (id: string) => (await read(id)).review.state;
const actionsOn = async (id: string) => {
  const { items } = (await (await app.fetch(`/api/questions/${id}/events`)).json()) as { items: { action: string }[] };
  return items.map(({ action }) => action);
};

async function open(id: string, question?: StoredQuestion): Promise<Page> {
  const page = await app.visit(`/questionnaires/${id}${question ? `?question=${question.id}` : ""}`);
  await page.locator("#question-text").waitFor();
  await page.getByText(/of \d+ answered/).waitFor();
  return page;
}

const shows = (page: Page, question: StoredQuestion) =>
  expect.poll(() => page.locator("#question-text").textContent()).toBe(question.text);
const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute("role"));

const withOptions = ({ answer }: StoredQuestion) => answer.options.length > 1;

describe("among the options", () => {
  it("takes the focus back to the queue after a click, so that Enter approves and the arrows move", async () => {
    const id = await example();
    const [first, second] = await pairOf(id, (one, next) => withOptions(one) && withOptions(next));
    const page = await open(id, first);
    const [option = ""] = first.answer.options;
    await page.getByRole("radiogroup", { name: "Options" }).getByRole("radio", { name: option }).click();
    await expect.poll(() => focused(page)).toBe("listbox");
    await page.keyboard.press("Enter");
    await shows(page, second);
    await expect
      .poll(async () => (await read(first.id)).review)
      .toMatchObject({ state: "approved", answer: { option } });
    await page.keyboard.press("ArrowUp");
    await shows(page, first);
    await page.context().close();
  });

  it("approves with Enter what the arrows have chosen there, and never carries the focus into the next question", async () => {
    const id = await example();
    const [first, second] = await pairOf(
      id,
      (one, next) => withOptions(one) && one.suggestion?.outcome === "no_match" && withOptions(next),
    );
    const page = await open(id, first);
    await page.keyboard.press("e");
    await page.keyboard.type("In words.");
    await page.keyboard.press("Control+Enter");
    await page.getByText("Choose an option first").waitFor();
    await page.keyboard.press("ArrowRight");
    const chosen = page.getByRole("radiogroup", { name: "Options" }).getByRole("radio", { checked: true });
    await chosen.waitFor({ state: "attached" });
    await page.keyboard.press("Enter");
    await shows(page, second);
    await expect.poll(() => stateOf(first.id)).toBe("approved");
    await expect.poll(() => focused(page)).toBe("listbox");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowUp");
    await shows(page, second);
    await page.keyboard.press("ArrowUp");
    await shows(page, first);
    expect(await actionsOn(second.id)).toEqual([]);
    await page.context().close();
  });

  it("moves on with the arrow after an approval made from an option", async () => {
    const id = await example();
    const [first, second] = await pairOf(id, (one, next) => withOptions(one) && withOptions(next));
    const page = await open(id, first);
    await page.getByRole("radiogroup", { name: "Options" }).getByRole("radio").first().focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("a");
    await expect.poll(() => stateOf(first.id)).toBe("approved");
    await page.keyboard.press("ArrowDown");
    await shows(page, second);
    // Whatever was saved was saved before this.
    await page.keyboard.press("n");
    await expect.poll(() => stateOf(second.id)).toBe("not_applicable");
    expect(await stateOf(first.id)).toBe("approved");
    expect(await actionsOn(second.id)).toEqual(["not_applicable"]);
    await page.context().close();
  });
});

describe("a key held down", () => {
  it("approves one answer and no more, by Enter, by Shift A and on the button, while the arrows keep moving", async () => {
    const id = await example();
    const page = await open(id);
    const questions = await questionsOf(id);
    const approved = async () => (await questionsOf(id)).filter(({ review }) => review.state === "approved").length;
    // Pressed again without being let go is what a browser calls a repetition.
    const hold = async (key: string) => {
      for (let times = 0; times < 6; times++) await page.keyboard.down(key);
      await page.keyboard.up(key);
    };
    await hold("Enter");
    await expect.poll(approved).toBe(1);
    await page.keyboard.down("Shift");
    await hold("A");
    await page.keyboard.up("Shift");
    await expect.poll(approved).toBe(2);
    await page.getByRole("button", { name: "Approve and next" }).focus();
    await hold("Enter");
    await expect.poll(approved).toBe(3);
    await shows(page, questions[3] as StoredQuestion);
    await hold("ArrowDown");
    await shows(page, questions[9] as StoredQuestion);
    expect(await approved()).toBe(3);
    await page.context().close();
  });

  it("writes nothing into the field that it has opened", async () => {
    const id = await example();
    const page = await open(id);
    const field = page.getByRole("textbox", { name: /Answer|Explanation/ });
    const before = await field.inputValue();
    for (let times = 0; times < 4; times++) await page.keyboard.down("e");
    await page.keyboard.up("e");
    await expect.poll(() => field.evaluate((shown) => shown === document.activeElement)).toBe(true);
    await page.keyboard.press("e");
    expect(await field.inputValue()).toBe(`${before}e`);
    await page.context().close();
  });
});

describe("taking back", () => {
  const inState = async (id: string, state: string) =>
    (await questionsOf(id)).filter(({ review }) => review.state === state).map(({ ref }) => ref);

  it("goes on after the page was loaded anew, with what was approved at once as one step", async () => {
    const id = await example();
    const page = await open(id);
    await page.keyboard.press("n");
    await expect.poll(() => inState(id, "not_applicable")).toHaveLength(1);
    await page.keyboard.press("h");
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /^Approve \d+ answers/ })
      .click();
    await page.getByText(/\d+ questions answered/).waitFor();
    const [first] = await questionsOf(id);
    expect((await inState(id, "approved")).length).toBeGreaterThan(5);
    await page.reload();
    await page.getByText(/of \d+ answered/).waitFor();
    await page.keyboard.press("u");
    await page.getByText(/^Taken back: \d+ changes/).waitFor();
    expect(await inState(id, "approved")).toEqual([]);
    await page.getByRole("link", { name: "Library", exact: true }).click();
    await page.getByLabel("Search the library").waitFor();
    await page.goBack();
    await page.getByText(/of \d+ answered/).waitFor();
    await page.keyboard.press("u");
    await page.getByText(`Taken back: Not applicable ${first?.ref}.`).waitFor();
    await shows(page, first as StoredQuestion);
    expect(await inState(id, "not_applicable")).toEqual([]);
    await page.keyboard.press("u");
    await page.getByText("There is nothing of yours to undo here").waitFor();
    await page.context().close();
  });

  it("takes back by the button just what the message is about, though a draft was written since", async () => {
    const id = await example();
    const [first, second] = await pairOf(id, (one, next) => withOptions(one) && withOptions(next));
    const page = await open(id, first);
    await page.keyboard.press("n");
    await shows(page, second);
    await page.keyboard.press("Shift+Digit2");
    await expect.poll(() => stateOf(second.id)).toBe("drafted");
    await page.getByRole("button", { name: "Undo", exact: true }).click();
    await page.getByText(`Taken back: Not applicable ${first.ref}.`).waitFor();
    await shows(page, first);
    expect(await stateOf(first.id)).toBe("open");
    expect(await read(second.id)).toMatchObject({
      review: { state: "drafted", answer: { option: second.answer.options[1] } },
    });
    await page.keyboard.press("u");
    await page.getByText(`Taken back: Draft of ${second.ref}.`).waitFor();
    expect(await stateOf(second.id)).toBe("open");
    await page.context().close();
  });

  it("discards a draft, so that the question is open as before, and brings it back", async () => {
    const id = await example();
    const [first] = await pairOf(id, (one) => withOptions(one) && one.suggestion?.outcome === "no_match");
    const page = await open(id, first);
    await page.keyboard.press("Shift+Digit1");
    await expect.poll(() => stateOf(first.id)).toBe("drafted");
    await page.reload();
    await page.getByRole("button", { name: "Discard the draft" }).waitFor();
    await page.keyboard.press("o");
    await page.getByText(`Discarded the draft of ${first.ref}.`).waitFor();
    await expect.poll(() => stateOf(first.id)).toBe("open");
    await expect.poll(() => page.getByRole("radio", { checked: true }).count()).toBe(0);
    await page.keyboard.press("u");
    await expect.poll(() => stateOf(first.id)).toBe("drafted");
    await page.getByRole("button", { name: "Discard the draft" }).click();
    await expect.poll(() => stateOf(first.id)).toBe("open");
    expect(await actionsOn(first.id)).toEqual(["edit", "discard", "undo", "discard"]);
    await page.context().close();
  });

  it("discards a draft that is emptied and left", async () => {
    const id = await example();
    const [first] = await pairOf(id, ({ answer, suggestion }) => {
      return answer.options.length === 0 && suggestion?.outcome === "no_match";
    });
    const page = await open(id, first);
    await page.keyboard.press("e");
    await page.keyboard.type("Perhaps.");
    await page.keyboard.press("Escape");
    await expect.poll(() => stateOf(first.id)).toBe("drafted");
    await page.getByRole("article").getByText("Draft", { exact: false }).first().waitFor();
    await page.getByRole("textbox", { name: "Answer" }).fill("");
    await page.keyboard.press("Escape");
    await expect.poll(() => stateOf(first.id)).toBe("open");
    await page.context().close();
  });

  it("takes back two steps on one question in a row, and lets the next decision follow at once", async () => {
    const id = await example();
    const page = await open(id);
    const [first] = (await questionsOf(id)) as [StoredQuestion];
    // A key means what is shown: approving what still looks approved changes nothing.
    const shows = (state: string) => page.getByRole("article").getByText(state, { exact: true }).first().waitFor();
    await page.keyboard.press("a");
    await shows("Approved");
    await page.keyboard.press("r");
    await shows("Rejected");
    await page.keyboard.press("u");
    await page.keyboard.press("u");
    await shows("Open");
    await page.keyboard.press("a");
    await expect.poll(() => actionsOn(first.id)).toEqual(["approve", "reject", "undo", "undo", "approve"]);
    expect(await page.getByRole("dialog").count()).toBe(0);
    await page.context().close();
  });
});

describe("the queue", () => {
  it("keeps its filter through a reload, and narrows to a section, to nobody's and to what has warnings", async () => {
    const id = await example();
    const page = await open(id);
    const questions = await questionsOf(id);
    const shown = (length: number) =>
      page.getByRole("listbox", { name: new RegExp(`^Questions, ${length} of ${questions.length}$`) }).waitFor();
    const section = questions[0]?.section ?? "";
    const inSection = questions.filter((one) => one.section === section);
    await page.getByRole("button", { name: "Filter" }).click();
    await page.getByLabel("Section").selectOption({ label: section });
    await page.getByRole("checkbox", { name: "Nobody" }).check();
    await page.keyboard.press("Escape");
    await shown(inSection.length);
    await page.waitForURL(/[?&]in=.*/);
    await page.reload();
    await page.locator("#question-text").waitFor();
    await shown(inSection.length);
    await page.getByRole("button", { name: "Filter, 2 set" }).click();
    await page.getByRole("checkbox", { name: "With warnings" }).check();
    await page.keyboard.press("Escape");
    const warned = inSection.filter(({ suggestion }) => suggestion?.warnings.length);
    // The current question stays whatever the filter says.
    await shown(new Set([questions[0], ...warned]).size);
    await page.getByRole("button", { name: "Clear filter" }).click();
    await shown(questions.length);
    await page.context().close();
  });

  it("folds a section by key and by its heading, and moves over it", async () => {
    const id = await example();
    const page = await open(id);
    const questions = await questionsOf(id);
    const next = questions.find(({ section }) => section !== questions[0]?.section) as StoredQuestion;
    await page.keyboard.press("f");
    const heading = page.getByRole("button", { name: questions[0]?.section ?? "", expanded: false });
    await heading.waitFor();
    await page.keyboard.press("j");
    await shows(page, next);
    await heading.click();
    await heading.waitFor({ state: "detached" });
    await page.keyboard.press("k");
    await shows(page, questions[questions.indexOf(next) - 1] as StoredQuestion);
    await page.context().close();
  });
});

describe("the comment field", () => {
  it("stays in sight above the buttons when what was sent pushes it down", async () => {
    const id = await example();
    const page = await open(id);
    await page.keyboard.press("c");
    const field = page.getByRole("textbox", { name: "Write a comment" });
    for (let sent = 1; sent <= 5; sent++) {
      await field.fill(`Comment number ${sent}, which is here to take up room.`);
      await page.keyboard.press("Control+Enter");
      await page.getByRole("heading", { name: sent === 1 ? "1 comment" : `${sent} comments` }).waitFor();
    }
    const top = async () => (await page.getByRole("group", { name: "Decide" }).boundingBox())?.y ?? 0;
    const foot = async () => {
      const box = await field.boundingBox();
      return box ? box.y + box.height : Number.POSITIVE_INFINITY;
    };
    await expect.poll(async () => (await foot()) <= (await top())).toBe(true);
    await page.context().close();
  });
});
