/** A whole Countersign on a database of its own, for tests: the real store, the real knowledge folder, the real API. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { createApp } from "../../src/api/app.ts";
import { type NodeContext, openContext, SHIPPED_KNOWLEDGE } from "../../src/runtime/node/open-context.ts";
import { signedIn } from "./people.ts";

export const root = join(import.meta.dirname, "../..");

export const VENDOR_REVIEW = join(root, "fixtures/vendor-review/source.xlsx");

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "countersign-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Closed by itself when the test ends. */
export async function testContext(
  folder: string = temporaryFolder(),
  knowledge: string = SHIPPED_KNOWLEDGE,
): Promise<NodeContext> {
  const context = await openContext(folder, knowledge);
  onTestFinished(async () => {
    await context.jobs.drain();
    context.database.close();
  });
  return context;
}

// biome-ignore lint/suspicious/noExplicitAny: a test reads an answer as a stranger would, without our types
export type Json = any;

export interface TestApp {
  readonly context: NodeContext;
  /** Errors that the API reported as bugs. */
  readonly reported: Error[];
  /** By an admin called Robin, unless the headers say who. */
  request(path: string, init?: RequestInit): Promise<Response>;
  /** Sends JSON and reads JSON. @param as the name of an admin; the one of `request` unless given, null for a stranger */
  json(method: string, path: string, body?: unknown, as?: string | null): Promise<{ status: number; body: Json }>;
  upload(fileName: string, bytes: Uint8Array): Promise<{ status: number; body: Json }>;
}

export async function testApp(options: { maxUploadBytes?: number; folder?: string } = {}): Promise<TestApp> {
  const context = await testContext(options.folder);
  const reported: Error[] = [];
  const { maxUploadBytes } = options;
  const app = createApp({
    contextOf: () => context,
    report: (error) => reported.push(error),
    ...(maxUploadBytes === undefined ? {} : { maxUploadBytes }),
  });
  const cookies = new Map<string, Promise<string>>();
  const cookieOf = (name: string) => {
    const cookie = cookies.get(name) ?? signedIn(context, { name });
    cookies.set(name, cookie);
    return cookie;
  };
  const request = async (path: string, init?: RequestInit) => {
    const headers = new Headers(init?.headers);
    if (!headers.has("Cookie") && !headers.has("Authorization")) headers.set("Cookie", await cookieOf("Robin"));
    return app.request(path, { ...init, headers });
  };
  const read = async (response: Response) => ({
    status: response.status,
    body: response.status === 204 ? null : await response.json(),
  });
  return {
    context,
    reported,
    request,
    json: async (method, path, body, as = "Robin") =>
      read(
        await request(path, {
          method,
          headers: {
            ...(body === undefined ? {} : { "Content-Type": "application/json" }),
            Cookie: as === null ? "none=" : await cookieOf(as),
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        }),
      ),
    upload: async (fileName, bytes) => {
      const form = new FormData();
      form.append("file", new File([bytes as Uint8Array<ArrayBuffer>], fileName));
      return read(await request("/api/questionnaires", { method: "POST", body: form }));
    },
  };
}

export function vendorReview(): Uint8Array {
  return readFileSync(VENDOR_REVIEW);
}
