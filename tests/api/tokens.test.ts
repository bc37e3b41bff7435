import { describe, expect, it } from "vitest";
import { type TestApp, testApp } from "../support/app.ts";
import { send } from "../support/door.ts";
import { SIGNED_IN_PASSWORD, signedIn } from "../support/people.ts";

async function token(app: TestApp, scopes: string[], name = "A program") {
  const { body } = await app.json("POST", "/api/tokens", { name, scopes, password: SIGNED_IN_PASSWORD });
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

  it("is made by whoever knows the password, not by whoever finds the browser open", async () => {
    const app = await testApp();
    const made = (given: object) => app.json("POST", "/api/tokens", { name: "x", scopes: ["read"], ...given });
    expect(await made({})).toMatchObject({ status: 400, body: { error: { code: "invalid_input" } } });
    expect(await made({ password: "wrong" })).toMatchObject({
      status: 401,
      body: { error: { code: "wrong_sign_in" } },
    });
    expect(await app.context.database.all("SELECT id FROM tokens")).toEqual([]);
    expect((await made({ password: SIGNED_IN_PASSWORD })).status).toBe(201);
    // Whoever comes from a provider has no password here.
    await app.context.database.run("UPDATE sessions SET via = 'provider'");
    expect((await made({})).status).toBe(201);
  });

  it("lacks the second factor that its person lacks, where everybody needs one", async () => {
    const app = await testApp();
    const { call } = await token(app, ["read", "administer"]);
    await app.context.database.run("UPDATE sessions SET via = 'provider'");
    const elsewhere = await token(app, ["read"]);
    expect((await call("PATCH", "/api/settings", { requireSecondFactor: true })).status).toBe(200);
    expect((await call("GET", "/api/questionnaires")).status).toBe(403);
    expect((await call("POST", "/api/invitations", { email: "eve@example.com", role: "admin" })).status).toBe(403);
    expect((await call("PATCH", "/api/settings", { requireSecondFactor: false })).status).toBe(403);
    // Whoever signs in at a provider is asked for a second factor there.
    expect((await elsewhere.call("GET", "/api/questionnaires")).status).toBe(200);
    await app.context.database.run(
      "INSERT INTO second_factors (person, secret, created_at, confirmed_at) SELECT id, 'A', '2026', '2026' FROM people",
    );
    expect((await call("GET", "/api/questionnaires")).status).toBe(200);
  });

  it("ends for good where its person's account is shut, or gets a new password by a link", async () => {
    const app = await testApp();
    await token(app, ["read"]);
    const tokens = () => app.context.database.all("SELECT id FROM tokens");
    const Cookie = await signedIn(app.context, { name: "Ada" });
    const [{ id }] = (await app.json("GET", "/api/people")).body.items.filter(
      ({ name }: { name: string }) => name === "Robin",
    );
    const offer = await send(app, "POST", `/api/people/${id}/reset`, undefined, Cookie);
    const secret = offer.body.path.split("#")[1];
    expect(await tokens()).toHaveLength(1);
    expect((await send(app, "POST", "/api/links/open", { secret, password: "another kettle hums" })).status).toBe(200);
    expect(await tokens()).toEqual([]);
    await app.context.database.run(
      "INSERT INTO tokens (id, hash, person, name, scopes, created_at, expires_at) VALUES ('t', 'h', ?, 'x', '[]', 'x', 'x')",
      id,
    );
    for (const disabled of [true, false]) {
      expect((await send(app, "PATCH", `/api/people/${id}`, { disabled }, Cookie)).status).toBe(200);
    }
    expect(await tokens()).toEqual([]);
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
