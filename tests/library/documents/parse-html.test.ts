/** A page of HTML as the text of a document: which of its words count, and under which heading. */
import { describe, expect, it } from "vitest";
import { readFile } from "../../../src/library/index.ts";

const page = async (body: string) =>
  readFile("a.html", new TextEncoder().encode(`<!doctype html><html>${body}</html>`));
const textOf = async (body: string): Promise<string> => (await page(`<body>${body}</body>`)).text.trim();
const SENTENCE = "All customer data at rest is encrypted with AES-256 under keys that we rotate every twelve months. ";
const main = (words: string): string => `<main><p>${SENTENCE.repeat(3)}</p>${words}</main>`;
const inMain = async (words: string): Promise<string> =>
  (await textOf(main(words))).slice(SENTENCE.repeat(3).length).trim();

describe("readFile of HTML", () => {
  it.each([
    ['<h2 id="do-you-ask-for-consent">Do you ask?</h2><p>Yes, always.</p>', "## Do you ask?\n\nYes, always."],
    ['<h2 class="cookie" hidden>Cookies</h2><p>None.</p>', "## Cookies\n\nNone."],
    ["<h3><button aria-expanded=false>Is it so?</button></h3><div><p>Yes.</p></div>", "### Is it so?\n\nYes."],
    [
      "<details><summary>One?</summary>A</details><details><summary>Two?</summary>B</details>",
      "## One?\n\nA\n\n## Two?\n\nB",
    ],
    ["<button>Is it so?</button><div hidden><p>Yes.</p></div>", "## Is it so?\n\nYes."],
    ["<dl><dt>Is it so?</dt><dd>Yes.</dd><dt>RPO</dt><dd>4 hours</dd></dl>", "## Is it so?\n\nYes.\n\n- RPO: 4 hours"],
  ])("keeps headings whatever their name and what opens a panel as its heading: %s", async (html, text) => {
    expect(await inMain(html)).toBe(text);
  });

  it("reads forms, asides, alerts, folded panels and sections about cookies within the main text", async () => {
    const html = `<form><p>In a form.</p><button>Send</button></form><aside>Aside.</aside><p role="alert">Alert.</p>
      <button aria-controls="p1">More</button><p>Between.</p><div id="p1" style="display: none">Folded.</div>
      <section id="cookie"><p>Cookies end.</p></section><p hidden>Draft.</p>`;
    expect((await inMain(html)).split("\n\n")).toEqual([
      "In a form.",
      "Aside.",
      "Alert.",
      "## More",
      "Between.",
      "Folded.",
      "Cookies end.",
    ]);
    expect(await textOf(`<form id="aspnetForm"><p>${SENTENCE}</p></form>`)).toBe(SENTENCE.trim());
  });

  it("knows where the main text ends, and warns when much beside it was left out", async () => {
    const banner = `<div id="cookie-consent">${SENTENCE}</div>`;
    const { text, warnings } = await page(`<body><div role="main"><p>${SENTENCE.repeat(3)}</p></div>${banner}</body>`);
    expect(text.trim()).toBe(SENTENCE.repeat(3).trim());
    expect(warnings).toEqual([expect.stringMatching(/^About 25 % of its words .* left out\.$/)]);
    expect((await page(`<body><nav>${SENTENCE}</nav>${main("")}</body>`)).warnings).toEqual([]);
  });

  it.each([
    ["for 35<sup>1</sup> days and TLS 1.2<sup>2</sup> or newer", "for 35 days and TLS 1.2 or newer"],
    ["for 10<sup>2</sup> days, 30<sup>a, b</sup> days", "for 10 days, 30 days"],
    [
      "2<sup>10</sup> bits, 10<sup>−9</sup>, 40 m<sup>2</sup>, the 21<sup>st</sup>",
      "2^10 bits, 10^−9, 40 m2, the 21st",
    ],
    ["our plans<sup>3</sup>, Acme<sup>®</sup>, 24/7<sup>new</sup>", "our plans, Acme®, 24/7 new"],
    ["for <del>30</del><ins>90</ins> days", "for 90 days"],
    ['<s>not</s> kept <strike>5</strike> 4 <span style="text-decoration:line-through">x</span>y', "kept 4 y"],
    ['<input type="checkbox" checked> Yes <input type="radio"> No', "☒ Yes ☐ No"],
    ['<math alttext="x = 5"><mi>x</mi></math> holds', "x = 5 holds"],
  ])("keeps figures and what holds apart from raised marks and what is struck out: %s", async (html, text) => {
    expect((await inMain(`<p>${html}</p>`)).replaceAll("\\", "")).toBe(text);
  });
});
