/** Whether a questionnaire's customer has signed an NDA: said once by a reviewer, on the record, and with it what may be sent. */
import { Switch } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { parseResponse } from "hono/client";
import { useMay } from "../api/actor.ts";
import { keys, questionnaireQuery } from "../api/queries.ts";
import { api } from "../api/requests.ts";
import { toast } from "./toast.tsx";

export function NdaSwitch({ questionnaire: id }: { readonly questionnaire: string }) {
  const client = useQueryClient();
  const mayReview = useMay("review");
  const { data } = useQuery(questionnaireQuery(id));
  const record = useMutation({
    mutationFn: (nda: boolean) => parseResponse(api.questionnaires[":id"].nda.$put({ param: { id }, json: { nda } })),
    onSuccess: (questionnaire) => {
      client.setQueryData(keys.questionnaire(id), questionnaire);
      void client.invalidateQueries({ queryKey: keys.questions(id) });
      void client.invalidateQueries({ queryKey: keys.plan(id) });
    },
    onError: (error) => toast(error.message, "error"),
  });
  if (!data) return null;
  return (
    <Switch
      size="sm"
      label="An NDA with this customer is in place"
      checked={record.isPending ? record.variables : data.nda}
      disabled={!mayReview}
      onChange={(event) => record.mutate(event.currentTarget.checked)}
    />
  );
}
