/** What admins change about people, at the same time as others do. */
import { describe, expect, it } from "vitest";
import type { Database, Statement } from "../../src/ports/database.ts";
import { changePerson } from "../../src/usecases/people.ts";
import { type Json, type TestApp, testApp } from "../support/app.ts";
import { signedIn } from "../support/people.ts";

async function personCalled(app: TestApp, name: string): Promise<Json> {
  const { items } = (await app.json("GET", "/api/people")).body;
  return items.find((person: Json) => person.name === name);
}

describe("PATCH /api/people/{id}", () => {
  it("changes an account only as it was seen: what happened in between stays", async () => {
    const app = await testApp();
    await signedIn(app.context, { name: "Eve", role: "admin" });
    const { id } = await personCalled(app, "Eve");
    const { database } = app.context;
    // Between reading and writing of a new name, somebody else shuts the account.
    const meanwhile: Database = {
      ...database,
      batch: async (statements: readonly Statement[]) => {
        await database.run("UPDATE people SET disabled_at = '2026-01-01', role = 'reader' WHERE id = ?", id);
        return database.batch(statements);
      },
    };
    const admin = { id: "robin", name: "Robin", role: "admin" } as const;
    const change = changePerson({ ...app.context, database: meanwhile }, admin, { id, name: "Evelyn" });
    await expect(change).rejects.toMatchObject({
      code: "conflict",
      details: { current: { name: "Eve", role: "reader", disabledAt: "2026-01-01" } },
    });
    expect(await personCalled(app, "Eve")).toMatchObject({ role: "reader", disabledAt: "2026-01-01" });
    expect((await app.json("GET", "/api/record?action=change_person")).body.items).toEqual([]);
  });

  it("is on the record with what stood before and after", async () => {
    const app = await testApp();
    await signedIn(app.context, { name: "Eve", role: "reader" });
    const { id } = await personCalled(app, "Eve");
    expect((await app.json("PATCH", `/api/people/${id}`, { role: "reviewer" })).status).toBe(200);
    const { items } = (await app.json("GET", "/api/record?action=change_person")).body;
    expect(items).toMatchObject([{ actor: "Robin", before: { id, role: "reader" }, after: { id, role: "reviewer" } }]);
  });
});
