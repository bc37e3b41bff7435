/** Files that somebody dropped or chose, sent to the server one after another, each with what became of it. */
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { keys } from "../api/queries.ts";
import { importFiles } from "../api/requests.ts";
import { count, counted } from "../shared/numbers.ts";
import { bringLibrary, tellFile } from "./answer-requests.ts";
import { proposeDocument } from "./document-requests.ts";

export interface ReadFile {
  readonly key: number;
  readonly name: string;
  readonly size: number;
  readonly state: "waiting" | "reading" | "read" | "known" | "refused";
  /** A sentence, where there is something to say. */
  readonly message: string;
}

export interface Reading {
  readonly files: readonly ReadFile[];
  readonly done: number;
  add(files: readonly File[]): void;
  /** Sends no more of those that wait. */
  stop(): void;
}

export function useReading(): Reading {
  const client = useQueryClient();
  const [files, setFiles] = useState<readonly ReadFile[]>([]);
  const queue = useRef<{ key: number; file: File }[]>([]);
  const running = useRef<AbortController | null>(null);
  const next = useRef(0);

  const set = useCallback((key: number, change: Partial<ReadFile>) => {
    setFiles((before) => before.map((one) => (one.key === key ? { ...one, ...change } : one)));
  }, []);

  const run = useCallback(async () => {
    if (running.current) return;
    const control = new AbortController();
    running.current = control;
    for (let item = queue.current.shift(); item && !control.signal.aborted; item = queue.current.shift()) {
      const { key, file } = item;
      set(key, { state: "reading" });
      set(
        key,
        await take(file, control.signal).catch((error: unknown) => ({
          state: "refused" as const,
          message: control.signal.aborted
            ? "Stopped."
            : error instanceof Error
              ? error.message
              : "It could not be read.",
        })),
      );
      void client.invalidateQueries({ queryKey: keys.documents });
    }
    running.current = null;
  }, [client, set]);

  const add = useCallback(
    (given: readonly File[]) => {
      const added = given.map((file) => ({ key: next.current++, file }));
      queue.current.push(...added);
      const lines = added.map(
        ({ key, file }) => ({ key, name: file.name, size: file.size, state: "waiting", message: "" }) as const,
      );
      setFiles((before) => [...before, ...lines]);
      void run();
    },
    [run],
  );
  const stop = useCallback(() => {
    const waiting = new Set(queue.current.map(({ key }) => key));
    queue.current = [];
    setFiles((before) =>
      before.map((one) =>
        waiting.has(one.key) ? { ...one, state: "refused", message: "Stopped before it was read." } : one,
      ),
    );
    running.current?.abort();
  }, []);
  useEffect(() => () => running.current?.abort(), []);
  const done = files.filter(({ state }) => state !== "waiting" && state !== "reading").length;
  return { files, done, add, stop };
}

async function take(file: File, signal: AbortSignal): Promise<Partial<ReadFile>> {
  if (/\.ya?ml$/i.test(file.name)) {
    const { files, warnings } = await importFiles([file]);
    return { state: "known", message: [files[0]?.message ?? "Added.", ...warnings].join(" ") };
  }
  if (/\.(?:json|xlsx|csv)$/i.test(file.name) && (await tellFile(file, signal)) === "library") {
    const { documents, originals, added, changed, known, left, warnings } = await bringLibrary(file);
    const counts = [
      `${counted(documents, "document")} and ${counted(added, "entry", "entries")} new`,
      originals > 0 ? `${counted(originals, "original")} kept` : "",
      changed > 0 ? `${count(changed)} changed` : "",
      `${count(known)} known already`,
      left > 0 ? `${count(left)} left as they are here` : "",
    ].filter((part) => part !== "");
    return { state: "known", message: [`A library: ${counts.join(", ")}.`, ...warnings].join(" ") };
  }
  const found = await proposeDocument(file, signal);
  if (found.known) return { state: "known", message: `The library has this file already: "${found.title}".` };
  return { state: "read", message: found.proposal.warnings.join(" ") };
}
