/** What axe has to say about a page, for tests to expect nothing. */
import axe from "axe-core";
import type { Page } from "playwright-core";

/**
 * Faults by rule, with the elements that have them. Looked at once nothing moves any more: a message that fades in has
 * half its contrast half-way.
 */
export async function violations(page: Page): Promise<string[]> {
  // Evaluated rather than added as a script, which the content security policy would refuse.
  await page.evaluate(axe.source);
  const { violations: found } = await page.evaluate(async () => {
    const moving = () =>
      document
        .getAnimations()
        .filter(({ effect, playState }) => playState === "running" && effect?.getComputedTiming().endTime !== Infinity);
    for (let all = moving(); all.length > 0; all = moving())
      await Promise.allSettled(all.map(({ finished }) => finished));
    return (globalThis as unknown as { axe: typeof axe }).axe.run();
  });
  return found.map(({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map(({ html }) => html).join("\n  ")}`);
}
