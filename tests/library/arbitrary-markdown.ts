/** Markdown for property tests: blocks as documents write them, joined at random, then damaged by random edits. */
import fc from "fast-check";

const words = fc.constantFrom(
  "Data is encrypted at rest.",
  "Yes, with **AES-256**.",
  "See [the report](https://example.test/a_(b)) for `CC6.1`.",
  "The following are excluded:",
  "*Note* \\| the \\*border\\*",
  "日本語の文。",
  "emoji 🔐 and \u{1F468}\u200D\u{1F4BB}",
  "a | b",
  "<!-- hidden --> seen <b>bold</b>",
  "A &amp; B &#8211; C",
);
const block = fc.oneof(
  fc.tuple(fc.integer({ min: 1, max: 7 }), words).map(([level, text]) => `${"#".repeat(level)} ${text}`),
  words.map((text) => `${text}\n---`),
  words.map((text) => `${text}\n===`),
  fc.array(words, { minLength: 1, maxLength: 3 }).map((lines) => lines.join("\n")),
  fc
    .array(fc.tuple(fc.nat(8), fc.constantFrom("-", "*", "1.", "2)", "- [x]"), words), { minLength: 1, maxLength: 6 })
    .map((items) => items.map(([indent, marker, text]) => `${" ".repeat(indent)}${marker} ${text}`).join("\n")),
  fc
    .array(fc.tuple(words, words), { maxLength: 4 })
    .map((rows) =>
      ["| Question | Answer |", "|---|:--:|", ...rows.map((cells) => `| ${cells.join(" | ")} |`)].join("\n"),
    ),
  words.map((text) => `\`\`\`\n${text}\n\n# no heading\n\`\`\``),
  words.map((text) => `> ${text}\n> - ${text}`),
  words.map((text) => `**Do you do this?** ${text}`),
  words.map((text) => `Q: Do you do that?\nA: ${text}`),
  words.map((text) => `## Why so?\n\n${text}\n\n- ${text}\n- ${text}`),
  fc.constantFrom(
    "---",
    "***",
    "<!-- a\n\ncomment -->",
    "<!-- never closed",
    "```",
    "[ref]: https://example.test",
    "\t- tab",
    "-",
    "#",
  ),
);

const joined = fc.array(fc.tuple(block, fc.constantFrom("\n", "\n\n", "\r\n", "\r\n\r\n", "\n \n")), { maxLength: 14 });
const edit = fc.tuple(
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.nat(4),
  fc.constantFrom(
    "",
    "\n",
    "\r",
    "|",
    "*",
    "`",
    "#",
    "- ",
    "> ",
    "\\",
    "<!--",
    "-->",
    "?",
    ":",
    "\t",
    "\0",
    "\uFEFF",
    "\uD83D",
  ),
);

/** A Markdown text with up to six places where something was cut out or put in. */
export const markdown: fc.Arbitrary<string> = fc
  .tuple(joined, fc.array(edit, { maxLength: 6 }))
  .map(([blocks, edits]) =>
    edits.reduce(
      (text, [where, cut, insert]) => {
        const at = Math.floor(where * text.length);
        return text.slice(0, at) + insert + text.slice(at + cut);
      },
      blocks.map((parts) => parts.join("")).join(""),
    ),
  );
