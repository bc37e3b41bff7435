/** Behind Cloudflare Access: whose assertion is believed, and what happens to requests that came around it. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { describe, expect, it, onTestFinished } from "vitest";
import { parseRoleRules } from "../../src/domain/role-rules.ts";
import { createAccessGate } from "../../src/runtime/shared/access-gate.ts";
import { testApp } from "../support/app.ts";
import { SIGNED_IN_PASSWORD } from "../support/people.ts";

const AUDIENCE = "4714c1358e65fe4b408ad6d432a5f878f08194bdb4752441fd56faefa9b2b6f2";

async function setUp() {
  const ours = await generateKeyPair("RS256");
  const stranger = await generateKeyPair("RS256");
  const server = createServer(async (request, response) => {
    const found = request.url === "/cdn-cgi/access/certs";
    const keys = [{ ...(await exportJWK(ours.publicKey)), alg: "RS256", kid: "1" }];
    response.writeHead(found ? 200 : 404, { "Content-Type": "application/json" }).end(JSON.stringify({ keys }));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  onTestFinished(() => void server.close());
  const team = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const app = await testApp();
  const roles = parseRoleRules("security=reviewer, owners=admin");
  Object.assign(app.context, { access: createAccessGate({ team, audience: AUDIENCE, groupsClaim: "groups", roles }) });
  const now = Math.floor(Date.now() / 1000);
  const standard = {
    iss: team.origin,
    aud: [AUDIENCE],
    sub: "grace-7",
    email: "grace@example.com",
    custom: { groups: ["security"] },
    iat: now,
    exp: now + 600,
  };
  const assertion = (claims: object = {}, { forged = false, alg = "RS256" } = {}) =>
    new SignJWT({ ...standard, ...claims })
      .setProtectedHeader({ alg, kid: "1" })
      .sign(forged ? stranger.privateKey : ours.privateKey);
  const ask = async (jwt: string | null, path = "/api/session", init: RequestInit = {}) => {
    const headers = { Cookie: "none=", ...init.headers, ...(jwt === null ? {} : { "Cf-Access-Jwt-Assertion": jwt }) };
    const response = await app.request(path, { ...init, headers });
    return { status: response.status, body: await response.json().catch(() => null) };
  };
  return { app, assertion, ask, now, team };
}

describe("behind Cloudflare Access", () => {
  it("makes the person whom an assertion names, and holds one session for it", async () => {
    const { app, assertion, ask } = await setUp();
    const jwt = await assertion();
    const me = { name: "grace", role: "reviewer", signOutPath: "/cdn-cgi/access/logout" };
    expect((await ask(jwt)).body.person).toMatchObject(me);
    expect((await ask(jwt, "/api/questionnaires")).status).toBe(200);
    expect((await ask(jwt, "/api/people")).status).toBe(403);
    expect((await ask(jwt, "/api/sessions")).body.items).toHaveLength(1);
    expect(await app.context.database.all("SELECT role, via FROM people JOIN sessions ON person = people.id")).toEqual([
      { role: "reviewer", via: "access" },
    ]);
    expect(JSON.stringify(await app.context.database.all("SELECT * FROM sessions"))).not.toContain(jwt);
  });

  it("seals the sign-in with the request that it came with, though that only reads", async () => {
    const { app, assertion, ask } = await setUp();
    await ask(await assertion(), "/api/questionnaires");
    const unsealed = "SELECT action FROM events WHERE seq NOT IN (SELECT seq FROM seals)";
    expect(await app.context.database.first("SELECT 1 FROM events WHERE action = 'sign_in'")).toBeDefined();
    expect(await app.context.database.all(unsealed)).toEqual([]);
  });

  it("is one person for all requests that come at once", async () => {
    const { app, assertion, ask } = await setUp();
    const jwt = await assertion();
    const answers = await Promise.all(Array.from({ length: 6 }, () => ask(jwt, "/api/questionnaires")));
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200));
    expect(await app.context.database.all("SELECT email FROM people")).toHaveLength(1);
    expect(await app.context.database.all("SELECT id FROM sessions")).toHaveLength(1);
  });

  it("believes no assertion that is not the team's, for this application, and of this time", async () => {
    const { app, assertion, ask, now } = await setUp();
    const none = btoa('{"alg":"none"}').replace(/=+$/, "");
    const [, payload] = (await assertion()).split(".");
    const wrong = [
      await assertion({}, { forged: true }),
      await assertion({ aud: ["another"] }),
      await assertion({ iss: "https://another.cloudflareaccess.com" }),
      await assertion({ exp: now - 10 }),
      await assertion({ exp: undefined }),
      await assertion({ email: undefined, common_name: "a service" }),
      `${none}.${payload}.`,
      "no assertion",
    ];
    for (const jwt of wrong) expect((await ask(jwt, "/api/questionnaires")).status).toBe(401);
    expect(await app.context.database.all("SELECT email FROM people")).toEqual([]);
    expect(app.reported).toEqual([]);
  });

  it("lets nobody in who came around it, with or without a session, but programs with a token", async () => {
    const { app, assertion, ask } = await setUp();
    const { access, ...before } = app.context;
    Object.assign(app.context, { access: undefined });
    const { body } = await app.json("POST", "/api/tokens", {
      name: "x",
      scopes: ["read"],
      password: SIGNED_IN_PASSWORD,
    });
    Object.assign(app.context, { ...before, access });
    expect((await app.request("/api/questionnaires")).status).toBe(401);
    const headers = { Authorization: `Bearer ${body.secret}` };
    expect((await ask(null, "/api/questionnaires", { headers })).status).toBe(200);
    // What a client says beside it counts for nothing.
    const claimed = { "Cf-Access-Authenticated-User-Email": "robin@example.com" };
    expect((await ask(null, "/api/questionnaires", { headers: claimed })).status).toBe(401);
    expect((await ask(await assertion(), "/api/questionnaires")).status).toBe(200);
  });

  it("says why somebody whom Access knows does not come in", async () => {
    const { assertion, ask } = await setUp();
    const { status, body } = await ask(await assertion({ custom: {} }), "/api/questionnaires");
    expect(status).toBe(403);
    expect(body.error.message).toContain("Cloudflare Access gives you no role here");
  });
});
