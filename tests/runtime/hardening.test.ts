/** The server against strangers: by name, by size, by speed, and by what it writes down. */
import { request } from "node:http";
import { describe, expect, it, onTestFinished } from "vitest";
import type { RequestLine } from "../../src/api/request-log.ts";
import { allowsHost } from "../../src/runtime/node/allowed-host.ts";
import { openContext, SHIPPED_KNOWLEDGE } from "../../src/runtime/node/open-context.ts";
import { startServer } from "../../src/runtime/node/server.ts";
import { temporaryFolder } from "../support/app.ts";
import { signedIn } from "../support/people.ts";

describe("allowsHost", () => {
  it.each(["localhost:8787", "127.0.0.1:8787", "[::1]:8787", "192.168.0.7", "answers.example.com"])(
    "answers under %s",
    (host) => expect(allowsHost(host, ["answers.example.com"])).toBe(true),
  );
  it.each([undefined, "", "evil.example", "answers.example.com.evil.example", "localhost.evil.example", "a b", "@"])(
    "does not answer under %s",
    (host) => expect(allowsHost(host, ["answers.example.com"])).toBe(false),
  );
});

async function serve() {
  const lines: RequestLine[] = [];
  const context = await openContext(temporaryFolder(), SHIPPED_KNOWLEDGE);
  const cookie = await signedIn(context, { name: "Robin" });
  const log = (line: RequestLine) => void lines.push(line);
  const server = await startServer(context, { host: "127.0.0.1", port: 0, log });
  onTestFinished(() => server.stop());
  const status = (path: string, headers: Record<string, string>) =>
    new Promise<number | undefined>((resolve, reject) => {
      const { port } = new URL(server.url);
      const asked = request({ host: "127.0.0.1", port, path, headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      asked.on("error", reject).end();
    });
  return { url: server.url, cookie, lines, status };
}

describe("startServer", () => {
  it("does not answer a page that let its own name point here, even with a session", async () => {
    const { status, cookie } = await serve();
    expect(await status("/api/questionnaires", { Host: "evil.example", Cookie: cookie })).toBe(421);
    expect(await status("/", { Host: "evil.example" })).toBe(421);
    expect(await status("/api/questionnaires", { Host: "localhost", Cookie: cookie })).toBe(200);
  });

  it("tells strangers that it lives, and nothing else", async () => {
    const { url } = await serve();
    for (const path of ["/api/health", "/api/ready"]) {
      const answer = await fetch(url + path);
      expect(await answer.json()).toEqual({ status: "ok" });
    }
  });

  it("lets nobody keep its answers", async () => {
    const { url, cookie } = await serve();
    const { headers } = await fetch(`${url}/api/questionnaires`, { headers: { Cookie: cookie } });
    expect(headers.get("Cache-Control")).toBe("no-store");
  });

  it("writes down which route was asked by whom, and no word of what was said", async () => {
    const { url, cookie, lines } = await serve();
    await fetch(`${url}/api/library?search=a-secret-word`, { headers: { Cookie: cookie } });
    const body = JSON.stringify({ email: "secret@example.com", password: "a-secret-word" });
    const headers = { "Content-Type": "application/json" };
    await fetch(`${url}/api/session`, { method: "POST", headers, body });
    expect(lines).toMatchObject([
      { method: "GET", route: "/api/library", status: 200 },
      { method: "POST", route: "/api/session", status: 401, actor: null },
    ]);
    expect(lines[0]?.actor).toMatch(/^[0-9a-f-]{36}$/);
    expect(JSON.stringify(lines)).not.toContain("secret");
    expect(JSON.stringify(lines)).not.toContain(cookie.split("=")[1]);
  });
});
