/** The one place where requests leave the page: turns every failure into an `ApiError`, and notices an ended session. */
import { sessionEnded } from "./actor.ts";

/** What went wrong, as the server says it or, where it could not be reached, as we do. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  /** HTTP status; 0 where no answer came. */
  readonly status: number;
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(status: number, code: string, message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.details = details;
  }
}

/** `fetch`, with the session's cookie that the browser adds. @throws ApiError for every answer but 2xx, and where none comes */
export async function send(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(input, init);
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    throw new ApiError(0, "unreachable", "The server cannot be reached. Check that it is running, then try again.");
  }
  if (response.ok) return response;
  const error = await failure(response);
  if (error.code === "not_signed_in") sessionEnded();
  throw error;
}

async function failure(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => null);
  const error = isRecord(body) && isRecord(body.error) ? body.error : null;
  if (!error) {
    return new ApiError(response.status, "unexpected", `The server answered with an error (${response.status}).`);
  }
  const details = isRecord(error.details) ? error.details : {};
  return new ApiError(response.status, String(error.code), String(error.message), details);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
