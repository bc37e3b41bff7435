/** Every operation of the API's description against every role and against a stranger, from one table. */
import { describe, expect, it } from "vitest";
import { COMMAND_LINE } from "../../src/domain/actor.ts";
import { PERMISSIONS, type Permission, ROLES, type Role } from "../../src/domain/role.ts";
import { changeSettings } from "../../src/usecases/settings.ts";
import { type Json, type TestApp, testApp, vendorReview } from "../support/app.ts";
import { SIGNED_IN_PASSWORD, signedIn } from "../support/people.ts";

type Caller = Role | "stranger";
const EVERYBODY: readonly Caller[] = ["stranger", ...ROLES];
const SIGNED_IN = ROLES;
const from = (role: Role): readonly Caller[] => ROLES.slice(ROLES.indexOf(role));

/**
 * Who passes the gate of each operation, and the scopes that an admin's token needs to; what then happens to the request is
 * another matter.
 */
const TABLE: Readonly<Record<string, readonly [readonly Caller[], scopes: string]>> = {
  "GET /api/health": [EVERYBODY, "none"],
  "GET /api/ready": [EVERYBODY, "none"],
  "GET /api/session": [EVERYBODY, "none"],
  "POST /api/session": [EVERYBODY, "none"],
  "POST /api/links/look": [EVERYBODY, "none"],
  "POST /api/links/open": [EVERYBODY, "none"],
  "GET /api/provider": [EVERYBODY, "none"],
  "GET /api/provider/depart": [EVERYBODY, "none"],
  "GET /api/provider/callback": [EVERYBODY, "none"],
  "DELETE /api/session": [SIGNED_IN, "none"],
  "GET /api/sessions": [SIGNED_IN, "none"],
  "DELETE /api/sessions": [SIGNED_IN, "a person"],
  "DELETE /api/sessions/{id}": [SIGNED_IN, "a person"],
  "PUT /api/password": [SIGNED_IN, "a person"],
  "GET /api/second-factor": [SIGNED_IN, "none"],
  "POST /api/second-factor": [SIGNED_IN, "a person"],
  "POST /api/second-factor/confirm": [SIGNED_IN, "a person"],
  "POST /api/second-factor/recovery-codes": [SIGNED_IN, "a person"],
  "POST /api/second-factor/end": [SIGNED_IN, "a person"],
  "GET /api/tokens": [SIGNED_IN, "none"],
  "POST /api/tokens": [SIGNED_IN, "a person"],
  "DELETE /api/tokens/{id}": [SIGNED_IN, "a person"],
  "GET /api/people": [["admin"], "administer"],
  "PATCH /api/people/{id}": [["admin"], "administer"],
  "POST /api/people/{id}/reset": [["admin"], "administer"],
  "DELETE /api/people/{id}/second-factor": [["admin"], "administer"],
  "GET /api/people/{id}/ways-in": [["admin"], "administer"],
  "DELETE /api/people/{id}/ways-in": [["admin"], "administer"],
  "DELETE /api/people/{id}/sessions/{session}": [["admin"], "administer"],
  "DELETE /api/people/{id}/tokens/{token}": [["admin"], "administer"],
  "POST /api/invitations": [["admin"], "administer"],
  "GET /api/links": [["admin"], "administer"],
  "DELETE /api/links/{id}": [["admin"], "administer"],
  "GET /api/settings": [SIGNED_IN, "read"],
  "PATCH /api/settings": [["admin"], "administer"],
  "GET /api/retention": [["admin"], "administer"],
  "GET /api/record": [["admin"], "administer"],
  "GET /api/record/export": [["admin"], "administer"],
  "GET /api/record/verify": [["admin"], "administer"],
  "GET /api/questionnaires": [SIGNED_IN, "read"],
  "POST /api/questionnaires": [from("contributor"), "contribute"],
  "GET /api/questionnaires/{id}/changes": [SIGNED_IN, "read"],
  "GET /api/questionnaires/{id}": [SIGNED_IN, "read"],
  "PATCH /api/questionnaires/{id}": [from("contributor"), "read and contribute"],
  "DELETE /api/questionnaires/{id}": [from("reviewer"), "read and review"],
  "GET /api/questionnaires/{id}/questions": [SIGNED_IN, "read"],
  "GET /api/questionnaires/{id}/export/plan": [SIGNED_IN, "read"],
  "POST /api/questionnaires/{id}/export": [from("contributor"), "read and contribute"],
  "GET /api/questionnaires/{id}/exports": [SIGNED_IN, "read"],
  "GET /api/questionnaires/{id}/exports/{export}/differences": [SIGNED_IN, "read"],
  "GET /api/questionnaires/{id}/sheets/{sheet}": [SIGNED_IN, "read"],
  "POST /api/questionnaires/{id}/layout/preview": [SIGNED_IN, "read"],
  "PUT /api/questionnaires/{id}/layout": [from("contributor"), "read and contribute"],
  "PUT /api/questionnaires/{id}/nda": [from("reviewer"), "read and review"],
  "GET /api/questions/{id}": [SIGNED_IN, "read"],
  "GET /api/questions/{id}/events": [SIGNED_IN, "read"],
  "POST /api/questions/{id}/decisions": [from("reviewer"), "read and review"],
  "POST /api/questions/{id}/keep": [from("reviewer"), "read and curate"],
  "POST /api/questionnaires/{id}/decisions": [from("contributor"), "read and contribute"],
  "GET /api/questions/{id}/similar": [SIGNED_IN, "read"],
  "POST /api/questionnaires/{id}/undo": [from("contributor"), "read and contribute"],
  "GET /api/questionnaires/{id}/steps": [from("contributor"), "read and contribute"],
  "GET /api/questions/{id}/comments": [SIGNED_IN, "read"],
  "POST /api/questions/{id}/comments": [from("contributor"), "read and contribute"],
  "PUT /api/questions/{id}/expert": [from("contributor"), "read and contribute"],
  "DELETE /api/questions/{id}/expert": [from("contributor"), "read and contribute"],
  "PATCH /api/comments/{id}": [from("contributor"), "contribute"],
  "DELETE /api/comments/{id}": [from("contributor"), "contribute"],
  "GET /api/work": [SIGNED_IN, "read"],
  "GET /api/work/counts": [SIGNED_IN, "read"],
  "POST /api/work/read": [SIGNED_IN, "read"],
  "GET /api/colleagues": [SIGNED_IN, "read"],
  "GET /api/jobs/{id}": [SIGNED_IN, "read"],
  "GET /api/library": [SIGNED_IN, "read"],
  "GET /api/insight": [SIGNED_IN, "read"],
  "GET /api/library/freshness": [SIGNED_IN, "read"],
  "GET /api/library/findings": [SIGNED_IN, "read"],
  "GET /api/library/contradicted": [SIGNED_IN, "read"],
  "GET /api/library/topics": [SIGNED_IN, "read"],
  "POST /api/library/findings/keep-both": [from("reviewer"), "curate"],
  "GET /api/documents/{id}/care": [SIGNED_IN, "read"],
  "PUT /api/documents/{id}/care": [from("reviewer"), "read and curate"],
  "GET /api/documents/{id}/resting": [SIGNED_IN, "read"],
  "PUT /api/documents/{id}/retired": [from("reviewer"), "read and curate"],
  "POST /api/entries": [from("reviewer"), "read and curate"],
  "POST /api/entries/merge": [from("reviewer"), "curate"],
  "GET /api/entries/{id}": [SIGNED_IN, "read"],
  "PUT /api/entries/{id}": [from("reviewer"), "curate"],
  "GET /api/entries/{id}/versions": [SIGNED_IN, "read"],
  "POST /api/entries/{id}/renew": [from("reviewer"), "curate"],
  "POST /api/entries/{id}/archive": [from("reviewer"), "curate"],
  "POST /api/entries/{id}/restore": [from("reviewer"), "curate"],
  "GET /api/questions/{id}/learn": [SIGNED_IN, "read"],
  "POST /api/questions/{id}/learn/phrasing": [from("reviewer"), "read and curate"],
  "POST /api/questions/{id}/learn/edit": [from("contributor"), "read and contribute"],
  "GET /api/entry-proposals": [SIGNED_IN, "read"],
  "POST /api/entry-proposals/{id}/accept": [from("contributor"), "contribute"],
  "POST /api/entry-proposals/{id}/decline": [from("contributor"), "contribute"],
  "POST /api/library/import": [from("reviewer"), "curate"],
  "POST /api/library/files/tell": [from("reviewer"), "curate"],
  "POST /api/library/answers/plan": [from("reviewer"), "curate"],
  "POST /api/library/answers": [from("reviewer"), "curate"],
  "GET /api/library/export": [from("reviewer"), "curate"],
  "POST /api/library/bring": [from("reviewer"), "curate"],
  "POST /api/ask": [SIGNED_IN, "read"],
  "GET /api/documents": [SIGNED_IN, "read"],
  "POST /api/documents/proposals": [from("reviewer"), "curate"],
  "GET /api/documents/proposals": [from("reviewer"), "curate"],
  "POST /api/documents/proposals/{id}/confirm": [from("reviewer"), "curate"],
  "DELETE /api/documents/proposals/{id}": [from("reviewer"), "curate"],
  "GET /api/documents/{id}/original": [SIGNED_IN, "read"],
  "GET /api/documents/{id}/changes": [SIGNED_IN, "read"],
  "GET /api/documents/{id}/uses": [SIGNED_IN, "read"],
  "POST /api/documents/{id}/changes": [from("reviewer"), "curate"],
  "GET /api/documents/{id}": [SIGNED_IN, "read"],
};

const ALLOWED = Object.fromEntries(Object.entries(TABLE).map(([operation, [callers]]) => [operation, callers]));
/** "none" where any token will do, "a person" where none does. */
const SCOPES = Object.fromEntries(Object.entries(TABLE).map(([operation, [, scopes]]) => [operation, scopes]));

/** A body that passes the schema, where an operation needs one. */
const BODIES: Readonly<Record<string, unknown>> = {
  "POST /api/session": { email: "x@example.com", password: "x" },
  "POST /api/links/look": { secret: "x" },
  "POST /api/links/open": { secret: "x", password: "x" },
  "PUT /api/password": { before: "x", after: "y" },
  "POST /api/second-factor": { password: "x" },
  "POST /api/second-factor/confirm": { code: "x" },
  "POST /api/second-factor/recovery-codes": { code: "x" },
  "POST /api/second-factor/end": { code: "x" },
  "POST /api/tokens": { name: "x", scopes: ["read"] },
  "PATCH /api/people/{id}": {},
  "POST /api/invitations": { email: "new@example.com", role: "reader" },
  "PATCH /api/settings": {},
  "POST /api/questions/{id}/decisions": { version: 0, action: "approve" },
  "POST /api/questions/{id}/keep": {},
  "POST /api/questions/{id}/comments": { text: "Who knows?" },
  "PUT /api/questions/{id}/expert": { expert: "Robin" },
  "PATCH /api/comments/{id}": { version: 1, text: "Nobody." },
  "PATCH /api/questionnaires/{id}": { version: 0 },
  "POST /api/work/read": {},
  "POST /api/questionnaires/{id}/decisions": { decisions: [{ id: "none", version: 0, action: "approve" }] },
  "POST /api/questionnaires/{id}/undo": { questions: [{ id: "none", version: 0 }] },
  "POST /api/questionnaires/{id}/layout/preview": { corrections: [] },
  "PUT /api/questionnaires/{id}/layout": { corrections: [] },
  "PUT /api/questionnaires/{id}/nda": { nda: false },
  "POST /api/library/findings/keep-both": { entries: ["one", "other"] },
  "PUT /api/documents/{id}/care": {
    version: 1,
    access: "public",
    owner: null,
    validUntil: null,
    reviewBy: null,
    supersededBy: null,
  },
  "PUT /api/documents/{id}/retired": { version: 1, retired: true },
  "POST /api/entries": { question: "Is it?", answer: "It is." },
  "POST /api/entries/merge": { survivor: { id: "none", version: 1 }, other: { id: "other", version: 1 } },
  "PUT /api/entries/{id}": { version: 1, question: "Is it?", answer: "It is." },
  "POST /api/entries/{id}/renew": { version: 1 },
  "POST /api/entries/{id}/archive": { version: 1, archived: true },
  "POST /api/entries/{id}/restore": { version: 1, to: 1 },
  "POST /api/questions/{id}/learn/edit": {},
  "POST /api/entry-proposals/{id}/accept": { version: 1 },
  "POST /api/entry-proposals/{id}/decline": { reason: "No." },
  "POST /api/ask": { question: "Is data encrypted?" },
  "POST /api/documents/proposals/{id}/confirm": {
    facts: {
      title: "x",
      kind: "other",
      published: null,
      asOf: null,
      validUntil: null,
      reviewBy: null,
      access: "public",
      certifications: [],
    },
    editionOf: null,
  },
  "POST /api/documents/{id}/changes": { entry: "none", passage: "none", seen: "none" },
};

const FORMS = [
  "POST /api/questionnaires",
  "POST /api/library/import",
  "POST /api/documents/proposals",
  "POST /api/library/files/tell",
  "POST /api/library/answers/plan",
  "POST /api/library/answers",
  "POST /api/library/bring",
];

/** Each operation of the description with a path to something that is there; what deletes comes last, for the others' sake. */
async function operationsOf(app: TestApp): Promise<[operation: string, path: string][]> {
  const { paths } = (await app.json("GET", "/api/openapi.json")).body;
  const known = await ids(app);
  return Object.entries(paths)
    .flatMap(([path, methods]) => Object.keys(methods as object).map((method) => `${method.toUpperCase()} ${path}`))
    .sort((one, other) => Number(one.startsWith("DELETE")) - Number(other.startsWith("DELETE")))
    .map((operation) => {
      const [, path = "", kind = ""] = /^\S+ (\/api\/([^/]+).*)$/.exec(operation) ?? [];
      return [operation, path.replace("{id}", () => known[kind] ?? "none")];
    });
}

async function ids(app: TestApp) {
  const { body } = await app.upload("Acme.xlsx", vendorReview());
  await app.context.jobs.idle();
  const { id } = body.questionnaire;
  const { items } = (await app.json("GET", `/api/questionnaires/${id}/questions`)).body;
  return { questionnaires: id, questions: items[0].id, jobs: body.job.id, documents: "soc-2" } as Record<
    string,
    string
  >;
}

/** Whether the gate let the request pass: neither "sign in first" nor "not allowed". */
async function passes(app: TestApp, operation: string, path: string, who: Record<string, string>): Promise<boolean> {
  const [method = ""] = operation.split(" ");
  const form = new FormData();
  form.append("file", new File(["no workbook"], "notes.md"));
  const body = FORMS.includes(operation) ? form : BODIES[operation] && JSON.stringify(BODIES[operation]);
  const headers = { ...who, ...(typeof body === "string" ? { "Content-Type": "application/json" } : {}) };
  const response = await app.request(path, { method, headers, ...(body ? { body: body as BodyInit } : {}) });
  expect(response.status, `${operation} broke`).toBeLessThan(500);
  if (response.ok) return true;
  const { error } = (await response.json()) as Json;
  return error.code !== "not_signed_in" && error.code !== "forbidden";
}

describe("the roles", () => {
  it("allow on each operation just what the table says, and the table names each operation", async () => {
    const app = await testApp();
    const operations = await operationsOf(app);
    expect(operations.map(([operation]) => operation).sort()).toEqual(Object.keys(ALLOWED).sort());
    const allowed: Record<string, Caller[]> = {};
    for (const [operation, path] of operations) {
      for (const caller of EVERYBODY) {
        const Cookie = caller === "stranger" ? "none=" : await signedIn(app.context, { name: caller, role: caller });
        if (await passes(app, operation, path, { Cookie }))
          allowed[operation] = [...(allowed[operation] ?? []), caller];
      }
    }
    expect(allowed).toEqual(ALLOWED);
    expect(app.reported).toEqual([]);
  });

  it("let a contributor draft and assign, but neither decide nor touch what is approved", async () => {
    const app = await testApp();
    const { questions } = await ids(app);
    const Cookie = await signedIn(app.context, { name: "Carl", role: "contributor" });
    const decide = async (decision: object) => {
      const { version } = (await app.json("GET", `/api/questions/${questions}`)).body;
      const body = JSON.stringify({ version, ...decision });
      const headers = { Cookie, "Content-Type": "application/json" };
      return (await app.request(`/api/questions/${questions}/decisions`, { method: "POST", headers, body })).status;
    };
    const { options } = (await app.json("GET", `/api/questions/${questions}`)).body.answer;
    const edit = { action: "edit", answer: { option: options[0] ?? null, text: "A draft." } };
    expect(await decide(edit)).toBe(200);
    expect(await decide({ action: "assign", assignee: "Robin" })).toBe(200);
    for (const action of ["approve", "reject", "not_applicable", "reopen"]) expect(await decide({ action })).toBe(403);
    expect(await decide({ action: "discard" })).toBe(200);
    expect(await decide({ action: "discard" })).toBe(400);
    expect(await decide(edit)).toBe(200);
    const { version } = (await app.json("GET", `/api/questions/${questions}`)).body;
    await app.json("POST", `/api/questions/${questions}/decisions`, { version, action: "approve" });
    expect(await decide(edit)).toBe(403);
    expect(await decide({ action: "discard" })).toBe(403);
  });

  it("keep the last admin", async () => {
    const app = await testApp();
    const { body } = await app.json("GET", "/api/people");
    const [{ id }] = body.items;
    expect((await app.json("PATCH", `/api/people/${id}`, { role: "reviewer" })).status).toBe(409);
    expect((await app.json("PATCH", `/api/people/${id}`, { disabled: true })).status).toBe(409);
    await signedIn(app.context, { name: "Ben", role: "admin" });
    expect((await app.json("PATCH", `/api/people/${id}`, { role: "reviewer" })).status).toBe(200);
    expect((await app.json("GET", "/api/people")).status).toBe(403);
  });

  it("take no role, id or address from a request that has no business to give one", async () => {
    const app = await testApp();
    const [{ id }] = (await app.json("GET", "/api/people")).body.items;
    for (const change of [{ id: "other" }, { email: "eve@example.com" }, { password: "x" }]) {
      expect((await app.json("PATCH", `/api/people/${id}`, change)).status).toBe(400);
    }
    expect((await app.json("PATCH", "/api/settings", { anything: true })).status).toBe(400);
  });
});

describe("the scopes of an API token", () => {
  it("are each needed where the table says so, and together enough, though its person is an admin", async () => {
    const app = await testApp();
    const tokens = new Map<string, Promise<string>>();
    const tokenWith = (scopes: readonly Permission[]) => {
      const name = scopes.join(" ") || "none";
      const token = tokens.get(name) ?? makeToken(app, name, scopes);
      tokens.set(name, token);
      return token;
    };
    const needed: Record<string, string> = {};
    for (const [operation, path] of await operationsOf(app)) {
      const passesWith = async (scopes: readonly Permission[]) =>
        passes(app, operation, path, { Authorization: `Bearer ${await tokenWith(scopes)}` });
      const without: Permission[] = [];
      for (const scope of PERMISSIONS) {
        if (!(await passesWith(PERMISSIONS.filter((one) => one !== scope)))) without.push(scope);
      }
      const enough = await passesWith(without);
      needed[operation] = enough ? without.join(" and ") || "none" : "a person";
    }
    expect(needed).toEqual(SCOPES);
    expect(app.reported).toEqual([]);
  });
});

/** One without any scope cannot be made over the API; it shows which operations ask for none. */
async function makeToken(app: TestApp, name: string, scopes: readonly Permission[]): Promise<string> {
  const made = { name, scopes: scopes.length > 0 ? scopes : ["read"], password: SIGNED_IN_PASSWORD };
  const { token, secret } = (await app.json("POST", "/api/tokens", made)).body;
  await app.context.database.run("UPDATE tokens SET scopes = ? WHERE id = ?", JSON.stringify(scopes), token.id);
  return secret;
}

describe("the rule that nobody approves their own words", () => {
  it("asks for a second person, for an edit and for an approval with an edit, but not for the library's words", async () => {
    const app = await testApp();
    await changeSettings(app.context, COMMAND_LINE, { approveOwnAnswers: false });
    const { questions } = await ids(app);
    const path = `/api/questions/${questions}`;
    const { options } = (await app.json("GET", path)).body.answer;
    const answer = { option: options[0] ?? null, text: "My own words." };
    const decide = async (decision: object, as?: string) => {
      const { version } = (await app.json("GET", path)).body;
      return (await app.json("POST", `${path}/decisions`, { version, ...decision }, as)).status;
    };
    expect(await decide({ action: "approve", answer })).toBe(403);
    expect(await decide({ action: "edit", answer })).toBe(200);
    expect(await decide({ action: "approve" })).toBe(403);
    expect(await decide({ action: "approve", answer })).toBe(403);
    expect(await decide({ action: "approve" }, "Ben")).toBe(200);
    // Taking it back and approving it again does not make the words somebody else's.
    expect(await decide({ action: "reopen" }, "Ben")).toBe(200);
    expect(await decide({ action: "approve" })).toBe(403);
    expect(await decide({ action: "reject" })).toBe(200);
    expect(await decide({ action: "approve" })).toBe(200);
  });

  describe("counts what somebody wrote into the library as their own", () => {
    const ASKED = "Who waters the plants at Example Ltd?";
    const WORDS = "The night watch waters the plants at Example Ltd every evening.";

    async function watered() {
      const app = await testApp();
      await changeSettings(app.context, COMMAND_LINE, { approveOwnAnswers: false });
      const draft = (answer: string) => ({
        ...{ question: ASKED, phrasings: [], answer, option: null, citations: [], topics: [], references: [] },
        ...{ access: "public", owner: null, cycle: null },
      });
      return {
        app,
        create: async (as: string) => (await app.json("POST", "/api/entries", draft(WORDS), as)).body.id as string,
        edit: async (as: string, id: string, version: number, answer: string) =>
          (await app.json("PUT", `/api/entries/${id}`, { version, ...draft(answer) }, as)).status,
        ask: async () => {
          const { body } = await app.upload(
            "plants.csv",
            new TextEncoder().encode(`No,Question,Answer\n1,${ASKED},\n`),
          );
          await app.context.jobs.idle();
          const [question] = (await app.json("GET", `/api/questionnaires/${body.questionnaire.id}/questions`)).body
            .items;
          return question as Json;
        },
        approve: async (as: string, { id, version }: Json) =>
          (await app.json("POST", `/api/questions/${id}/decisions`, { version, action: "approve" }, as)).status,
      };
    }

    it("for the one who made the entry, one by one and in bulk, and not for anybody else", async () => {
      const { app, create, ask, approve } = await watered();
      const entry = await create("Ann");
      const question = await ask();
      expect(question.suggestion.entry).toBe(entry);
      expect(await approve("Ann", question)).toBe(403);
      const decisions = [{ id: question.id, version: 1, action: "approve" }];
      const path = `/api/questionnaires/${question.questionnaire}/decisions`;
      expect((await app.json("POST", path, { decisions }, "Ann")).status).toBe(403);
      expect(await approve("Ben", question)).toBe(200);
    });

    it("for whoever wrote it last, as it was suggested", async () => {
      const { create, edit, ask, approve } = await watered();
      const entry = await create("Ann");
      const before = await ask();
      expect(await edit("Ben", entry, 1, "The gardener waters the plants at Example Ltd on Mondays.")).toBe(200);
      const after = await ask();
      expect(await approve("Ann", before)).toBe(403);
      expect(await approve("Ben", after)).toBe(403);
      expect(await approve("Ann", after)).toBe(200);
      expect(await approve("Ben", before)).toBe(200);
    });

    it("for whoever proposed it, not for who accepted it", async () => {
      const { app, create, ask, approve } = await watered();
      const entry = await create("Ben");
      const edited = await ask();
      const answer = { option: null, text: `${WORDS} In summer also in the morning.`, entry };
      const path = `/api/questions/${edited.id}`;
      await app.json("POST", `${path}/decisions`, { version: 1, action: "edit", answer }, "Ann");
      expect(await approve("Ben", { id: edited.id, version: 2 })).toBe(200);
      const proposal = (await app.json("POST", `${path}/learn/edit`, {}, "Ann")).body;
      const accepted = await app.json("POST", `/api/entry-proposals/${proposal.id}/accept`, { version: 1 }, "Ben");
      expect(accepted.status).toBe(200);
      const asked = await ask();
      expect(await approve("Ann", asked)).toBe(403);
      expect(await approve("Ben", asked)).toBe(200);
    });

    it("for whoever's answer was kept", async () => {
      const { app, ask, approve } = await watered();
      const first = await ask();
      const path = `/api/questions/${first.id}`;
      await app.json(
        "POST",
        `${path}/decisions`,
        { version: 1, action: "edit", answer: { option: null, text: WORDS } },
        "Ann",
      );
      expect(await approve("Ben", { id: first.id, version: 2 })).toBe(200);
      expect((await app.json("POST", `${path}/keep`, {}, "Ben")).status).toBe(200);
      const again = await ask();
      expect(again.suggestion.entry).toBe(`approved:${first.id}`);
      expect(await approve("Ann", again)).toBe(403);
      expect(await approve("Ben", again)).toBe(200);
    });

    it("but not what a file brought", async () => {
      const { app, ask, approve } = await watered();
      const form = new FormData();
      const text = `---\nid: plants\ntitle: Plants\n---\n\n# Plants\n\n${WORDS}\n`;
      form.append("file", new File([text], "plants.md"));
      await app.request("/api/library/import", { method: "POST", body: form });
      const answers = `- id: plants\n  question: ${ASKED}\n  answer: ${WORDS}\n  citations:\n    - document: plants\n      quote: ${WORDS}\n`;
      const second = new FormData();
      second.append("file", new File([answers], "plants.yaml"));
      await app.request("/api/library/import", { method: "POST", body: second });
      const question = await ask();
      expect(question.suggestion.entry).toBe("curated:plants");
      expect(await approve("Robin", question)).toBe(200);
    });
  });
});
