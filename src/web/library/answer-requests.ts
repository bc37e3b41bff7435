/** What the page about files of answers asks of the server: what a file is, what it would bring, bring it. */
import { parseResponse } from "hono/client";
import type { ToolFact } from "../../domain/tool-fact.ts";
import { api, type Signal, until } from "../api/requests.ts";
import type { LayoutCorrection } from "../api/types.ts";

/** What a person says about a file. */
export interface Said {
  readonly customer: string;
  /** A day, or empty. */
  readonly date: string;
  readonly access: "public" | "nda" | "internal";
  readonly corrections: readonly LayoutCorrection[];
  /** What columns of another tool's library hold, where it is not what their headings seem to say. */
  readonly columns: Readonly<Record<string, ToolFact | null>>;
}

export interface Decision {
  readonly place: string;
  readonly entry: string;
  readonly version: number;
  readonly action: "keep" | "replace" | "both";
}

export const tellFile = async (file: File, signal?: Signal) =>
  (await parseResponse(api.library.files.tell.$post({ form: { file } }, until(signal)))).is;

export const planAnswers = (file: File, said: Said, signal?: Signal) =>
  parseResponse(api.library.answers.plan.$post({ form: { file, ...formOf(said) } }, until(signal)));

export type AnswerPlan = Awaited<ReturnType<typeof planAnswers>>;
export type Conflict = AnswerPlan["conflicts"][number];

export const importAnswers = (file: File, said: Said, decisions: readonly Decision[]) =>
  parseResponse(
    api.library.answers.$post({ form: { file, ...formOf(said), decisions: JSON.stringify(decisions) as never } }),
  );

export type ImportedAnswers = Awaited<ReturnType<typeof importAnswers>>;

function formOf({ customer, date, access, corrections, columns }: Said) {
  return {
    access,
    ...(customer.trim() ? { customer: customer.trim() } : {}),
    ...(date ? { date } : {}),
    // The form takes it as text. A customer's questionnaire has no columns with facts of ours.
    ...(corrections.length > 0 ? { corrections: JSON.stringify(corrections) as never } : {}),
    ...(Object.keys(columns).length > 0 && !customer.trim() ? { columns: JSON.stringify(columns) as never } : {}),
  };
}

/** Brings a library back that was exported. */
export const bringLibrary = (file: File) => parseResponse(api.library.bring.$post({ form: { file } }));
