/** Loads a questionnaire with its questions and hands both to the workbench. */
import { Button, Loader } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, Navigate, useParams } from "react-router";
import { questionnaireQuery, questionsQuery } from "../api/queries.ts";
import { usePageTitle } from "../shared/page-title.ts";
import { Problem } from "../shared/problem.tsx";
import { useFollow } from "./use-follow.ts";
import classes from "./workbench.module.css";
import { Workbench } from "./workbench.tsx";

export default function WorkbenchPage() {
  const { id = "" } = useParams();
  // Another questionnaire is another workbench: nothing of the old one's state may stay.
  return <OneQuestionnaire key={id} id={id} />;
}

function OneQuestionnaire({ id }: { readonly id: string }) {
  const client = useQueryClient();
  const questionnaire = useQuery(questionnaireQuery(id));
  const questions = useQuery(questionsQuery(client, id));
  useFollow(id, questionnaire.data);
  usePageTitle(questionnaire.data?.name);
  const failed = questionnaire.isError ? questionnaire : questions.isError ? questions : null;
  if (failed?.error && !failed.data) {
    return (
      <main>
        <Problem title="This questionnaire cannot be shown" error={failed.error} retry={() => void failed.refetch()}>
          <Button component={Link} to="/" variant="subtle">
            All questionnaires
          </Button>
        </Problem>
      </main>
    );
  }
  if (!questionnaire.data || !questions.data) {
    return (
      <main className={classes.loading}>
        <Loader aria-label="Loading the questions" />
      </main>
    );
  }
  // Nothing to review before a person has named the columns.
  if (questionnaire.data.counts.total === 0) return <Navigate to={`/questionnaires/${id}/columns`} replace />;
  return <Workbench questionnaire={questionnaire.data} questions={questions.data} />;
}
