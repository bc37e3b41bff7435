/** All questionnaires with how far each is, and the ways to add one. */
import { Button, Skeleton, TextInput, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { questionnairesQuery } from "../api/queries.ts";
import { SearchIcon, UploadIcon } from "../shared/icons.tsx";
import { usePageTitle } from "../shared/page-title.ts";
import { Problem } from "../shared/problem.tsx";
import { NoQuestionnaires } from "./no-questionnaires.tsx";
import { QuestionnaireRow } from "./questionnaire-row.tsx";
import classes from "./questionnaires.module.css";
import { useChooseWorkbook } from "./upload-provider.tsx";

/** Fewer are found faster by eye. */
const SEARCH_FROM = 8;

export function QuestionnairesPage() {
  usePageTitle("Questionnaires");
  const { data, error, refetch } = useQuery(questionnairesQuery());
  const choose = useChooseWorkbook();
  const [search, setSearch] = useState("");
  if (!data && error) {
    return (
      <main>
        <Problem title="The questionnaires could not be loaded" error={error} retry={() => void refetch()} />
      </main>
    );
  }
  if (data?.length === 0) return <NoQuestionnaires />;
  const wanted = search.trim().toLowerCase();
  const shown = data?.filter(({ name, customer }) => `${name} ${customer ?? ""}`.toLowerCase().includes(wanted));
  return (
    <main className={classes.page}>
      <div className={classes.head}>
        <Title order={1} size="h2">
          Questionnaires
        </Title>
        {data && data.length >= SEARCH_FROM && (
          <TextInput
            aria-label="Search questionnaires"
            placeholder="Search"
            leftSection={<SearchIcon />}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
        )}
        <Button leftSection={<UploadIcon />} onClick={choose}>
          Upload a workbook
        </Button>
      </div>
      {!shown && <Skeleton height={180} radius="lg" aria-label="Loading" />}
      {shown && (
        <ul className={classes.list}>
          {shown.map((questionnaire) => (
            <QuestionnaireRow key={questionnaire.id} questionnaire={questionnaire} />
          ))}
        </ul>
      )}
      {shown?.length === 0 && <p className={classes.hint}>No questionnaire is called “{search.trim()}”.</p>}
      {data && <p className={classes.hint}>You can also drop a workbook anywhere on this page.</p>}
    </main>
  );
}
