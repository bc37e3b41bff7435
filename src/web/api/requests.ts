/** Every request the pages make, one function each, typed by what the server answers. */
import { send } from "./client.ts";
import type {
  Decision,
  DocumentDetail,
  DocumentSummary,
  EntryOrigin,
  ExportPlan,
  FoundEntry,
  Job,
  LibraryEntry,
  Page,
  Question,
  Questionnaire,
  RecordedEvent,
} from "./types.ts";

type Signal = AbortSignal | undefined;

async function json<T>(path: string, init: RequestInit = {}): Promise<T> {
  const response = await send(`/api${path}`, init);
  return (await response.json()) as T;
}

function withBody(method: string, body: unknown): RequestInit {
  return { method, headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
}

function query(parameters: Readonly<Record<string, string | number | null | undefined>>): string {
  const given = Object.entries(parameters).filter(([, value]) => value !== null && value !== undefined && value !== "");
  return given.length === 0 ? "" : `?${new URLSearchParams(given.map(([key, value]) => [key, String(value)]))}`;
}

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

export const listQuestionnaires = (signal?: Signal) =>
  all((cursor) => json<Page<Questionnaire>>(`/questionnaires${query({ cursor })}`, { signal: signal ?? null }));

export const getQuestionnaire = (id: string, signal?: Signal) =>
  json<Questionnaire>(`/questionnaires/${id}`, { signal: signal ?? null });

export function uploadQuestionnaire(file: File, customer: string): Promise<{ questionnaire: Questionnaire; job: Job }> {
  const body = new FormData();
  body.set("file", file);
  if (customer.trim() !== "") body.set("customer", customer.trim());
  return json("/questionnaires", { method: "POST", body });
}

export const uploadSample = () =>
  json<{ questionnaire: Questionnaire; job: Job }>("/questionnaires/sample", { method: "POST" });

export async function deleteQuestionnaire(id: string): Promise<void> {
  await send(`/api/questionnaires/${id}`, { method: "DELETE" });
}

export const listQuestions = (
  questionnaire: string,
  signal?: Signal,
  each?: (sofar: readonly Question[]) => void,
): Promise<Question[]> =>
  all(
    (cursor) =>
      json<Page<Question>>(`/questionnaires/${questionnaire}/questions${query({ cursor, limit: 500 })}`, {
        signal: signal ?? null,
      }),
    each,
  );

export const getQuestion = (id: string) => json<Question>(`/questions/${id}`);

export const listEvents = async (question: string, signal?: Signal) =>
  (await json<{ items: RecordedEvent[] }>(`/questions/${question}/events`, { signal: signal ?? null })).items;

/** Of an answer's evidence only the entry is named: the server looks its citations up itself. */
export function decideQuestion(id: string, version: number, decision: Decision): Promise<Question> {
  const answer = "answer" in decision && decision.answer;
  const given = answer ? { answer: { option: answer.option, text: answer.text, entry: answer.entry } } : {};
  return json(`/questions/${id}/decisions`, withBody("POST", { version, ...decision, ...given }));
}

export const keepAnswer = (id: string) => json<{ entry: LibraryEntry }>(`/questions/${id}/keep`, withBody("POST", {}));

export const planExport = (id: string, signal?: Signal) =>
  json<ExportPlan>(`/questionnaires/${id}/export/plan`, { signal: signal ?? null });

/** The filled workbook and the name it should be saved under. */
export async function exportQuestionnaire(id: string): Promise<{ blob: Blob; fileName: string }> {
  const response = await send(`/api/questionnaires/${id}/export`);
  const disposition = response.headers.get("Content-Disposition") ?? "";
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  const plain = /filename="([^"]*)"/i.exec(disposition)?.[1];
  const fileName = encoded ? decodeURIComponent(encoded) : (plain ?? "questionnaire.xlsx");
  return { blob: await response.blob(), fileName };
}

export const searchLibrary = (search: string, origin: EntryOrigin | null, cursor: string | null, signal?: Signal) =>
  json<Page<FoundEntry>>(`/library${query({ search, origin, cursor })}`, { signal: signal ?? null });

export const listDocuments = async (signal?: Signal) =>
  (await json<{ items: DocumentSummary[] }>("/documents", { signal: signal ?? null })).items;

export const getDocument = (id: string, signal?: Signal) =>
  json<DocumentDetail>(`/documents/${encodeURIComponent(id)}`, { signal: signal ?? null });

export function importFile(file: File): Promise<unknown> {
  const body = new FormData();
  body.set("file", file);
  return json("/library/import", { method: "POST", body });
}
