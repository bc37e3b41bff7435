/** What can be done with a questionnaire from the list: change its facts, check its columns, put it away, delete it. */
import { ActionIcon } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { Link } from "react-router";
import { useMay } from "../api/actor.ts";
import { keys } from "../api/queries.ts";
import { editQuestionnaire } from "../api/requests.ts";
import { workKeys } from "../api/shared-work.ts";
import type { Questionnaire } from "../api/types.ts";
import { ArchiveIcon, ColumnsIcon, PenIcon, TrashIcon } from "../shared/icons.tsx";
import { toast } from "../shared/toast.tsx";
import classes from "./questionnaires.module.css";

const EditDialog = lazy(() => import("./edit-dialog.tsx"));
const DeleteDialog = lazy(() => import("./delete-dialog.tsx"));

export function RowTools({ questionnaire }: { readonly questionnaire: Questionnaire }) {
  const { id, name, archivedAt } = questionnaire;
  const contributes = useMay("contribute");
  const reviews = useMay("review");
  const client = useQueryClient();
  const [dialog, setDialog] = useState<"edit" | "delete" | null>(null);
  const archive = useMutation({
    mutationFn: ({ version, archived }: { version: number; archived: boolean }) =>
      editQuestionnaire(id, version, { archived }),
    onSuccess: ({ version }, { archived }) => {
      void client.invalidateQueries({ queryKey: keys.questionnaires });
      void client.invalidateQueries({ queryKey: workKeys.work });
      toast(archived ? `“${name}” is archived.` : `“${name}” is back.`, "done", {
        label: "Undo",
        run: () => archive.mutate({ version, archived: !archived }),
      });
    },
    onError: (error) => {
      toast(error.message, "error");
      void client.invalidateQueries({ queryKey: keys.questionnaires });
    },
  });
  const archived = archivedAt === null;
  return (
    <div className={classes.rowTools}>
      {contributes && (
        <Tool label={`Edit ${name}`} title="Name, customer and due date" onClick={() => setDialog("edit")}>
          <PenIcon />
        </Tool>
      )}
      <ActionIcon
        component={Link}
        to={`/questionnaires/${id}/columns`}
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={`Check columns of ${name}`}
        title="Check columns"
      >
        <ColumnsIcon />
      </ActionIcon>
      {contributes && (
        <Tool
          label={archived ? `Archive ${name}` : `Bring ${name} back`}
          title={archived ? "Archive" : "Bring back"}
          busy={archive.isPending}
          onClick={() => archive.mutate({ version: questionnaire.version, archived })}
        >
          <ArchiveIcon />
        </Tool>
      )}
      {reviews && (
        <Tool label={`Delete ${name}`} title="Delete" onClick={() => setDialog("delete")}>
          <TrashIcon />
        </Tool>
      )}
      <Suspense>
        {dialog === "edit" && <EditDialog questionnaire={questionnaire} onClose={() => setDialog(null)} />}
        {dialog === "delete" && <DeleteDialog questionnaire={questionnaire} onClose={() => setDialog(null)} />}
      </Suspense>
    </div>
  );
}

interface ToolProps {
  readonly label: string;
  readonly title: string;
  readonly busy?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function Tool({ label, title, busy = false, onClick, children }: ToolProps) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      aria-label={label}
      title={title}
      loading={busy}
      onClick={onClick}
    >
      {children}
    </ActionIcon>
  );
}
