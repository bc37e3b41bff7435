/** A person's open work, across questionnaires: what is due first on top, each line leading to its question. */
import { Button, Skeleton, Title } from "@mantine/core";
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "react-router";
import { localDay } from "../../domain/day.ts";
import { markRead, workCountsQuery, workKeys, workQuery } from "../api/shared-work.ts";
import { More } from "../shared/more.tsx";
import { counted } from "../shared/numbers.ts";
import { usePageTitle } from "../shared/page-title.ts";
import { Problem } from "../shared/problem.tsx";
import { toast } from "../shared/toast.tsx";
import { groupsOf } from "./groups.ts";
import classes from "./work.module.css";
import { WorkLine } from "./work-line.tsx";

export default function WorkPage() {
  usePageTitle("Your work");
  const client = useQueryClient();
  const work = useInfiniteQuery(workQuery());
  const { data: counts } = useQuery(workCountsQuery());
  const read = useMutation({
    mutationFn: (question: string | undefined) => markRead(question),
    onSuccess: (left) => {
      client.setQueryData(workKeys.counts, left);
      return client.invalidateQueries({ queryKey: workKeys.list });
    },
    onError: (error) => toast(error.message, "error"),
  });
  if (!work.data && work.error) {
    return (
      <main>
        <Problem title="Your work could not be loaded" error={work.error} retry={() => void work.refetch()} />
      </main>
    );
  }
  const items = work.data?.pages.flatMap((page) => page.items);
  return (
    <main className={classes.page}>
      <div className={classes.head}>
        <Title order={1} size="h2">
          Your work
        </Title>
        {counts && counts.open > 0 && <span className={classes.count}>{counted(counts.open, "thing")} to do</span>}
        {items?.some(({ kind }) => kind === "mention") && (
          <Button variant="default" loading={read.isPending} onClick={() => read.mutate(undefined)}>
            Mark all mentions as read
          </Button>
        )}
      </div>
      {!items && <Skeleton height={180} radius="lg" aria-label="Loading" />}
      {items?.length === 0 && <NothingToDo />}
      {items &&
        groupsOf(items, localDay(new Date())).map(({ name, items: lines }) => (
          <section key={name} aria-label={name}>
            <h2 className={classes.group}>{name}</h2>
            <ul className={classes.list}>
              {lines.map((item) => (
                <WorkLine
                  key={`${item.kind}:${item.question.id}:${item.at}`}
                  item={item}
                  onRead={() => read.mutate(item.question.id)}
                />
              ))}
            </ul>
          </section>
        ))}
      <More query={work} />
    </main>
  );
}

function NothingToDo() {
  return (
    <div className={classes.nothing}>
      <p>Nothing waits for you.</p>
      <p>
        Questions that somebody assigns to you, asks you about as the expert, or mentions you on come together here,
        from all <Link to="/">questionnaires</Link>, what is due first on top. Give others work with “Assign” and “Ask
        an expert” beside a question, or by writing @ and a name in a comment.
      </p>
    </div>
  );
}
