/**
 * The HTTP server on Node: the API and the page's built files from one process.
 *
 * It listens on this machine only unless told otherwise, since it speaks no TLS itself. Stopping it lets requests
 * in flight end and the running job save its batch; what is left of the job resumes at the next start.
 */
import { existsSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { createAdaptorServer } from "@hono/node-server";
import { getConnInfo } from "@hono/node-server/conninfo";
import { serveStatic } from "@hono/node-server/serve-static";
import type { Context } from "hono";
import { createApp } from "../../api/app.ts";
import type { RequestLine } from "../../api/request-log.ts";
import { AppError } from "../../domain/errors.ts";
import { loadLibrary } from "../../usecases/load-library.ts";
import { applyRetention } from "../../usecases/retention.ts";
import { sealRecord } from "../../usecases/seal-record.ts";
import { allowsHost } from "./allowed-host.ts";
import type { NodeContext } from "./open-context.ts";
import { takeServingLock } from "./serving-lock.ts";

export interface ServerOptions {
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
  readonly maxUploadBytes?: number;
  /** Where browsers reach this server, if that is not where it listens: behind a proxy that speaks TLS. */
  readonly publicUrl?: string;
  /** How long a request may take to come in, in milliseconds; two minutes unless given. */
  readonly slowestRequest?: number;
  /** Told of every request when it has been answered. */
  log?(line: RequestLine): void;
}

export interface RunningServer {
  readonly url: string;
  /** @param grace how long requests in flight may take to end, in milliseconds; five seconds unless given */
  stop(grace?: number): Promise<void>;
}

/** Milliseconds: an upload of 25 MB over two megabits a second takes 100 seconds. */
const SLOWEST_REQUEST = 120_000;
/** Nobody needs longer for a request's headers, in milliseconds. */
const SLOWEST_HEADERS = 20_000;

/** Below the ten seconds after which those who run containers kill. */
const GRACE = 5_000;

/** How often questionnaires are looked for whose time is over, in milliseconds. */
const HOUR = 60 * 60 * 1000;

const BUILT_PAGE = fileURLToPath(new URL("../../../dist/web", import.meta.url));

/**
 * Serves until stopped; takes up unfinished jobs.
 *
 * @throws AppError `storage_unavailable` where the port is taken or another server has the folder; what is wrong with the knowledge folder where the
 *   library is still empty
 */
export async function startServer(context: NodeContext, options: ServerOptions): Promise<RunningServer> {
  const unlock = takeServingLock(context.database.file);
  try {
    return await start(context, options, unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

async function start(context: NodeContext, options: ServerOptions, unlock: () => void): Promise<RunningServer> {
  // Before the door opens: a broken knowledge folder is told here, not to the first visitor.
  await loadLibrary(context);
  await retain(context);
  await sealRecord(context);
  const app = createApp({
    contextOf: () => context,
    compress: true,
    report: (error, requestId) => process.stderr.write(`request ${requestId}: ${error.stack ?? error}\n`),
    addressOf: (c) => (options.publicUrl && forwardedFor(c)) || (getConnInfo(c).remote.address ?? null),
    ...(options.maxUploadBytes === undefined ? {} : { maxUploadBytes: options.maxUploadBytes }),
    ...(options.publicUrl === undefined ? {} : { publicUrl: options.publicUrl }),
    ...(options.log === undefined ? {} : { log: options.log }),
  });
  if (existsSync(BUILT_PAGE)) {
    const root = relative(process.cwd(), BUILT_PAGE);
    // The names of assets carry a hash of their content; everything else may change with the next version.
    const forEver = (_: string, c: Context) => c.header("Cache-Control", "public, max-age=31536000, immutable");
    const revalidate = (_: string, c: Context) => c.header("Cache-Control", "no-cache");
    app.get("/assets/*", serveStatic({ root, onFound: forEver }));
    app.get("*", serveStatic({ root, onFound: revalidate }));
    const page = serveStatic({ root, path: "index.html", onFound: revalidate });
    // Any other path is a place within the page, which finds its own way.
    app.get("*", (c, next) => (/^\/(api|assets)\//.test(c.req.path) ? next() : page(c, next)));
  }
  const names = [options.host, ...(options.publicUrl ? [new URL(options.publicUrl).hostname] : [])];
  const isForUs = (request: Request) => allowsHost(request.headers.get("Host") ?? undefined, names);
  const slowest = options.slowestRequest ?? SLOWEST_REQUEST;
  const server = createAdaptorServer({
    fetch: (request, env) => (isForUs(request) ? app.fetch(request, env) : misdirected()),
    // Whoever drips a request, byte by byte, is answered 408 and cut off; Node looks at the interval.
    serverOptions: {
      requestTimeout: slowest,
      headersTimeout: Math.min(slowest, SLOWEST_HEADERS),
      connectionsCheckingInterval: Math.min(slowest / 2, 5_000),
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const reason = error.code === "EADDRINUSE" ? "is already in use" : `cannot be opened (${error.code})`;
      reject(new AppError("storage_unavailable", `Port ${options.port} ${reason}. Choose another with --port.`));
    });
    server.listen(options.port, options.host, resolve);
  });
  const retaining = setInterval(() => void retain(context), HOUR);
  retaining.unref();
  await context.jobs.start();
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${options.host.includes(":") ? `[${options.host}]` : options.host}:${port}`,
    stop: async (grace = GRACE) => {
      clearInterval(retaining);
      const closed = new Promise((resolve) => server.close(resolve));
      // A client that never ends its request must not keep the process.
      const hangUp = setTimeout(() => "closeAllConnections" in server && server.closeAllConnections(), grace);
      await Promise.all([closed, context.jobs.drain()]);
      clearTimeout(hangUp);
      context.database.close();
      unlock();
    },
  };
}

/** What cannot be deleted now (a locked database, a full disk) must not keep the server from serving. */
async function retain(context: NodeContext): Promise<void> {
  try {
    await context.blobs.sweep();
    if ((await applyRetention(context)) > 0) await sealRecord(context);
  } catch (error) {
    process.stderr.write(`retention: ${error instanceof Error ? error.stack : error}\n`);
  }
}

function misdirected(): Response {
  const message = "This server does not answer under that name. Say with --url where browsers reach it.";
  return Response.json({ error: { code: "invalid_input", message } }, { status: 421 });
}

/** What the proxy before us says of its client: its own word comes last, those before may be the client's. */
function forwardedFor(c: Context): string | undefined {
  return c.req.header("X-Forwarded-For")?.split(",").at(-1)?.trim();
}
