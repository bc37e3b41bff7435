/** The server as a process of its own on a data folder, with people who are signed in, for load and faults. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { openContext, SHIPPED_KNOWLEDGE } from "../../src/runtime/node/open-context.ts";
import { signedIn } from "../../tests/support/people.ts";

const PROGRAM = join(import.meta.dirname, "../../src/runtime/node/cli.ts");

export interface Served {
  readonly url: string;
  readonly process: ChildProcess;
  /** Resolves when the process is gone. */
  end(signal: NodeJS.Signals): Promise<void>;
}

/** Cookies of so many people with accounts; only while no server runs on the folder. */
export async function manyPeople(folder: string, count: number): Promise<string[]> {
  const context = await openContext(folder, SHIPPED_KNOWLEDGE);
  const cookies: string[] = [];
  for (let at = 0; at < count; at++) cookies.push(await signedIn(context, { name: `Person ${at}` }));
  context.database.close();
  return cookies;
}

export async function serve(folder: string): Promise<Served> {
  const args = [PROGRAM, "serve", "--port", "0", "--data", folder];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  for await (const text of child.stdout) {
    said += text;
    const url = /http:\/\/\S+?:\d+/.exec(said)?.[0];
    if (!url) continue;
    return {
      url,
      process: child,
      end: async (signal) => {
        const gone = child.exitCode === null && child.signalCode === null ? once(child, "exit") : undefined;
        child.kill(signal);
        await gone;
      },
    };
  }
  throw new Error(`The server ended without saying where it is: ${said}`);
}

export function workbook(questions: number): FormData {
  const topics = ["encryption at rest", "access reviews", "backups", "ISO 27001", "incident response"];
  const rows = Array.from({ length: questions }, (_, i) => `${i + 1},Does your policy ${i} cover ${topics[i % 5]}?,`);
  const form = new FormData();
  form.append("file", new File([`No.,Question,Answer\n${rows.join("\n")}\n`], "load.csv"));
  return form;
}
