/** Text with its cited parts marked. */
import type { Segment } from "./passage-context.ts";

export function MarkedText({ segments }: { readonly segments: readonly Segment[] }) {
  return segments.map(({ text, marked }, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: a passage's segments never change places
    marked ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>,
  );
}
