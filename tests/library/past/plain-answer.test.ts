/** Markup of other tools becomes text that reads as in a cell; what is no markup stays as it is. */
import { describe, expect, it } from "vitest";
import { plainAnswer } from "../../../src/library/past/plain-answer.ts";
import { growth, NO_SQUARE } from "../../support/growth.ts";

describe("plainAnswer", () => {
  it.each([
    ["<p>Yes.</p><ul><li>One &amp; two</li><li>Three</li></ul>", "Yes.\n\n- One & two\n- Three"],
    ["<ol><li>First</li><li>Second<ul><li>Under it</li></ul></li></ol>", "1. First\n2. Second\n  - Under it"],
    ["<div>One<br/>Two</div><div>Three</div>", "One\nTwo\nThree"],
    ["Read <a href='https://x.example/a'>our list</a>.", "Read our list (https://x.example/a)."],
    ["<a href='https://x.example/'>x.example</a>", "x.example"],
    ["<a href='javascript:alert(1)'>Click</a>", "Click"],
    ["<p>We do <del>not</del> encrypt.</p><script>steal()</script>", "We do encrypt."],
    ["<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>", "a | b\nc | d"],
    ["AT&amp;T\nin two lines", "AT&T\nin two lines"],
    [
      "**Within 48 hours**, see [the plan](https://x.example/p).",
      "Within 48 hours, see the plan (https://x.example/p).",
    ],
    ["## Scope\n* one\n\n\t* `two`", "Scope\n- one\n\n\t- two"],
    ["__Within two days.__ See __init__.py", "Within two days. See __init__.py"],
    ["Send to <john@example.com> & <br> done", "Send to <john@example.com> &\ndone"],
    ["<p>Access is a<b and c>d, for <customer name></p>", "Access is a<b and c>d, for <customer name>"],
    ["1 &lt; 2 <3 &copy=4 R&notify <https://x.example>", "1 < 2 <3 &copy=4 R&notify <https://x.example>"],
    ["<p>Fill in <title> and <select></p>", "Fill in <title> and <select>"],
    ["<p>Yes, see <a href='x", "Yes, see <a href='x"],
    ["<!-- a < b --><p>Yes <!-- or</p>", "Yes <!-- or"],
    ["<script async>if (a<b) run('</p>')</script><p hidden>No</p><STYLE>p > a {}</STYLE ><p>Yes</p>", "Yes"],
    ["<o:p>One</o:p> <SPAN STYLE='color: red' data-x>two</SPAN >", "One two"],
  ])("makes of %j %j", (markup, text) => {
    expect(plainAnswer(markup)).toBe(text);
  });

  it.each([
    "Fewer than 5 < 7 > 3 and 5*3*2",
    "snake_case__x__y",
    "a fee* and a tax*",
    "R&D; see C:\\keys\\_old",
    "the __init__ file",
    "Access is a<b and c>d",
    "Send to <john@example.com>",
  ])("leaves %j alone", (text) => {
    expect(plainAnswer(text)).toBe(text);
  });

  it.each(["\n", " ", "<", '<a b="', "<p a=b ", "<!--", "<script>", "&", "__a b"])(
    "reads a cell full of %j in the time of its length",
    (mark) => {
      const full = (length: number) => mark.repeat(length / mark.length);
      for (const text of [(length: number) => `x${full(length)}x`, (length: number) => `<br>x${full(length)}x`])
        expect(growth(text, plainAnswer)).toBeLessThan(NO_SQUARE);
    },
  );
});
