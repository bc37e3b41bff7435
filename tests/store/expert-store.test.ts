import { describe, expect, it } from "vitest";
import { waitsForExpert } from "../../src/domain/expert-request.ts";
import { REVIEW_STATES } from "../../src/domain/review.ts";
import { WAITS_FOR_EXPERT } from "../../src/store/expert-store.ts";
import { testContext } from "../support/app.ts";

describe("WAITS_FOR_EXPERT", () => {
  it("says in SQL what the domain says, for every state, author and time", async () => {
    const { database } = await testContext();
    const askedAt = "2026-06-01T12:00:00.000Z";
    for (const state of REVIEW_STATES) {
      for (const answeredBy of [null, "asker", "expert"]) {
        for (const decidedAt of [null, "2026-05-31T00:00:00.000Z", "2026-06-02T00:00:00.000Z"]) {
          const row = await database.first<{ waits: number }>(
            `SELECT ${WAITS_FOR_EXPERT} AS waits
             FROM (SELECT ? AS state, ? AS answered_by, ? AS decided_at) AS questions, (SELECT 'asker' AS asker_id, ? AS asked_at) AS asked`,
            state,
            answeredBy,
            decidedAt,
            askedAt,
          );
          const question = { review: { state, answer: null, assignee: null, due: null }, answeredBy, decidedAt };
          const waits = waitsForExpert({ askerId: "asker", askedAt }, question);
          expect(row?.waits === 1, JSON.stringify({ state, answeredBy, decidedAt })).toBe(waits);
        }
      }
    }
  });
});
