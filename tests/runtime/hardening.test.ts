/** The server against strangers: by name, by size, by speed, and by what it writes down. */
import { request } from "node:http";
import { describe, expect, it, onTestFinished } from "vitest";
import type { RequestLine } from "../../src/api/request-log.ts";
import { allowsHost } from "../../src/runtime/node/allowed-host.ts";
import { openContext, SHIPPED_KNOWLEDGE } from "../../src/runtime/node/open-context.ts";
import { startServer } from "../../src/runtime/node/server.ts";
import { offerFirstAdmin } from "../../src/usecases/offer-link.ts";
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

async function serve(publicUrl?: string) {
  const lines: RequestLine[] = [];
  const context = await openContext(temporaryFolder(), SHIPPED_KNOWLEDGE);
  const cookie = publicUrl ? "" : await signedIn(context, { name: "Robin" });
  const log = (line: RequestLine) => void lines.push(line);
  const server = await startServer(context, {
    host: "127.0.0.1",
    port: 0,
    log,
    ...(publicUrl ? { publicUrl } : {}),
  });
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
  return { url: server.url, context, cookie, lines, status };
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

  it("binds cookies to TLS behind a proxy, takes its word for addresses, and its forms from the public name only", async () => {
    const { url, context } = await serve("https://answers.example.com");
    const offer = await offerFirstAdmin(context);
    const opened = await fetch(`${url}/api/links/open`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Forwarded-For": "1.2.3.4, 198.51.100.7" },
      body: JSON.stringify({
        secret: offer?.secret,
        name: "Ada",
        email: "ada@example.com",
        password: "our kettle hums in g minor",
      }),
    });
    const [cookie = ""] = opened.headers.getSetCookie();
    expect(cookie).toMatch(/^__Host-countersign=.*Path=\/.*Secure/);
    const Cookie = cookie.split(";")[0] as string;
    const sessions = await (await fetch(`${url}/api/sessions`, { headers: { Cookie } })).json();
    expect(sessions).toMatchObject({ items: [{ address: "198.51.100.7" }] });
    const form = new FormData();
    form.append("file", new File(["No.,Question,Answer\n1,Is data encrypted?,\n"], "a.csv"));
    const upload = async (Origin: string) =>
      (await fetch(`${url}/api/questionnaires`, { method: "POST", body: form, headers: { Cookie, Origin } })).status;
    expect(await upload("https://evil.example")).toBe(403);
    expect(await upload("https://answers.example.com")).toBe(201);
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
