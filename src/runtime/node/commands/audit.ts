/** `audit ...`: check the record of decisions, and take it away. */
import { COMMAND_LINE } from "../../../domain/actor.ts";
import { AppError } from "../../../domain/errors.ts";
import { exportRecord } from "../../../usecases/read-record.ts";
import { verifyRecord } from "../../../usecases/verify-record.ts";
import { type Command, print, printJson, stringOption } from "../command.ts";
import { writeWhole } from "../files.ts";
import { withContext } from "../with-context.ts";

export const auditCommands: readonly Command[] = [
  {
    name: "audit verify",
    usage: "[--expect HASH] [--json]",
    summary: "Check that no event of the record was altered, taken out or put in between",
    options: { expect: { type: "string" }, json: { type: "boolean" } },
    words: [0, 0],
    run: withContext(
      async (context, { values }) => {
        const found = await verifyRecord(context, COMMAND_LINE, stringOption(values, "expect") ?? null);
        if (values.json) printJson(found);
        if (found.faults.length > 0) {
          const [first] = found.faults;
          throw new AppError(
            "conflict",
            `The record has ${found.faults.length} ${found.faults.length === 1 ? "fault" : "faults"}. ${first?.message}`,
          );
        }
        if (values.json) return;
        const sealed = found.events - found.unsealed;
        print(sealed === 1 ? "1 event, as it was written." : `${sealed} events, each as it was written.`);
        if (found.unsealed > 0) print(`${found.unsealed} more, of this moment, will be sealed with their request.`);
        if (found.head) print(`Keep this elsewhere for the next --expect: ${found.head}`);
      },
      // Sealing would hide the next time what was found unsealed now.
      { seals: false },
    ),
  },
  {
    name: "audit export",
    usage: "FILE.jsonl",
    summary: "Write the record to a file, an event a line, newest first",
    options: {},
    words: [1, 1],
    run: withContext(async (context, { positionals }) => {
      const file = positionals[0] as string;
      const pieces: string[] = [];
      for await (const piece of exportRecord(context, COMMAND_LINE, {})) pieces.push(piece);
      await writeWhole(file, pieces.join(""));
      print(`The record is in ${file}.`);
    }),
  },
];
