/** Loads a questionnaire with its questions and hands both to the workbench; follows the matching while it runs. */
import { Button, Loader } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { Link, useParams } from "react-router";
import { isRunning, keys, questionnaireQuery, questionsQuery } from "../api/queries.ts";
import type { Questionnaire } from "../api/types.ts";
import { usePageTitle } from "../shared/page-title.ts";
import { Problem } from "../shared/problem.tsx";
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
  useFollowMatching(id, questionnaire.data);
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
  return <Workbench questionnaire={questionnaire.data} questions={questions.data} />;
}

/** Reads the questions again whenever the running job has come further, and once more when it has ended. */
function useFollowMatching(id: string, questionnaire: Questionnaire | undefined): void {
  const client = useQueryClient();
  const job = questionnaire?.job;
  const seen = useRef<string | undefined>(undefined);
  const progress = job ? `${job.id}:${job.state}:${job.done}` : undefined;
  const running = job ? isRunning(job) : false;
  useEffect(() => {
    const before = seen.current;
    seen.current = progress;
    if (before === undefined || before === progress) return;
    // A read on its way is old news only when the job has ended.
    void client.invalidateQueries({ queryKey: keys.questions(id) }, { cancelRefetch: !running });
  }, [client, id, progress, running]);
}
