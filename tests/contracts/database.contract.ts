/**
 * What every adapter of the Database port holds, as one suite that is run on each of them.
 *
 * The database given is empty before the first test; each test uses tables of its own, since D1's lives as long as its
 * workerd.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ConstraintError, type Database, MAX_PARAMS, type SqlValue } from "../../src/ports/database.ts";

export function databaseContract(database: () => Database): void {
  let tables = 0;
  async function table(columns: string): Promise<string> {
    const name = `t${++tables}`;
    await database().run(`CREATE TABLE ${name} (${columns})`);
    return name;
  }

  describe("values", () => {
    it.each<[string, SqlValue]>([
      ["null", null],
      ["the empty text", ""],
      ["text beyond ASCII and the basic plane", "Überprüfung 監査 🔏 e\u0301"],
      ["text with quotes, newlines and SQL", 'it\'s "q"\r\n\t; DROP TABLE x; -- ?'],
      ["zero", 0],
      ["a negative integer", -42],
      ["an integer beyond 32 bits", 4_294_967_297],
      ["the largest safe integer", Number.MAX_SAFE_INTEGER],
      ["the smallest safe integer", Number.MIN_SAFE_INTEGER],
      ["a fraction", 0.1],
    ])("come back as they went in: %s", async (_, value) => {
      const t = await table("value ANY");
      await database().run(`INSERT INTO ${t} VALUES (?)`, value);
      expect(await database().first(`SELECT value FROM ${t}`)).toEqual({ value });
    });

    it("keep integers whole in an integer column", async () => {
      const t = await table("n INTEGER NOT NULL");
      await database().run(`INSERT INTO ${t} VALUES (?)`, Number.MAX_SAFE_INTEGER);
      expect(await database().first(`SELECT n, typeof(n) AS type FROM ${t}`)).toEqual({
        n: Number.MAX_SAFE_INTEGER,
        type: "integer",
      });
    });

    it("keep any text and any bytes", async () => {
      const t = await table("text TEXT NOT NULL, bytes BLOB NOT NULL");
      await fc.assert(
        fc.asyncProperty(fc.string({ unit: "grapheme" }), fc.uint8Array({ maxLength: 300 }), async (text, bytes) => {
          await database().run(`DELETE FROM ${t}`);
          await database().run(`INSERT INTO ${t} VALUES (?, ?)`, text, bytes);
          const row = await database().first<{ text: string; bytes: Uint8Array }>(`SELECT text, bytes FROM ${t}`);
          expect(row?.text).toBe(text);
          expect(row?.bytes).toBeInstanceOf(Uint8Array);
          expect([...(row?.bytes ?? [])]).toEqual([...bytes]);
        }),
        { numRuns: 30 },
      );
    });

    it("give bytes that a caller may slice without touching the row's own", async () => {
      const row = await database().first<{ bytes: Uint8Array }>("SELECT x'010203' AS bytes");
      const copy = row?.bytes.slice(1);
      copy?.fill(9);
      expect(row?.bytes).toEqual(new Uint8Array([1, 2, 3]));
    });
  });

  describe("all and first", () => {
    it("give rows in order and the first of them", async () => {
      const t = await table("n INTEGER");
      await database().run(`INSERT INTO ${t} VALUES (?), (?), (?)`, 3, 1, 2);
      expect(await database().all(`SELECT n FROM ${t} ORDER BY n`)).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
      expect(await database().first(`SELECT n FROM ${t} ORDER BY n`)).toEqual({ n: 1 });
    });

    it("give nothing where nothing is found", async () => {
      const t = await table("n INTEGER");
      expect(await database().all(`SELECT n FROM ${t}`)).toEqual([]);
      expect(await database().first(`SELECT n FROM ${t}`)).toBeUndefined();
    });

    it("give what RETURNING returns, so that an optimistic lock needs one statement", async () => {
      const t = await table("id TEXT PRIMARY KEY, version INTEGER NOT NULL");
      await database().run(`INSERT INTO ${t} VALUES ('a', 1)`);
      const advance = `UPDATE ${t} SET version = version + 1 WHERE id = ? AND version = ? RETURNING id, version`;
      expect(await database().first(advance, "a", 1)).toEqual({ id: "a", version: 2 });
      expect(await database().first(advance, "a", 1)).toBeUndefined();
      expect(await database().all(`SELECT version FROM ${t}`)).toEqual([{ version: 2 }]);
    });

    it("take as many parameters as the port allows and refuse more", async () => {
      const list = (length: number) => Array.from({ length }, () => "?").join(", ");
      const values = (length: number) => Array.from({ length }, (_, i) => i);
      const most = await database().first(`SELECT max(${list(MAX_PARAMS)}) AS n`, ...values(MAX_PARAMS));
      expect(most).toEqual({ n: MAX_PARAMS - 1 });
      const tooMany = MAX_PARAMS + 1;
      await expect(database().first(`SELECT max(${list(tooMany)}) AS n`, ...values(tooMany))).rejects.toThrow();
    });

    it("reject a wrong statement", async () => {
      await expect(database().all("SELEC 1")).rejects.toThrow(/syntax error/);
      await expect(database().all("SELECT * FROM no_such_table")).rejects.toThrow(/no such table/);
    });
  });

  describe("run", () => {
    it("counts the rows that the statement changed", async () => {
      const t = await table("n INTEGER PRIMARY KEY");
      expect(await database().run(`INSERT INTO ${t} VALUES (1), (2), (3)`)).toBe(3);
      expect(await database().run(`UPDATE ${t} SET n = n + 10 WHERE n > ?`, 1)).toBe(2);
      expect(await database().run(`UPDATE ${t} SET n = 0 WHERE n = 99`)).toBe(0);
      expect(await database().run(`INSERT INTO ${t} VALUES (1) ON CONFLICT DO NOTHING`)).toBe(0);
      expect(await database().run(`DELETE FROM ${t}`)).toBe(3);
    });

    it("does not count what triggers changed", async () => {
      const t = await table("n INTEGER");
      const log = await table("n INTEGER");
      await database().run(
        `CREATE TRIGGER ${t}_log AFTER INSERT ON ${t} BEGIN INSERT INTO ${log} VALUES (new.n), (new.n); END`,
      );
      expect(await database().run(`INSERT INTO ${t} VALUES (1)`)).toBe(1);
      expect(await database().first(`SELECT count(*) AS n FROM ${log}`)).toEqual({ n: 2 });
    });

    it("counts the rows of a write that also returns them", async () => {
      const t = await table("n INTEGER");
      expect(await database().run(`INSERT INTO ${t} VALUES (1), (2) RETURNING n`)).toBe(2);
    });
  });

  describe("batch", () => {
    it("gives each statement's rows, in order", async () => {
      const t = await table("id INTEGER PRIMARY KEY, name TEXT");
      const results = await database().batch([
        { sql: `INSERT INTO ${t} (name) VALUES (?) RETURNING id, name`, params: ["a"] },
        { sql: `INSERT INTO ${t} (name) VALUES (?)`, params: ["b"] },
        { sql: `SELECT name FROM ${t} ORDER BY id` },
      ]);
      expect(results).toEqual([[{ id: 1, name: "a" }], [], [{ name: "a" }, { name: "b" }]]);
    });

    it("writes nothing where a later statement fails", async () => {
      const t = await table("n INTEGER PRIMARY KEY");
      await database().run(`INSERT INTO ${t} VALUES (1)`);
      await expect(
        database().batch([
          { sql: `INSERT INTO ${t} VALUES (2)` },
          { sql: `UPDATE ${t} SET n = 5 WHERE n = 1` },
          { sql: `INSERT INTO ${t} VALUES (2)` },
          { sql: `INSERT INTO ${t} VALUES (3)` },
        ]),
      ).rejects.toThrow(ConstraintError);
      expect(await database().all(`SELECT n FROM ${t}`)).toEqual([{ n: 1 }]);
    });

    it("writes nothing where a later statement is wrong", async () => {
      const t = await table("n INTEGER PRIMARY KEY");
      await expect(
        database().batch([{ sql: `INSERT INTO ${t} VALUES (2)` }, { sql: "INSERT INTO no_such_table VALUES (1)" }]),
      ).rejects.toThrow(/no such table/);
      expect(await database().all(`SELECT n FROM ${t}`)).toEqual([]);
    });

    it("lets a statement see whether the one before it changed a row", async () => {
      const t = await table("id TEXT PRIMARY KEY, version INTEGER");
      const events = await table("id TEXT");
      await database().run(`INSERT INTO ${t} VALUES ('a', 1)`);
      const decide = (version: number) =>
        database().batch([
          { sql: `UPDATE ${t} SET version = version + 1 WHERE id = 'a' AND version = ?`, params: [version] },
          { sql: `INSERT INTO ${events} SELECT 'a' WHERE changes() = 1` },
        ]);
      await decide(1);
      await decide(1);
      expect(await database().first(`SELECT count(*) AS n FROM ${events}`)).toEqual({ n: 1 });
    });

    it("lets one of many writers at the same version win", async () => {
      const t = await table("id TEXT PRIMARY KEY, version INTEGER");
      await database().run(`INSERT INTO ${t} VALUES ('a', 1)`);
      const won = await Promise.all(
        Array.from({ length: 20 }, () =>
          database().first(`UPDATE ${t} SET version = version + 1 WHERE id = 'a' AND version = 1 RETURNING version`),
        ),
      );
      expect(won.filter(Boolean)).toHaveLength(1);
    });
  });

  describe("bulk writes", () => {
    it("insert many rows from one JSON parameter, types and order kept", async () => {
      const t = await table("id INTEGER PRIMARY KEY, name TEXT, score REAL, ref TEXT");
      const rows = Array.from({ length: 2_000 }, (_, i) => ({
        id: i + 1,
        name: `Frage „${i}“ 🔏`,
        score: i / 8,
        ref: i % 2 ? `A.${i}` : null,
      }));
      const changed = await database().run(
        `INSERT INTO ${t} (id, name, score, ref)
         SELECT value ->> 'id', value ->> 'name', value ->> 'score', value ->> 'ref' FROM json_each(?)`,
        JSON.stringify(rows),
      );
      expect(changed).toBe(rows.length);
      expect(await database().all(`SELECT id, name, score, ref FROM ${t} ORDER BY id`)).toEqual(rows);
    });

    it("take a list of any length as one JSON parameter", async () => {
      const t = await table("id TEXT PRIMARY KEY");
      const ids = Array.from({ length: 1_000 }, (_, i) => `id-${i}`);
      await database().run(`INSERT INTO ${t} SELECT value FROM json_each(?)`, JSON.stringify(ids));
      const found = await database().first(
        `SELECT count(*) AS n FROM ${t} WHERE id IN (SELECT value FROM json_each(?))`,
        JSON.stringify([...ids.slice(0, 500), "another"]),
      );
      expect(found).toEqual({ n: 500 });
    });
  });

  describe("constraints", () => {
    it("hold foreign keys", async () => {
      const parent = await table("id TEXT PRIMARY KEY");
      const child = await table(`parent TEXT NOT NULL REFERENCES ${parent} (id) ON DELETE CASCADE`);
      await expect(database().run(`INSERT INTO ${child} VALUES ('none')`)).rejects.toThrow(ConstraintError);
      await database().batch([
        { sql: `INSERT INTO ${parent} VALUES ('a')` },
        { sql: `INSERT INTO ${child} VALUES ('a'), ('a')` },
      ]);
      await database().run(`DELETE FROM ${parent}`);
      expect(await database().all(`SELECT * FROM ${child}`)).toEqual([]);
    });

    it("say which one refused, in SQLite's words", async () => {
      const t = await table("id TEXT PRIMARY KEY, n INTEGER CHECK (n > 0), name TEXT NOT NULL");
      await database().run(`INSERT INTO ${t} VALUES ('a', 1, 'x')`);
      const refusal = (sql: string) =>
        database()
          .run(sql)
          .then(
            () => "accepted",
            (error: unknown) => (error instanceof ConstraintError ? error.message : error),
          );
      expect(await refusal(`INSERT INTO ${t} VALUES ('a', 1, 'x')`)).toBe(`UNIQUE constraint failed: ${t}.id`);
      expect(await refusal(`INSERT INTO ${t} VALUES ('b', 0, 'x')`)).toBe("CHECK constraint failed: n > 0");
      expect(await refusal(`INSERT INTO ${t} VALUES ('b', 1, NULL)`)).toBe(`NOT NULL constraint failed: ${t}.name`);
    });

    it("pass on what a trigger says when it aborts, and undo its statement", async () => {
      const t = await table("id TEXT");
      await database().run(
        `CREATE TRIGGER ${t}_kept BEFORE DELETE ON ${t} BEGIN SELECT RAISE(ABORT, 'events are append-only'); END`,
      );
      await database().run(`INSERT INTO ${t} VALUES ('a')`);
      const removal = database().run(`DELETE FROM ${t}`);
      await expect(removal).rejects.toThrow(ConstraintError);
      await expect(removal).rejects.toThrow(/^events are append-only$/);
      expect(await database().all(`SELECT id FROM ${t}`)).toEqual([{ id: "a" }]);
    });
  });
}
