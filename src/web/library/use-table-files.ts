/** Files that may hold answers: workbooks and tables are looked at by the server first, everything else is a document. */
import { useCallback, useRef, useState } from "react";
import { tellFile } from "./answer-requests.ts";

export interface TableFile {
  readonly key: number;
  readonly file: File;
  readonly is: "answers" | "unsure";
}

const TABLE = /\.(?:xlsx|xlsm|xls|csv|tsv|tab)$/i;

/** @param onDocuments takes what is a document */
export function useTableFiles(onDocuments: (files: readonly File[]) => void) {
  const [files, setFiles] = useState<readonly TableFile[]>([]);
  const next = useRef(0);
  const add = useCallback(
    (given: readonly File[]) => {
      const tables = given.filter(({ name }) => TABLE.test(name));
      const others = given.filter((file) => !tables.includes(file));
      if (others.length > 0) onDocuments(others);
      for (const file of tables) {
        // A file that cannot be looked at is told what is wrong with it where it is read.
        void tellFile(file)
          .catch(() => (/\.xls/i.test(file.name) ? ("answers" as const) : ("document" as const)))
          .then((is) => {
            if (is !== "answers" && is !== "unsure") onDocuments([file]);
            else setFiles((before) => [...before, { key: next.current++, file, is }]);
          });
      }
    },
    [onDocuments],
  );
  const gone = useCallback((file: TableFile) => setFiles((before) => before.filter(({ key }) => key !== file.key)), []);
  const asAnswers = useCallback(
    (file: TableFile) =>
      setFiles((before) => before.map((one) => (one.key === file.key ? { ...one, is: "answers" } : one))),
    [],
  );
  return { files, add, gone, asAnswers };
}
