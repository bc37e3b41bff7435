/** The filled workbooks that left, and for the chosen one what in it differs from what the customer had sent. */
import { Button, Loader, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, NavLink, useParams } from "react-router";
import { exportsQuery, questionnaireQuery } from "../api/queries.ts";
import { BackIcon } from "../shared/icons.tsx";
import { counted, fileSize } from "../shared/numbers.ts";
import { usePageTitle } from "../shared/page-title.ts";
import { Problem } from "../shared/problem.tsx";
import { Ago } from "../shared/time.tsx";
import classes from "./differences.module.css";
import { DifferencesView } from "./differences-view.tsx";

const EVIDENCE_NAMES = {
  none: "no evidence shown",
  comments: "evidence in the comments",
  sheet: "evidence on an added sheet",
} as const;

export default function ExportsPage() {
  const { id = "", export: chosen } = useParams();
  const questionnaire = useQuery(questionnaireQuery(id));
  const { data: exports, error, refetch } = useQuery(exportsQuery(id));
  usePageTitle(questionnaire.data && `Differences in ${questionnaire.data.name}`);
  const failure = error ?? (questionnaire.data ? null : questionnaire.error);
  if (failure) {
    return (
      <main>
        <Problem title="The downloads cannot be shown" error={failure} retry={() => void refetch()} />
      </main>
    );
  }
  if (!exports || !questionnaire.data) {
    return (
      <main className={classes.loading}>
        <Loader aria-label="Loading the downloads" />
      </main>
    );
  }
  const shown = exports.find((one) => one.id === chosen) ?? exports[0];
  return (
    <main className={classes.page}>
      <header className={classes.header}>
        <Link to={`/questionnaires/${id}`} className={classes.back}>
          <BackIcon /> {questionnaire.data.name}
        </Link>
        <Title order={1} size="h3">
          What changed in the file
        </Title>
      </header>
      {exports.length === 0 || !shown ? (
        <section className={classes.nothing}>
          <p>
            This questionnaire has not been downloaded yet. Each download is kept here and compared with the file that
            the customer sent, byte by byte.
          </p>
          <Button component={Link} to={`/questionnaires/${id}`}>
            Back to the review
          </Button>
        </section>
      ) : (
        <div className={classes.columns}>
          <nav className={classes.exports} aria-label="Downloads">
            {exports.map((one) => (
              <NavLink
                key={one.id}
                to={`/questionnaires/${id}/exports/${one.id}`}
                replace
                aria-current={one === shown ? "page" : undefined}
              >
                <strong>
                  <Ago at={one.at} />, {one.by}
                </strong>
                <span>
                  {counted(one.written, "answer")}, {one.open} left open, {EVIDENCE_NAMES[one.citations]},{" "}
                  {fileSize(one.size)}
                </span>
              </NavLink>
            ))}
          </nav>
          <DifferencesView key={shown.id} questionnaire={questionnaire.data} made={shown} />
        </div>
      )}
    </main>
  );
}
