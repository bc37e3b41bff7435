/**
 * What of a page of HTML is not its text: what would run, what surrounds it on every page of its site, what is struck out.
 *
 * A heading is never among it, whatever its name: without it the answer under it would hang on the question before. In
 * the part that the page marks as its main text names mean subjects (a section about cookies), outside they mean banners.
 */
/** Nothing of these is anybody's text. */
const NO_TEXT = new Set(
  "title script style noscript template svg annotation annotation-xml iframe object embed select textarea canvas audio video map".split(
    " ",
  ),
);
/** What surrounds a page's text on every page of its site. */
const AROUND = new Set(["nav", "footer", "dialog"]);
const ROLES_AROUND = new Set(["navigation", "banner", "contentinfo", "search", "dialog", "alertdialog"]);
/** Beside the main text; within it they are notes and warnings that belong to it. */
const BESIDE = new Set(["aside"]);
const ROLES_BESIDE = new Set(["complementary", "alert"]);
const NAMES_AROUND = /(?:^|[\s_-])(?:breadcrumbs?|skip-link|share-buttons|social-links)(?:$|[\s_-])/i;
/** Banners are called so, and within the main text the very sections about these subjects. */
const NAMES_BESIDE = /(?:^|[\s_-])(?:cookie|consent|visually-hidden|sr-only)(?:$|[\s_-])/i;
/** What the author has struck out says the contrary of what holds. */
const STRUCK = new Set(["del", "s", "strike"]);
/** Folded panels are blocks; a hidden word in a line is not. */
const PANELS = new Set(["article", "dd", "div", "ol", "section", "table", "ul"]);

type Attributes = Readonly<Record<string, string>>;

/** Whether an element goes in, is left out as what every page has around its text, or is left out and has to be told. */
export type Place = "in" | "out" | "told";

/**
 * @param inMain whether it stands in what the page marks as its main text
 * @param unfolds whether something before it opens the panel of that id, or could: a heading right before it
 */
export function placeOf(
  name: string,
  attributes: Attributes,
  inMain: boolean,
  unfolds: (id: string) => boolean,
): Place {
  if (NO_TEXT.has(name)) return "out";
  if (/^h[1-6]$/.test(name)) return "in";
  const role = attributes.role ?? "";
  if (AROUND.has(name) || ROLES_AROUND.has(role) || (name === "header" && !inMain)) return "out";
  if (STRUCK.has(name) || role === "deletion" || /line-through/i.test(attributes.style ?? "")) return "out";
  const named = (names: RegExp): boolean =>
    names.test(` ${attributes.class ?? ""} `) || names.test(` ${attributes.id ?? ""} `);
  if (named(NAMES_AROUND)) return "out";
  if (isHidden(attributes)) {
    const panel = PANELS.has(name) && (role === "region" || role === "tabpanel" || unfolds(attributes.id ?? ""));
    if (!panel) return attributes["aria-hidden"] === "true" ? "out" : "told";
  }
  if (!inMain && (BESIDE.has(name) || ROLES_BESIDE.has(role) || named(NAMES_BESIDE))) return "told";
  return "in";
}

function isHidden(attributes: Attributes): boolean {
  if ("hidden" in attributes || attributes["aria-hidden"] === "true") return true;
  return /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(attributes.style ?? "");
}
