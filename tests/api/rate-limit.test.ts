import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import type { ApiEnv } from "../../src/api/environment.ts";
import { errorHandler } from "../../src/api/errors.ts";
import { limitWrites } from "../../src/api/rate-limit.ts";

describe("limitWrites", () => {
  it("lets each actor write so often a minute, and read as they like", async () => {
    let time = 60_000;
    const app = new Hono<ApiEnv>();
    app.onError(errorHandler(() => undefined));
    app.use(async (c, next) => {
      c.set("context", { clock: { now: () => new Date(time) } } as ApiEnv["Variables"]["context"]);
      c.set("actor", { id: c.req.header("As") ?? "", name: "", role: "reader" });
      await next();
    });
    app.use(limitWrites(3));
    app.all("/", (c) => c.body(null, 204));
    const status = async (as: string, method = "POST") =>
      (await app.request("/", { method, headers: { As: as } })).status;
    expect([await status("a"), await status("a"), await status("a")]).toEqual([204, 204, 204]);
    expect(await status("a")).toBe(429);
    expect(await status("a", "GET")).toBe(204);
    expect(await status("b")).toBe(204);
    time += 60_000;
    expect(await status("a")).toBe(204);
  });
});
