/** Within which bounds a file is read. */
import { AppError } from "../../domain/errors.ts";

export interface Limits {
  readonly pages: number;
  /** Of the text that comes out. */
  readonly characters: number;
  /** Of what a packed file unfolds to, in bytes. */
  readonly unpacked: number;
  /** @throws AppError `hostile_document` when the time is up */
  check(): void;
}

/** @param milliseconds until `check` throws */
export function limitsFor(name: string, milliseconds = 60_000): Limits {
  const end = Date.now() + milliseconds;
  return {
    pages: 2_000,
    characters: 5_000_000,
    unpacked: 150_000_000,
    check: () => {
      if (Date.now() < end) return;
      const message = `${name} takes longer to read than ${Math.round(milliseconds / 1000)} seconds; split it into several files.`;
      throw new AppError("hostile_document", message);
    },
  };
}
