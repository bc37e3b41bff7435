/** Whoever guesses at the door learns nothing from how much is done: counted, since measured times prove little. */
import { describe, expect, it } from "vitest";
import type { SqlValue } from "../../src/ports/database.ts";
import { signIn } from "../../src/usecases/sign-in.ts";
import { type TestApp, testApp } from "../support/app.ts";
import { ADA, firstAdmin, PASSWORD } from "../support/door.ts";

/** What one refused sign-in does: how many hashes at which cost, and which statements. */
async function workOf({ context }: TestApp, given: { email: string; password: string; code?: string }) {
  const hashes: string[] = [];
  const statements: string[] = [];
  const noted = (sql: string) => void statements.push(sql.replace(/\s+/g, " "));
  const { database, passwords } = context;
  const watched = {
    ...context,
    passwords: {
      hash: passwords.hash,
      verify: (password: string, stored: string) => {
        hashes.push(stored.split("$").slice(0, 4).join("$"));
        return passwords.verify(password, stored);
      },
    },
    database: {
      ...database,
      first: (sql: string, ...params: SqlValue[]) => {
        noted(sql);
        return database.first(sql, ...params);
      },
      batch: (all: Parameters<typeof database.batch>[0]) => {
        for (const { sql } of all) noted(sql);
        return database.batch(all);
      },
    },
  } as typeof context;
  await signIn(watched, given, { address: "198.51.100.7", agent: null }).catch(() => {});
  return { hashes, statements };
}

describe("signIn", () => {
  it("does the same work for an unknown address, a wrong password and a shut account", async () => {
    const app = await testApp();
    await firstAdmin(app);
    // The hash that stands in for nobody's password is made once, by the first attempt.
    await workOf(app, { email: "first@example.com", password: "x" });
    const unknown = await workOf(app, { email: "nobody@example.com", password: PASSWORD });
    const wrong = await workOf(app, { email: ADA.email, password: "wrong" });
    await app.context.database.run("UPDATE people SET disabled_at = '2026-01-01'");
    const shut = await workOf(app, { email: ADA.email, password: PASSWORD });
    expect(unknown.hashes).toHaveLength(1);
    expect(unknown.hashes.length / wrong.hashes.length).toBe(1);
    expect(wrong).toEqual(unknown);
    expect(shut).toEqual(unknown);
  });

  it("looks at a code only after the password fits", async () => {
    const app = await testApp();
    await firstAdmin(app);
    const unknown = await workOf(app, { email: "nobody@example.com", password: "x", code: "123456" });
    const wrong = await workOf(app, { email: ADA.email, password: "wrong", code: "123456" });
    expect(wrong).toEqual(unknown);
  });
});
