import { describe, expect, it } from "vitest";
import { createApp } from "../../src/api/app.ts";
import { testApp } from "../support/app.ts";

describe("createApp", () => {
  it("describes every operation, and shows each on the docs page", async () => {
    const app = await testApp();
    const { body } = await app.json("GET", "/api/openapi.json");
    const operations = Object.entries(body.paths).flatMap(([path, methods]) =>
      Object.keys(methods as object).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(operations).toContain("POST /api/questions/{id}/decisions");
    const page = await (await app.request("/api/docs")).text();
    for (const operation of operations) {
      const [method, path] = operation.split(" ");
      expect(page).toContain(`<b>${method}</b> ${path}`);
    }
    // Every shape that is linked to is explained.
    for (const [, anchor] of page.matchAll(/href="#([^"]+)"/g)) expect(page).toContain(`id="${anchor}"`);
  });

  it("answers an unknown path in the shape of all errors", async () => {
    const app = await testApp();
    expect(await app.json("GET", "/api/nothing")).toMatchObject({
      status: 404,
      body: { error: { code: "not_found" } },
    });
  });

  it("answers a body that is not JSON with 400", async () => {
    const app = await testApp();
    const headers = { "Content-Type": "application/json" };
    const response = await app.request("/api/ask", { method: "POST", headers, body: "{" });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: "invalid_input" } });
  });

  it("tells a bug to the log under the request's id, and nothing of it to the client", async () => {
    const reported: [Error, string][] = [];
    const app = createApp({
      contextOf: () => {
        throw new Error("the secret inside");
      },
      report: (error, requestId) => reported.push([error, requestId]),
    });
    const response = await app.request("/api/jobs/x");
    expect(response.status).toBe(500);
    const text = await response.text();
    const id = response.headers.get("X-Request-Id") as string;
    expect(text).toContain(id);
    expect(text).not.toContain("secret");
    expect(reported).toEqual([[expect.objectContaining({ message: "the secret inside" }), id]]);
  });

  it("sends the headers that keep a page safe", async () => {
    const { headers } = await (await testApp()).request("/api/docs");
    expect(headers.get("Content-Security-Policy")).toContain("default-src 'self'");
    expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
  });
});
