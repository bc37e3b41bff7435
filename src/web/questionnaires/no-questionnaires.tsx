/** The first thing a newcomer sees: what happens here, and two ways to begin. */
import { Button, Text, Title } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "react-router";
import { keys } from "../api/queries.ts";
import { UploadIcon } from "../shared/icons.tsx";
import classes from "./questionnaires.module.css";
import { uploadSample } from "./sample.ts";
import { useChooseWorkbook } from "./upload-provider.tsx";

const STEPS: readonly [string, string][] = [
  [
    "Upload",
    "The customer's workbook (.xlsx, .xlsm or .csv). Its questions and the cells for their answers are found.",
  ],
  [
    "Review",
    "Each question comes with a suggested answer and the exact passage it rests on. You approve, edit or reject.",
  ],
  ["Download", "The same workbook, with only the answer cells changed."],
];

export function NoQuestionnaires() {
  const choose = useChooseWorkbook();
  const client = useQueryClient();
  const navigate = useNavigate();
  const sample = useMutation({
    mutationFn: uploadSample,
    onSuccess: ({ questionnaire }) => {
      client.setQueryData(keys.questionnaire(questionnaire.id), questionnaire);
      void client.invalidateQueries({ queryKey: keys.questionnaires });
      void navigate(`/questionnaires/${questionnaire.id}`);
    },
  });
  return (
    <main className={classes.welcome}>
      <Title order={1} className={classes.headline}>
        Answer a security questionnaire
      </Title>
      <Text size="lg" c="dimmed" className={classes.lead}>
        From what your certification documents already say. Nothing leaves this server, and nothing is sent until you
        have signed it off.
      </Text>
      <button type="button" className={classes.dropzone} onClick={choose}>
        <UploadIcon size={26} />
        <strong>Drop a questionnaire here, or choose a file</strong>
        <span>Excel workbooks (.xlsx, .xlsm) and CSV, up to 25 MB</span>
      </button>
      <div className={classes.sample}>
        <Text component="span" c="dimmed">
          Nothing at hand?
        </Text>
        <Button variant="light" loading={sample.isPending} onClick={() => sample.mutate()}>
          Try a sample questionnaire
        </Button>
      </div>
      {sample.isError && (
        <p className={classes.failure} role="alert">
          {sample.error.message}
        </p>
      )}
      <ol className={classes.steps}>
        {STEPS.map(([name, text], index) => (
          <li key={name}>
            <span className={classes.stepNumber}>{index + 1}</span>
            <strong>{name}</strong>
            <span>{text}</span>
          </li>
        ))}
      </ol>
      <Text size="sm" c="dimmed">
        What the answers come from is in the <Link to="/library">library</Link>.
      </Text>
    </main>
  );
}
