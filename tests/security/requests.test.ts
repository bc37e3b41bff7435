/** Requests that strangers' pages, thieves of databases and clever programs send: each against every operation there is. */
import { describe, expect, it } from "vitest";
import { COMMAND_LINE } from "../../src/domain/actor.ts";
import { invite } from "../../src/usecases/offer-link.ts";
import { type Json, type TestApp, testApp, vendorReview } from "../support/app.ts";
import { ADA, firstAdmin, PASSWORD, send } from "../support/door.ts";
import { SIGNED_IN_PASSWORD, signedIn } from "../support/people.ts";

interface Operation {
  readonly method: string;
  readonly path: string;
}

async function operations(app: TestApp): Promise<Operation[]> {
  const { paths } = (await app.json("GET", "/api/openapi.json")).body;
  return Object.entries(paths as Record<string, object>).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path: path.replace(/\{\w+\}/g, "some-id") })),
  );
}

describe("a page of another site", () => {
  it("makes no signed-in browser do anything: every writing operation refuses every form it can send", async () => {
    const app = await testApp();
    const Cookie = await signedIn(app.context, { name: "Robin" });
    const writing = (await operations(app)).filter(({ method }) => method !== "GET");
    expect(writing.length).toBeGreaterThan(25);
    // All that a browser sends to another site without asking that site first (Fetch, "CORS-safelisted").
    const forms = ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain", null];
    for (const { path, method } of writing.filter((one) => one.method === "POST")) {
      for (const form of forms) {
        for (const foreign of [
          { Origin: "https://evil.example" },
          { Origin: "null" },
          { "Sec-Fetch-Site": "cross-site" },
        ]) {
          const headers = { Cookie, ...foreign, ...(form ? { "Content-Type": form } : {}) } as Record<string, string>;
          const answer = await app.request(path, { method, headers, ...(form ? { body: "{}" } : {}) });
          expect(answer.status, `${method} ${path} as ${form} from ${JSON.stringify(foreign)}`).toBe(403);
        }
      }
    }
  });

  it("is never told that it may send anything else", async () => {
    const app = await testApp();
    for (const { path } of await operations(app)) {
      const headers = { Origin: "https://evil.example", "Access-Control-Request-Method": "DELETE", Cookie: "none=" };
      const answer = await app.request(path, { method: "OPTIONS", headers });
      expect(
        [...answer.headers.keys()].filter((name) => name.startsWith("access-control")),
        path,
      ).toEqual([]);
    }
  });
});

describe("a stolen copy of the database", () => {
  it("holds nothing that opens the door", async () => {
    const app = await testApp();
    await signedIn(app.context, { name: "Robin" });
    await app.json("POST", "/api/tokens", { name: "x", scopes: ["administer"], password: SIGNED_IN_PASSWORD });
    const { secret } = await invite(app.context, COMMAND_LINE, { email: "ben@example.com", role: "admin" });
    const hashes: string[] = [];
    for (const table of ["sessions", "tokens", "links"]) {
      for (const row of await app.context.database.all<{ hash: string }>(`SELECT hash FROM ${table}`))
        hashes.push(row.hash);
    }
    expect(hashes.length).toBeGreaterThan(2);
    expect(hashes).not.toContain(secret);
    for (const hash of hashes) {
      const asCookie = await app.request("/api/people", { headers: { Cookie: `countersign=${hash}` } });
      const asToken = await app.request("/api/people", { headers: { Authorization: `Bearer countersign_${hash}` } });
      const asLink = await send(app, "POST", "/api/links/look", { secret: hash });
      expect([asCookie.status, asToken.status, asLink.status]).toEqual([401, 401, 404]);
    }
  });
});

describe("a session", () => {
  it("is taken from its cookie only, never from an address or a body that could be planted or logged", async () => {
    const app = await testApp();
    const { cookie = "" } = await firstAdmin(app);
    const [name = "", value = ""] = cookie.split("=");
    for (const path of [`/api/people?${name}=${value}`, `/api/people;${name}=${value}`, `/api/people?token=${value}`]) {
      expect((await app.request(path, { headers: { Cookie: "none=" } })).status, path).not.toBe(200);
    }
    const bearer = { Authorization: `Bearer ${value}`, Cookie: "none=" };
    expect((await app.request("/api/people", { headers: bearer })).status).toBe(401);
  });

  it("cannot be chosen by whoever signs in", async () => {
    const app = await testApp();
    await firstAdmin(app);
    const chosen = "A".repeat(43);
    const body = { email: ADA.email, password: PASSWORD, secret: chosen, session: chosen, id: chosen };
    const { cookie } = await send(app, "POST", "/api/session", body, `countersign=${chosen}`);
    expect(cookie).not.toContain(chosen);
    expect((await send(app, "GET", "/api/people", undefined, `countersign=${chosen}`)).status).toBe(401);
  });
});

describe("what a request has no business to set", () => {
  let app: TestApp;
  let question: Json;
  let questionnaire: Json;

  const upload = async () => {
    app = await testApp();
    const form = new FormData();
    form.append("file", new File([vendorReview() as Uint8Array<ArrayBuffer>], "Acme.xlsx"));
    for (const [name, value] of Object.entries({
      id: "mine",
      createdBy: "Eve",
      createdById: "eve",
      blobHash: "0",
      version: "9",
    })) {
      form.append(name, value);
    }
    const made = await app.request("/api/questionnaires", { method: "POST", body: form });
    questionnaire = ((await made.json()) as Json).questionnaire;
    await app.context.jobs.idle();
    [question] = (await app.json("GET", `/api/questionnaires/${questionnaire.id}/questions`)).body.items;
  };

  it("is not set with an upload", async () => {
    await upload();
    expect(questionnaire.id).not.toBe("mine");
    expect(questionnaire.createdBy).toBe("Robin");
    expect(questionnaire.blobHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it("is not set with a decision: whose words they are, who decided, and on which evidence", async () => {
    await upload();
    const forged = [
      { document: "soc-2", contentHash: "0", passage: "p1", quote: "We are perfect.", start: 0, end: 15 },
    ];
    const body = {
      version: question.version,
      action: "approve",
      answer: { option: question.answer.options[0] ?? null, text: "We are perfect.", citations: forged, entry: null },
      decidedBy: "Somebody else",
      answeredBy: "somebody-else",
      state: "approved",
      decidedAt: "2000-01-01T00:00:00.000Z",
    };
    const { status, body: after } = await app.json("POST", `/api/questions/${question.id}/decisions`, body);
    if (status === 200) {
      expect(after.decidedBy).toBe("Robin");
      expect(after.answeredBy).not.toBe("somebody-else");
      expect(after.decidedAt > "2001").toBe(true);
      expect(JSON.stringify(after.review)).not.toContain('"quote":"We are perfect."');
    } else expect(status).toBe(400);
  });

  it("is not set with an edit of a questionnaire", async () => {
    await upload();
    const { body: before } = await app.json("GET", `/api/questionnaires/${questionnaire.id}`);
    const change = { version: before.version, id: "other", createdBy: "Eve", blobHash: "0", nda: true };
    await app.json("PATCH", `/api/questionnaires/${questionnaire.id}`, { ...change, name: "New" });
    const { body: after } = await app.json("GET", `/api/questionnaires/${questionnaire.id}`);
    expect(after).toMatchObject({ id: before.id, createdBy: "Robin", blobHash: before.blobHash, nda: before.nda });
  });

  it("is not set with a token, an invitation or a sign-in", async () => {
    await upload();
    const [{ id }] = (await app.json("GET", "/api/people")).body.items;
    const made = await app.json("POST", "/api/tokens", {
      name: "x",
      scopes: ["read"],
      password: SIGNED_IN_PASSWORD,
      person: "other",
      hash: "0",
      id: "mine",
    });
    expect(made.body.token.id).not.toBe("mine");
    const owners = await app.context.database.all("SELECT person FROM tokens");
    expect(owners).toEqual([{ person: id }]);
    const { body } = await app.json("POST", "/api/invitations", {
      email: "ben@example.com",
      role: "reader",
      kind: "first",
      secret: "x",
    });
    const look = await send(app, "POST", "/api/links/look", { secret: body.path.split("#")[1] });
    expect(look.body).toMatchObject({ kind: "invitation", role: "reader" });
    const opened = await send(app, "POST", "/api/links/open", {
      secret: body.path.split("#")[1],
      name: "Ben",
      password: PASSWORD,
      role: "admin",
      id: "chosen",
      permissions: ["administer"],
    });
    expect(opened.body.person).toMatchObject({ role: "reader", permissions: ["read"] });
    expect(opened.body.person.id).not.toBe("chosen");
  });
});

describe("names that mean other places", () => {
  const NAMES = [
    "../../etc/passwd",
    "..%2f..%2fetc%2fpasswd",
    "....//",
    "\u0000",
    "%00",
    "a/../../b",
    "\\\\host\\share",
    "CON",
    "'; DROP TABLE people; --",
  ];

  it.each(["/api/questionnaires/", "/api/questions/", "/api/documents/", "/api/jobs/", "/api/people/"])(
    "are not there under %s",
    async (base) => {
      const app = await testApp();
      for (const name of NAMES) {
        const { status } = await app.request(base + encodeURIComponent(name));
        expect(status, name).toBe(404);
      }
      expect(app.reported).toEqual([]);
    },
  );

  it("are only names of files that are uploaded, and of those that are downloaded", async () => {
    const app = await testApp();
    for (const name of [
      "../../evil.csv",
      "..\\evil.csv",
      "/etc/cron.d/evil.csv",
      "a\r\nSet-Cookie: x=1.csv",
      '"; filename=evil.exe;.csv',
    ]) {
      const { status, body } = await app.upload(
        name,
        new TextEncoder().encode("No.,Question,Answer\n1,Is data encrypted?,\n"),
      );
      expect(status, name).toBe(201);
      await app.context.jobs.idle();
      const [question] = (await app.json("GET", `/api/questionnaires/${body.questionnaire.id}/questions`)).body.items;
      await app.json("POST", `/api/questions/${question.id}/decisions`, {
        version: question.version,
        action: "not_applicable",
      });
      const filled = await app.request(`/api/questionnaires/${body.questionnaire.id}/export`, { method: "POST" });
      const disposition = filled.headers.get("Content-Disposition") ?? "";
      expect(filled.status, name).toBe(200);
      expect(disposition).toMatch(/^attachment; filename="[\x20-\x21\x23-\x7e]*"; filename\*=UTF-8''[\w%.~!-]+$/);
      expect(filled.headers.get("Set-Cookie")).toBeNull();
    }
  });
});
