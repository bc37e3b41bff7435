/**
 * What a rule of doubt looks at, and what it finds.
 *
 * A rule is a plain function on the text that a reviewer sees: a question and the entry that answers it best in, one doubt
 * or none out. Rules know nothing of each other; `index.ts` lists them.
 */
import type { LibraryEntry } from "../../domain/library-entry.ts";
import type { Features } from "../features.ts";
import type { Meaning } from "../option-meaning.ts";
import type { Question } from "../question.ts";
import type { Ranked } from "../ranking.ts";
import type { Spoken } from "../spoken.ts";

export interface Case {
  readonly question: Question;
  readonly candidate: Ranked;
  readonly entry: LibraryEntry;
  readonly features: Features;
  readonly spoken: Spoken;
  /** The entry's answer and the quotes that it cites. */
  readonly said: string;
  /** The wording of the entry that is most like the question; empty for an entry that nobody asked. */
  readonly wording: string;
  /** What the entry's option means; null where it has none, or one that takes no side. */
  readonly side: Meaning | null;
  readonly yesNo: boolean;
  /** The entry answers this very question, whatever else its wording names. */
  readonly same: boolean;
  /** One of the question and the wording denies what the other affirms. */
  readonly turnedRound: boolean;
}

export interface Doubt {
  /** A sentence for a reviewer. */
  readonly text: string;
  /** True where the evidence is about something else: another actor, another edition, another thing of the kind. */
  readonly other: boolean;
  /** True where it is about what somebody else does: the next candidate may be about the one who is asked about. */
  readonly actor: boolean;
}

export type Rule = (given: Case) => Doubt | null;

/** A doubt whether the entry's side is the answer. */
export const doubt = (text: string): Doubt => ({ text, other: false, actor: false });
/** A doubt that the evidence is about something else. */
export const another = (text: string): Doubt => ({ text, other: true, actor: false });
