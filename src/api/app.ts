/**
 * The HTTP face of Countersign: one Hono app over the use cases, the same on Node and on Workers.
 *
 * Everything is under `/api`. A runtime says how a request gets its context and where bugs are reported, and serves
 * the page's files itself.
 */
import type { Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import { compress } from "hono/compress";
import { csrf } from "hono/csrf";
import { secureHeaders } from "hono/secure-headers";
import { AppError } from "../domain/errors.ts";
import type { AppContext } from "../usecases/context.ts";
import { eventsPrepared, sealRecord } from "../usecases/seal-record.ts";
import { docsPage } from "./docs-page.ts";
import { errorHandler } from "./errors.ts";
import { identity } from "./identity.ts";
import { sandboxed } from "./original-headers.ts";
import { limitWrites } from "./rate-limit.ts";
import { type RequestLine, requestLine } from "./request-log.ts";
import { createRouter } from "./router.ts";
import { accountRoutes } from "./routes/account.ts";
import { answerRoutes } from "./routes/answers.ts";
import { bulkRoutes } from "./routes/bulk.ts";
import { changeRoutes } from "./routes/changes.ts";
import { documentRoutes } from "./routes/documents.ts";
import { doorRoutes } from "./routes/door.ts";
import { entryRoutes } from "./routes/entries.ts";
import { exportRoutes } from "./routes/exports.ts";
import { healthRoutes } from "./routes/health.ts";
import { insightRoutes } from "./routes/insight.ts";
import { jobRoutes } from "./routes/jobs.ts";
import { layoutRoutes } from "./routes/layout.ts";
import { learningRoutes } from "./routes/learning.ts";
import { libraryRoutes } from "./routes/library.ts";
import { ndaRoutes } from "./routes/nda.ts";
import { peopleRoutes } from "./routes/people.ts";
import { providerRoutes } from "./routes/provider.ts";
import { questionnaireRoutes } from "./routes/questionnaires.ts";
import { questionRoutes } from "./routes/questions.ts";
import { recordRoutes } from "./routes/record.ts";
import { secondFactorRoutes } from "./routes/second-factor.ts";
import { talkRoutes } from "./routes/talk.ts";
import { upkeepRoutes } from "./routes/upkeep.ts";
import { waysInRoutes } from "./routes/ways-in.ts";
import { workRoutes } from "./routes/work.ts";
import { uploadLimit } from "./upload.ts";

const DEFAULT_MAX_UPLOAD_BYTES = 25 * 1024 * 1024;

const DESCRIPTION = {
  openapi: "3.1.0",
  security: [{ session: [] }, { token: [] }],
  info: {
    title: "Countersign",
    version: "1",
    description: "Answers customers' security questionnaires from certification documents and approved answers.",
  },
};

/** Everything the page needs comes from this server; Mantine sets styles on elements. */
const CONTENT_SECURITY_POLICY = {
  defaultSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", "data:"],
  fontSrc: ["'self'", "data:"],
  frameAncestors: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
};

/** No JSON body that the API takes is longer: an answer fills a cell, and a cell has a bound. */
const MAX_JSON_BYTES = 1024 * 1024;

export interface AppOptions {
  contextOf(c: Context): AppContext | Promise<AppContext>;
  /** Told of every bug; decides how it is logged. */
  report(error: Error, requestId: string): void;
  readonly maxUploadBytes?: number;
  /** Whether answers are compressed here; not where the platform does it. */
  readonly compress?: boolean;
  /** Told of every request when it has been answered. */
  log?(line: RequestLine): void;
  /** Network address of the client; what it says is counted and shown, so it must not be the client's own claim. */
  addressOf?(c: Context): string | null;
  /** Where browsers reach this server, if that is not where the requests say: behind a proxy that speaks TLS. */
  readonly publicUrl?: string;
}

export function createApp(options: AppOptions) {
  const { contextOf, report, maxUploadBytes = DEFAULT_MAX_UPLOAD_BYTES, addressOf, publicUrl, log } = options;
  const app = createRouter();
  app.onError(errorHandler(report));
  app.notFound((c) => {
    const message = `There is nothing at ${c.req.method} ${c.req.path}; /api/docs lists what there is.`;
    return c.json({ error: { code: "not_found", message } }, 404);
  });

  app.use(async (c, next) => {
    c.set("requestId", crypto.randomUUID());
    c.header("X-Request-Id", c.var.requestId);
    const began = Date.now();
    await next();
    log?.(requestLine(c, began, Date.now()));
  });
  if (options.compress) app.use(compress());
  app.use("/api/documents/:id/original", sandboxed);
  app.use(secureHeaders({ contentSecurityPolicy: CONTENT_SECURITY_POLICY, crossOriginEmbedderPolicy: false }));
  // A form that another site's page sends with this browser is refused. Programs, which send neither header, are let in:
  // nobody else's page can make one act.
  const fromPage = csrf({ origin: (origin, c) => origin === new URL(publicUrl ?? c.req.url).origin });
  app.use("/api/*", async (c, next) =>
    c.req.header("Origin") || c.req.header("Sec-Fetch-Site") ? fromPage(c, next) : next(),
  );
  app.use("/api/*", async (c, next) => {
    await next();
    // Confidential, and other for the next person at the same browser.
    c.header("Cache-Control", "no-store");
  });
  const limitUpload = uploadLimit(maxUploadBytes);
  const limitJson = bodyLimit({
    maxSize: MAX_JSON_BYTES,
    onError: () => {
      throw new AppError("too_large", "The request is larger than 1 MB; no decision or question needs that much.");
    },
  });
  app.use("/api/*", (c, next) =>
    (c.req.header("Content-Type") ?? "").startsWith("multipart/form-data") ? limitUpload(c, next) : limitJson(c, next),
  );
  app.use("/api/*", async (c, next) => {
    c.set("address", addressOf?.(c) ?? null);
    c.set("origin", new URL(publicUrl ?? c.req.url).origin);
    c.set("maxUploadBytes", maxUploadBytes);
    c.set("secure", c.var.origin.startsWith("https:"));
    c.set("context", await contextOf(c));
    await next();
  });

  // After the answer is made and before it leaves: whoever reads it finds its event sealed. Hardly any GET writes one (a
  // sign-in through a provider does), and an open page's polls should not cost a look for it.
  app.use("/api/*", async (c, next) => {
    const before = eventsPrepared();
    await next();
    if (c.req.method === "GET" && eventsPrepared() === before) return;
    await sealRecord(c.var.context).catch((error: Error) => report(error, c.var.requestId));
  });

  const { openAPIRegistry: registry } = app;
  registry.registerComponent("securitySchemes", "session", { type: "apiKey", in: "cookie", name: "countersign" });
  registry.registerComponent("securitySchemes", "token", { type: "http", scheme: "bearer" });
  app.doc31("/api/openapi.json", DESCRIPTION);
  app.get("/api/docs", (c) => c.html(docsPage(app.getOpenAPI31Document(DESCRIPTION))));

  const open = app.route("/api", healthRoutes).route("/api", doorRoutes).route("/api", providerRoutes);
  // Whatever is added below here needs somebody who is signed in.
  app.use("/api/*", identity);
  app.use("/api/*", limitWrites());
  return open
    .route("/api", accountRoutes)
    .route("/api", secondFactorRoutes)
    .route("/api", peopleRoutes)
    .route("/api", waysInRoutes)
    .route("/api", recordRoutes)
    .route("/api", questionnaireRoutes)
    .route("/api", changeRoutes)
    .route("/api", talkRoutes)
    .route("/api", workRoutes)
    .route("/api", exportRoutes)
    .route("/api", layoutRoutes)
    .route("/api", ndaRoutes)
    .route("/api", questionRoutes)
    .route("/api", bulkRoutes)
    .route("/api", jobRoutes)
    .route("/api", libraryRoutes)
    .route("/api", answerRoutes)
    .route("/api", documentRoutes)
    .route("/api", entryRoutes)
    .route("/api", insightRoutes)
    .route("/api", upkeepRoutes)
    .route("/api", learningRoutes);
}

/** What the page's typed client is made from. */
export type AppType = ReturnType<typeof createApp>;
