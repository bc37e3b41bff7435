/** What admins see and end of other people's ways in: sessions, API tokens, links that are still out. */
import { describe, expect, it } from "vitest";
import { COMMAND_LINE } from "../../src/domain/actor.ts";
import { invite, offerReset } from "../../src/usecases/offer-link.ts";
import { type Json, type TestApp, testApp } from "../support/app.ts";
import { PASSWORD, secretOf, send } from "../support/door.ts";
import { SIGNED_IN_PASSWORD, signedIn } from "../support/people.ts";

/** Eve, signed in twice and with a token. */
async function withEve(role: "admin" | "contributor" = "contributor") {
  const app = await testApp();
  const cookies = [
    await signedIn(app.context, { name: "Eve", role }),
    await signedIn(app.context, { name: "Eve", role }),
  ];
  const made = { name: "x", scopes: ["read"], password: SIGNED_IN_PASSWORD };
  const { secret } = (await send(app, "POST", "/api/tokens", made, cookies[0])).body;
  const { items } = (await app.json("GET", "/api/people")).body;
  const { id } = items.find((person: Json) => person.name === "Eve");
  const byCookie = async (cookie = "") => (await send(app, "GET", "/api/work", undefined, cookie)).status;
  const byToken = async () =>
    (await app.request("/api/work", { headers: { Authorization: `Bearer ${secret}` } })).status;
  return { app, cookies, secret, id, byCookie, byToken, path: `/api/people/${id}` };
}

const actions = async (app: TestApp, action: string) =>
  (await app.json("GET", `/api/record?action=${action}`)).body.items;

describe("GET /api/people/{id}/ways-in", () => {
  it("tells an admin where somebody is signed in and which tokens they have, and no secret", async () => {
    const { app, cookies, secret, path } = await withEve();
    const { body } = await app.json("GET", `${path}/ways-in`);
    expect(body.sessions).toMatchObject([{ current: false }, { current: false }]);
    expect(body.tokens).toMatchObject([{ name: "x", scopes: ["read"] }]);
    for (const word of [secret, cookies[0]?.split("=")[1]]) expect(JSON.stringify(body)).not.toContain(word);
    expect((await send(app, "GET", `${path}/ways-in`, undefined, cookies[0])).status).toBe(403);
    expect((await app.json("GET", "/api/people/nobody/ways-in")).status).toBe(404);
  });
});

describe("ending somebody's ways in", () => {
  it("ends one session, or one token, and says so on the record", async () => {
    const { app, cookies, id, path, byCookie, byToken } = await withEve();
    const { sessions, tokens } = (await app.json("GET", `${path}/ways-in`)).body;
    expect((await app.json("DELETE", `${path}/sessions/${sessions[0].id}`)).status).toBe(204);
    expect((await Promise.all(cookies.map(byCookie))).sort()).toEqual([200, 401]);
    expect((await app.json("DELETE", `${path}/sessions/${sessions[0].id}`)).status).toBe(404);
    expect((await app.json("DELETE", `${path}/tokens/${tokens[0].id}`)).status).toBe(204);
    expect(await byToken()).toBe(401);
    const about = { actor: "Robin", before: { person: id } };
    expect(await actions(app, "sign_out")).toMatchObject([about]);
    expect(await actions(app, "end_token")).toMatchObject([about]);
  });

  it("ends all of them at once, and nobody else's", async () => {
    const { app, cookies, path, byCookie, byToken } = await withEve();
    expect((await app.json("DELETE", `${path}/ways-in`)).status).toBe(204);
    expect([...(await Promise.all(cookies.map(byCookie))), await byToken()]).toEqual([401, 401, 401]);
    expect((await app.json("GET", "/api/people")).status).toBe(200);
  });

  it("takes neither a session nor a token of anybody but the person named", async () => {
    const { app, path } = await withEve();
    const { items } = (await app.json("GET", "/api/sessions")).body;
    expect((await app.json("DELETE", `${path}/sessions/${items[0].id}`)).status).toBe(404);
  });
});

describe("links that are out", () => {
  const look = async (app: TestApp, secret: string) => (await send(app, "POST", "/api/links/look", { secret })).status;

  it("are listed with who made them, and open nothing once they are withdrawn", async () => {
    const { app, id } = await withEve();
    const { body } = await app.json("POST", "/api/invitations", { email: "new@example.com", role: "reader" });
    const reset = await offerReset(app.context, COMMAND_LINE, id);
    const { items } = (await app.json("GET", "/api/links")).body;
    expect(items).toHaveLength(2);
    expect(items).toContainEqual(
      expect.objectContaining({ kind: "reset", email: "eve@example.com", offeredBy: "command line" }),
    );
    const invitation = items.find(({ kind }: Json) => kind === "invitation");
    expect(invitation).toMatchObject({ email: "new@example.com", role: "reader", offeredBy: "Robin" });
    expect(JSON.stringify(items)).not.toContain(secretOf(body.path));
    expect((await app.json("DELETE", `/api/links/${invitation.id}`)).status).toBe(204);
    expect((await app.json("DELETE", `/api/links/${invitation.id}`)).status).toBe(404);
    const opening = { secret: secretOf(body.path), name: "New", password: PASSWORD };
    expect((await send(app, "POST", "/api/links/open", opening)).status).toBe(404);
    expect(await look(app, reset.secret)).toBe(200);
    expect(await actions(app, "withdraw_link")).toMatchObject([
      { actor: "Robin", before: { email: "new@example.com" } },
    ]);
  });

  it.each([{ disabled: true }, { role: "reviewer" }])(
    "end with the office of whoever made them: %o",
    async (change) => {
      const { app, id, path } = await withEve("admin");
      const eve = { id, name: "Eve", role: "admin" } as const;
      const { secret } = await invite(app.context, eve, { email: "mallory@example.com", role: "admin" });
      expect(await look(app, secret)).toBe(200);
      expect((await app.json("PATCH", path, change)).status).toBe(200);
      // Also one that was on its way while the office was taken.
      const late = await invite(app.context, eve, { email: "late@example.com", role: "admin" });
      for (const one of [secret, late.secret]) {
        const opened = await send(app, "POST", "/api/links/open", { secret: one, name: "Mallory", password: PASSWORD });
        expect(opened.status).toBe(404);
      }
      expect((await app.json("GET", "/api/links")).body.items).toEqual([]);
      // Nor does it come back with the office.
      expect((await app.json("PATCH", path, { disabled: false, role: "admin" })).status).toBe(200);
      expect(await look(app, secret)).toBe(404);
    },
  );
});
