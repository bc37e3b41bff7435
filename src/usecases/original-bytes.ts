/** The customer's file as it was uploaded. */
import { AppError } from "../domain/errors.ts";
import type { StoredQuestionnaire } from "../domain/stored-questionnaire.ts";
import type { AppContext } from "./context.ts";

/** @throws AppError `storage_unavailable` where the storage has lost it */
export async function originalBytes({ blobs }: AppContext, { blobHash }: StoredQuestionnaire): Promise<Uint8Array> {
  const bytes = await blobs.get(blobHash);
  if (!bytes) throw new AppError("storage_unavailable", "The uploaded workbook is missing from the storage.");
  return bytes;
}
