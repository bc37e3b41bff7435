import { setTimeout as after, setImmediate as nextTurn } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { createJobRunner } from "../../src/runtime/node/job-runner.ts";

/** Records which jobs began and ended; each takes a turn of the event loop. */
function workshop() {
  const log: string[] = [];
  const failures: string[] = [];
  const run = async (jobId: string) => {
    log.push(`+${jobId}`);
    await after(1);
    if (jobId.startsWith("bad")) throw new Error(`${jobId} broke`);
    log.push(`-${jobId}`);
  };
  const onError = (jobId: string, error: unknown) => void failures.push(`${jobId}: ${(error as Error).message}`);
  return { log, failures, run, onError };
}

describe("createJobRunner", () => {
  it("runs jobs one at a time in the order they came", async () => {
    const { log, run, onError } = workshop();
    const runner = createJobRunner({ run, onError, pending: async () => [] });
    await runner.enqueue("a");
    await runner.enqueue("b");
    await runner.idle();
    await runner.enqueue("c");
    await runner.idle();
    expect(log).toEqual(["+a", "-a", "+b", "-b", "+c", "-c"]);
  });

  it("answers whoever enqueues before the job begins", async () => {
    const { log, run, onError } = workshop();
    const runner = createJobRunner({ run, onError, pending: async () => [] });
    await runner.enqueue("a");
    expect(log).toEqual([]);
    await runner.idle();
  });

  it("takes up what an earlier process left, before anything new", async () => {
    const { log, run, onError } = workshop();
    const runner = createJobRunner({ run, onError, pending: async () => ["old-1", "old-2"] });
    await runner.start();
    await runner.enqueue("new");
    await runner.idle();
    expect(log.filter((line) => line.startsWith("-"))).toEqual(["-old-1", "-old-2", "-new"]);
  });

  it("runs a job once that is enqueued again while it waits, and again when it was running", async () => {
    const { log, run, onError } = workshop();
    const runner = createJobRunner({ run, onError, pending: async () => ["b"] });
    await runner.enqueue("a");
    await runner.enqueue("b");
    await runner.start();
    while (!log.includes("+a")) await nextTurn();
    await runner.enqueue("a");
    await runner.idle();
    expect(log).toEqual(["+a", "-a", "+b", "-b", "+a", "-a"]);
  });

  it("goes on after a job that throws, and tells", async () => {
    const { log, failures, run, onError } = workshop();
    const runner = createJobRunner({ run, onError, pending: async () => [] });
    await runner.enqueue("bad");
    await runner.enqueue("good");
    await runner.idle();
    expect(log).toEqual(["+bad", "+good", "-good"]);
    expect(failures).toEqual(["bad: bad broke"]);
  });

  it("drains: asks the running job to stop, waits for it, and begins no other", async () => {
    const ended: string[] = [];
    const begun: string[] = [];
    const runner = createJobRunner({
      pending: async () => [],
      onError: () => undefined,
      run: async (jobId, signal) => {
        begun.push(jobId);
        while (!signal.aborted) await nextTurn();
        await after(5);
        ended.push(jobId);
      },
    });
    await runner.enqueue("a");
    await runner.enqueue("b");
    while (begun.length === 0) await nextTurn();
    await runner.drain();
    expect(ended).toEqual(["a"]);
    await runner.enqueue("c");
    await runner.idle();
    expect(begun).toEqual(["a"]);
  });
});
