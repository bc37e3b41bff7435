import { once } from "node:events";
import { existsSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { openContext, SHIPPED_KNOWLEDGE } from "../../src/runtime/node/open-context.ts";
import { startServer } from "../../src/runtime/node/server.ts";
import { root, temporaryFolder } from "../support/app.ts";
import { ensureBuiltPage } from "../support/built-page.ts";

async function serve(port = 0) {
  const context = await openContext(temporaryFolder(), SHIPPED_KNOWLEDGE);
  const server = await startServer(context, { host: "127.0.0.1", port });
  onTestFinished(() => server.stop());
  return server;
}

describe("startServer", () => {
  beforeAll(ensureBuiltPage);

  it("serves the page at any path within it, and never as an asset or an API answer", async () => {
    const { url } = await serve();
    for (const path of ["/", "/questionnaires/some-id"]) {
      const page = await fetch(url + path);
      expect(await page.text()).toContain('<div id="root">');
      expect(page.headers.get("Cache-Control")).toBe("no-cache");
      expect(page.headers.get("Content-Security-Policy")).toContain("default-src 'self'");
    }
    const [script] = /\/assets\/[^"]+\.js/.exec(await (await fetch(url)).text()) ?? [];
    const asset = await fetch(url + script);
    expect(asset.headers.get("Cache-Control")).toContain("immutable");
    expect(asset.headers.get("Content-Type")).toContain("javascript");
    for (const [path, status] of [
      ["/assets/gone.js", 404],
      ["/api/gone", 401],
    ] as const) {
      const missing = await fetch(url + path);
      expect(missing.status).toBe(status);
      expect(missing.headers.get("Cache-Control") ?? "").not.toContain("max-age");
    }
  });

  it("serves no file outside the page", async () => {
    const { url } = await serve();
    for (const path of ["/../package.json", "/..%2f..%2fpackage.json", "/assets/..%2f..%2f..%2fpackage.json"]) {
      const answer = await fetch(url + path);
      expect(await answer.text()).not.toContain('"dependencies"');
    }
    expect(existsSync(join(root, "package.json"))).toBe(true);
  });

  it("sweeps bytes that nothing uses, as a kill of an earlier version left them", async () => {
    const context = await openContext(temporaryFolder(), SHIPPED_KNOWLEDGE);
    await context.database.batch(await context.blobs.put("left", new Uint8Array([1])));
    const server = await startServer(context, { host: "127.0.0.1", port: 0 });
    onTestFinished(() => server.stop());
    expect(await context.blobs.get("left")).toBeUndefined();
  });

  it("says in a sentence that the port is taken", async () => {
    const { url } = await serve();
    const port = Number(new URL(url).port);
    const context = await openContext(temporaryFolder(), SHIPPED_KNOWLEDGE);
    onTestFinished(() => context.database.close());
    await expect(startServer(context, { host: "127.0.0.1", port })).rejects.toMatchObject({
      code: "storage_unavailable",
      message: expect.stringContaining("already in use"),
    });
  });

  it("stops though a client never ends its request", async () => {
    const context = await openContext(temporaryFolder(), SHIPPED_KNOWLEDGE);
    const server = await startServer(context, { host: "127.0.0.1", port: 0 });
    const client = connect(Number(new URL(server.url).port), "127.0.0.1");
    client.on("error", () => undefined).resume();
    client.write("POST /api/ask HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n\r\n{");
    await once(client, "connect");
    const hungUp = once(client, "close");
    await server.stop(50);
    await hungUp;
    expect(context.database.raw.open).toBe(false);
  });
});
