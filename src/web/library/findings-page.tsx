/** What the library's check found, to be resolved: sent answers that hold no more, the same said twice, contradictions, answers without evidence, aged ones. */
import { Button, Loader } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "react-router";
import { useMay } from "../api/actor.ts";
import { counted } from "../shared/numbers.ts";
import { usePageTitle } from "../shared/page-title.ts";
import { Problem } from "../shared/problem.tsx";
import { toast } from "../shared/toast.tsx";
import { ContradictedAnswers } from "./contradicted-answers.tsx";
import classes from "./entries.module.css";
import { archiveEntry, type Finding, findingsQuery, keepBoth, libraryChanged } from "./entry-requests.ts";
import { ORIGIN_NAMES, type ShownEntry, titleOf } from "./entry-types.ts";
import { LibraryHeader } from "./library-header.tsx";

const KINDS: readonly [Finding["kind"], string, string][] = [
  ["contradictory", "Contradictions", "Entries that answer one question with different sides. Decide which is true."],
  ["duplicate", "Said twice", "Entries that give the same answer to one question. Make one of them."],
  ["uncited", "Without evidence", "Answers whose quote is missing, or stands in its document no more."],
  ["stale", "Aged evidence", "What the documents behind these answers warn of."],
];

export default function FindingsPage() {
  usePageTitle("To resolve");
  const { data, error, refetch } = useQuery(findingsQuery());
  return (
    <main className={classes.page}>
      <LibraryHeader />
      <ContradictedAnswers />
      {error && !data && (
        <Problem title="The library could not be checked" error={error} retry={() => void refetch()} />
      )}
      {!data && !error && <Loader aria-label="Checking the library" />}
      {data?.length === 0 && (
        <p className={classes.hint}>Nothing to resolve in the library: it contradicts itself nowhere.</p>
      )}
      {data &&
        KINDS.map(([kind, name, explained]) => {
          const findings = data.filter((finding) => finding.kind === kind);
          if (findings.length === 0) return null;
          return (
            <section key={kind} aria-labelledby={kind} className={classes.findings}>
              <h2 id={kind}>
                {name} <span>{findings.length}</span>
              </h2>
              <p className={classes.hint}>{explained}</p>
              <ul className={classes.plain}>
                {findings.map((finding) => (
                  <li key={`${finding.message} ${finding.entries[0]?.id}`}>
                    <OneFinding finding={finding} />
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
    </main>
  );
}

function OneFinding({ finding }: { readonly finding: Finding }) {
  const { kind, message, entries, count } = finding;
  const client = useQueryClient();
  const mayCurate = useMay("curate");
  const together = kind === "duplicate" || kind === "contradictory";
  const stand = useMutation({
    mutationFn: () => keepBoth(entries.map(({ id }) => id)),
    onSuccess: () => {
      toast("Remembered: these may stand side by side.");
      libraryChanged(client);
    },
    onError: (error) => toast(error.message, "error"),
  });
  const own = entries.filter(({ origin }) => origin !== "passage");
  return (
    <article className={classes.finding}>
      <p>{message}</p>
      {together ? (
        <ul className={classes.sides}>
          {entries.map((entry) => (
            <li key={entry.id} className={classes.side}>
              <Resolvable entry={entry} mayArchive={mayCurate && entry.origin !== "passage"} />
            </li>
          ))}
        </ul>
      ) : (
        <details>
          <summary>{counted(count, "entry", "entries")}</summary>
          <ul>
            {entries.map((entry) => (
              <li key={entry.id}>
                <Link to={linkTo(entry)}>{titleOf(entry)}</Link>
              </li>
            ))}
            {count > entries.length && <li>and {count - entries.length} more</li>}
          </ul>
        </details>
      )}
      {together && mayCurate && (
        <div className={classes.actions}>
          {own.length > 1 && (
            <Button
              component={Link}
              to={`/library/merge?one=${encodeURIComponent(own[0]?.id ?? "")}&other=${encodeURIComponent(own[1]?.id ?? "")}`}
              size="xs"
              variant="light"
            >
              Merge side by side
            </Button>
          )}
          <Button size="xs" variant="default" loading={stand.isPending} onClick={() => stand.mutate()}>
            {entries.length === 2 ? "Keep both" : "Keep all"}
          </Button>
        </div>
      )}
    </article>
  );
}

const linkTo = ({ id, origin }: ShownEntry): string =>
  `/library?entry=${encodeURIComponent(id)}${origin === "passage" ? "&origin=passage" : ""}`;

function Resolvable({ entry, mayArchive }: { readonly entry: ShownEntry; readonly mayArchive: boolean }) {
  const client = useQueryClient();
  const archive = useMutation({
    mutationFn: () => archiveEntry(entry.id, entry.version, true),
    onSuccess: () => {
      toast("Archived: it is suggested no more.");
      libraryChanged(client);
    },
    onError: (error) => {
      toast(error.message, "error");
      libraryChanged(client);
    },
  });
  return (
    <>
      <small className={classes.rowHead}>{ORIGIN_NAMES[entry.origin]}</small>
      <Link to={linkTo(entry)}>{titleOf(entry)}</Link>
      <p>
        {entry.option && <strong className={classes.option}>{entry.option}</strong>} {entry.answer}
      </p>
      {mayArchive && (
        <Button size="compact-xs" variant="default" loading={archive.isPending} onClick={() => archive.mutate()}>
          Archive this one
        </Button>
      )}
    </>
  );
}
