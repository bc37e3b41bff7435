/** What axe has to say about a page, for tests to expect nothing. */
import axe from "axe-core";
import type { Page } from "playwright-core";

/** Faults by rule as the page stands, with the elements that have them. */
export async function faultsOf(page: Page): Promise<string[]> {
  // Evaluated rather than added as a script, which the content security policy would refuse.
  await page.evaluate(axe.source);
  const { violations: found } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run());
  return found.map(({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map(({ html }) => html).join("\n  ")}`);
}

/** The same once nothing moves any more, or after a second: a message that fades in has half its contrast half-way. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(async () => {
    const finite = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    const still = Promise.allSettled(finite.map(({ finished }) => finished));
    await Promise.race([still, new Promise((resolve) => setTimeout(resolve, 1_000))]);
  });
  return faultsOf(page);
}
