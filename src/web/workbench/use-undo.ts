/**
 * What can be taken back, the newest last: the steps made on this page, and when those are used up the ones that the record
 * tells, so that undo goes on after the page was left or loaded anew.
 */
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { listSteps } from "../api/requests.ts";
import { toast } from "../shared/toast.tsx";
import { overlap, showBefore, takeBack, type UndoStep } from "./undo.ts";

export interface Undo {
  /** Of each question the version that this person's last step made. */
  readonly mine: Map<string, number>;
  readonly remember: (step: UndoStep) => void;
  /** A step that came to nothing. */
  readonly forget: (step: UndoStep) => void;
  /** Says what the newest step did, with a button that takes back that step, whatever has been done elsewhere since. */
  readonly offer: (text: string, goTo: (id: string) => void) => void;
  /** Takes the newest step back; the question it was on, or null where there is none. */
  readonly undo: () => Promise<string | null>;
  /** Resolves when nothing is being taken back any more. */
  readonly quiet: () => Promise<void>;
}

interface World {
  /** Resolves when every decision sent until now has been answered. */
  readonly sent: () => Promise<unknown>;
  /** A list on its way was read before and would hide what is taken back. */
  readonly holdList: () => void;
  /** True while a decision on that question waits for its answer. */
  readonly deciding: (id: string) => boolean;
}

export function useUndo(questionnaire: string, world: World): Undo {
  const client = useQueryClient();
  const { sent, holdList, deciding } = world;
  return useMemo(
    () => makeUndo(client, questionnaire, { sent, holdList, deciding }),
    [client, questionnaire, sent, holdList, deciding],
  );
}

function makeUndo(client: QueryClient, questionnaire: string, { sent, holdList, deciding }: World): Undo {
  let steps: UndoStep[] = [];
  let offered: { readonly step: UndoStep; readonly dismiss: () => void } | null = null;
  let reading: Promise<void> | null = null;
  /** One after the other: two steps on one question need the version that the first one makes. */
  let last: Promise<void> = Promise.resolve();
  const mine = new Map<string, number>();
  /** The steps being taken back. */
  const leaving = new Set<UndoStep>();

  const withdrawOffer = (where: (step: UndoStep) => boolean) => {
    if (!offered || !where(offered.step)) return;
    offered.dismiss();
    offered = null;
  };
  const take = (step: UndoStep): string | null => {
    steps = steps.filter((one) => one !== step);
    withdrawOffer((one) => one === step);
    holdList();
    showBefore(client, questionnaire, step);
    const before = sent();
    leaving.add(step);
    // What a later step or decision shows already must not give way to the answer to this one.
    const overtaken = (id: string) =>
      deciding(id) || [...leaving].some((one) => one !== step && one.questions.some((changed) => changed.id === id));
    last = last
      .then(() => before)
      .then(() => takeBack(client, questionnaire, step, mine, overtaken))
      .finally(() => leaving.delete(step));
    return step.questions[0]?.id ?? null;
  };
  const readSteps = async () => {
    await sent();
    await last;
    const found = await listSteps(questionnaire);
    // What was done here in the meantime is newer, and may be among them.
    if (steps.length > 0) return;
    for (const { id, version } of found.flatMap(({ questions }) => questions)) mine.set(id, version);
    steps = found.toReversed();
  };
  return {
    mine,
    remember: (step) => {
      // Taking the earlier one back would take this one with it.
      withdrawOffer((earlier) => overlap(earlier, step));
      steps.push(step);
    },
    forget: (step) => {
      steps = steps.filter((one) => one !== step);
      withdrawOffer((one) => one === step);
    },
    offer: (text, goTo) => {
      const step = steps.at(-1);
      if (!step) return;
      const run = () => {
        const id = steps.includes(step) ? take(step) : null;
        if (id) goTo(id);
      };
      offered = { step, dismiss: toast(text, "done", { label: "Undo", run }) };
    },
    undo: async () => {
      if (steps.length === 0) {
        reading ??= readSteps().finally(() => {
          reading = null;
        });
        await reading;
      }
      const step = steps.at(-1);
      return step ? take(step) : null;
    },
    quiet: () => last,
  };
}
