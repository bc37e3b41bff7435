/** The server as a process of its own: what is left when it is killed, and when it is asked to stop. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as after } from "node:timers/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import { type Json, root, temporaryFolder } from "../support/app.ts";
import { signedInAt } from "../support/people.ts";

interface Server {
  readonly process: ChildProcess;
  json(path: string, init?: RequestInit): Promise<Json>;
}

async function serve(data: string): Promise<Server> {
  const cookie = await signedInAt(data);
  const args = [join(root, "src/runtime/node/cli.ts"), "serve", "--port", "0", "--data", data];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  let said = "";
  let url: string | undefined;
  for await (const text of child.stdout) {
    said += text;
    url = /http:\/\/\S+?:\d+/.exec(said)?.[0];
    if (url) break;
  }
  if (!url) throw new Error(`The server ended without saying where it is: ${said}`);
  return {
    process: child,
    json: async (path, init) =>
      (await fetch(url + path, { ...init, headers: { ...init?.headers, Cookie: cookie } })).json(),
  };
}

async function end(server: Server, signal: NodeJS.Signals): Promise<number | null> {
  const exit = once(server.process, "exit");
  server.process.kill(signal);
  return (await exit)[0] as number | null;
}

const topics = ["encryption at rest", "access reviews", "backups", "ISO 27001", "incident response", "data deletion"];

/** A questionnaire that takes long enough to be interrupted. */
function longQuestionnaire(questions: number): FormData {
  const rows = Array.from({ length: questions }, (_, i) => `${i + 1},Does your policy ${i} cover ${topics[i % 6]}?,`);
  const form = new FormData();
  form.append("file", new File([`No.,Question,Answer\n${rows.join("\n")}\n`], "long.csv"));
  return form;
}

async function jobReaching(server: Server, job: string, reached: (job: Json) => boolean): Promise<Json> {
  for (;;) {
    const body = await server.json(`/api/jobs/${job}`);
    if (reached(body)) return body;
    await after(5);
  }
}

describe("the server", () => {
  it("loses nothing that it accepted when it is killed, and goes on where it was", async () => {
    const data = temporaryFolder();
    const first = await serve(data);
    const { questionnaire, job } = await first.json("/api/questionnaires", {
      method: "POST",
      body: longQuestionnaire(400),
    });
    const { done } = await jobReaching(first, job.id, (now) => now.done > 0);
    expect(done).toBeLessThan(400);
    const [question] = (await first.json(`/api/questionnaires/${questionnaire.id}/questions?limit=1`)).items;
    const decided = await first.json(`/api/questions/${question.id}/decisions`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ action: "approve", version: question.version, answer: { option: null, text: "Ours." } }),
    });
    expect(decided.review.state).toBe("approved");
    await end(first, "SIGKILL");

    const second = await serve(data);
    const ended = await jobReaching(second, job.id, (now) => now.state === "done" || now.state === "failed");
    expect(ended).toMatchObject({ state: "done", done: 400, total: 400 });
    expect(await second.json(`/api/questions/${question.id}`)).toEqual(decided);
    const { counts } = await second.json(`/api/questionnaires/${questionnaire.id}`);
    expect(counts).toMatchObject({ total: 400, approved: 1 });
    expect(counts.suggested + counts.noMatch).toBe(400);
  });

  it("stops when asked, in the middle of a job, and leaves one whole file", async () => {
    const data = temporaryFolder();
    const server = await serve(data);
    const { job } = await server.json("/api/questionnaires", { method: "POST", body: longQuestionnaire(400) });
    await jobReaching(server, job.id, (now) => now.done > 0);
    expect(await end(server, "SIGTERM")).toBe(0);
    expect(readdirSync(data)).toEqual(["countersign.serving", "countersign.sqlite"]);
  });
});
