/** One line of work: what is asked, of which questionnaire, until when, by whom; the whole line leads to the question. */
import { Button } from "@mantine/core";
import { Link } from "react-router";
import type { WorkItem } from "../../domain/work.ts";
import { CommentText } from "../shared/comment-text.tsx";
import { Due } from "../shared/due.tsx";
import { CommentIcon, ExpertIcon, PersonIcon } from "../shared/icons.tsx";
import { Ago } from "../shared/time.tsx";
import classes from "./work.module.css";

const KINDS = {
  assigned: { Icon: PersonIcon, said: "Assigned to you" },
  expert: { Icon: ExpertIcon, said: "You are asked as the expert" },
  mention: { Icon: CommentIcon, said: "You are mentioned" },
} as const;

export function WorkLine({ item, onRead }: { readonly item: WorkItem; readonly onRead: () => void }) {
  const { kind, question, questionnaire, due, by, at, text } = item;
  const { Icon, said } = KINDS[kind];
  return (
    <li className={classes.line} data-kind={kind}>
      <span className={classes.kind} title={said}>
        <Icon />
      </span>
      <div className={classes.what}>
        <h3 className={classes.question}>
          {question.ref && <span className={classes.ref}>{question.ref}</span>}
          <Link to={`/questionnaires/${questionnaire.id}?question=${question.id}`}>{question.text}</Link>
        </h3>
        {text && (
          <p className={classes.said}>
            <CommentText text={text} />
          </p>
        )}
        <p className={classes.where}>
          <span>{said}</span>
          {by && (
            <span>
              {by}, <Ago at={at} />
            </span>
          )}
          <span>
            {questionnaire.customer ? `${questionnaire.customer}: ${questionnaire.name}` : questionnaire.name}
          </span>
        </p>
      </div>
      <div className={classes.side}>
        {due && <Due due={due} />}
        {kind === "mention" && (
          <Button size="compact-sm" variant="default" className={classes.read ?? ""} onClick={onRead}>
            Mark as read
          </Button>
        )}
      </div>
    </li>
  );
}
