import { describe, expect, it } from "vitest";
import { COMMAND_LINE } from "../../src/domain/actor.ts";
import type { AppContext } from "../../src/usecases/context.ts";
import { invite, offerFirstAdmin, offerReset } from "../../src/usecases/offer-link.ts";
import { signIn } from "../../src/usecases/sign-in.ts";
import { type Json, testApp } from "../support/app.ts";
import { ADA, firstAdmin, PASSWORD, send } from "../support/door.ts";

describe("POST /api/links/open", () => {
  it("makes the first admin once, and signs them in", async () => {
    const app = await testApp();
    const { body, cookie, set, secret } = await firstAdmin(app);
    expect(body.person).toMatchObject({ name: "Ada", role: "admin" });
    expect(set).toMatch(/HttpOnly/);
    expect(set).toMatch(/SameSite=Lax/);
    expect((await send(app, "GET", "/api/questionnaires", undefined, cookie)).status).toBe(200);
    const again = await send(app, "POST", "/api/links/open", { secret, ...ADA, email: "eve@example.com" });
    expect(again).toMatchObject({ status: 404, body: { error: { code: "not_found" } } });
    expect(await offerFirstAdmin(app.context)).toBeNull();
  });

  it("makes one first admin where two links are opened at the same time", async () => {
    const app = await testApp();
    const offers = await Promise.all([offerFirstAdmin(app.context), offerFirstAdmin(app.context)]);
    const opened = await Promise.all(
      offers.map((offer, at) =>
        send(app, "POST", "/api/links/open", { ...ADA, secret: offer?.secret, email: `a${at}@example.com` }),
      ),
    );
    expect(opened.map(({ status }) => status).sort()).toEqual([200, 404]);
    expect(await app.context.database.all("SELECT role FROM people")).toEqual([{ role: "admin" }]);
  });

  it("gives an invited person the role and address that the invitation names, whatever they send", async () => {
    const app = await testApp();
    const offer = await invite(app.context, COMMAND_LINE, { email: "Rita@example.com", role: "reader" });
    const look = await send(app, "POST", "/api/links/look", { secret: offer.secret });
    expect(look.body).toMatchObject({ kind: "invitation", email: "rita@example.com", role: "reader" });
    const given = { ...ADA, secret: offer.secret, email: "admin@example.com", role: "admin" };
    const { body } = await send(app, "POST", "/api/links/open", given);
    expect(body.person.role).toBe("reader");
    expect(await app.context.database.first("SELECT email, role FROM people")).toEqual({
      email: "rita@example.com",
      role: "reader",
    });
  });

  it.each([
    ["short", "too short"],
    ["common", "password123456"],
    ["made of the person's name", "ada-example-2026"],
  ])("refuses a password that is %s, and leaves the link as it was", async (_, password) => {
    const app = await testApp();
    const offer = await offerFirstAdmin(app.context);
    const refused = await send(app, "POST", "/api/links/open", { ...ADA, secret: offer?.secret, password });
    expect(refused).toMatchObject({ status: 400, body: { error: { code: "invalid_input" } } });
    expect((await send(app, "POST", "/api/links/open", { ...ADA, secret: offer?.secret })).status).toBe(200);
  });

  it("sets a new password by a reset, and ends the sessions that were open", async () => {
    const app = await testApp();
    const { cookie, body } = await firstAdmin(app);
    const offer = await offerReset(app.context, COMMAND_LINE, body.person.id);
    const password = "another kettle, another key";
    expect((await send(app, "POST", "/api/links/open", { secret: offer.secret, password })).status).toBe(200);
    expect((await send(app, "GET", "/api/questionnaires", undefined, cookie)).status).toBe(401);
    expect((await send(app, "POST", "/api/session", { email: ADA.email, password: PASSWORD })).status).toBe(401);
    expect((await send(app, "POST", "/api/session", { email: ADA.email, password })).status).toBe(200);
  });
});

describe("POST /api/session", () => {
  it("takes the address in any letter case, and gives a new session each time", async () => {
    const app = await testApp();
    const { cookie } = await firstAdmin(app);
    const again = await send(app, "POST", "/api/session", { email: " aDA@example.COM ", password: PASSWORD }, cookie);
    expect(again.status).toBe(200);
    expect(again.cookie).not.toBe(cookie);
    // The session that the browser had before is over: nobody keeps it who planted or copied it.
    expect((await send(app, "GET", "/api/questionnaires", undefined, cookie)).status).toBe(401);
  });

  it("never takes over a session that the browser was given by somebody else", async () => {
    const app = await testApp();
    await firstAdmin(app);
    const planted = "countersign=planted-by-somebody-who-waits-for-it-to-work";
    const { cookie } = await send(app, "POST", "/api/session", ADA, planted);
    expect(cookie).not.toBe(planted);
    expect((await send(app, "GET", "/api/questionnaires", undefined, planted)).status).toBe(401);
  });

  it("says the same of an unknown address, a wrong password and a shut account", async () => {
    const app = await testApp();
    await firstAdmin(app);
    const shut = await invite(app.context, COMMAND_LINE, { email: "shut@example.com", role: "reader" });
    await send(app, "POST", "/api/links/open", { secret: shut.secret, name: "Shut", password: PASSWORD });
    await app.context.database.run("UPDATE people SET disabled_at = '2026-01-01' WHERE email = 'shut@example.com'");
    const answers = await Promise.all(
      [
        { email: "nobody@example.com", password: PASSWORD },
        { email: ADA.email, password: "wrong" },
        { email: "shut@example.com", password: PASSWORD },
      ].map((given) => send(app, "POST", "/api/session", given)),
    );
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ status: 401, body: { error: { code: "wrong_sign_in" } } });
  });

  it("makes an account wait after five wrong attempts, also for the right password and for many at once", async () => {
    const app = await testApp();
    await firstAdmin(app);
    const wrong = { email: ADA.email, password: "wrong" };
    const answers = await Promise.all(Array.from({ length: 12 }, () => send(app, "POST", "/api/session", wrong)));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(7);
    const right = await send(app, "POST", "/api/session", ADA);
    expect(right).toMatchObject({ status: 429, body: { error: { code: "too_many_attempts" } } });
    expect(right.body.error.details.seconds).toBeGreaterThan(0);
    // The waiting is over when its time has passed, not before.
    await app.context.database.run("UPDATE attempts SET blocked_until = last_at");
    expect((await send(app, "POST", "/api/session", ADA)).status).toBe(200);
  });

  it("makes an address wait that tries many accounts", async () => {
    const app = await testApp();
    await app.context.database.run(
      "INSERT INTO attempts VALUES ('address:unknown', 40, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '+60 seconds'))",
    );
    const answer = await send(app, "POST", "/api/session", { email: "new@example.com", password: "x" });
    expect(answer.status).toBe(429);
  });
});

describe("an address that has to wait", () => {
  const at = (context: AppContext, address: string, email: string, password = "wrong") =>
    signIn(context, { email, password }, { address, agent: null });

  it("locks nobody out: what it tries meanwhile is not counted against the account", async () => {
    const app = await testApp();
    await firstAdmin(app);
    const wait = { code: "too_many_attempts" };
    for (let tried = 0; tried < 30; tried++) {
      await expect(at(app.context, "203.0.113.9", `${tried}@example.com`)).rejects.toMatchObject({
        code: "wrong_sign_in",
      });
    }
    for (let tried = 0; tried < 10; tried++) {
      await expect(at(app.context, "203.0.113.9", ADA.email)).rejects.toMatchObject(wait);
    }
    await at(app.context, "198.51.100.7", ADA.email, PASSWORD);
  }, 60_000);
});

describe("a session", () => {
  const ages = ["last_seen_at = '2026-01-01T00:00:00.000Z'", "created_at = '2026-01-01T00:00:00.000Z'"];
  it.each(ages)("ends by itself: %s", async (change) => {
    const app = await testApp();
    const { cookie } = await firstAdmin(app);
    await app.context.database.run(`UPDATE sessions SET ${change}`);
    expect((await send(app, "GET", "/api/questionnaires", undefined, cookie)).status).toBe(401);
  });

  it("is listed and can be ended from another one, and by signing out", async () => {
    const app = await testApp();
    const { cookie: one } = await firstAdmin(app);
    const { cookie: two } = await send(app, "POST", "/api/session", ADA);
    const { body } = await send(app, "GET", "/api/sessions", undefined, two);
    expect(body.items).toHaveLength(2);
    expect(JSON.stringify(body)).not.toContain(two?.split("=")[1]);
    const other = body.items.find((session: Json) => !session.current);
    expect((await send(app, "DELETE", `/api/sessions/${other.id}`, undefined, two)).status).toBe(204);
    expect((await send(app, "GET", "/api/sessions", undefined, one)).status).toBe(401);
    expect((await send(app, "DELETE", "/api/session", undefined, two)).status).toBe(204);
    expect((await send(app, "GET", "/api/sessions", undefined, two)).status).toBe(401);
  });

  it("is kept as a hash only", async () => {
    const app = await testApp();
    const { cookie } = await firstAdmin(app);
    const rows = await app.context.database.all("SELECT * FROM sessions");
    expect(JSON.stringify(rows)).not.toContain(cookie?.split("=")[1]);
  });
});

describe("PUT /api/password", () => {
  it("asks for the present one, and ends all other sessions", async () => {
    const app = await testApp();
    const { cookie: one } = await firstAdmin(app);
    const { cookie: two } = await send(app, "POST", "/api/session", ADA);
    const after = "a new kettle in the old key";
    expect((await send(app, "PUT", "/api/password", { before: "wrong", after }, two)).status).toBe(401);
    expect((await send(app, "PUT", "/api/password", { before: PASSWORD, after }, two)).status).toBe(204);
    expect((await send(app, "GET", "/api/sessions", undefined, one)).status).toBe(401);
    expect((await send(app, "GET", "/api/sessions", undefined, two)).status).toBe(200);
    expect((await send(app, "POST", "/api/session", { ...ADA, password: after })).status).toBe(200);
  });
});
