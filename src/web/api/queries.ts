/** What the pages read, as TanStack queries: keys in one place, so that a write knows what it makes old. */
import { keepPreviousData, type QueryClient, queryOptions } from "@tanstack/react-query";
import * as requests from "./requests.ts";
import type { Job, LayoutCorrection, Question } from "./types.ts";

export const keys = {
  questionnaires: ["questionnaires"] as const,
  questionnaireList: ["questionnaires", "list"] as const,
  questionnaire: (id: string) => ["questionnaires", id] as const,
  questions: (questionnaire: string) => ["questions", questionnaire] as const,
  events: (question: string) => ["events", question] as const,
  layout: (questionnaire: string) => ["layout", questionnaire] as const,
  sheet: (questionnaire: string, sheet: string) => ["sheets", questionnaire, sheet] as const,
  plan: (questionnaire: string) => ["plan", questionnaire] as const,
  exports: (questionnaire: string) => ["exports", questionnaire] as const,
  library: ["library"] as const,
  documents: ["documents"] as const,
};

/** How often a running job is asked for its progress. */
const POLL_MS = 500;
/** How often an open questionnaire is counted anew; what others decide is followed more closely in the workbench. */
const OTHERS_MS = 15_000;

export const isRunning = (job: Job | null): boolean => job?.state === "queued" || job?.state === "running";

export const questionnairesQuery = () =>
  queryOptions({
    queryKey: keys.questionnaires,
    queryFn: ({ signal }) => requests.listQuestionnaires(signal),
    refetchInterval: ({ state }) => (state.data?.some(({ job }) => isRunning(job)) ? POLL_MS : false),
  });

export const questionnaireQuery = (id: string) =>
  queryOptions({
    queryKey: keys.questionnaire(id),
    queryFn: ({ signal }) => requests.getQuestionnaire(id, signal),
    refetchInterval: ({ state }) => (state.data && isRunning(state.data.job) ? POLL_MS : OTHERS_MS),
  });

/**
 * All questions of a questionnaire, so that filtering, searching and moving never wait for the network. While the
 * first pages of a long one arrive, those are shown already.
 */
export const questionsQuery = (client: QueryClient, questionnaire: string) =>
  queryOptions({
    queryKey: keys.questions(questionnaire),
    queryFn: ({ signal }) => {
      const known = client.getQueryData(keys.questions(questionnaire)) !== undefined;
      return requests.listQuestions(questionnaire, signal, (sofar) => {
        if (!known) client.setQueryData<readonly Question[]>(keys.questions(questionnaire), sofar);
      }) as Promise<readonly Question[]>;
    },
    staleTime: 20_000,
  });

export const eventsQuery = (question: string, version: number) =>
  queryOptions({
    queryKey: [...keys.events(question), version],
    queryFn: ({ signal }) => requests.listEvents(question, signal),
  });

export const similarQuery = (question: string) =>
  queryOptions({
    queryKey: ["similar", question],
    queryFn: ({ signal }) => requests.listSimilar(question, signal),
    // The questions of a workbook do not change their words.
    staleTime: 5 * 60_000,
  });

/** Rows of a sheet that are brought at once. */
const WINDOW_ROWS = 100;

export const windowOf = (row: number): number => Math.floor((row - 1) / WINDOW_ROWS);

/** Rows `100 * window + 1` to `100 * window + 100` of a sheet. */
export const sheetQuery = (questionnaire: string, sheet: string, window: number) =>
  queryOptions({
    queryKey: [...keys.sheet(questionnaire, sheet), window],
    queryFn: ({ signal }) => requests.previewSheet(questionnaire, sheet, window * WINDOW_ROWS + 1, WINDOW_ROWS, signal),
    // The uploaded file never changes.
    staleTime: Number.POSITIVE_INFINITY,
  });

export const layoutPreviewQuery = (questionnaire: string, corrections: readonly LayoutCorrection[]) =>
  queryOptions({
    queryKey: [...keys.layout(questionnaire), corrections],
    queryFn: ({ signal }) => requests.previewLayout(questionnaire, corrections, signal),
    // The counts show at once what they were, until the new ones are there.
    placeholderData: keepPreviousData,
    // Others go on deciding meanwhile, and how many decisions would go must be true.
    staleTime: 0,
  });

export const planQuery = (questionnaire: string, citations: requests.CitationStyle) =>
  queryOptions({
    queryKey: [...keys.plan(questionnaire), citations],
    queryFn: ({ signal }) => requests.planExport(questionnaire, citations, signal),
    placeholderData: keepPreviousData,
    // Decisions may have been made a moment ago; an old plan would be a wrong promise.
    staleTime: 0,
    gcTime: 0,
  });

export const exportsQuery = (questionnaire: string) =>
  queryOptions({
    queryKey: keys.exports(questionnaire),
    queryFn: ({ signal }) => requests.listExports(questionnaire, signal),
  });

export const differencesQuery = (questionnaire: string, exportId: string) =>
  queryOptions({
    queryKey: [...keys.exports(questionnaire), exportId],
    queryFn: ({ signal }) => requests.readDifferences(questionnaire, exportId, signal),
    // Neither of the two files ever changes.
    staleTime: Number.POSITIVE_INFINITY,
  });

export const documentsQuery = () =>
  queryOptions({
    queryKey: keys.documents,
    queryFn: ({ signal }) => requests.listDocuments(signal),
  });

export const documentQuery = (id: string, edition: string | null = null) =>
  queryOptions({
    queryKey: [...keys.documents, id, edition],
    queryFn: ({ signal }) => requests.getDocument(id, edition, signal),
    // A document's text never changes under its id and hash; an import makes all of them old.
    staleTime: 5 * 60_000,
  });
