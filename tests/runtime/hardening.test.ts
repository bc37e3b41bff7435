/** The server against strangers: by name, by size, by speed, and by what it writes down. */
import { once } from "node:events";
import { request } from "node:http";
import { connect } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import type { RequestLine } from "../../src/api/request-log.ts";
import { allowsHost } from "../../src/runtime/node/allowed-host.ts";
import { openContext, SHIPPED_KNOWLEDGE } from "../../src/runtime/node/open-context.ts";
import { startServer } from "../../src/runtime/node/server.ts";
import { offerFirstAdmin } from "../../src/usecases/offer-link.ts";
import { temporaryFolder, vendorReview } from "../support/app.ts";
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

  it("cuts off a request that drips in byte by byte, with a status that says so, and serves everybody else", async () => {
    const context = await openContext(temporaryFolder(), SHIPPED_KNOWLEDGE);
    const server = await startServer(context, { host: "127.0.0.1", port: 0, slowestRequest: 400 });
    onTestFinished(() => server.stop());
    const { port } = new URL(server.url);
    const socket = connect(Number(port), "127.0.0.1");
    let answer = "";
    socket.on("data", (bytes) => {
      answer += bytes;
    });
    socket.on("error", () => {});
    const ended = once(socket, "close");
    socket.write(
      "POST /api/session HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n",
    );
    const drip = setInterval(() => socket.writable && socket.write(" "), 40);
    onTestFinished(() => clearInterval(drip));
    expect((await fetch(`${server.url}/api/health`)).status).toBe(200);
    await ended;
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect((await fetch(`${server.url}/api/health`)).status).toBe(200);
  });

  it("compresses what is text, and not what is packed already", async () => {
    const { url, cookie } = await serve();
    const headers = { Cookie: cookie, "Accept-Encoding": "gzip" };
    const encoding = async (path: string) => (await fetch(url + path, { headers })).headers.get("Content-Encoding");
    expect(await encoding("/api/openapi.json")).toBe("gzip");
    const plain = await fetch(`${url}/api/openapi.json`, { headers: { ...headers, "Accept-Encoding": "identity" } });
    expect(plain.headers.get("Content-Encoding")).toBeNull();
    const form = new FormData();
    form.append("file", new File([vendorReview() as Uint8Array<ArrayBuffer>], "a.xlsx"));
    const upload = await fetch(`${url}/api/questionnaires`, {
      method: "POST",
      body: form,
      headers: { Cookie: cookie },
    });
    const { questionnaire } = (await upload.json()) as { questionnaire: { id: string } };
    const { items } = (await (
      await fetch(`${url}/api/questionnaires/${questionnaire.id}/questions`, { headers })
    ).json()) as {
      items: { id: string }[];
    };
    await fetch(`${url}/api/questions/${items[0]?.id}/decisions`, {
      method: "POST",
      headers: { ...headers, "Content-Type": "application/json" },
      body: JSON.stringify({ version: 1, action: "not_applicable" }),
    });
    const filled = await fetch(`${url}/api/questionnaires/${questionnaire.id}/export`, { method: "POST", headers });
    expect(filled.headers.get("Content-Encoding")).toBeNull();
    expect(new Uint8Array(await filled.arrayBuffer()).subarray(0, 2)).toEqual(new Uint8Array([0x50, 0x4b]));
  });

  it("is the only one that serves its data folder, until it stops", async () => {
    const folder = temporaryFolder();
    const open = async () => {
      const context = await openContext(folder, SHIPPED_KNOWLEDGE);
      onTestFinished(() => context.database.close());
      return startServer(context, { host: "127.0.0.1", port: 0 });
    };
    const first = await open();
    await expect(open()).rejects.toMatchObject({
      code: "storage_unavailable",
      message: expect.stringContaining("Another server already works"),
    });
    await first.stop();
    const second = await open();
    await second.stop();
  });
});
