/** Whatever a document or a workbook points at, the server calls nobody. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import ExcelJS from "exceljs";
import { describe, expect, it, onTestFinished } from "vitest";
import { type TestApp, testApp } from "../support/app.ts";
import { makeZip, type Part } from "../xlsx/make-package.ts";
import { unpack } from "../xlsx/unpack.ts";

/** A server that notes who calls. */
async function listener() {
  const calls: string[] = [];
  const server = createServer((request, response) => {
    calls.push(request.url ?? "");
    response.end("called");
  });
  server.on("connection", () => calls.push("connection"));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  onTestFinished(() => void server.close());
  return { calls, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

const html = (url: string) => `<!doctype html><html><head><title>Policy</title><base href="${url}/">
<link rel="stylesheet" href="${url}/style.css"><link rel="import" href="${url}/import"><meta http-equiv="refresh" content="0;url=${url}/refresh">
<script src="${url}/script.js"></script><style>@import "${url}/css"; body { background: url(${url}/background) }</style></head>
<body><h1>Encryption</h1><p>We encrypt ferret telemetry at rest.</p><img src="${url}/image.png" srcset="${url}/2x 2x"><iframe src="${url}/frame"></iframe>
<object data="${url}/object"></object><embed src="${url}/embed"><video poster="${url}/poster" src="${url}/video"></video>
<svg><image href="${url}/svg"/><use href="${url}/use#x"/></svg><a href="${url}/link" ping="${url}/ping">More</a></body></html>`;

const markdown = (url: string) => `---
id: pointing
title: Policy
address: ${url}/front
---

# Encryption ![logo](${url}/logo.png)

We encrypt ferret telemetry at rest, see [here](${url}/here) and <${url}/auto>. <img src="${url}/raw.png">

![reference][r]

[r]: ${url}/reference.png
`;

const ENTITY = (url: string) =>
  `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY % e SYSTEM "${url}/dtd"> %e; <!ENTITY f SYSTEM "${url}/entity">]>`;

/** A real workbook, one of whose parts names an entity elsewhere and whose relations point there. */
async function workbook(url: string): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("Questions");
  sheet.addRow(["No.", "Question", "Answer"]);
  sheet.addRow([1, { text: "Do you encrypt data at rest?", hyperlink: `${url}/hyperlink` }]);
  sheet.addRow([2, { formula: `WEBSERVICE("${url}/webservice")`, result: "Is there a policy?" }]);
  const parts = [...unpack(new Uint8Array(await book.xlsx.writeBuffer())).values()].map(
    (part): Part => [part.name, part.data()],
  );
  const relations = `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLinkPath" Target="${url}/external.xlsx" TargetMode="External"/></Relationships>`;
  return makeZip([...parts, ["xl/externalLinks/_rels/externalLink1.xml.rels", relations]]);
}

async function wordFile(url: string, entity: boolean): Promise<Uint8Array> {
  const text = `${entity ? ENTITY(url) : '<?xml version="1.0"?>'}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><w:body><w:p><w:r><w:t>We encrypt ferret telemetry at rest.${entity ? "&f;" : ""}</w:t></w:r></w:p><w:p><w:r><w:drawing><a:blip r:link="rId9"/></w:drawing></w:r></w:p></w:body></w:document>`;
  const type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  return makeZip([
    [
      "[Content_Types].xml",
      `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    ],
    [
      "_rels/.rels",
      `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${type}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ],
    [
      "word/_rels/document.xml.rels",
      `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" Type="${type}/image" Target="${url}/image.png" TargetMode="External"/><Relationship Id="rId8" Type="${type}/attachedTemplate" Target="${url}/template.dotm" TargetMode="External"/></Relationships>`,
    ],
    ["word/document.xml", text],
  ]);
}

async function importFile(app: TestApp, name: string, content: Uint8Array | string) {
  const form = new FormData();
  form.append("file", new File([content as Uint8Array<ArrayBuffer>], name));
  const response = await app.request("/api/library/import", { method: "POST", body: form });
  expect(response.status, `${name}: ${await response.clone().text()}`).toBeLessThan(500);
  return response.status;
}

describe("importing a document", () => {
  it("calls nobody that it points at, in whatever format", async () => {
    const { calls, url } = await listener();
    const app = await testApp();
    expect(await importFile(app, "policy.md", markdown(url))).toBe(200);
    expect(await importFile(app, "policy.html", html(url))).toBe(200);
    expect(await importFile(app, "policy.docx", await wordFile(url, false))).toBe(200);
    await importFile(app, "entity.docx", await wordFile(url, true));
    await importFile(app, "policy.txt", `See ${url}/text\n`);
    expect(calls).toEqual([]);
    expect(app.reported).toEqual([]);
  });

  it("calls nobody while it is shown, searched or asked about", async () => {
    const { calls, url } = await listener();
    const app = await testApp();
    await importFile(app, "policy.md", markdown(url));
    for (const path of ["/api/documents", "/api/documents/pointing", "/api/library?search=ferret"]) {
      expect((await app.request(path)).status, path).toBe(200);
    }
    expect((await app.json("POST", "/api/ask", { question: "Do you encrypt ferret telemetry?" })).status).toBe(200);
    expect(calls).toEqual([]);
  });
});

describe("uploading a workbook", () => {
  it("calls nobody that its links, formulas and relations point at", async () => {
    const { calls, url } = await listener();
    const app = await testApp();
    const { status, body } = await app.upload("a.xlsx", await workbook(url));
    expect(status).toBe(201);
    await app.context.jobs.idle();
    const { items } = (await app.json("GET", `/api/questionnaires/${body.questionnaire.id}/questions`)).body;
    expect(items.length).toBeGreaterThan(0);
    await app.json("POST", `/api/questions/${items[0].id}/decisions`, {
      version: items[0].version,
      action: "not_applicable",
    });
    const filled = await app.request(`/api/questionnaires/${body.questionnaire.id}/export?citations=sheet`, {
      method: "POST",
    });
    expect(filled.status).toBe(200);
    expect(calls).toEqual([]);
    expect(app.reported).toEqual([]);
  });
});
