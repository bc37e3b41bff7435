/**
 * The report of a draft for a person: every question, its answer, the quotes it rests on, and what is left to do.
 *
 * One file without scripts or outside resources, so that it can be mailed, printed and archived.
 */
import { html } from "hono/html";
import type { Citation } from "../../domain/citation.ts";
import type { Draft, DraftedQuestion } from "../../usecases/answer-workbook.ts";

export function reportHtml(draft: Draft): string {
  const { file, date, questions, bands, warnings } = draft;
  const left = questions.filter((one) => one.left !== null);
  const written = questions.filter((one) => one.written.length > 0);
  return `${html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Draft answers to ${file}</title>
    <style>${STYLE}</style>
  </head>
  <body>
    <main>
      <h1>Draft answers to ${file}</h1>
      <p class="note"><strong>Not reviewed.</strong> These are suggestions taken from the library on ${date}. Nobody has
        approved them; check each before it goes to the customer.</p>
      ${warnings.map((warning) => html`<p class="warning">${warning}</p>`)}
      <dl class="figures">
        <div><dt>Questions</dt><dd>${questions.length}</dd></div>
        <div><dt>Answered (band ${bands.join(", ")})</dt><dd>${written.length}</dd></div>
        <div><dt>Left for people</dt><dd>${left.length}</dd></div>
        <div><dt>No match</dt><dd>${questions.filter(({ suggestion }) => suggestion.outcome === "no_match").length}</dd></div>
      </dl>
      ${left.length === 0 ? "" : html`<h2>Left for people</h2><ol class="left">${left.map(leftItem)}</ol>`}
      <h2>All questions</h2>
      ${questions.map((one, index) => questionSection(one, questions[index - 1]))}
    </main>
  </body>
</html>`}\n`;
}

function leftItem({ question, left }: DraftedQuestion) {
  return html`<li><a href="#${anchor(question)}">${question.ref ?? `${question.sheet}!${question.cell}`}</a>
    ${question.text} <span class="quiet">${left}</span></li>`;
}

function questionSection(
  { question, suggestion, written, left }: DraftedQuestion,
  before: DraftedQuestion | undefined,
) {
  const place = question.section ? `${question.sheet} – ${question.section}` : question.sheet;
  const isNew = before?.question.sheet !== question.sheet || before.question.section !== question.section;
  return html`${isNew ? html`<h3>${place}</h3>` : ""}
    <article id="${anchor(question)}">
      <h4>${question.ref ? html`<span class="ref">${question.ref}</span> ` : ""}${question.text}</h4>
      ${
        suggestion.answer === null
          ? html`<p class="none">No match. ${suggestion.why.join(" ")}</p>`
          : html`<p class="answer">${suggestion.option ? html`<b>${suggestion.option}</b> ` : ""}${suggestion.answer}</p>
            <p class="quiet">Confidence ${suggestion.confidence.toFixed(2)}, band ${suggestion.band}. ${suggestion.why.join(" ")}</p>
            ${suggestion.citations.map(citationQuote)}`
      }
      ${suggestion.warnings.map((warning) => html`<p class="warning">${warning}</p>`)}
      <p class="quiet">${
        written.length > 0
          ? html`Written: ${written.map(({ cell, text }) => `${cell} “${text.length > 60 ? `${text.slice(0, 59)}…` : text}”`).join(", ")}.`
          : ""
      } ${left ?? ""}</p>
    </article>`;
}

function citationQuote({ title, quote, url, asOf, passage }: Citation) {
  return html`<blockquote><p>${quote}</p>
    <footer>${url ? html`<a href="${url}">${title}</a>` : title}${asOf ? `, as of ${asOf}` : ""} <span>(${passage})</span></footer>
  </blockquote>`;
}

function anchor({ sheet, cell }: { sheet: string; cell: string }): string {
  return `${sheet}-${cell}`.replace(/[^\p{L}\p{N}-]+/gu, "-");
}

const STYLE = `
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; --line: color-mix(in srgb, currentColor 18%, transparent); }
  body { margin: 0; } main { max-width: 52rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
  h1 { font-size: 1.6rem; line-height: 1.2; overflow-wrap: anywhere; } h2 { margin-top: 2.5rem; font-size: 1.25rem; }
  h3 { margin: 2rem 0 0; font-size: 1rem; } h4 { margin: 0; font-size: 1rem; }
  .note { border-left: 4px solid #b45309; padding: 0.25rem 0.75rem; background: color-mix(in srgb, #b45309 12%, transparent); }
  .figures { display: flex; flex-wrap: wrap; gap: 0.5rem 2rem; margin: 1.5rem 0; } .figures dt { font-size: 0.85rem; } .figures dd { margin: 0; font-size: 1.5rem; font-variant-numeric: tabular-nums; }
  article { border-top: 1px solid var(--line); padding: 1rem 0; break-inside: avoid; }
  article p { margin: 0.4rem 0; } .ref { font-variant-numeric: tabular-nums; opacity: 0.75; margin-right: 0.25rem; }
  .answer b { border: 1px solid var(--line); border-radius: 4px; padding: 0 0.4rem; margin-right: 0.3rem; }
  .answer { white-space: pre-line; } .none { font-style: italic; } .quiet { font-size: 0.875rem; opacity: 0.8; }
  .warning { color: light-dark(#8a3c00, #ffb27a); font-size: 0.9rem; }
  blockquote { margin: 0.5rem 0; padding: 0.1rem 0 0.1rem 0.9rem; border-left: 3px solid var(--line); font-size: 0.9rem; }
  blockquote footer { opacity: 0.8; } a { color: inherit; } .left { padding-left: 1.5rem; } .left li { margin: 0.25rem 0; }
  @media print { main { max-width: none; } a { text-decoration: none; } }
`;
