/**
 * Every request the pages make, one function each, through the typed client of the API: a route that changes its shape
 * is an error of the compiler here.
 */
import { hc, parseResponse } from "hono/client";
import type { AppType } from "../../api/app.ts";
import type { CitationStyle } from "../../domain/export.ts";
import { ApiError, send } from "./client.ts";
import type {
  Answer,
  Decision,
  LayoutCorrection,
  Page,
  Permission,
  Question,
  Questionnaire,
  Role,
  Settings,
} from "./types.ts";

export const { api } = hc<AppType>("/", { fetch: send });

export type Signal = AbortSignal | undefined;
export const until = (signal: Signal) => (signal ? { init: { signal } } : {});
export const from = (cursor: string | null) => (cursor === null ? {} : { cursor });

/** Questions a request brings; the most the server gives at once. */
const PAGE = "500";

/** All pages of a list, in order; `each` sees what has come so far after every page. */
async function all<Item>(
  page: (cursor: string | null) => Promise<Page<Item>>,
  each: (sofar: readonly Item[]) => void = () => {},
): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | null = null;
  do {
    const { items: more, next }: Page<Item> = await page(cursor);
    items.push(...more);
    each([...items]);
    cursor = next;
  } while (cursor !== null);
  return items;
}

export const listQuestionnaires = (signal?: Signal): Promise<Questionnaire[]> =>
  all((cursor) => parseResponse(api.questionnaires.$get({ query: from(cursor) }, until(signal))));

export const getQuestionnaire = (id: string, signal?: Signal) =>
  parseResponse(api.questionnaires[":id"].$get({ param: { id } }, until(signal)));

/** The first page where there is no cursor. */
export const pageOfQuestionnaires = (
  filter: { status?: "open" | "done" | "archived"; mine?: "true"; search?: string },
  cursor: string | null,
  signal?: Signal,
) => parseResponse(api.questionnaires.$get({ query: { ...filter, ...from(cursor), limit: "50" } }, until(signal)));

/** @param due a day, or empty */
export function uploadQuestionnaire(file: File, customer: string, due = "") {
  const form = { file, ...(customer.trim() ? { customer: customer.trim() } : {}), ...(due ? { due } : {}) };
  return parseResponse(api.questionnaires.$post({ form }));
}

export const editQuestionnaire = (
  id: string,
  version: number,
  edit: { name?: string; customer?: string | null; due?: string | null; archived?: boolean },
) => parseResponse(api.questionnaires[":id"].$patch({ param: { id }, json: { version, ...edit } }));

export async function deleteQuestionnaire(id: string): Promise<void> {
  await api.questionnaires[":id"].$delete({ param: { id } });
}

export const listQuestions = (
  questionnaire: string,
  signal?: Signal,
  each?: (sofar: readonly Question[]) => void,
): Promise<Question[]> =>
  all<Question>(
    (cursor) =>
      parseResponse(
        api.questionnaires[":id"].questions.$get(
          { param: { id: questionnaire }, query: { ...from(cursor), limit: PAGE } },
          until(signal),
        ),
      ),
    each,
  );

export const listEvents = async (question: string, signal?: Signal) =>
  (await parseResponse(api.questions[":id"].events.$get({ param: { id: question } }, until(signal)))).items;

export const decideQuestion = (id: string, version: number, decision: Decision): Promise<Question> =>
  parseResponse(api.questions[":id"].decisions.$post({ param: { id }, json: { version, ...given(decision) } }));

/** Many decisions in one batch; each names the version that was seen. */
export const decideQuestions = (
  questionnaire: string,
  wanted: readonly { readonly id: string; readonly version: number; readonly decision: Decision }[],
) =>
  parseResponse(
    api.questionnaires[":id"].decisions.$post({
      param: { id: questionnaire },
      json: { decisions: wanted.map(({ id, version, decision }) => ({ id, version, ...given(decision) })) },
    }),
  );

/** Takes one's own newest decisions back. @param questions each with the version that the decision made */
export const undoDecisions = (questionnaire: string, questions: { id: string; version: number }[]) =>
  parseResponse(api.questionnaires[":id"].undo.$post({ param: { id: questionnaire }, json: { questions } }));

/** One's own newest steps that can be taken back, the newest first. */
export const listSteps = async (questionnaire: string) =>
  (await parseResponse(api.questionnaires[":id"].steps.$get({ param: { id: questionnaire } }))).items;

/** Other questions of the questionnaire that ask nearly the same, the most alike first. */
export const listSimilar = async (id: string, signal?: Signal) =>
  (await parseResponse(api.questions[":id"].similar.$get({ param: { id } }, until(signal)))).items;

/** Of an answer's evidence only the entries are named: the server looks their citations up itself. */
function given(decision: Decision) {
  if (decision.action === "edit") return { ...decision, answer: bare(decision.answer) };
  if (decision.action !== "approve") return decision;
  return { action: decision.action, ...(decision.answer ? { answer: bare(decision.answer) } : {}) };
}

const bare = ({ option, text, entry, also }: Answer) => ({ option, text, entry, ...(also ? { also: [...also] } : {}) });

export const keepAnswer = (id: string) => parseResponse(api.questions[":id"].keep.$post({ param: { id }, json: {} }));

/** A window of `count` rows on a sheet, from row `first` on. */
export const previewSheet = (id: string, sheet: string, first: number, count: number, signal?: Signal) =>
  parseResponse(
    api.questionnaires[":id"].sheets[":sheet"].$get(
      // The client puts parameters into the address as they are.
      { param: { id, sheet: encodeURIComponent(sheet) }, query: { first: String(first), count: String(count) } },
      until(signal),
    ),
  );

export type SheetPreview = Awaited<ReturnType<typeof previewSheet>>;

export const previewLayout = (id: string, corrections: readonly LayoutCorrection[], signal?: Signal) =>
  parseResponse(
    api.questionnaires[":id"].layout.preview.$post(
      { param: { id }, json: { corrections: [...corrections] } },
      until(signal),
    ),
  );

export type LayoutPreview = Awaited<ReturnType<typeof previewLayout>>;

/** @param seen what the person was shown that they lose; more than that is refused */
export function correctLayout(id: string, corrections: readonly LayoutCorrection[], seen: LayoutPreview | undefined) {
  const losses = seen && { decided: seen.decided, approved: seen.approved, reopened: seen.reopened };
  return parseResponse(
    api.questionnaires[":id"].layout.$put({
      param: { id },
      json: { corrections: [...corrections], ...(losses && { seen: losses }) },
    }),
  );
}

export type { CitationStyle };

export const planExport = (id: string, citations: CitationStyle, signal?: Signal) =>
  parseResponse(api.questionnaires[":id"].export.plan.$get({ param: { id }, query: { citations } }, until(signal)));

export type ExportPlan = Awaited<ReturnType<typeof planExport>>;

/** The filled workbook, the name it should be saved under, and the id by which its differences are found. */
export async function exportQuestionnaire(
  id: string,
  citations: CitationStyle,
): Promise<{ blob: Blob; fileName: string; exportId: string | null }> {
  const response = await api.questionnaires[":id"].export.$post({ param: { id }, query: { citations } });
  const disposition = response.headers.get("Content-Disposition") ?? "";
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  const plain = /filename="([^"]*)"/i.exec(disposition)?.[1];
  const fileName = encoded ? decodeURIComponent(encoded) : (plain ?? "questionnaire.xlsx");
  return { blob: await response.blob(), fileName, exportId: response.headers.get("X-Export-Id") };
}

/** The filled workbooks that left, newest first. */
export const listExports = async (id: string, signal?: Signal) =>
  (await parseResponse(api.questionnaires[":id"].exports.$get({ param: { id } }, until(signal)))).items;

export type PastExport = Awaited<ReturnType<typeof listExports>>[number];

export const readDifferences = (id: string, exportId: string, signal?: Signal) =>
  parseResponse(
    api.questionnaires[":id"].exports[":export"].differences.$get({ param: { id, export: exportId } }, until(signal)),
  );

export type Differences = Awaited<ReturnType<typeof readDifferences>>;

export const searchLibrary = (search: string, signal?: Signal) =>
  parseResponse(api.library.$get({ query: search ? { search } : {} }, until(signal)));

export const listDocuments = async (signal?: Signal) =>
  (await parseResponse(api.documents.$get({}, until(signal)))).items;

/** @param edition content hash; the present edition where it is null, or where that one is unknown */
export const getDocument = async (id: string, edition: string | null, signal?: Signal) => {
  const param = { id: encodeURIComponent(id) };
  try {
    return await parseResponse(api.documents[":id"].$get({ param, query: edition ? { edition } : {} }, until(signal)));
  } catch (error) {
    if (!edition || !(error instanceof ApiError) || error.status !== 404) throw error;
    return parseResponse(api.documents[":id"].$get({ param, query: {} }, until(signal)));
  }
};

export const importFiles = (files: File[]) => parseResponse(api.library.import.$post({ form: { file: files } }));

export const whoAmI = async () => (await parseResponse(api.session.$get())).person;

/** @param code null where none was asked for */
export const signIn = async (email: string, password: string, code: string | null) =>
  (await parseResponse(api.session.$post({ json: { email, password, ...(code === null ? {} : { code }) } }))).person;

/** What else there is to sign in with; null where there is nothing. */
export const getProvider = async () => (await parseResponse(api.provider.$get())).name;

export const getSecondFactor = () => parseResponse(api["second-factor"].$get());

export const beginSecondFactor = (password: string) =>
  parseResponse(api["second-factor"].$post({ json: { password } }));

export const confirmSecondFactor = async (code: string) =>
  (await parseResponse(api["second-factor"].confirm.$post({ json: { code } }))).recoveryCodes;

export const renewRecoveryCodes = async (code: string) =>
  (await parseResponse(api["second-factor"]["recovery-codes"].$post({ json: { code } }))).recoveryCodes;

export async function endSecondFactor(code: string): Promise<void> {
  await api["second-factor"].end.$post({ json: { code } });
}

export async function signOut(): Promise<void> {
  await api.session.$delete();
}

export const lookAtLink = (secret: string) => parseResponse(api.links.look.$post({ json: { secret } }));

export const openLink = async (opening: {
  secret: string;
  password: string;
  name?: string;
  email?: string;
  code?: string;
}) => (await parseResponse(api.links.open.$post({ json: opening }))).person;

export const listSessions = async () => (await parseResponse(api.sessions.$get())).items;

export async function endSession(id: string): Promise<void> {
  await api.sessions[":id"].$delete({ param: { id } });
}

export async function endOtherSessions(): Promise<void> {
  await api.sessions.$delete();
}

export async function changePassword(before: string, after: string): Promise<void> {
  await api.password.$put({ json: { before, after } });
}

export const listTokens = async () => (await parseResponse(api.tokens.$get())).items;

/** @param password of whoever signed in with one */
export const makeToken = (name: string, scopes: Permission[], days: number, password?: string) =>
  parseResponse(api.tokens.$post({ json: { name, scopes, days, ...(password === undefined ? {} : { password }) } }));

export async function endToken(id: string): Promise<void> {
  await api.tokens[":id"].$delete({ param: { id } });
}

export const listPeople = async () => (await parseResponse(api.people.$get())).items;

export const changePerson = (id: string, change: { role?: Role; disabled?: boolean }) =>
  parseResponse(api.people[":id"].$patch({ param: { id }, json: change }));

export async function switchOffSecondFactor(id: string): Promise<void> {
  await api.people[":id"]["second-factor"].$delete({ param: { id } });
}

export const offerReset = (id: string) => parseResponse(api.people[":id"].reset.$post({ param: { id } }));

export const invite = (email: string, role: Role) => parseResponse(api.invitations.$post({ json: { email, role } }));

export const listWaysIn = (id: string) => parseResponse(api.people[":id"]["ways-in"].$get({ param: { id } }));

export async function endWaysIn(id: string): Promise<void> {
  await api.people[":id"]["ways-in"].$delete({ param: { id } });
}

export async function endSessionOf(id: string, session: string): Promise<void> {
  await api.people[":id"].sessions[":session"].$delete({ param: { id, session } });
}

export async function endTokenOf(id: string, token: string): Promise<void> {
  await api.people[":id"].tokens[":token"].$delete({ param: { id, token } });
}

export const listLinks = async () => (await parseResponse(api.links.$get())).items;

export async function withdrawLink(id: string): Promise<void> {
  await api.links[":id"].$delete({ param: { id } });
}

export const getSettings = () => parseResponse(api.settings.$get());

export const changeSettings = (change: Partial<Settings>) => parseResponse(api.settings.$patch({ json: change }));

/** What would be deleted now if finished questionnaires were kept for so many days. */
export const planRetention = async (days: number, signal?: Signal) =>
  (await parseResponse(api.retention.$get({ query: { days: String(days) } }, until(signal)))).items;

export const readRecord = (action: string | null, cursor: string | null) =>
  parseResponse(api.record.$get({ query: { ...from(cursor), ...(action ? { action } : {}) } }));

export const verifyRecord = () => parseResponse(api.record.verify.$get({ query: {} }));
