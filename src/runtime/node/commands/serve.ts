/** `serve`: the app in the browser, until the process is told to stop. */
import { once } from "node:events";
import { linkPath, offerFirstAdmin } from "../../../usecases/offer-link.ts";
import { type Command, print, stringOption, UsageError } from "../command.ts";
import { openContext } from "../open-context.ts";
import { publicUrl } from "../option-values.ts";
import { startServer } from "../server.ts";

export const serveCommand: Command = {
  name: "serve",
  usage: "[--port 8787] [--host 127.0.0.1] [--url https://PUBLIC] [--max-upload MB] [--log]",
  summary: "Serve the app and its API on this machine",
  options: {
    port: { type: "string" },
    host: { type: "string" },
    url: { type: "string" },
    "max-upload": { type: "string" },
    log: { type: "boolean" },
  },
  words: [0, 0],
  run: async ({ values, dataFolder, knowledgeFolder }) => {
    const port = numberOption(stringOption(values, "port") ?? process.env.PORT ?? "8787", "--port", 65_535);
    const megabytes = numberOption(stringOption(values, "max-upload") ?? "25", "--max-upload", 1024);
    const host = stringOption(values, "host") ?? process.env.HOST ?? "127.0.0.1";
    const shown = publicUrl(values);
    const context = await openContext(dataFolder, knowledgeFolder);
    const server = await startServer(context, {
      host,
      port,
      maxUploadBytes: megabytes * 1024 * 1024,
      ...(shown ? { publicUrl: shown } : {}),
      ...(values.log ? { log: (line) => print(JSON.stringify(line)) } : {}),
    });
    const url = shown ?? server.url;
    print(`Countersign is at ${url} (API described at ${url}/api/docs). Ctrl+C stops it.`);
    const first = await offerFirstAdmin(context);
    if (first) {
      print("\nNobody has an account yet. Whoever opens this link becomes the admin; it works once, within a day:\n");
      print(`    ${url}${linkPath(first)}\n`);
    }
    await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
    await server.stop();
  },
};

function numberOption(text: string, name: string, max: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0 && value <= max) return value;
  throw new UsageError(`${name} takes a whole number up to ${max}, not "${text}".`);
}
