import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createNodeDatabase } from "../../src/runtime/node/database.ts";
import { readMigrations } from "../../src/runtime/node/database-migrations.ts";
import { DATABASE_FILE } from "../../src/runtime/node/open-context.ts";
import { migrate } from "../../src/store/migrate.ts";
import { temporaryFolder, testContext } from "../support/app.ts";

describe("openContext", () => {
  it("copies a database of an older version beside itself before it changes the tables", async () => {
    const folder = temporaryFolder();
    const [first, ...later] = await readMigrations();
    const old = createNodeDatabase(join(folder, DATABASE_FILE));
    await migrate(old, first ? [first] : []);
    await old.run("INSERT INTO events (at, actor, action) VALUES ('2026-01-01', 'Ann', 'upload')");
    old.close();
    const { database } = await testContext(folder);
    expect(await database.all("SELECT actor, actor_id FROM events")).toEqual([{ actor: "Ann", actor_id: null }]);
    const copy = join(folder, `${DATABASE_FILE}.before-${later[0]?.name.replace(".sql", "")}`);
    expect(existsSync(copy)).toBe(true);
    const kept = createNodeDatabase(copy);
    expect(await kept.all("SELECT actor FROM events")).toEqual([{ actor: "Ann" }]);
    expect(await kept.all("SELECT name FROM sqlite_schema WHERE name = 'people'")).toEqual([]);
    kept.close();
  });

  it("copies nothing where there is nothing to lose", async () => {
    const folder = temporaryFolder();
    await testContext(folder);
    expect(readdirSync(folder).filter((name) => name.includes("before"))).toEqual([]);
  });
});
