/** Above the sheets: how many questions there would be, and the ways on: looks right, or apply. */
import { ActionIcon, Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { keys } from "../api/queries.ts";
import { correctLayout, type LayoutPreview } from "../api/requests.ts";
import type { Questionnaire } from "../api/types.ts";
import { BackIcon, CheckIcon } from "../shared/icons.tsx";
import { LeaveDialog } from "../shared/leave-dialog.tsx";
import { count, counted } from "../shared/numbers.ts";
import { store } from "../shared/stored.ts";
import { toast } from "../shared/toast.tsx";
import { useLeaveGuard } from "../shared/use-leave-guard.ts";
import { ApplyDialog } from "./apply-dialog.tsx";
import { checkedKey } from "./checked.ts";
import classes from "./columns.module.css";
import type { useLayout } from "./use-layout.ts";

interface ColumnsHeaderProps {
  readonly questionnaire: Questionnaire;
  readonly layout: ReturnType<typeof useLayout>;
}

export function ColumnsHeader({ questionnaire, layout }: ColumnsHeaderProps) {
  const { id, name, customer } = questionnaire;
  const { corrections, preview, pending, changed, unfinished } = layout;
  const [asking, setAsking] = useState(false);
  const [applied, setApplied] = useState(false);
  const guard = useLeaveGuard((changed || unfinished.length > 0) && !applied);
  const client = useQueryClient();
  const navigate = useNavigate();
  const workbench = `/questionnaires/${id}`;
  const asksNothing = questionnaire.counts.total === 0;
  const apply = useMutation({
    mutationFn: () => correctLayout(id, corrections, preview),
    onSuccess: (corrected) => {
      client.setQueryData(keys.questionnaire(id), corrected);
      client.removeQueries({ queryKey: keys.questions(id) });
      client.removeQueries({ queryKey: keys.layout(id) });
      void client.invalidateQueries({ queryKey: keys.questionnaires });
      toast(`${counted(corrected.counts.total, "question")}. Workbooks with the same layout are read this way now.`);
      setApplied(true);
      goOn();
    },
    onError: (error) => {
      setAsking(false);
      // What would be lost may be more by now.
      layout.retry();
      toast(`Not applied: ${error.message}`, "error");
    },
  });
  const goOn = () => {
    store(checkedKey(id), "yes");
    guard.goOn(() => void navigate(workbench));
  };
  const none = preview?.questions === 0;
  return (
    <header className={classes.header}>
      <ActionIcon
        component={Link}
        to={asksNothing ? "/" : workbench}
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={asksNothing ? "All questionnaires" : "Back to the review"}
      >
        <BackIcon />
      </ActionIcon>
      <h1>
        Check columns
        <span>
          {customer ? `${customer}: ` : ""}
          {name}
        </span>
      </h1>
      <p className={classes.effect} role="status" data-pending={pending}>
        {preview ? <Effect preview={preview} changed={changed} /> : "Reading the workbook…"}
      </p>
      {changed || asksNothing || unfinished.length > 0 ? (
        <Button
          size="sm"
          leftSection={<CheckIcon />}
          disabled={!changed || none || unfinished.length > 0 || !preview}
          loading={apply.isPending || (changed && pending)}
          onClick={() => (preview && losesWork(preview) ? setAsking(true) : apply.mutate())}
        >
          Apply
        </Button>
      ) : (
        <Button size="sm" variant="light" leftSection={<CheckIcon />} onClick={goOn}>
          Looks right
        </Button>
      )}
      <LeaveDialog
        guard={guard}
        title="Leave without applying?"
        lost="Your corrections are not applied yet. If you leave now, the columns stay as they were."
        leave="Leave without applying"
        stay="Go on checking"
      />
      {asking && preview && (
        <ApplyDialog
          preview={preview}
          applying={apply.isPending}
          onApply={() => apply.mutate()}
          onClose={() => setAsking(false)}
        />
      )}
    </header>
  );
}

const losesWork = ({ decided, reopened }: LayoutPreview) => decided > 0 || reopened > 0;

function Effect({ preview, changed }: { readonly preview: LayoutPreview; readonly changed: boolean }) {
  const { questions, added, removed, decided, reopened } = preview;
  if (questions === 0) {
    return changed
      ? "This leaves no question. Take a sheet in, or choose other columns."
      : "No questions found yet. Take a sheet in and name its columns.";
  }
  const parts = [
    added > 0 && `${count(added)} new`,
    removed > 0 && `${count(removed)} removed`,
    decided > 0 && `of these ${count(decided)} already worked on`,
    reopened > 0 && `${counted(reopened, "approval")} back to draft`,
  ].filter((part) => part !== false);
  return (
    <>
      <strong>{counted(questions, "question")}</strong>
      {changed && (parts.length > 0 ? `: ${parts.join(", ")}` : ", none new, none removed")}
    </>
  );
}
