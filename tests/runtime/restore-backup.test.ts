/** A backup brings back what was written, and none of the ways in that were ended since. */
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { COMMAND_LINE } from "../../src/domain/actor.ts";
import { backupDatabase } from "../../src/runtime/node/database-backup.ts";
import { restoreBackup } from "../../src/runtime/node/restore-backup.ts";
import { invite } from "../../src/usecases/offer-link.ts";
import { verifyRecord } from "../../src/usecases/verify-record.ts";
import { type Json, type TestApp, temporaryFolder, testApp, vendorReview } from "../support/app.ts";
import { send } from "../support/door.ts";
import { SIGNED_IN_PASSWORD, signedIn } from "../support/people.ts";

/** Robin, with everything that opens a door, in a backup; `since` is what happens before that is put back. */
async function restored(since: (app: TestApp) => Promise<unknown>) {
  const folder = temporaryFolder();
  const app = await testApp({ folder });
  await app.upload("Acme.xlsx", vendorReview());
  await app.context.jobs.idle();
  const cookie = await signedIn(app.context, { name: "Robin" });
  await signedIn(app.context, { name: "Eve", role: "reviewer" });
  const made = { name: "x", scopes: ["read"], password: SIGNED_IN_PASSWORD };
  const { secret } = (await app.json("POST", "/api/tokens", made)).body;
  const link = await invite(app.context, COMMAND_LINE, { email: "new@example.com", role: "admin" });
  await app.context.database.run(
    `INSERT INTO recovery_codes (person, hash) SELECT people.id, value FROM people, json_each('["one", "two"]')`,
  );
  const { file } = app.context.database;
  const backup = join(folder, "backup.sqlite");
  await backupDatabase(file, backup);
  await since(app);
  await app.context.jobs.drain();
  app.context.database.close();
  const outcome = await restoreBackup(backup, file);
  return { app: await testApp({ folder }), cookie, secret, link, outcome };
}

describe("restoreBackup", () => {
  it("ends every session, token and link that the backup holds, and puts that on the record", async () => {
    const { app, cookie, secret, link, outcome } = await restored(async (app) => {
      await app.json("DELETE", "/api/sessions");
      await app.context.database.run("DELETE FROM tokens");
    });
    const headers = { Authorization: `Bearer ${secret}` };
    expect((await app.request("/api/questionnaires", { headers })).status).toBe(401);
    expect((await send(app, "GET", "/api/questionnaires", undefined, cookie)).status).toBe(401);
    expect((await send(app, "POST", "/api/links/look", { secret: link.secret })).status).toBe(404);
    expect(outcome).toMatchObject({ kept: expect.stringContaining(".before-restore-"), shut: [] });
    const { items } = (await app.json("GET", "/api/record?action=restore")).body;
    expect(items).toMatchObject([{ actor: "command line", after: { sessions: 3, tokens: 1, links: 1, shut: [] } }]);
    expect(await verifyRecord(app.context, COMMAND_LINE)).toMatchObject({ faults: [] });
    expect((await app.json("GET", "/api/questionnaires")).body.items).toHaveLength(1);
  });

  it("leaves shut what was shut since, and used what was used", async () => {
    const { app, outcome } = await restored(async (app) => {
      const { items } = (await app.json("GET", "/api/people")).body;
      const { id } = items.find(({ name }: Json) => name === "Eve");
      await app.json("PATCH", `/api/people/${id}`, { disabled: true });
      await app.context.database.run("DELETE FROM recovery_codes WHERE hash = 'one'");
    });
    expect(outcome.shut).toEqual(["Eve"]);
    const people = await app.context.database.all("SELECT name, disabled_at IS NULL AS open FROM people ORDER BY name");
    expect(people).toEqual([
      { name: "Eve", open: 0 },
      { name: "Robin", open: 1 },
    ]);
    const codes = await app.context.database.all("SELECT DISTINCT hash FROM recovery_codes");
    expect(codes).toEqual([{ hash: "two" }]);
  });

  it("opens a door for an admin where somebody has shut all of them since", async () => {
    const { app, outcome } = await restored((app) =>
      app.context.database.run("UPDATE people SET disabled_at = '2026-01-01'"),
    );
    expect(outcome.shut).toEqual([]);
    expect(await app.context.database.all("SELECT name FROM people WHERE disabled_at IS NOT NULL")).toEqual([]);
  });

  it("leaves no door open where what it replaces cannot be read", async () => {
    const { app, cookie } = await restored(async (app) => {
      for (const table of ["recovery_codes", "identities", "sessions", "tokens", "links"]) {
        app.context.database.raw.exec(`DROP TABLE ${table}`);
      }
    });
    expect((await send(app, "GET", "/api/questionnaires", undefined, cookie)).status).toBe(401);
  });
});
