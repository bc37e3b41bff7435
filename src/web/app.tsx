/** The frame of the application: providers, the door, the shell, and one lazily loaded page per address. */
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { BrowserRouter, Navigate, Route, Routes } from "react-router";
import { Door } from "./account/door.tsx";
import { ApiError } from "./api/client.ts";
import { QuestionnairesPage } from "./questionnaires/questionnaires-page.tsx";
import { NotFound } from "./shell/not-found.tsx";
import { PageBoundary } from "./shell/page-boundary.tsx";
import { PageLoading } from "./shell/page-loading.tsx";
import { Shell } from "./shell/shell.tsx";
import { cssVariables, theme } from "./theme.ts";

const WorkbenchPage = lazy(() => import("./workbench/workbench-page.tsx"));
const ExportsPage = lazy(() => import("./export/exports-page.tsx"));
const ColumnsPage = lazy(() => import("./columns/columns-page.tsx"));
const WorkPage = lazy(() => import("./work/work-page.tsx"));
const InsightPage = lazy(() => import("./insight/insight-page.tsx"));
const LibraryPage = lazy(() => import("./library/library-page.tsx"));
const FindingsPage = lazy(() => import("./library/findings-page.tsx"));
const ProposalsPage = lazy(() => import("./library/proposals-page.tsx"));
const FreshnessPage = lazy(() => import("./library/freshness-page.tsx"));
const MergePage = lazy(() => import("./library/merge-page.tsx"));
const DocumentsPage = lazy(() => import("./library/documents-page.tsx"));
const ImportPage = lazy(() => import("./library/import-page.tsx"));
const ChangesPage = lazy(() => import("./library/changes-page.tsx"));
const DocumentPage = lazy(() => import("./library/document-page.tsx"));
const AccountPage = lazy(() => import("./account/account-page.tsx"));
const RecordPage = lazy(() => import("./account/record-page.tsx"));
const PeoplePage = lazy(() => import("./account/people-page.tsx"));

const client = new QueryClient({
  defaultOptions: {
    // The server may run on this very machine, so being offline is no reason to wait.
    queries: {
      networkMode: "always",
      staleTime: 5_000,
      retry: (failures, error) => failures < 2 && (!(error instanceof ApiError) || error.status === 0),
    },
    mutations: { networkMode: "always" },
  },
});

export function App() {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <QueryClientProvider client={client}>
        <BrowserRouter>
          <Door>
            <Shell>
              <PageBoundary>
                <Suspense fallback={<PageLoading />}>
                  <Routes>
                    <Route path="/" element={<QuestionnairesPage />} />
                    <Route path="/questionnaires" element={<Navigate to="/" replace />} />
                    <Route path="/questionnaires/:id" element={<WorkbenchPage />} />
                    <Route path="/questionnaires/:id/columns" element={<ColumnsPage />} />
                    <Route path="/questionnaires/:id/exports" element={<ExportsPage />} />
                    <Route path="/questionnaires/:id/exports/:export" element={<ExportsPage />} />
                    <Route path="/work" element={<WorkPage />} />
                    <Route path="/insight" element={<InsightPage />} />
                    <Route path="/library" element={<LibraryPage />} />
                    <Route path="/library/resolve" element={<FindingsPage />} />
                    <Route path="/library/proposals" element={<ProposalsPage />} />
                    <Route path="/library/freshness" element={<FreshnessPage />} />
                    <Route path="/library/merge" element={<MergePage />} />
                    <Route path="/library/documents" element={<DocumentsPage />} />
                    <Route path="/library/import" element={<ImportPage />} />
                    <Route path="/library/documents/:id" element={<DocumentPage />} />
                    <Route path="/library/documents/:id/changes" element={<ChangesPage />} />
                    <Route path="/account" element={<AccountPage />} />
                    <Route path="/people" element={<PeoplePage />} />
                    <Route path="/record" element={<RecordPage />} />
                    <Route path="*" element={<NotFound />} />
                  </Routes>
                </Suspense>
              </PageBoundary>
            </Shell>
          </Door>
        </BrowserRouter>
      </QueryClientProvider>
    </MantineProvider>
  );
}
