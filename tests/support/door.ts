/** Strangers at the door of a test's application, with the cookies that a browser would keep. */
import { linkPath, offerFirstAdmin } from "../../src/usecases/offer-link.ts";
import type { Json, TestApp } from "./app.ts";

export const PASSWORD = "our kettle hums in g minor";
export const ADA = { name: "Ada", email: "Ada@Example.com", password: PASSWORD };

export async function send(app: TestApp, method: string, path: string, body?: unknown, cookie = "none=") {
  const response = await app.request(path, {
    method,
    headers: { Cookie: cookie, "Content-Type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const [set] = response.headers.getSetCookie();
  const text = await response.text();
  return { status: response.status, body: (text ? JSON.parse(text) : null) as Json, set, cookie: set?.split(";")[0] };
}

export const secretOf = (path: string) => path.split("#")[1] as string;

export async function firstAdmin(app: TestApp) {
  const offer = await offerFirstAdmin(app.context);
  const secret = secretOf(linkPath(offer as NonNullable<typeof offer>));
  return { secret, ...(await send(app, "POST", "/api/links/open", { secret, ...ADA })) };
}
