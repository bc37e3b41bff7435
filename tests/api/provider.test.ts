/** Signing in at an OpenID Connect provider: what has to fit, who comes in, as whom, and what is asked of whom. */
import { describe, expect, it } from "vitest";
import { parseRoleRules } from "../../src/domain/role-rules.ts";
import { createOpenIdProvider, type OpenIdSettings } from "../../src/runtime/shared/open-id-provider.ts";
import { signInFrom } from "../../src/runtime/shared/sign-in-settings.ts";
import { type Json, type TestApp, testApp } from "../support/app.ts";
import { ADA, firstAdmin, send } from "../support/door.ts";
import { CLIENT, startProvider, type TestProvider } from "../support/identity-provider.ts";

const GRACE = { sub: "grace-7", email: "grace@example.com", email_verified: true, name: "Grace", groups: ["security"] };

async function setUp(change: Partial<OpenIdSettings> = {}): Promise<{ app: TestApp; at: TestProvider }> {
  const at = await startProvider();
  at.claims = GRACE;
  const app = await testApp();
  const provider = createOpenIdProvider({
    name: "Example ID",
    issuer: new URL(at.issuer),
    clientId: CLIENT.id,
    clientSecret: CLIENT.secret,
    scope: "openid email profile",
    groupsClaim: "groups",
    verifiedClaim: "email_verified",
    roles: parseRoleRules("security=reviewer, owners=admin"),
    ...change,
  });
  Object.assign(app.context, { provider });
  return { app, at };
}

/** The whole way, as a browser goes it. @param change what happens to the address on the way back */
async function signIn(app: TestApp, at: TestProvider, change: (back: URL) => void = () => {}, cookie?: string) {
  const left = await app.request("/api/provider/depart", { headers: { Cookie: "none=" } });
  expect(left.status).toBe(302);
  const back = new URL(at.agree(left.headers.get("Location") as string));
  change(back);
  const kept = cookie ?? (left.headers.getSetCookie()[0]?.split(";")[0] as string);
  return arrive(app, back, kept);
}

async function arrive(app: TestApp, back: URL, cookie: string) {
  const response = await app.request(back.pathname + back.search, { headers: { Cookie: cookie } });
  const session = response.headers.getSetCookie().find((set) => set.startsWith("countersign="));
  return {
    status: response.status,
    to: response.headers.get("Location"),
    text: await response.text(),
    cookie: session?.split(";")[0],
    kept: cookie,
  };
}

const whoIs = async (app: TestApp, cookie: string | undefined) =>
  (await send(app, "GET", "/api/session", undefined, cookie)).body.person as Json;
const people = (app: TestApp) => app.context.database.all("SELECT email, role FROM people ORDER BY email");

describe("signing in at a provider", () => {
  it("makes the person with the role of their group, and the same person the next time", async () => {
    const { app, at } = await setUp();
    const first = await signIn(app, at);
    expect(first).toMatchObject({ status: 302, to: "/" });
    expect(await whoIs(app, first.cookie)).toMatchObject({ name: "Grace", role: "reviewer" });
    expect(first.cookie).not.toBe((await signIn(app, at)).cookie);
    expect(await people(app)).toEqual([{ email: "grace@example.com", role: "reviewer" }]);
    // Another address there is still the same person: the subject says so.
    at.claims = { ...GRACE, email: "ada@example.com" };
    expect(await whoIs(app, (await signIn(app, at)).cookie)).toMatchObject({ name: "Grace" });
    expect(await people(app)).toHaveLength(1);
  });

  it("knows who has an account here by their verified address", async () => {
    const { app, at } = await setUp({ roles: null });
    await firstAdmin(app);
    at.claims = { ...GRACE, email: ADA.email };
    expect(await whoIs(app, (await signIn(app, at)).cookie)).toMatchObject({ name: "Ada", role: "admin" });
    expect(await people(app)).toHaveLength(1);
  });

  it("takes the role from the groups anew each time, but leaves the last admin one", async () => {
    const { app, at } = await setUp();
    at.claims = { ...GRACE, groups: ["security", "owners"] };
    const { cookie } = await signIn(app, at);
    expect(await whoIs(app, cookie)).toMatchObject({ role: "admin" });
    at.claims = GRACE;
    const refused = await signIn(app, at);
    expect(refused.status).toBe(403);
    expect(refused.text).toContain("last admin");
    await app.json("GET", "/api/people");
    expect(await whoIs(app, (await signIn(app, at)).cookie)).toMatchObject({ role: "reviewer" });
  });

  it.each([
    ["a group without a role", { groups: ["marketing"] }, "no role here"],
    ["no groups", { groups: undefined }, "no role here"],
    ["an address that is not verified", { email_verified: false }, "not verified"],
    ["an address of which nothing is said", { email_verified: undefined }, "not verified"],
    ["no address", { email: undefined }, "not verified"],
  ])("refuses %s, makes nobody, and says so on the record", async (_, change, sentence) => {
    const { app, at } = await setUp();
    at.claims = { ...GRACE, ...change };
    const { status, text, cookie } = await signIn(app, at);
    expect(status).toBe(403);
    expect(text).toContain(sentence);
    expect(cookie).toBeUndefined();
    expect(await people(app)).toEqual([]);
    const events = await app.context.database.all("SELECT action FROM events");
    expect(events).toEqual([{ action: "sign_in_refused" }]);
  });

  it("refuses somebody without an account where the provider gives no roles", async () => {
    const { app, at } = await setUp({ roles: null });
    expect((await signIn(app, at)).text).toContain("Ask an admin to invite you");
  });

  it("refuses an account that is shut", async () => {
    const { app, at } = await setUp();
    await signIn(app, at);
    await app.context.database.run("UPDATE people SET disabled_at = '2026-01-01'");
    expect((await signIn(app, at)).status).toBe(403);
  });

  it.each([
    ["of another issuer", { iss: "http://127.0.0.1:1" }],
    ["for another audience", { aud: "somebody-else" }],
    ["with another nonce", { nonce: "another" }],
    ["without a nonce", { nonce: undefined }],
    ["that has run out", { exp: Math.floor(Date.now() / 1000) - 3600 }],
    ["that names nobody", { sub: undefined }],
  ])("refuses a token %s", async (_, change) => {
    const { app, at } = await setUp();
    at.claims = { ...GRACE, ...change };
    const { status, cookie } = await signIn(app, at);
    expect(status).toBe(401);
    expect(cookie).toBeUndefined();
    expect(await people(app)).toEqual([]);
  });

  it("refuses a token that the provider did not sign", async () => {
    const { app, at } = await setUp();
    at.forge = true;
    expect((await signIn(app, at)).status).toBe(401);
  });

  it.each([
    ["another state", (back: URL) => back.searchParams.set("state", "another")],
    ["no state", (back: URL) => back.searchParams.delete("state")],
    ["another issuer", (back: URL) => back.searchParams.set("iss", "http://evil.example")],
    ["another code", (back: URL) => back.searchParams.set("code", "another")],
    ["a refusal", (back: URL) => (back.search = back.search.replace(/code=[^&]*/, "error=access_denied"))],
  ])("refuses an answer with %s", async (_, change) => {
    const { app, at } = await setUp();
    const { status, cookie } = await signIn(app, at, change);
    expect(status).toBe(401);
    expect(cookie).toBeUndefined();
  });

  it("refuses an answer in a browser that did not leave, and the same answer twice", async () => {
    const { app, at } = await setUp();
    expect((await signIn(app, at, undefined, "countersign-departure=planted")).status).toBe(401);
    let back = new URL(at.issuer);
    const { status, kept } = await signIn(app, at, (url) => {
      back = url;
    });
    expect(status).toBe(302);
    expect((await arrive(app, back, kept)).status).toBe(401);
  });

  it("shows what a provider says as text", async () => {
    const { app, at } = await setUp();
    const { text } = await signIn(app, at, (back) => {
      back.search = back.search.replace(
        /code=[^&]*/,
        "error=%3Cscript%3Ealert(1)%3C%2Fscript%3E&error_description=%3Cb%3E",
      );
    });
    expect(text).not.toMatch(/<script|<b>/);
  });

  it("asks the issuer only, whatever a token points at", async () => {
    const { app, at } = await setUp();
    await signIn(app, at);
    expect(new Set(at.asked)).toEqual(new Set(["/.well-known/openid-configuration", "/token", "/keys"]));
  });

  it("says so where the provider is away", async () => {
    const { app, at } = await setUp({ issuer: new URL("http://127.0.0.1:1") });
    const away = await app.request("/api/provider/depart");
    expect(away.status).toBe(503);
    expect(await away.text()).toContain("does not answer");
    expect(at.asked).toEqual([]);
    expect(app.reported).toEqual([]);
  });

  it("ends the session that the browser had before", async () => {
    const { app, at } = await setUp();
    const before = (await firstAdmin(app)).cookie as string;
    const left = await app.request("/api/provider/depart");
    const back = new URL(at.agree(left.headers.get("Location") as string));
    const { status } = await arrive(app, back, `${left.headers.getSetCookie()[0]?.split(";")[0]}; ${before}`);
    expect(status).toBe(302);
    expect(await whoIs(app, before)).toBeNull();
  });

  it("needs no second factor of ours", async () => {
    const { app, at } = await setUp();
    await app.json("PATCH", "/api/settings", { requireSecondFactor: true });
    const { cookie } = await signIn(app, at);
    expect((await send(app, "GET", "/api/questionnaires", undefined, cookie)).status).toBe(200);
  });
});

describe("signInFrom", () => {
  it("finds nothing where nothing is set", () => {
    expect(signInFrom({ COUNTERSIGN_OIDC_ISSUER: " " })).toEqual({ provider: undefined, access: undefined });
  });

  it.each([
    [{ COUNTERSIGN_OIDC_ISSUER: "http://id.example.com" }, "https://"],
    [{ COUNTERSIGN_OIDC_ISSUER: "https://id.example.com" }, "COUNTERSIGN_OIDC_CLIENT_ID"],
    [
      {
        COUNTERSIGN_OIDC_ISSUER: "https://id.example.com",
        COUNTERSIGN_OIDC_CLIENT_ID: "x",
        COUNTERSIGN_OIDC_ROLES: "a=boss",
      },
      "a=boss",
    ],
    [{ COUNTERSIGN_ACCESS_TEAM: "https://x.cloudflareaccess.com" }, "COUNTERSIGN_ACCESS_AUDIENCE"],
  ])("says which variable does not fit: %j", (env, word) => {
    expect(() => signInFrom(env)).toThrow(word);
  });
});
