/** The real application on a fresh data folder and a free port, with a browser to visit it. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import type { Role } from "../../src/domain/role.ts";
import { type NodeContext, openContext } from "../../src/runtime/node/open-context.ts";
import { startServer } from "../../src/runtime/node/server.ts";
import { launchBrowser } from "./browser.ts";
import { ensureBuiltPage } from "./built-page.ts";
import { signedIn } from "./people.ts";

const ROOT = join(import.meta.dirname, "../..");

export interface RunningApp {
  readonly url: string;
  readonly context: NodeContext;
  readonly browser: Browser;
  /** Somebody called so, an admin unless a role is given, signed in at their own browser with an empty storage. @param name null for a stranger */
  visit(path?: string, options?: BrowserContextOptions & { name?: string | null; role?: Role }): Promise<Page>;
  /** What the server answers an admin called so. */
  fetch(path: string, init?: RequestInit, name?: string): Promise<Response>;
  stop(): Promise<void>;
}

export async function startApp(): Promise<RunningApp> {
  await ensureBuiltPage();
  const folder = mkdtempSync(join(tmpdir(), "countersign-e2e-"));
  const context = await openContext(folder, join(ROOT, "knowledge"));
  const server = await startServer(context, { host: "127.0.0.1", port: 0 });
  const browser = await launchBrowser();
  const cookies = new Map<string, Promise<string>>();
  return {
    url: server.url,
    browser,
    context,
    fetch: async (path, init, name = "Robin") => {
      const cookie = cookies.get(name) ?? signedIn(context, { name });
      cookies.set(name, cookie);
      return fetch(server.url + path, { ...init, headers: { ...init?.headers, Cookie: await cookie } });
    },
    visit: async (path = "/", { name = "Robin", role = "admin", ...options } = {}) => {
      const person = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
      person.setDefaultTimeout(15_000);
      if (name !== null) {
        const [key = "", value = ""] = (await signedIn(context, { name, role })).split("=");
        await person.addCookies([{ name: key, value, url: server.url, httpOnly: true, sameSite: "Lax" }]);
      }
      const page = await person.newPage();
      await page.goto(server.url + path);
      return page;
    },
    stop: async () => {
      await browser.close();
      await server.stop();
      rmSync(folder, { recursive: true });
    },
  };
}
