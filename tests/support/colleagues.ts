/** Several people at one small questionnaire, for tests of what they do together. */
import type { Role } from "../../src/domain/role.ts";
import { type Json, type TestApp, testApp } from "./app.ts";
import { signedIn } from "./people.ts";

const SHEET = `Ref,Question,Answer
1,Do you encrypt customer data at rest?,
2,Do you hold a current SOC 2 Type II report?,
3,Who may read our records?,
4,How long are logs kept?,
`;

export interface Colleagues {
  readonly app: TestApp;
  /** The questionnaire's id and its questions'. */
  readonly id: string;
  readonly questions: readonly string[];
  /** A person's id. */
  idOf(name: string): string;
  /** As one of them: sends JSON and reads JSON. */
  as(name: string): (method: string, path: string, body?: unknown) => Promise<{ status: number; body: Json }>;
  /** Decides as one of them on the question as it now is. */
  decide(name: string, question: string, decision: object): Promise<{ status: number; body: Json }>;
  /** By Robin; resolves to its id. */
  upload(fileName: string): Promise<string>;
}

/** @param people names with their roles; Robin, an admin, is always there and uploads */
export async function colleagues(people: Readonly<Record<string, Role>>): Promise<Colleagues> {
  const app = await testApp();
  const cookies = new Map<string, string>();
  for (const [name, role] of Object.entries({ Robin: "admin" as Role, ...people })) {
    cookies.set(name, await signedIn(app.context, { name, role }));
  }
  const as = (name: string) => async (method: string, path: string, body?: unknown) => {
    const headers = { Cookie: cookies.get(name) ?? "", "Content-Type": "application/json" };
    const response = await app.request(path, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: response.status === 204 ? null : await response.json() };
  };
  const upload = async (fileName: string) => {
    const { body } = await app.upload(fileName, new TextEncoder().encode(SHEET));
    await app.context.jobs.idle();
    return body.questionnaire.id as string;
  };
  const id = await upload("Acme.csv");
  const { items } = (await app.json("GET", `/api/questionnaires/${id}/questions`)).body;
  const known = (await app.json("GET", "/api/colleagues")).body.items as { id: string; name: string }[];
  return {
    app,
    id,
    questions: items.map((question: Json) => question.id),
    idOf: (name) => known.find((one) => one.name === name)?.id as string,
    as,
    decide: async (name, question, decision) => {
      const { version } = (await app.json("GET", `/api/questions/${question}`)).body;
      return as(name)("POST", `/api/questions/${question}/decisions`, { version, ...decision });
    },
    upload,
  };
}
