import { describe, expect, it } from "vitest";
import { type TestApp, testApp } from "../support/app.ts";
import { signedIn } from "../support/people.ts";

async function token(app: TestApp, scopes: string[], name = "A program") {
  const { body } = await app.json("POST", "/api/tokens", { name, scopes });
  const call = (method: string, path: string, sent?: unknown) =>
    app.request(path, {
      method,
      headers: { Authorization: `Bearer ${body.secret}`, "Content-Type": "application/json" },
      ...(sent === undefined ? {} : { body: JSON.stringify(sent) }),
    });
  return { ...body, call };
}

describe("an API token", () => {
  it("may do what its scopes name, and nothing else of what its person may", async () => {
    const app = await testApp();
    const { call } = await token(app, ["read"]);
    expect((await call("GET", "/api/questionnaires")).status).toBe(200);
    expect((await call("DELETE", "/api/questionnaires/any")).status).toBe(403);
    expect((await call("GET", "/api/people")).status).toBe(403);
  });

  it("makes no further tokens and touches no sessions or passwords", async () => {
    const app = await testApp();
    const { call } = await token(app, ["read", "contribute", "review", "curate", "administer"]);
    expect((await call("POST", "/api/tokens", { name: "More", scopes: ["read"] })).status).toBe(403);
    expect((await call("DELETE", "/api/sessions")).status).toBe(403);
    expect((await call("PUT", "/api/password", { before: "a", after: "b" })).status).toBe(403);
  });

  it("ends with a word, with its time, and with its person's account", async () => {
    const app = await testApp();
    const ended = await token(app, ["read"], "ended");
    const old = await token(app, ["read"], "old");
    const last = await token(app, ["read"], "last");
    expect((await app.json("DELETE", `/api/tokens/${ended.token.id}`)).status).toBe(204);
    expect((await ended.call("GET", "/api/questionnaires")).status).toBe(401);
    await app.context.database.run("UPDATE tokens SET expires_at = '2026-01-01' WHERE id = ?", old.token.id);
    expect((await old.call("GET", "/api/questionnaires")).status).toBe(401);
    expect((await last.call("GET", "/api/questionnaires")).status).toBe(200);
    await app.context.database.run("UPDATE people SET disabled_at = '2026-01-01'");
    expect((await last.call("GET", "/api/questionnaires")).status).toBe(401);
  });

  it("follows its person's role down", async () => {
    const app = await testApp();
    const { call } = await token(app, ["read", "administer"]);
    expect((await call("GET", "/api/people")).status).toBe(200);
    await app.context.database.run("UPDATE people SET role = 'reader'");
    expect((await call("GET", "/api/people")).status).toBe(403);
  });

  it("shows its secret once, and is kept as a hash", async () => {
    const app = await testApp();
    const { secret } = await token(app, ["read"]);
    expect(secret).toMatch(/^countersign_[\w-]{43}$/);
    const listed = await app.json("GET", "/api/tokens");
    expect(listed.body.items).toHaveLength(1);
    expect(JSON.stringify(listed.body)).not.toContain(secret);
    expect(JSON.stringify(await app.context.database.all("SELECT * FROM tokens"))).not.toContain(secret);
    expect(JSON.stringify(await app.context.database.all("SELECT * FROM events"))).not.toContain(secret);
  });

  it("that is none opens nothing, whatever cookie comes along", async () => {
    const app = await testApp();
    const { body } = await app.json("GET", "/api/session");
    expect(body.person.name).toBe("Robin");
    const answer = await app.request("/api/people", { headers: { Authorization: "Bearer countersign_x" } });
    expect(answer.status).toBe(401);
  });

  it("is not what a proxy before us keeps in the same header", async () => {
    const app = await testApp();
    const Cookie = await signedIn(app.context, { name: "Ada", role: "reader" });
    for (const Authorization of ["Basic YWRhOnB3", "Bearer eyJhbGciOi"]) {
      expect((await app.request("/api/questionnaires", { headers: { Cookie, Authorization } })).status).toBe(200);
    }
  });
});
