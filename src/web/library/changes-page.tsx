/** What the new edition of a document changes: first the answers it leaves behind, then the document passage by passage. */
import { Button, Loader } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useParams, useSearchParams } from "react-router";
import { keys } from "../api/queries.ts";
import { BackIcon } from "../shared/icons.tsx";
import { counted } from "../shared/numbers.ts";
import { usePageTitle } from "../shared/page-title.ts";
import { Problem } from "../shared/problem.tsx";
import { Ago } from "../shared/time.tsx";
import { toast } from "../shared/toast.tsx";
import classes from "./changes.module.css";
import { type Changes, changesQuery, citePresentEdition, type Waiting } from "./document-requests.ts";
import { PassageDiff } from "./passage-diff.tsx";

export default function ChangesPage() {
  const { id = "" } = useParams();
  const [parameters] = useSearchParams();
  const { data, error, refetch } = useQuery(changesQuery(id, parameters.get("edition")));
  usePageTitle(data ? `Changes: ${data.document.title}` : undefined);
  return (
    <main className={classes.page}>
      <Link to={`/library/documents/${encodeURIComponent(id)}`} className={classes.back}>
        <BackIcon size={14} /> {data?.document.title ?? "The document"}
      </Link>
      <h1>What the new edition changes</h1>
      {error && !data && <Problem title="The changes cannot be shown" error={error} retry={() => void refetch()} />}
      {!data && !error && <Loader aria-label="Comparing the editions" />}
      {data && <Compared changes={data} />}
    </main>
  );
}

function Compared({ changes }: { readonly changes: Changes }) {
  const { before, diff, waiting, settled, document } = changes;
  if (!before) return <p className={classes.lead}>There is no earlier edition of it.</p>;
  const { same, changed, removed, added } = diff;
  return (
    <>
      <p className={classes.lead}>
        The edition before was replaced <Ago at={before.supersededAt} />. {counted(same, "passage")} stayed,{" "}
        {changed.length} changed, {removed.length} are gone, {added.length} are new.{" "}
        {settled > 0 && `${counted(settled, "answer rests", "answers rest")} on the new edition.`}
      </p>
      <section aria-labelledby="answers">
        <h2 id="answers">
          {waiting.length === 0 ? "No answer is left behind" : `${counted(waiting.length, "answer")} to look at`}
        </h2>
        {waiting.length > 0 && (
          <p className={classes.lead}>
            They rest on words that the new edition does not contain, and still cite the one before.
          </p>
        )}
        <ul className={classes.waiting}>
          {waiting.map((one) => (
            <li key={one.entry.id}>
              <WaitingAnswer document={document.id} waiting={one} />
            </li>
          ))}
        </ul>
      </section>
      <PassageDiff diff={diff} />
    </>
  );
}

function WaitingAnswer({
  document,
  waiting: { entry, stale },
}: {
  readonly document: string;
  readonly waiting: Waiting;
}) {
  const client = useQueryClient();
  const cite = useMutation({
    mutationFn: (passage: string) =>
      citePresentEdition(document, { entry: entry.id, passage, seen: entry.contentHash }),
    onSuccess: () => toast("The answer cites the new edition now."),
    onError: (error) => toast(error.message, "error"),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: keys.documents });
      void client.invalidateQueries({ queryKey: keys.library });
    },
  });
  const reader = `/library/documents/${encodeURIComponent(document)}`;
  return (
    <article className={classes.answer}>
      <h3>
        <Link to={`/library?entry=${encodeURIComponent(entry.id)}`}>{entry.question || entry.id}</Link>
      </h3>
      <p>
        {entry.option && <strong>{entry.option}. </strong>}
        {entry.answer}
      </p>
      {stale.map(({ citation, nearest }) => (
        <div key={citation.start} className={classes.pair}>
          <figure>
            <figcaption>
              <Link to={`${reader}?edition=${citation.contentHash}&start=${citation.start}&end=${citation.end}`}>
                The edition before{citation.page ? `, page ${citation.page}` : ""}
              </Link>
            </figcaption>
            <blockquote data-side="before">{citation.quote}</blockquote>
          </figure>
          <figure>
            <figcaption>
              {nearest ? (
                <Link to={`${reader}?start=${nearest.start}&end=${nearest.end}`}>The new edition</Link>
              ) : (
                "The new edition"
              )}
            </figcaption>
            {nearest ? (
              <>
                <blockquote data-side="after">{nearest.text}</blockquote>
                <Button size="compact-sm" loading={cite.isPending} onClick={() => cite.mutate(nearest.id)}>
                  The answer still holds: cite this
                </Button>
              </>
            ) : (
              <p className={classes.nothing}>Says nothing like it. Correct the answer, or find other evidence.</p>
            )}
          </figure>
        </div>
      ))}
    </article>
  );
}
