/** Insight: what the library covers and where it falls short, over the questionnaires of a period. */
import { Skeleton, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useSearchParams } from "react-router";
import { usePageTitle } from "../shared/page-title.ts";
import { Problem } from "../shared/problem.tsx";
import { Ahead } from "./ahead.tsx";
import { EntriesUsed } from "./entries-used.tsx";
import { Gaps } from "./gaps.tsx";
import classes from "./insight.module.css";
import { insightQuery, PERIODS } from "./insight-query.ts";
import { MonthsFigure } from "./months-figure.tsx";
import { TopicsFigure } from "./topics-figure.tsx";
import { Totals } from "./totals.tsx";

export default function InsightPage() {
  usePageTitle("Insight");
  const [search, setSearch] = useSearchParams();
  const asked = Number(search.get("days"));
  const days = PERIODS.find((period) => period.days === asked)?.days ?? 365;
  const { data, error, refetch, isPlaceholderData } = useQuery(insightQuery(days));
  return (
    <main className={classes.page}>
      <div className={classes.head}>
        <Title order={1} size="h2">
          Insight
        </Title>
        <fieldset className={classes.periods} aria-label="Questionnaires of the last">
          {PERIODS.map((period) => (
            <button
              key={period.days}
              type="button"
              aria-pressed={period.days === days}
              onClick={() => setSearch({ days: String(period.days) }, { replace: true })}
            >
              {period.name}
            </button>
          ))}
        </fieldset>
      </div>
      {error && !data && <Problem title="Insight could not be loaded" error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton height={320} radius="lg" aria-label="Loading" />}
      {data && data.totals.questions === 0 && <NothingAsked />}
      {data && data.totals.questions > 0 && (
        <div className={classes.grid} aria-busy={isPlaceholderData}>
          <Totals totals={data.totals} />
          <TopicsFigure topics={data.topics} />
          <Gaps gaps={data.gaps} />
          <MonthsFigure months={data.months} />
          <Ahead />
          <EntriesUsed entries={data.entries} />
        </div>
      )}
    </main>
  );
}

function NothingAsked() {
  return (
    <div className={classes.nothing}>
      <p>No questionnaire came in during this time.</p>
      <p>
        As soon as there is one, this page shows how much of it the library could answer, topic by topic, what people
        reworded, how long it took, and what is missing. Bring one in under <Link to="/">Questionnaires</Link>.
      </p>
    </div>
  );
}
