/** A command's work on the data folder: opened before it, closed after it, whatever happens in between. */

import { sealRecord } from "../../usecases/seal-record.ts";
import type { Command, CommandInput } from "./command.ts";
import { type NodeContext, openContext } from "./open-context.ts";

export function withContext(run: (context: NodeContext, input: CommandInput) => Promise<void>): Command["run"] {
  return async (input) => {
    const context = await openContext(input.dataFolder, input.knowledgeFolder);
    try {
      await run(context, input);
      await sealRecord(context);
    } finally {
      context.database.close();
    }
  };
}
