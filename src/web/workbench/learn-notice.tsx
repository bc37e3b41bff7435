/**
 * After an approval: what the answer could teach the library, offered in one line with one key. The server says what fits;
 * nothing is shown where the library knows already.
 */
import { useQuery } from "@tanstack/react-query";
import { useMay } from "../api/actor.ts";
import type { Question } from "../api/types.ts";
import { BookmarkIcon } from "../shared/icons.tsx";
import { keyOf } from "./actions.ts";
import { learnQuery } from "./learn-requests.ts";
import classes from "./question-pane.module.css";

export function LearnNotice({ question, onTake }: { readonly question: Question; readonly onTake: () => void }) {
  const curates = useMay("curate");
  const contributes = useMay("contribute");
  const approved = question.review.state === "approved";
  const { data } = useQuery({ ...learnQuery(question), enabled: approved && contributes });
  const offer = approved ? data?.[0] : undefined;
  if (!offer || (offer.kind !== "edit" && !curates)) return null;
  return (
    <p className={classes.same} data-learn={offer.kind}>
      <BookmarkIcon size={14} />
      <span>
        {offer.kind === "keep" && "The library does not know this answer yet."}
        {offer.kind === "phrasing" && `New wording of “${offer.question}”.`}
        {offer.kind === "edit" && `You changed the words of “${offer.question}”.`}
      </span>
      <button type="button" className={classes.sameAll} onClick={onTake}>
        {offer.kind === "keep" && "Keep it"}
        {offer.kind === "phrasing" && "Add the wording"}
        {offer.kind === "edit" && "Propose the change"} ({keyOf("keep")})
      </button>
    </p>
  );
}
