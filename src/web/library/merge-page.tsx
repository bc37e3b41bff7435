/** Two entries side by side, to be made one: which stays, whose answer it gives; wordings and quotes of both are united. */
import { Alert, Button, Loader, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { usePageTitle } from "../shared/page-title.ts";
import { toast } from "../shared/toast.tsx";
import classes from "./entries.module.css";
import { entriesQuery, entryQuery, libraryChanged, mergeEntries } from "./entry-requests.ts";
import { type ShownEntry, titleOf } from "./entry-types.ts";
import { LibraryHeader } from "./library-header.tsx";
import mergeClasses from "./merge.module.css";
import { TextDiff } from "./text-diff.tsx";

export default function MergePage() {
  usePageTitle("Merge two entries");
  const [parameters, setParameters] = useSearchParams();
  const [one, other] = [parameters.get("one") ?? "", parameters.get("other") ?? ""];
  return (
    <main className={classes.page}>
      <LibraryHeader />
      <h2 className={classes.pageTitle}>Merge two entries</h2>
      {other === "" ? (
        <ChooseOther one={one} onChoose={(id) => setParameters({ one, other: id })} />
      ) : (
        <Both one={one} other={other} />
      )}
    </main>
  );
}

function ChooseOther({ one, onChoose }: { readonly one: string; readonly onChoose: (id: string) => void }) {
  const { data } = useQuery({ ...entryQuery(one), enabled: one !== "" });
  const [typed, setTyped] = useState<string | null>(null);
  const [search] = useDebouncedValue(typed ?? data?.entry.question ?? "", 120);
  const found = useInfiniteQuery({
    ...entriesQuery({ search, origin: "answers", status: "live", owner: "", topic: "", access: "", stale: false }),
    enabled: search !== "",
  });
  const entries = (found.data?.pages[0]?.items ?? []).filter(({ id }) => id !== one).slice(0, 12);
  return (
    <section aria-label="The other entry">
      <p>With which entry shall “{data ? titleOf(data.entry) : "…"}” become one?</p>
      <TextInput
        label="Find the other entry"
        value={typed ?? data?.entry.question ?? ""}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <ul className={classes.plain}>
        {entries.map((entry) => (
          <li key={entry.id}>
            <button type="button" className={mergeClasses.choice} onClick={() => onChoose(entry.id)}>
              <strong>{titleOf(entry)}</strong>
              <span className={mergeClasses.choiceAnswer}>{entry.answer}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Both({ one, other }: { readonly one: string; readonly other: string }) {
  const left = useQuery(entryQuery(one));
  const right = useQuery(entryQuery(other));
  const error = left.error ?? right.error;
  if (error) return <Alert role="alert">{error.message}</Alert>;
  if (!left.data || !right.data) return <Loader aria-label="Loading the entries" />;
  return <Merge one={left.data.entry} other={right.data.entry} />;
}

function Merge({ one, other }: { readonly one: ShownEntry; readonly other: ShownEntry }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [stays, setStays] = useState(one.id);
  const [answers, setAnswers] = useState(one.id);
  const [survivor, gone] = stays === one.id ? [one, other] : [other, one];
  const said = answers === one.id ? one : other;
  const merge = useMutation({
    mutationFn: () =>
      mergeEntries({
        survivor: { id: survivor.id, version: survivor.version },
        other: { id: gone.id, version: gone.version },
        answer: said.answer,
        option: said.option,
      }),
    onSuccess: ({ id }) => {
      toast("Merged. The other entry is archived and points here.");
      libraryChanged(client);
      void navigate(`/library?entry=${encodeURIComponent(id)}`);
    },
    onError: () => libraryChanged(client),
  });
  return (
    <>
      <div className={classes.sides}>
        {[one, other].map((entry) => (
          <Side
            key={entry.id}
            entry={entry}
            stays={stays === entry.id}
            answers={answers === entry.id}
            onStays={() => setStays(entry.id)}
            onAnswers={() => setAnswers(entry.id)}
          />
        ))}
      </div>
      {one.answer !== other.answer && (
        <section aria-labelledby="differ">
          <h3 id="differ">From the first answer to the second</h3>
          <TextDiff before={one.answer} after={other.answer} />
        </section>
      )}
      {merge.error && <Alert role="alert">{merge.error.message}</Alert>}
      <p>
        “{titleOf(survivor)}” stays, with the wordings, quotes, topics and references of both. “{titleOf(gone)}” is
        archived and points to it; both keep their history.
      </p>
      <Button loading={merge.isPending} onClick={() => merge.mutate()}>
        Merge
      </Button>
    </>
  );
}

interface SideProps {
  readonly entry: ShownEntry;
  readonly stays: boolean;
  readonly answers: boolean;
  readonly onStays: () => void;
  readonly onAnswers: () => void;
}

function Side({ entry, stays, answers, onStays, onAnswers }: SideProps) {
  const { id, phrasings, answer, option, citations } = entry;
  return (
    <article className={classes.side} aria-labelledby={`side-${id}`} data-stays={stays}>
      <h3 id={`side-${id}`} className={mergeClasses.sideTitle}>
        {titleOf(entry)}
      </h3>
      <label className={mergeClasses.radio}>
        <input type="radio" name="stays" checked={stays} onChange={onStays} /> This entry stays
      </label>
      <label className={mergeClasses.radio}>
        <input type="radio" name="answers" checked={answers} onChange={onAnswers} /> Its answer is given
      </label>
      <div className={classes.answer}>
        {option && <strong className={classes.option}>{option}</strong>}
        <p>{answer}</p>
      </div>
      {phrasings.length > 0 && (
        <ul>
          {phrasings.map((phrasing) => (
            <li key={phrasing}>{phrasing}</li>
          ))}
        </ul>
      )}
      {citations.map(({ document, title, quote, start }) => (
        <blockquote key={`${document} ${start}`}>
          {quote} <cite>{title}</cite>
        </blockquote>
      ))}
    </article>
  );
}
