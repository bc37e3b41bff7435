/**
 * The workbench in a real browser on a questionnaire of five thousand questions: does the queue scroll at the display's
 * rate, and how soon after a key is its effect painted?
 *
 * `npm run bench -- queue [--rows 5000]`: a generated workbook, the real server on a folder of its own, a headless browser.
 * A key counts from the event to the first frame in which the page shows what it did. Decisions are pressed at the pace of
 * a quick reviewer, and again each as soon as the one before is painted, when the server is still busy with that on the
 * same machine. Frames are counted while the list is scrolled from top to bottom and back; a frame that comes more than
 * half a frame late is a dropped one.
 */
import type { Page } from "playwright-core";
import { startApp } from "../tests/support/running-app.ts";
import { makeQuestionnaire } from "./support/make-questionnaire.ts";

const SCROLL_MS = 5_000;
const KEYS = 60;

/** Between two keys of a quick reviewer: four decisions a second. */
const PACE_MS = 250;

interface Measured {
  readonly what: string;
  readonly times: readonly number[];
}

export async function run(options: readonly string[]): Promise<void> {
  const at = options.indexOf("--rows");
  const rows = at < 0 ? 5_000 : Number(options[at + 1]);
  const app = await startApp();
  try {
    const form = new FormData();
    form.set("file", new File([makeQuestionnaire(rows) as Uint8Array<ArrayBuffer>], "five-thousand.xlsx"));
    const { questionnaire } = (await (
      await app.fetch("/api/questionnaires", { method: "POST", body: form })
    ).json()) as { questionnaire: { id: string } };
    await app.context.jobs.idle();
    const began = performance.now();
    const page = await app.visit(`/questionnaires/${questionnaire.id}`);
    page.setDefaultTimeout(120_000);
    await page.getByRole("option").first().waitFor();
    const first = performance.now() - began;
    await page.getByRole("listbox", { name: new RegExp(`of ${rows.toLocaleString("en")}`) }).waitFor();
    await page.waitForLoadState("networkidle");
    console.log(
      `questions ${rows}, first rows after ${first.toFixed(0)} ms, all after ${(performance.now() - began).toFixed(0)} ms`,
    );
    reportFrames(await scroll(page));
    await page.keyboard.press("Escape");
    const paced = () => page.waitForTimeout(PACE_MS);
    const keys: Measured[] = [
      await pressed(page, "next (J)", "j", KEYS),
      await pressed(page, "previous (K)", "k", KEYS),
      await pressed(page, "approve and next (Enter)", "Enter", KEYS, () => writable(page).then(paced)),
      await pressed(page, "not applicable (N)", "n", KEYS, paced),
      await pressed(page, "undo (U)", "u", KEYS / 2, paced),
      await pressed(page, "Enter at once", "Enter", KEYS, () => writable(page)),
      await pressed(page, "N at once", "n", KEYS),
      await pressed(page, "U at once", "u", KEYS / 2),
    ];
    report(keys);
    const slow = keys.flatMap(({ times }) => times).filter((time) => time > 50).length;
    console.log(`keys painted later than 50 ms: ${slow} of ${keys.flatMap(({ times }) => times).length}`);
  } finally {
    await app.stop();
  }
}

/** Milliseconds between frames while the queue is scrolled down and up again. */
async function scroll(page: Page): Promise<number[]> {
  return page.evaluate(async (duration) => {
    const list = document.querySelector('[role="listbox"]')?.parentElement;
    if (!list) throw new Error("There is no queue.");
    const frames: number[] = [];
    const began = performance.now();
    let last = began;
    const way = Math.min(list.scrollHeight - list.clientHeight, 60_000);
    await new Promise<void>((done) => {
      const step = (now: number) => {
        frames.push(now - last);
        last = now;
        const share = Math.min(1, (now - began) / duration);
        list.scrollTop = way * (share < 0.5 ? share * 2 : 2 - share * 2);
        if (share < 1) requestAnimationFrame(step);
        else done();
      };
      requestAnimationFrame(step);
    });
    list.scrollTop = 0;
    return frames.slice(1);
  }, SCROLL_MS);
}

/** Writes an answer where the question has none, so that there is something to approve. */
async function writable(page: Page): Promise<void> {
  await page.keyboard.press("Shift+Digit1");
  await page.waitForFunction(() => document.querySelector('[role="radiogroup"] input:checked') !== null);
}

/** From each key's event to the frame that shows another question, or another state of it. */
async function pressed(
  page: Page,
  what: string,
  key: string,
  count: number,
  before?: () => Promise<void>,
): Promise<Measured> {
  const times: number[] = [];
  for (let n = 0; n < count; n++) {
    await before?.();
    await page.evaluate(() => {
      const shown = () =>
        `${document.querySelector("#question-text")?.textContent}|${document.querySelector('[role="option"][aria-selected="true"]')?.getAttribute("data-state")}`;
      const window_ = window as unknown as { painted?: Promise<number> };
      window_.painted = new Promise((resolve) => {
        window.addEventListener(
          "keydown",
          (event) => {
            const was = shown();
            const look = () => {
              if (shown() !== was) setTimeout(() => resolve(performance.now() - event.timeStamp));
              else requestAnimationFrame(look);
            };
            requestAnimationFrame(look);
          },
          { once: true, capture: true },
        );
      });
    });
    await page.keyboard.press(key);
    times.push(await page.evaluate(() => (window as unknown as { painted: Promise<number> }).painted));
  }
  return { what, times };
}

function reportFrames(frames: readonly number[]): void {
  const total = frames.reduce((sum, frame) => sum + frame, 0);
  const late = frames.filter((frame) => frame > 25).length;
  console.log(
    `scrolling: ${((1000 * frames.length) / total).toFixed(1)} frames a second, ${late} of ${frames.length} late, the longest ${Math.max(...frames).toFixed(0)} ms`,
  );
}

function report(measured: readonly Measured[]): void {
  console.log("key                        presses   p50 ms   p95 ms   p99 ms   max ms");
  for (const { what, times } of measured) {
    const sorted = times.toSorted((one, other) => one - other);
    const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(0).padStart(8);
    console.log(`${what.padEnd(26)} ${String(times.length).padStart(7)} ${at(0.5)} ${at(0.95)} ${at(0.99)} ${at(1)}`);
  }
}
