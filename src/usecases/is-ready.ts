/** Whether requests can be served: the database answers. */
import { libraryVersion } from "../store/library-store.ts";
import type { AppContext } from "./context.ts";

/** @throws AppError `storage_unavailable` where it does not */
export async function isReady({ database }: AppContext): Promise<void> {
  await libraryVersion(database);
}
