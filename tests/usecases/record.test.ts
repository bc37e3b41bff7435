/** The chain over the record: what somebody who may write the file cannot do unseen. */
import { describe, expect, it } from "vitest";
import { COMMAND_LINE } from "../../src/domain/actor.ts";
import type { NodeContext } from "../../src/runtime/node/open-context.ts";
import { appendEvent } from "../../src/store/event-store.ts";
import { sealRecord } from "../../src/usecases/seal-record.ts";
import { verifyRecord } from "../../src/usecases/verify-record.ts";
import { testContext } from "../support/app.ts";

/** @param count of events, sealed in two goes */
async function record(count: number): Promise<NodeContext> {
  const context = await testContext();
  for (let at = 0; at < count; at++) {
    const after = { cells: [`C${at}`] };
    await context.database.batch([
      appendEvent({ at: `2026-01-01T00:00:${at}`, actor: COMMAND_LINE, action: "export", after }),
    ]);
    if (at === 2) await sealRecord(context);
  }
  await sealRecord(context);
  return context;
}

/** Changes the file as nobody can who comes through the program. */
function tamper({ database }: NodeContext, ...statements: string[]) {
  for (const name of ["events_are_not_changed", "events_are_not_removed", "seals_are_not_removed"]) {
    database.raw.exec(`DROP TRIGGER ${name}`);
  }
  for (const sql of statements) database.raw.exec(sql);
}

const verify = (context: NodeContext, expected?: string) => verifyRecord(context, COMMAND_LINE, expected);
const messages = async (context: NodeContext) => (await verify(context)).faults.map(({ message }) => message);

describe("verifyRecord", () => {
  it("finds a record as it was written", async () => {
    expect(await verify(await testContext())).toMatchObject({ events: 0, head: null, faults: [] });
    const context = await record(7);
    expect(await verify(context)).toMatchObject({ events: 7, unsealed: 0, faults: [] });
  });

  it("goes through more events than fit in one reading", async () => {
    const context = await testContext();
    const add = appendEvent({ at: "2026-01-01", actor: COMMAND_LINE, action: "upload" });
    await context.database.batch(Array.from({ length: 1203 }, () => add));
    await sealRecord(context);
    expect(await verify(context)).toMatchObject({ events: 1203, unsealed: 0, faults: [] });
    tamper(context, "DELETE FROM events WHERE seq = 500", "UPDATE events SET actor = 'Eve' WHERE seq = 1001");
    expect(await messages(context)).toEqual(["Event 500 has been taken out.", "Event 1001 has been altered."]);
  });

  it.each([
    ["who", "UPDATE events SET actor_id = 'eve' WHERE seq = 3"],
    ["when", "UPDATE events SET at = '2025-01-01' WHERE seq = 3"],
    ["what", `UPDATE events SET "after" = '{}' WHERE seq = 3`],
  ])("names an event of which somebody altered %s", async (_, sql) => {
    const context = await record(5);
    tamper(context, sql);
    expect(await messages(context)).toEqual(["Event 3 has been altered."]);
  });

  it("names events that were taken out, in the middle or at the end, with or without their seals", async () => {
    const middle = await record(5);
    tamper(middle, "DELETE FROM events WHERE seq = 2");
    expect(await messages(middle)).toEqual(["Event 2 has been taken out."]);
    const bothGone = await record(5);
    tamper(bothGone, "DELETE FROM events WHERE seq = 2", "DELETE FROM seals WHERE seq = 2");
    expect(await messages(bothGone)).toEqual(["Event 3 has been altered."]);
    const end = await record(5);
    tamper(end, "DELETE FROM events WHERE seq > 3", "DELETE FROM seals WHERE seq > 3");
    expect(await messages(end)).toEqual(["Events 4 to 5 have been taken out."]);
  });

  it("names an event that was put in between", async () => {
    const context = await record(5);
    tamper(context, "DELETE FROM events WHERE seq = 2", "DELETE FROM seals WHERE seq = 2");
    context.database.raw.exec("INSERT INTO events (seq, at, actor, action) VALUES (2, 'x', 'Eve', 'approve')");
    expect(await messages(context)).toContain("Event 2 has been put in, or lost its seal.");
  });

  it("vouches for no event that has no seal, unless it was written a moment ago", async () => {
    const context = await record(4);
    tamper(context, "DELETE FROM seals", "UPDATE events SET actor = 'Eve' WHERE seq = 1");
    expect(await verify(context)).toMatchObject({ unsealed: 4, faults: [{ seq: 1 }] });
    expect(await messages(context)).toEqual([expect.stringMatching(/^Events 1 to 4 have no seal/)]);
    const serving = await record(2);
    const at = new Date().toISOString();
    await serving.database.batch([appendEvent({ at, actor: COMMAND_LINE, action: "export" })]);
    expect(await verify(serving)).toMatchObject({ events: 3, unsealed: 1, faults: [] });
  });

  it("tells a record that was written anew by a hash that was kept elsewhere", async () => {
    const context = await record(5);
    const { head } = await verify(context);
    expect((await verify(context, head ?? "")).faults).toEqual([]);
    tamper(context, "DELETE FROM seals", "UPDATE events SET actor = 'Eve' WHERE seq = 1");
    await sealRecord(context);
    expect((await verify(context)).faults).toEqual([]);
    expect((await verify(context, head ?? "")).faults).toHaveLength(1);
  });
});

describe("sealRecord", () => {
  it("makes the same seals however many seal at once, and however often", async () => {
    const context = await testContext();
    const add = appendEvent({ at: "2026-01-01", actor: COMMAND_LINE, action: "upload" });
    await Promise.all(
      Array.from({ length: 20 }, async () => {
        await context.database.batch([add]);
        await sealRecord(context);
      }),
    );
    expect(await verify(context)).toMatchObject({ events: 20, unsealed: 0, faults: [] });
  });

  it("cannot be undone through the program", async () => {
    const { database } = await record(2);
    await expect(database.run("DELETE FROM seals")).rejects.toThrow("append-only");
    await expect(database.run("UPDATE seals SET hash = ''")).rejects.toThrow("append-only");
  });
});
