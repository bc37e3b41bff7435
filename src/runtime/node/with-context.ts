/** A command's work on the data folder: opened before it, closed after it, whatever happens in between. */

import { sealRecord } from "../../usecases/seal-record.ts";
import type { Command, CommandInput } from "./command.ts";
import { type NodeContext, openContext } from "./open-context.ts";

/** @param seals false for what looks at the record as it is */
export function withContext(
  run: (context: NodeContext, input: CommandInput) => Promise<void>,
  { seals = true }: { seals?: boolean } = {},
): Command["run"] {
  return async (input) => {
    const context = await openContext(input.dataFolder, input.knowledgeFolder);
    try {
      await run(context, input);
      if (seals) await sealRecord(context);
    } finally {
      context.database.close();
    }
  };
}
