/** The questionnaires with how far each is, narrowed down and searched, and the ways to add one. */
import { Button, Skeleton, Title } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useSearchParams } from "react-router";
import { useMay } from "../api/actor.ts";
import { UploadIcon } from "../shared/icons.tsx";
import { More } from "../shared/more.tsx";
import { usePageTitle } from "../shared/page-title.ts";
import { Problem } from "../shared/problem.tsx";
import { ListFilterBar } from "./list-filter.tsx";
import { AT_HAND, filterIn, type ListFilter, parametersOf, questionnaireListQuery } from "./list-query.ts";
import { NoQuestionnaires } from "./no-questionnaires.tsx";
import { QuestionnaireRow } from "./questionnaire-row.tsx";
import classes from "./questionnaires.module.css";
import { useChooseWorkbook } from "./upload-provider.tsx";

/** Whoever types is not yet searching. */
const SEARCH_AFTER_MS = 200;

export function QuestionnairesPage() {
  usePageTitle("Questionnaires");
  const [parameters, setParameters] = useSearchParams();
  const [filter, setFilter] = useState(() => filterIn(parameters));
  const [search] = useDebouncedValue(filter.search.trim(), SEARCH_AFTER_MS);
  // In the address, so that going back from a questionnaire comes back to the same list.
  useEffect(() => {
    const wanted = new URLSearchParams(parametersOf({ ...filter, search }));
    if (wanted.toString() !== parameters.toString()) setParameters(wanted, { replace: true });
  }, [filter, search, parameters, setParameters]);

  const list = useInfiniteQuery(questionnaireListQuery({ ...filter, search }));
  const narrowed = filter.shown !== "all" || filter.mine || search !== "";
  const items = list.data?.pages.flatMap((page) => page.items);
  // Only where the list is empty it matters whether there is anything at all.
  const empty = items?.length === 0 && !list.isPlaceholderData;
  const all = useInfiniteQuery({ ...questionnaireListQuery({ ...AT_HAND, shown: "all" }), enabled: empty && narrowed });
  const nothing = empty && (narrowed ? all.data?.pages[0]?.items.length === 0 : true);
  const choose = useChooseWorkbook();
  const contributes = useMay("contribute");
  if (!list.data && list.error) {
    return (
      <main>
        <Problem title="The questionnaires could not be loaded" error={list.error} retry={() => void list.refetch()} />
      </main>
    );
  }
  if (nothing) return <NoQuestionnaires />;
  return (
    <main className={classes.page}>
      <div className={classes.head}>
        <Title order={1} size="h2">
          Questionnaires
        </Title>
        {contributes && (
          <Button leftSection={<UploadIcon />} onClick={choose}>
            Upload a workbook
          </Button>
        )}
      </div>
      {/* While nobody knows whether there is anything, nothing is said about it. */}
      {(!items || (empty && narrowed && !all.data)) && <Skeleton height={180} radius="lg" aria-label="Loading" />}
      {items && !(empty && narrowed && !all.data) && <ListFilterBar filter={filter} onChange={setFilter} />}
      {items && items.length > 0 && (
        <ul className={classes.list} aria-busy={list.isPlaceholderData}>
          {items.map((questionnaire) => (
            <QuestionnaireRow key={questionnaire.id} questionnaire={questionnaire} />
          ))}
        </ul>
      )}
      {empty && all.data && <NoneHere filter={{ ...filter, search }} onShow={setFilter} />}
      <More query={list} />
      {contributes && items && items.length > 0 && (
        <p className={classes.hint}>You can also drop a workbook anywhere on this page.</p>
      )}
    </main>
  );
}

const NONE: Readonly<Record<ListFilter["shown"], string>> = {
  open: "No questionnaire is open.",
  done: "No questionnaire is answered to the end yet.",
  archived: "Nothing is archived. A questionnaire that is sent off can be put away here.",
  all: "There is no such questionnaire.",
};

function NoneHere({ filter, onShow }: { readonly filter: ListFilter; readonly onShow: (filter: ListFilter) => void }) {
  const { search, mine, shown } = filter;
  return (
    <div className={classes.none}>
      <p>{search ? `No questionnaire here is called “${search}”.` : mine ? "None of these is yours." : NONE[shown]}</p>
      <Button variant="default" size="compact-sm" onClick={() => onShow({ ...AT_HAND, shown: "all" })}>
        Show all
      </Button>
    </div>
  );
}
