/**
 * How much a newcomer has to do from an empty page to the first filled workbook: clicks, keys, and the time that the program
 * itself takes. `npm run bench -- newcomer`
 */
import { startApp } from "../tests/support/running-app.ts";

/** What a person who sees a page for the first time needs to find the next thing on it and press it. */
const SECONDS_A_STEP = 6;

export async function run(): Promise<void> {
  const app = await startApp();
  try {
    const began = performance.now();
    let steps = 0;
    const step = async (what: string, doIt: () => Promise<unknown>) => {
      await doIt();
      steps++;
      console.log(`${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s  ${what}`);
    };
    const page = await app.visit("/", { acceptDownloads: true });
    await step("Try a sample questionnaire", () =>
      page.getByRole("button", { name: "Try a sample questionnaire" }).click(),
    );
    await page.getByText("0 of 24 answered").waitFor();
    await step("Approve and next", () => page.getByRole("button", { name: "Approve and next" }).click());
    await page.getByText("1 of 24 answered").waitFor();
    await step("Approve … of high confidence", () => page.getByRole("button", { name: /of high confidence/ }).click());
    await step("Approve … answers", () =>
      page
        .getByRole("dialog")
        .getByRole("button", { name: /^Approve \d+/ })
        .click(),
    );
    await page.getByText(/questions answered/).waitFor();
    await step("Download", () => page.getByRole("button", { name: "Download" }).first().click());
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      step("Download, in the dialog", () =>
        page.getByRole("dialog").getByRole("button", { name: "Download", exact: true }).click(),
      ),
    ]);
    await download.path();
    const seconds = (performance.now() - began) / 1000;
    console.log(
      `${download.suggestedFilename()}: ${steps} clicks; ${seconds.toFixed(1)} s of the program, about ${Math.round(seconds + steps * SECONDS_A_STEP)} s with a person at ${SECONDS_A_STEP} s a click`,
    );
  } finally {
    await app.stop();
  }
}
