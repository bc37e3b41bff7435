/**
 * `/api/docs`: the OpenAPI description as one plain page.
 *
 * Written here in a few lines because the usual viewers load scripts from elsewhere, or weigh more than the app; this
 * one works offline, without scripts, and under our content security policy.
 */
import { html } from "hono/html";

interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  description?: string;
  enum?: unknown[];
  const?: unknown;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  oneOf?: Schema[];
  anyOf?: Schema[];
  allOf?: Schema[];
}

interface Content {
  content?: Record<string, { schema?: Schema }>;
  description?: string;
}

interface Operation {
  summary?: string;
  description?: string;
  parameters?: { name: string; in: string; required?: boolean; schema?: Schema }[];
  requestBody?: Content;
  responses?: Record<string, Content>;
}

/** The part of an OpenAPI 3.1 document that is shown. */
interface Description {
  info: { title: string; description?: string };
  paths?: Record<string, Record<string, Operation>>;
  components?: { schemas?: Record<string, Schema> };
}

/** @param document an OpenAPI 3.1 document as the app generates it */
export function docsPage(document: object) {
  const { info, paths = {}, components } = document as Description;
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${info.title} API</title>
    <style>${STYLE}</style>
  </head>
  <body>
    <main>
      <h1>${info.title} API</h1>
      <p>${info.description ?? ""} The machine-readable description is
        <a href="/api/openapi.json">openapi.json</a>. Errors have one shape, <a href="#Error">Error</a>.</p>
      <h2>Operations</h2>
      ${operations.map(operationSection)}
      <h2>Shapes</h2>
      ${Object.entries(components?.schemas ?? {}).map(
        ([name, schema]) => html`<section id="${name}"><h3>${name}</h3>${schemaBody(schema)}</section>`,
      )}
    </main>
  </body>
</html>`;
}

function operationSection({ path, method, operation }: { path: string; method: string; operation: Operation }) {
  const { summary, description, parameters = [], requestBody, responses = {} } = operation;
  return html`<section>
    <h3><code><b>${method.toUpperCase()}</b> ${path}</code></h3>
    <p>${summary ?? ""}</p>
    ${description ? html`<p>${description}</p>` : ""}
    ${
      parameters.length === 0
        ? ""
        : html`<table><caption>Parameters</caption>${parameters.map(
            (one) =>
              html`<tr><th scope="row"><code>${one.name}</code></th><td>${one.in}${one.required ? ", required" : ""}</td><td>${schemaName(one.schema)}</td></tr>`,
          )}</table>`
    }
    ${bodies(requestBody).map(
      ([type, schema]) =>
        html`<p>Body: <code>${type}</code></p>${schema?.properties || schema?.oneOf ? schemaBody(schema) : html`<p>${schemaName(schema)}</p>`}`,
    )}
    <table><caption>Answers</caption>${Object.entries(responses).map(
      ([status, answer]) =>
        html`<tr><th scope="row">${status}</th><td>${answer.description ?? ""}</td><td>${bodies(answer).map(([, schema]) => schemaName(schema))}</td></tr>`,
    )}</table>
  </section>`;
}

function bodies(content: Content | undefined): [string, Schema | undefined][] {
  return Object.entries(content?.content ?? {}).map(([type, { schema }]) => [type, schema]);
}

function schemaBody(schema: Schema): unknown {
  const { properties, required = [], oneOf } = schema;
  if (oneOf) return oneOf.map((one) => schemaBody(one));
  if (!properties) return html`<p>${schemaName(schema)}</p>`;
  return html`<table>${Object.entries(properties).map(
    ([name, one]) =>
      html`<tr><th scope="row"><code>${name}</code>${required.includes(name) ? "" : "?"}</th><td>${schemaName(one)}</td><td>${one.description ?? ""}</td></tr>`,
  )}</table>`;
}

/** A short reading of a schema: a link to a named shape, a list of values, `string or null`. */
function schemaName(schema: Schema | undefined): unknown {
  if (!schema) return "";
  if (schema.$ref) {
    const name = schema.$ref.split("/").at(-1) ?? "";
    return html`<a href="#${name}">${name}</a>`;
  }
  const variants = schema.oneOf ?? schema.anyOf ?? schema.allOf;
  if (variants) return variants.map((one, index) => html`${index > 0 ? " or " : ""}${schemaName(one)}`);
  if (schema.const !== undefined) return html`<code>${JSON.stringify(schema.const)}</code>`;
  if (schema.enum)
    return html`${schema.enum.map((value, i) => html`${i > 0 ? " | " : ""}<code>${String(value)}</code>`)}`;
  if (schema.type === "array") return html`list of ${schemaName(schema.items)}`;
  if (schema.properties) return html`{ ${Object.keys(schema.properties).join(", ")} }`;
  return `${[schema.type ?? "any"].flat().join(" or ")}${schema.format ? ` (${schema.format})` : ""}`;
}

const STYLE = `
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
  body { margin: 0; } main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
  h3 { margin: 2rem 0 0.25rem; font-size: 1rem; overflow-wrap: anywhere; }
  section { border-top: 1px solid color-mix(in srgb, currentColor 20%, transparent); }
  table { border-collapse: collapse; width: 100%; margin: 0.5rem 0; font-size: 0.9rem; }
  caption { text-align: left; font-weight: 600; } th, td { text-align: left; vertical-align: top; padding: 0.2rem 0.75rem 0.2rem 0; }
  th { width: 12rem; font-weight: 400; } code { font-family: ui-monospace, monospace; overflow-wrap: anywhere; }
`;
