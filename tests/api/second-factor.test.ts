/** The second factor over HTTP: set up, asked for, used once, lost, required of everybody. */
import { describe, expect, it } from "vitest";
import { COMMAND_LINE } from "../../src/domain/actor.ts";
import { offerReset } from "../../src/usecases/offer-link.ts";
import { codeAt } from "../../src/usecases/one-time-code.ts";
import { type Json, type TestApp, testApp } from "../support/app.ts";
import { ADA, firstAdmin, PASSWORD, send } from "../support/door.ts";
import { SIGNED_IN_PASSWORD, signedIn } from "../support/people.ts";

const SOON = 30_000;
const codeIn = (secret: string, milliseconds = 0) => codeAt(secret, new Date(Date.now() + milliseconds));
/** Codes are taken once each: as if the ones before had never been. */
const forgetTaken = (app: TestApp) => app.context.database.run("UPDATE second_factors SET last_step = 0");
const forgetAttempts = (app: TestApp) => app.context.database.run("DELETE FROM attempts");

/** Ada with a second factor. */
async function withSecondFactor(app: TestApp) {
  const { cookie, body } = await firstAdmin(app);
  const begun = await send(app, "POST", "/api/second-factor", { password: PASSWORD }, cookie);
  const { secret } = begun.body as { secret: string };
  const confirmed = await send(app, "POST", "/api/second-factor/confirm", { code: codeIn(secret) }, cookie);
  await forgetTaken(app);
  return { cookie, secret, id: body.person.id as string, recoveryCodes: confirmed.body.recoveryCodes as string[] };
}

const signIn = (app: TestApp, code?: string) => send(app, "POST", "/api/session", { ...ADA, name: undefined, code });

describe("POST /api/second-factor", () => {
  it("asks for the password, and changes nothing until a first code is shown", async () => {
    const app = await testApp();
    const { cookie } = await firstAdmin(app);
    const wrong = await send(app, "POST", "/api/second-factor", { password: "not that" }, cookie);
    expect(wrong).toMatchObject({ status: 401, body: { error: { code: "wrong_sign_in" } } });
    const begun = await send(app, "POST", "/api/second-factor", { password: PASSWORD }, cookie);
    expect(begun.status).toBe(201);
    expect(begun.body.uri).toContain(`secret=${begun.body.secret}`);
    expect((await signIn(app)).status).toBe(200);
    const unfit = await send(app, "POST", "/api/second-factor/confirm", { code: "000000" }, cookie);
    expect(unfit).toMatchObject({ status: 401, body: { error: { code: "wrong_sign_in" } } });
    expect((await send(app, "GET", "/api/second-factor", undefined, cookie)).body.since).toBeNull();
  });

  it("is done by a person, not by an API token", async () => {
    const app = await testApp();
    const { body } = await app.json("POST", "/api/tokens", {
      name: "x",
      scopes: ["administer"],
      password: SIGNED_IN_PASSWORD,
    });
    const headers = { Authorization: `Bearer ${body.secret}`, "Content-Type": "application/json" };
    const asked = { method: "POST", headers, body: JSON.stringify({ password: PASSWORD }) };
    expect((await app.request("/api/second-factor", asked)).status).toBe(403);
  });

  it("keeps a confirmed one", async () => {
    const app = await testApp();
    const { cookie, secret } = await withSecondFactor(app);
    expect((await send(app, "POST", "/api/second-factor", { password: PASSWORD }, cookie)).status).toBe(409);
    expect((await signIn(app, codeIn(secret))).status).toBe(200);
  });
});

describe("signing in with a second factor", () => {
  it("asks for a code once the password fits, and lets nobody in without", async () => {
    const app = await testApp();
    const { secret } = await withSecondFactor(app);
    const asked = await signIn(app);
    expect(asked).toMatchObject({ status: 401, cookie: undefined, body: { error: { code: "second_factor_needed" } } });
    const guessed = await send(app, "POST", "/api/session", { email: ADA.email, password: "wrong", code: "123456" });
    expect(guessed.body.error.code).toBe("wrong_sign_in");
    expect((await signIn(app, codeIn(secret))).body.person.name).toBe("Ada");
  });

  it("writes down that somebody showed the password and no code: their password may be known to others", async () => {
    const app = await testApp();
    const { id } = await withSecondFactor(app);
    await signIn(app);
    const { items } = (await app.json("GET", "/api/record?action=code_asked")).body;
    expect(items).toMatchObject([{ actor: "nobody", after: { person: id } }]);
  });

  it("takes no code twice, nor an earlier one after a later one, nor one by two at the same time", async () => {
    const app = await testApp();
    const { secret } = await withSecondFactor(app);
    const code = codeIn(secret, SOON);
    const both = await Promise.all([signIn(app, code), signIn(app, code)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 401]);
    expect((await signIn(app, code)).body.error.code).toBe("wrong_sign_in");
    expect((await signIn(app, codeIn(secret))).body.error.code).toBe("wrong_sign_in");
  });

  it("makes whoever tries codes wait, as for passwords", async () => {
    const app = await testApp();
    const { secret } = await withSecondFactor(app);
    await forgetAttempts(app);
    const answers = await Promise.all(Array.from({ length: 12 }, () => signIn(app, "000000")));
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(7);
    expect((await signIn(app, codeIn(secret))).status).toBe(429);
  });

  it("takes each recovery code once, however it is typed, and keeps only hashes of them", async () => {
    const app = await testApp();
    const { cookie, recoveryCodes } = await withSecondFactor(app);
    expect(new Set(recoveryCodes).size).toBe(10);
    const [first = "", second = ""] = recoveryCodes;
    const stored = JSON.stringify(await app.context.database.all("SELECT * FROM recovery_codes"));
    for (const code of recoveryCodes) expect(stored).not.toContain(code.replaceAll("-", "").toUpperCase());
    expect((await signIn(app, first)).status).toBe(200);
    expect((await signIn(app, first)).status).toBe(401);
    expect((await signIn(app, ` ${second.replaceAll("-", " ").toUpperCase()} `)).status).toBe(200);
    expect((await send(app, "GET", "/api/second-factor", undefined, cookie)).status).toBe(200);
    expect(await actions(app)).toContain("use_recovery_code");
  });

  it("gives new recovery codes for a code, and ends those before", async () => {
    const app = await testApp();
    const { cookie, secret, recoveryCodes } = await withSecondFactor(app);
    const code = codeIn(secret);
    const renewed = await send(app, "POST", "/api/second-factor/recovery-codes", { code }, cookie);
    expect(renewed.body.recoveryCodes).toHaveLength(10);
    expect((await signIn(app, recoveryCodes[0])).status).toBe(401);
    expect((await signIn(app, renewed.body.recoveryCodes[0])).status).toBe(200);
  });

  it("asks for a code also where a link sets a new password", async () => {
    const app = await testApp();
    const { secret, id } = await withSecondFactor(app);
    const offer = await offerReset(app.context, COMMAND_LINE, id);
    const opening = { secret: offer.secret, password: "another kettle, another key" };
    const asked = await send(app, "POST", "/api/links/open", opening);
    expect(asked).toMatchObject({ status: 401, body: { error: { code: "second_factor_needed" } } });
    expect((await send(app, "POST", "/api/links/open", { ...opening, code: codeIn(secret) })).status).toBe(200);
  });
});

describe("ending a second factor", () => {
  it("takes a code of it", async () => {
    const app = await testApp();
    const { cookie, secret } = await withSecondFactor(app);
    expect((await send(app, "POST", "/api/second-factor/end", { code: "000000" }, cookie)).status).toBe(401);
    expect((await send(app, "POST", "/api/second-factor/end", { code: codeIn(secret) }, cookie)).status).toBe(204);
    expect((await signIn(app)).status).toBe(200);
    expect(await app.context.database.all("SELECT * FROM recovery_codes")).toEqual([]);
  });

  it("takes an admin for somebody who lost theirs, and is on the record with who did it and for whom", async () => {
    const app = await testApp();
    const { id } = await withSecondFactor(app);
    const { body } = await app.json("GET", "/api/people");
    expect(body.items.find((person: Json) => person.id === id)).toMatchObject({ secondFactor: true });
    const Cookie = await signedIn(app.context, { name: "Carl", role: "reviewer" });
    expect((await send(app, "DELETE", `/api/people/${id}/second-factor`, undefined, Cookie)).status).toBe(403);
    expect((await app.json("DELETE", `/api/people/${id}/second-factor`)).status).toBe(204);
    expect((await signIn(app)).status).toBe(200);
    const { items } = (await app.json("GET", "/api/record?action=end_second_factor")).body;
    expect(items).toMatchObject([{ actor: "Robin", before: { person: id } }]);
  });

  it("leaves nothing of the secret on the record", async () => {
    const app = await testApp();
    const { secret, recoveryCodes } = await withSecondFactor(app);
    const events = JSON.stringify(await app.context.database.all("SELECT * FROM events"));
    for (const word of [secret, ...recoveryCodes]) expect(events).not.toContain(word);
  });
});

describe("the rule that everybody has a second factor", () => {
  it("lets whoever has none set one up and do nothing else", async () => {
    const app = await testApp();
    const { cookie } = await firstAdmin(app);
    expect((await send(app, "PATCH", "/api/settings", { requireSecondFactor: true }, cookie)).status).toBe(200);
    const { body } = await send(app, "GET", "/api/session", undefined, cookie);
    expect(body.person).toMatchObject({ lacksSecondFactor: true, permissions: [] });
    for (const path of ["/api/questionnaires", "/api/people", "/api/library", "/api/settings"]) {
      expect((await send(app, "GET", path, undefined, cookie)).status).toBe(403);
    }
    const token = await send(app, "POST", "/api/tokens", { name: "x", scopes: ["read"] }, cookie);
    expect(token.status).toBe(403);
    const { secret } = (await send(app, "POST", "/api/second-factor", { password: PASSWORD }, cookie)).body;
    await send(app, "POST", "/api/second-factor/confirm", { code: codeIn(secret) }, cookie);
    expect((await send(app, "GET", "/api/questionnaires", undefined, cookie)).status).toBe(200);
    await forgetTaken(app);
    const ended = await send(app, "POST", "/api/second-factor/end", { code: codeIn(secret) }, cookie);
    expect(ended.status).toBe(403);
  });
});

async function actions(app: TestApp): Promise<string[]> {
  return (await app.context.database.all<{ action: string }>("SELECT action FROM events")).map(({ action }) => action);
}
