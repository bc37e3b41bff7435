/** The freshness calendar: what has run out and what will, month by month, with the answers and questionnaires on it. */
import { Button, Loader, NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import type { FreshnessLine } from "../../domain/freshness.ts";
import { colleaguesQuery } from "../api/shared-work.ts";
import { CalendarIcon, PersonIcon } from "../shared/icons.tsx";
import { usePageTitle } from "../shared/page-title.ts";
import { Problem } from "../shared/problem.tsx";
import { Day } from "../shared/time.tsx";
import { DocumentCareDialog } from "./document-care.tsx";
import classes from "./entries.module.css";
import { freshnessQuery } from "./entry-requests.ts";
import freshnessClasses from "./freshness.module.css";
import { LibraryHeader } from "./library-header.tsx";
import { RestingOn } from "./resting.tsx";

const monthName = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });

export default function FreshnessPage() {
  usePageTitle("Freshness");
  const [months, setMonths] = useState(12);
  const [cared, setCared] = useState<FreshnessLine | null>(null);
  const { data, error, refetch } = useQuery(freshnessQuery(months));
  const groups = data ? byMonth(data.lines, data.today) : [];
  return (
    <main className={classes.page}>
      <LibraryHeader />
      <div className={classes.searchLine}>
        <p className={freshnessClasses.lead}>
          Evidence that has run out warns on every answer that rests on it. Here it is seen coming.
        </p>
        <NativeSelect
          size="xs"
          label="Look ahead"
          data={[3, 6, 12, 24].map((value) => ({ value: String(value), label: `${value} months` }))}
          value={String(months)}
          onChange={(event) => setMonths(Number(event.currentTarget.value))}
        />
      </div>
      {error && !data && <Problem title="The calendar could not be read" error={error} retry={() => void refetch()} />}
      {!data && !error && <Loader aria-label="Reading the calendar" />}
      {data?.lines.length === 0 && (
        <p className={classes.hint}>Nothing runs out in this time. Give entries a review cycle to see them here.</p>
      )}
      {groups.map(({ name, lines, past }) => (
        <section key={name} aria-labelledby={`month-${name}`} className={classes.findings}>
          <h2 id={`month-${name}`}>
            <CalendarIcon /> {name} <span>{lines.length}</span>
          </h2>
          <ul className={classes.plain}>
            {lines.map((line) => (
              <li
                key={`${line.id} ${line.kind} ${line.day} ${line.what}`}
                className={freshnessClasses.line}
                data-past={past}
              >
                <Line line={line} onCare={() => setCared(line)} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {cared && <DocumentCareDialog document={cared.id} title={cared.title} onClose={() => setCared(null)} />}
    </main>
  );
}

function Line({ line, onCare }: { readonly line: FreshnessLine; readonly onCare: () => void }) {
  const { data: colleagues = [] } = useQuery(colleaguesQuery());
  const { day, about, id, title, what, owner } = line;
  const ownerName = colleagues.find((one) => one.id === owner)?.name;
  return (
    <>
      <span className={freshnessClasses.day}>{day ? <Day date={day} /> : "Already"}</span>
      <div>
        <Link
          to={
            about === "document"
              ? `/library/documents/${encodeURIComponent(id)}`
              : `/library?entry=${encodeURIComponent(id)}`
          }
        >
          {title}
        </Link>
        <p>
          {what}
          {ownerName && (
            <span className={classes.owner}>
              <PersonIcon size={12} /> {ownerName}
            </span>
          )}
        </p>
        <RestingOn resting={line} />
      </div>
      {about === "document" && (
        <Button size="compact-sm" variant="default" onClick={onCare}>
          Dates and access
        </Button>
      )}
    </>
  );
}

interface Group {
  readonly name: string;
  readonly lines: readonly FreshnessLine[];
  readonly past: boolean;
}

/** What has run out in one group, then a group for each month. */
function byMonth(lines: readonly FreshnessLine[], today: string): Group[] {
  const past = lines.filter(({ day }) => day === null || day < today);
  const ahead = Map.groupBy(
    lines.filter(({ day }) => day !== null && day >= today),
    ({ day }) => (day ?? "").slice(0, 7),
  );
  return [
    ...(past.length > 0 ? [{ name: "Has run out", lines: past, past: true }] : []),
    ...[...ahead].map(([month, ofIt]) => ({
      name: monthName.format(Date.parse(`${month}-01`)),
      lines: ofIt,
      past: false,
    })),
  ];
}
