/** Loads a questionnaire for the page on which its sheets and columns are checked. */
import { Button, Loader } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "react-router";
import { questionnaireQuery } from "../api/queries.ts";
import { usePageTitle } from "../shared/page-title.ts";
import { Problem } from "../shared/problem.tsx";
import { CheckColumns } from "./check-columns.tsx";
import classes from "./columns.module.css";

export default function ColumnsPage() {
  const { id = "" } = useParams();
  const { data, error, refetch } = useQuery(questionnaireQuery(id));
  usePageTitle(data && `Columns of ${data.name}`);
  if (data) return <CheckColumns key={id} questionnaire={data} />;
  return (
    <main className={classes.loading}>
      {error ? (
        <Problem title="This questionnaire cannot be shown" error={error} retry={() => void refetch()}>
          <Button component={Link} to="/" variant="subtle">
            All questionnaires
          </Button>
        </Problem>
      ) : (
        <Loader aria-label="Loading the sheets" />
      )}
    </main>
  );
}
