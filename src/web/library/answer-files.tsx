/** The files of this visit that hold answers given before, or may: each with its plan, then with what it brought. */
import { Button } from "@mantine/core";
import { useState } from "react";
import { Link } from "react-router";
import { CheckIcon } from "../shared/icons.tsx";
import { counted } from "../shared/numbers.ts";
import { AnswerFile } from "./answer-file.tsx";
import type { ImportedAnswers } from "./answer-requests.ts";
import classes from "./answers.module.css";
import imported from "./import.module.css";
import type { TableFile } from "./use-table-files.ts";

interface AnswerFilesProps {
  readonly files: readonly TableFile[];
  readonly onAnswers: (file: TableFile) => void;
  readonly onDocument: (file: TableFile) => void;
  readonly onGone: (file: TableFile) => void;
}

export default function AnswerFiles({ files, onAnswers, onDocument, onGone }: AnswerFilesProps) {
  const [done, setDone] = useState<readonly ImportedAnswers[]>([]);
  return (
    <section aria-label="Answers given before">
      <ul className={`${imported.added} ${classes.done}`} aria-live="polite">
        {done.map((one) => (
          <li key={`${one.document} ${one.added} ${one.replaced}`}>
            <CheckIcon size={14} />
            <Link to={`/library/documents/${encodeURIComponent(one.document)}`}>{one.title}</Link>
            <span>{summary(one)}</span>
            {one.warnings.map((warning) => (
              <span key={warning}>{warning}</span>
            ))}
          </li>
        ))}
      </ul>
      {files.length > 0 && <h2>{counted(files.length, "file")} to confirm</h2>}
      <ul className={imported.proposals}>
        {files.map((one) => (
          <li key={one.key}>
            {one.is === "answers" ? (
              <AnswerFile
                file={one.file}
                onDiscard={() => onGone(one)}
                onDone={(result) => {
                  setDone((before) => [...before, result]);
                  onGone(one);
                }}
              />
            ) : (
              <div className={`${imported.proposal} ${classes.unsure}`}>
                <span>
                  Is <strong>{one.file.name}</strong> a table of facts, or answers to questions?
                </span>
                <span className={imported.buttons}>
                  <Button variant="default" onClick={() => onDocument(one)}>
                    A document
                  </Button>
                  <Button variant="default" onClick={() => onAnswers(one)}>
                    Answers
                  </Button>
                </span>
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function summary({ added, both, phrasings, replaced, left }: ImportedAnswers): string {
  const parts = [
    `${counted(added + both, "new answer")}`,
    phrasings > 0 ? `${counted(phrasings, "wording")} added` : "",
    replaced > 0 ? `${replaced} replaced` : "",
    left > 0 ? `${counted(left, "conflict")} left as the library has it` : "",
  ];
  return parts.filter((part) => part !== "").join(", ");
}
