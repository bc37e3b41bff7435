/** `serve`: the app in the browser, until the process is told to stop. */
import { once } from "node:events";
import { type Command, print, stringOption, UsageError } from "../command.ts";
import { openContext } from "../open-context.ts";
import { startServer } from "../server.ts";

export const serveCommand: Command = {
  name: "serve",
  usage: "[--port 8787] [--host 127.0.0.1] [--max-upload MB]",
  summary: "Serve the app and its API on this machine",
  options: { port: { type: "string" }, host: { type: "string" }, "max-upload": { type: "string" } },
  words: [0, 0],
  run: async ({ values, dataFolder, knowledgeFolder }) => {
    const port = numberOption(stringOption(values, "port") ?? process.env.PORT ?? "8787", "--port", 65_535);
    const megabytes = numberOption(stringOption(values, "max-upload") ?? "25", "--max-upload", 1024);
    const host = stringOption(values, "host") ?? process.env.HOST ?? "127.0.0.1";
    const context = await openContext(dataFolder, knowledgeFolder);
    const server = await startServer(context, { host, port, maxUploadBytes: megabytes * 1024 * 1024 });
    print(`Countersign is at ${server.url} (API described at ${server.url}/api/docs). Ctrl+C stops it.`);
    await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
    await server.stop();
  },
};

function numberOption(text: string, name: string, max: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0 && value <= max) return value;
  throw new UsageError(`${name} takes a whole number up to ${max}, not "${text}".`);
}
