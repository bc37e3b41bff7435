/**
 * Takes a picture of every page, wide and narrow, light and dark, into `dist/screenshots/`, to be looked at after a
 * change; the few that the documentation keeps in `docs/images/` are renewed there.
 *
 * `npm run screenshots [NAME...]` runs the real application on a fresh data folder, uploads fixtures, decides a few
 * questions as two reviewers would, and visits each page (or those whose names are given).
 */
import { copyFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import type { StoredEntry } from "../src/domain/stored-entry.ts";
import type { StoredQuestion, StoredQuestionnaire } from "../src/domain/stored-questionnaire.ts";
import { linkPath, offerFirstAdmin } from "../src/usecases/offer-link.ts";
import { type RunningApp, startApp } from "../tests/support/running-app.ts";

const ROOT = join(import.meta.dirname, "..");
const PICTURES = join(ROOT, "dist/screenshots");
const DOCUMENTATION = join(ROOT, "docs/images");
const VIEWPORTS = { wide: { width: 1280, height: 800 }, narrow: { width: 390, height: 844 } } as const;

interface Picture {
  readonly name: string;
  readonly path: string;
  /** Seen by somebody who is not signed in. */
  readonly stranger?: true;
  /** Brings the page to what the picture is to show. */
  readonly ready: (page: Page) => Promise<unknown>;
}

const app = await startApp();
try {
  mkdirSync(PICTURES, { recursive: true });
  const wanted = process.argv.slice(2);
  // Before anybody has an account: with the first one the link is gone.
  await takeAll(await atTheDoor(app), wanted);
  await takeAll(
    [{ name: "welcome", path: "/", ready: (page) => page.getByText("Drop a questionnaire").waitFor() }],
    wanted,
  );
  await takeAll(await furnish(app), wanted);
} finally {
  await app.stop();
}

async function takeAll(pictures: readonly Picture[], wanted: readonly string[]): Promise<void> {
  for (const { name, path, stranger, ready } of pictures) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    for (const [width, viewport] of Object.entries(VIEWPORTS)) {
      for (const colorScheme of ["light", "dark"] as const) {
        const who = stranger ? null : "Ada Okafor";
        const page = await app.visit(path, { name: who, viewport, colorScheme, reducedMotion: "reduce" });
        await ready(page);
        const file = `${name}-${width}-${colorScheme}.png`;
        await page.screenshot({ path: join(PICTURES, file), animations: "disabled" });
        if (existsSync(join(DOCUMENTATION, file))) copyFileSync(join(PICTURES, file), join(DOCUMENTATION, file));
        await page.context().close();
      }
    }
    console.log(name);
  }
}

/** What strangers see: the link that the first start prints, and the sign-in page. */
async function atTheDoor(app: RunningApp): Promise<Picture[]> {
  const offer = await offerFirstAdmin(app.context);
  return [
    {
      name: "first-run",
      path: offer ? linkPath(offer) : "/",
      stranger: true,
      ready: (page) => page.getByText("Welcome: you are the first").waitFor(),
    },
    {
      name: "sign-in",
      path: "/",
      stranger: true,
      ready: (page) => page.getByRole("button", { name: "Sign in" }).waitFor(),
    },
  ];
}

/** Fills the empty application and says what can be seen then. */
async function furnish(app: RunningApp): Promise<Picture[]> {
  const file = "vendor-review";
  const id = await upload(app, file, "Vendor security review.xlsx", "Meridian Bank");
  const second = await upload(app, file, "Supplier assessment 2026.xlsx", "Harbour Health");
  const third = await upload(app, file, "Cloud provider due diligence.xlsx", "Northwind Logistics");
  const [questions, others, finished] = await Promise.all([id, second, third].map((one) => questionsOf(app, one)));
  await proposeChange(app, finished ?? []);
  await decideAll(app, questions ?? [], 7);
  await decideAll(app, others ?? [], 16);
  await decideAll(app, finished ?? [], 24);
  await app.fetch(`/api/questionnaires/${third}/export?citations=sheet`, { method: "POST" }, "Ada Okafor");
  await shareOut(app, others?.slice(18) ?? []);
  const walkthrough = await upload(app, "side-by-side", "Walkthrough.xlsx", "Fjord Energy");
  const open = questions?.find(({ suggestion }, index) => index > 6 && suggestion?.warnings.length) ?? questions?.[8];
  const none = questions?.find(({ suggestion }) => suggestion?.outcome === "no_match");
  const workbench = `/questionnaires/${id}?question=${open?.id}`;
  const cited = open?.suggestion?.citations[0];
  const [one, other] = await twoEntries(app);
  await editTwice(app, one);
  const shown = (page: Page) => page.locator("mark").first().waitFor({ state: "attached" });
  return [
    { name: "questionnaires", path: "/", ready: (page) => page.getByText("Meridian Bank").waitFor() },
    {
      name: "upload",
      path: "/",
      ready: async (page) => {
        await page.getByLabel("Workbook to upload").setInputFiles(join(ROOT, "fixtures/vendor-review/source.xlsx"));
        await page.getByRole("dialog").getByRole("button", { name: "Upload", exact: true }).waitFor();
      },
    },
    { name: "work", path: "/work", ready: (page) => page.getByText("You are asked").waitFor() },
    { name: "insight", path: "/insight", ready: (page) => page.getByText("Entries in use").waitFor() },
    { name: "workbench", path: workbench, ready: shown },
    {
      name: "no-match",
      path: `/questionnaires/${id}?question=${none?.id}`,
      ready: (page) => page.getByText("The library holds nothing").waitFor(),
    },
    {
      name: "columns",
      path: `/questionnaires/${id}/columns`,
      ready: async (page) => {
        await page.getByRole("cell", { name: "A.1" }).waitFor();
        await page.locator("header [role=status]").getByText("24 questions").waitFor();
      },
    },
    {
      name: "column-menu",
      path: `/questionnaires/${walkthrough}/columns`,
      ready: async (page) => {
        await page.getByRole("cell").first().waitFor();
        await page.getByRole("button", { name: "Column B" }).click();
        await page.getByRole("menu").waitFor();
      },
    },
    {
      name: "download",
      path: workbench,
      ready: async (page) => {
        await shown(page);
        await page.keyboard.press("d");
        await page.getByText("questions stay open").waitFor();
        await page.getByRole("dialog").getByRole("cell").first().waitFor();
      },
    },
    {
      name: "approve-high",
      path: `/questionnaires/${second}`,
      ready: async (page) => {
        await shown(page);
        await page.keyboard.press("h");
        await page.getByRole("dialog").waitFor();
      },
    },
    {
      name: "compare",
      path: workbench,
      ready: async (page) => {
        await shown(page);
        await page.keyboard.press("v");
        await page.getByRole("dialog").locator("figure").first().waitFor();
      },
    },
    {
      name: "insert",
      path: workbench,
      ready: async (page) => {
        await shown(page);
        await page.keyboard.press("l");
        await page.getByRole("dialog").locator("figure").first().waitFor();
      },
    },
    {
      name: "palette",
      path: workbench,
      ready: async (page) => {
        await shown(page);
        await page.keyboard.press("Control+k");
        await page.getByRole("combobox", { name: "What to do or where to go" }).fill("data");
        await page.getByRole("listbox", { name: "Found" }).getByText("Library", { exact: true }).waitFor();
      },
    },
    {
      name: "differences",
      path: `/questionnaires/${third}/exports`,
      ready: (page) => page.getByText("the same to the byte").waitFor(),
    },
    {
      name: "account",
      path: "/account",
      ready: (page) => page.getByText("This one").waitFor(),
    },
    { name: "people", path: "/people", ready: (page) => page.getByText("ada-okafor@example.com").waitFor() },
    {
      name: "ways-in",
      path: "/people",
      ready: async (page) => {
        await page.getByRole("button", { name: "Sessions and tokens of Ben Castillo" }).click();
        await page.getByRole("dialog").getByText("API tokens").waitFor();
      },
    },
    {
      name: "record",
      path: "/record",
      ready: (page) => page.getByRole("listitem").first().waitFor(),
    },
    {
      name: "keys",
      path: workbench,
      ready: async (page) => {
        await shown(page);
        await page.keyboard.press("?");
        await page.getByRole("dialog").getByText("Single-key shortcuts").waitFor();
      },
    },
    {
      name: "library",
      path: "/library",
      ready: async (page) => {
        await page.getByLabel("Search the library").fill("Is data encrypted?");
        await page.waitForLoadState("networkidle");
        await shown(page);
      },
    },
    {
      name: "entry-edit",
      path: `/library?entry=${encodeURIComponent(one)}&view=edit`,
      ready: (page) => page.getByRole("heading", { name: "Edit the entry" }).waitFor(),
    },
    {
      name: "entry-history",
      path: `/library?entry=${encodeURIComponent(one)}&view=history`,
      ready: (page) => page.locator("ins").first().waitFor({ state: "attached" }),
    },
    {
      name: "merge",
      path: `/library/merge?${new URLSearchParams({ one, other })}`,
      ready: (page) => page.getByLabel("This entry stays").first().waitFor(),
    },
    { name: "proposals", path: "/library/proposals", ready: (page) => page.locator("ins").first().waitFor() },
    { name: "findings", path: "/library/resolve", ready: (page) => page.getByRole("article").first().waitFor() },
    { name: "freshness", path: "/library/freshness", ready: (page) => page.locator("h2").first().waitFor() },
    {
      name: "import",
      path: "/library/import",
      ready: (page) => page.getByRole("button", { name: "Choose files" }).waitFor(),
    },
    { name: "documents", path: "/library/documents", ready: (page) => page.locator("h2").first().waitFor() },
    {
      name: "document",
      path: `/library/documents/${cited?.document}?start=${cited?.start}&end=${cited?.end}`,
      ready: shown,
    },
  ];
}

async function upload(app: RunningApp, fixture: string, name: string, customer: string): Promise<string> {
  const form = new FormData();
  form.set("file", new File([readFileSync(join(ROOT, "fixtures", fixture, "source.xlsx"))], name));
  form.set("customer", customer);
  const response = await app.fetch("/api/questionnaires", { method: "POST", body: form }, "Ada Okafor");
  const { questionnaire } = (await response.json()) as { questionnaire: StoredQuestionnaire };
  return questionnaire.id;
}

function sendJson(app: RunningApp, method: string, path: string, body: object, name: string): Promise<Response> {
  return app.fetch(path, { method, headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) }, name);
}

/** Ben approves an answer in other words than the library's, and proposes them to it. */
async function proposeChange(app: RunningApp, questions: readonly StoredQuestion[]): Promise<void> {
  const question = questions.find(({ suggestion }) => suggestion?.entry?.startsWith("curated:"));
  if (!question?.suggestion) return;
  const { id, version, suggestion } = question;
  const { option, entry, answer: text } = suggestion;
  const answer = { option, entry, text: `${text} Ask us for the report at any time.` };
  const path = `/api/questions/${id}`;
  await sendJson(app, "POST", `${path}/decisions`, { version, action: "approve", answer }, "Ben Castillo");
  await sendJson(app, "POST", `${path}/learn/edit`, { note: "Their auditors asked for it." }, "Ben Castillo");
}

/** Two curated entries about the same thing. */
async function twoEntries(app: RunningApp): Promise<[string, string]> {
  const found = await app.fetch("/api/library?origin=curated&limit=2&search=Is%20data%20encrypted%20at%20rest%3F");
  const { items } = (await found.json()) as { items: { id: string }[] };
  return [items[0]?.id ?? "", items[1]?.id ?? ""];
}

/** Gives an entry a history: a version by Ben, and one by Ada. */
async function editTwice(app: RunningApp, id: string): Promise<void> {
  const path = `/api/entries/${encodeURIComponent(id)}`;
  for (const [name, words] of [
    ["Ben Castillo", "This holds for backups, too."],
    ["Ada Okafor", "Backups are no exception."],
  ] as const) {
    const { entry } = (await (await app.fetch(path)).json()) as { entry: StoredEntry };
    const { version, question, phrasings, option, topics, references, access, owner, cycle, reviewBy } = entry;
    const answer = `${entry.answer.replace(" This holds for backups, too.", "")} ${words}`;
    const citations = entry.citations.map(({ document, quote, start }) => ({ document, quote, start }));
    const kept = { question, phrasings, option, topics, references, access, owner, cycle, reviewBy };
    await sendJson(app, "PUT", path, { version, ...kept, answer, citations }, name);
  }
}

/** Ben gives Ada work: two questions with due dates, one as the expert, and a comment that mentions her. */
async function shareOut(app: RunningApp, [one, two, three, four]: readonly StoredQuestion[]): Promise<void> {
  const send = (method: string, path: string, body: object) => sendJson(app, method, path, body, "Ben Castillo");
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const assign = { action: "assign", assignee: "Ada Okafor" };
  await send("POST", `/api/questions/${one?.id}/decisions`, { version: one?.version, ...assign, due: inDays(-2) });
  await send("POST", `/api/questions/${two?.id}/decisions`, { version: two?.version, ...assign, due: inDays(5) });
  await send("PUT", `/api/questions/${three?.id}/expert`, { expert: "Ada Okafor", note: "You run the platform." });
  const { items } = (await (await app.fetch("/api/colleagues")).json()) as { items: { id: string; name: string }[] };
  const ada = items.find(({ name }) => name === "Ada Okafor")?.id;
  await send("POST", `/api/questions/${four?.id}/comments`, { text: `@{${ada}} is this still so this year?` });
}

/** The questions once all are matched. */
async function questionsOf(app: RunningApp, id: string): Promise<StoredQuestion[]> {
  for (;;) {
    const response = await app.fetch(`/api/questionnaires/${id}/questions?limit=500`);
    const { items } = (await response.json()) as { items: StoredQuestion[] };
    if (items.every(({ suggestion }) => suggestion)) return items;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** Decides the first questions: approves what is suggested, finds one not applicable, drafts and assigns the others. */
async function decideAll(app: RunningApp, questions: readonly StoredQuestion[], upTo: number): Promise<void> {
  for (const { id, version, suggestion, answer, position } of questions.slice(0, upTo)) {
    const ready = suggestion?.answer && (answer.options.length === 0 || suggestion.option);
    const decision =
      position === 4
        ? { action: "not_applicable" }
        : ready
          ? { action: "approve" }
          : { action: "assign", assignee: "Ben Castillo" };
    const name = position % 3 === 0 ? "Ben Castillo" : "Ada Okafor";
    await sendJson(app, "POST", `/api/questions/${id}/decisions`, { version, ...decision }, name);
  }
}
