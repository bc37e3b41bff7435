/** What one version of an entry changed against the one before: only the fields that differ, each word by word. */
import { useQuery } from "@tanstack/react-query";
import { colleaguesQuery } from "../api/shared-work.ts";
import classes from "./entries.module.css";
import { ACCESS_NAMES, type EntryVersion } from "./entry-types.ts";
import { TextDiff } from "./text-diff.tsx";
import versionsClasses from "./versions.module.css";

type Content = EntryVersion["content"];

/** @param before null for the first version, of which everything is new */
export function ContentDiff({ before, after }: { readonly before: Content | null; readonly after: Content }) {
  const { data: colleagues = [] } = useQuery(colleaguesQuery());
  const nameOf = (id: string | null) => colleagues.find((one) => one.id === id)?.name ?? (id ? "somebody" : "");
  const then = before ? fieldsOf(before, nameOf) : {};
  const changed = Object.entries(fieldsOf(after, nameOf)).filter(([name, text]) => (then[name] ?? "") !== text);
  if (changed.length === 0) return <p className={classes.hint}>Its texts stayed the same.</p>;
  return (
    <dl className={versionsClasses.changes}>
      {changed.map(([name, text]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <TextDiff before={then[name] ?? ""} after={text} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** A line for each of what a field holds several of. */
function fieldsOf(content: Content, nameOf: (id: string | null) => string): Record<string, string> {
  return {
    Question: content.question,
    "Also asked as": content.phrasings.join("\n"),
    Option: content.option ?? "",
    Answer: content.answer,
    "Rests on": content.citations.map(({ title, quote }) => `${title}: “${quote}”`).join("\n"),
    Topics: content.topics.join(", "),
    "Control references": content.references.join(", "),
    Access: ACCESS_NAMES[content.access],
    Owner: nameOf(content.owner),
    "Review cycle": content.cycle === null ? "" : `${content.cycle} months`,
    "Next review": content.reviewBy ?? "",
    Archived: content.archived ? "yes" : "",
  };
}
