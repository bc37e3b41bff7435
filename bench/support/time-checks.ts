/**
 * How long one save's look for duplicates and contradictions takes, and the check of a whole library, as it grows: of
 * entries on many subjects, and of near copies, in which every entry is like every other.
 *
 * Prints a line for each library; a growth near the library's own is what is hoped for.
 */
import type { LibraryEntry } from "../../src/domain/library-entry.ts";
import { createMatcher } from "../../src/matching/index.ts";
import { groupLookAlikes, lookUpAll } from "../../src/usecases/find-look-alikes.ts";
import { shippedKnowledge } from "../../tests/matching/shipped-knowledge.ts";

const SIZES = [1_000, 5_000];
/** What a save looks at, as `look-alikes.ts` does. */
const LOOKED_AT = 30;
const SAVES = 20;
const SUBJECTS =
  "backups,access logs,visitor records,laptops,firewall rules,source code,encryption keys,invoices,test data,user accounts".split(
    ",",
  );
const DONE = "reviewed,moved,deleted,counted,repaired,painted,photographed,exported".split(",");
const PLACES = "warehouse,office,laboratory,factory,archive,branch,studio,clinic".split(",");

const KINDS: readonly (readonly [string, (i: number) => Pick<LibraryEntry, "question" | "answer">])[] = [
  [
    "many subjects",
    (i) => {
      const subject = pick(SUBJECTS, i);
      const done = pick(DONE, Math.floor(i / SUBJECTS.length));
      const where = `${pick(PLACES, Math.floor(i / (SUBJECTS.length * DONE.length)))} of site${Math.floor(i / 640)}`;
      return {
        question: `How often are ${subject} ${done} in the ${where}?`,
        answer: `In the ${where} ${subject} are ${done} every ${(i % 28) + 2} days.`,
      };
    },
  ],
  [
    "near copies",
    (i) => ({
      question: "How long are backups of customer data retained?",
      answer: `Backups of customer data are retained for 30 days; see note n${i}.`,
    }),
  ],
];

export async function timeChecks(): Promise<void> {
  const { vocabulary } = await shippedKnowledge();
  for (const [name, make] of KINDS) {
    for (const size of SIZES) {
      const entries = Array.from({ length: size }, (_, i) => entryOf(i, make(i)));
      const matcher = createMatcher(entries, vocabulary);
      const saves = entries.filter((_, i) => i % Math.floor(size / SAVES) === 0);
      let began = performance.now();
      for (const entry of saves) {
        const near = matcher.rank(entry.question, LOOKED_AT).map((ranked) => ranked.entry);
        matcher.lookAlikes(near)(entry);
      }
      const save = (performance.now() - began) / saves.length;
      began = performance.now();
      const alike = await lookUpAll(entries, matcher.lookAlikes(entries));
      const findings = groupLookAlikes(entries, alike, new Set()).length;
      const whole = (performance.now() - began) / 1_000;
      console.log(
        `${size} entries, ${name}: a save's look ${save.toFixed(0)} ms, the whole check ${whole.toFixed(2)} s, ${findings} findings`,
      );
    }
  }
}

const pick = (list: readonly string[], i: number): string => list[i % list.length] ?? "";

function entryOf(i: number, said: Pick<LibraryEntry, "question" | "answer">): LibraryEntry {
  const none = { phrasings: [], option: null, citations: [], headings: [], topics: [], references: [] };
  return { id: `approved:${i}`, origin: "approved", access: "public", contentHash: `${i}`, ...none, ...said };
}
