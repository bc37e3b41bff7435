/** A library is taken away and brought back: into an empty one without loss, into its own without overwriting. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { COMMAND_LINE } from "../../src/domain/actor.ts";
import { resolves } from "../../src/domain/citation.ts";
import type { StoredEntry } from "../../src/domain/stored-entry.ts";
import { finishedEntry } from "../../src/library/index.ts";
import { allDocuments, allEntries } from "../../src/store/library-store.ts";
import { allAnswers, insertWholeEntries } from "../../src/store/whole-entry-store.ts";
import { bringLibrary } from "../../src/usecases/bring-library.ts";
import type { AppContext } from "../../src/usecases/context.ts";
import { createEntry, editEntry } from "../../src/usecases/edit-entry.ts";
import { getEntry } from "../../src/usecases/get-entry.ts";
import { importAnswers } from "../../src/usecases/import-answers.ts";
import { importDocuments } from "../../src/usecases/import-documents.ts";
import { archiveEntry } from "../../src/usecases/keep-entry-true.ts";
import { type LibraryFormat, takeLibrary } from "../../src/usecases/take-library.ts";
import { tellFile } from "../../src/usecases/tell-file.ts";
import { temporaryFolder, testContext } from "../support/app.ts";
import { signedIn } from "../support/people.ts";

const emptyLibrary = () => testContext(temporaryFolder(), temporaryFolder());

const POLICY = "# Moorings\n\nMasts are inspected every twelve hours.\n\nValves are tested each month.\n";

const file = (name: string, text: string) => {
  const bytes = new TextEncoder().encode(text);
  return { name, size: bytes.length, bytes: async () => bytes };
};

/** Texts that spreadsheet programs and formats are known to trip over, among others. */
const text = () =>
  fc
    .oneof(
      { weight: 3, arbitrary: fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 }) },
      fc.constantFrom(
        "=1+1",
        "+49 30 1234",
        "-5",
        "@SUM(A1)",
        "'quoted",
        "'=1",
        '=HYPERLINK("http://x")',
        "_x0041_",
        "_x005F_x0041_",
        "a\r\nb",
        "a\tb",
        "a\u0001b",
        "\\n",
        "a\nb",
        "a;b,c",
        '"',
        "TRUE",
        "0012",
        "2026-03-01",
      ),
    )
    .map((said) => said.trim())
    .filter((said) => said !== "");

const day = fc.constantFrom(null, "2026-03-01", "2027-12-31");

const drafts = fc.array(
  fc.record({
    question: text(),
    phrasings: fc.array(text(), { maxLength: 3 }),
    answer: text(),
    option: fc.oneof(fc.constant(null), text()),
    headings: fc.array(text(), { maxLength: 2 }),
    topics: fc.array(text(), { maxLength: 2 }),
    references: fc.array(text(), { maxLength: 2 }),
    access: fc.constantFrom("public" as const, "nda" as const, "internal" as const),
    cycle: fc.constantFrom(null, 1, 12),
    reviewBy: day,
    archived: fc.boolean(),
    owned: fc.boolean(),
    cites: fc.subarray(["Masts are inspected every twelve hours.", "Valves are tested each month."]),
  }),
  { minLength: 1, maxLength: 5 },
);

async function filled(wanted: typeof drafts extends fc.Arbitrary<infer Wanted> ? Wanted : never) {
  const context = await emptyLibrary();
  await importDocuments(context, COMMAND_LINE, [file("policy.md", POLICY)]);
  await importDocuments(context, COMMAND_LINE, [file("policy.md", `${POLICY}\nMore.\n`)]);
  await signedIn(context, { name: "Ann" });
  const owner = (await context.database.first<{ id: string }>("SELECT id FROM people"))?.id ?? null;
  const [document] = await allDocuments(context.database);
  const passages = (await allEntries(context.database)).flatMap(({ citations }) => citations);
  const entries: StoredEntry[] = [];
  for (const [at, { archived, owned, cites, cycle, reviewBy, ...draft }] of wanted.entries()) {
    const citations = passages.filter(({ quote }) => cites.includes(quote));
    const finished = await finishedEntry({ ...draft, id: `curated:${at}`, origin: "curated", citations });
    entries.push({
      ...finished,
      ...{ cycle, reviewBy, owner: owned ? owner : null, version: at + 1, mergedInto: null },
      ...{ reviewedAt: "2026-01-01T00:00:00.000Z", reviewedBy: "Ann", updatedAt: null, updatedBy: null },
      ...{ createdAt: "2026-01-01T00:00:00.000Z", createdBy: "Ann" },
      archivedAt: archived ? "2026-02-01T00:00:00.000Z" : null,
    });
  }
  await context.database.batch(insertWholeEntries(entries));
  expect(document?.id).toBe("policy");
  return context;
}

const taken = async (context: AppContext, format: LibraryFormat) =>
  (await takeLibrary(context, COMMAND_LINE, format)).bytes;

/** Where the same people have accounts. */
async function elsewhere() {
  const context = await emptyLibrary();
  await signedIn(context, { name: "Ann" });
  return context;
}

describe("takeLibrary and bringLibrary", () => {
  it("give the same bytes in JSON and CSV and the same content in XLSX after the way through an empty library", async () => {
    await fc.assert(
      fc.asyncProperty(drafts, async (wanted) => {
        const context = await filled(wanted);
        const json = await taken(context, "json");
        const other = await elsewhere();
        expect((await bringLibrary(other, COMMAND_LINE, { name: "all.json", bytes: json })).warnings).toEqual([]);
        expect(new TextDecoder().decode(await taken(other, "json"))).toBe(new TextDecoder().decode(json));

        const csv = await taken(context, "csv");
        for (const format of ["csv", "xlsx"] as const) {
          const bytes = await taken(context, format);
          const third = await elsewhere();
          const name = `all.${format}`;
          expect(await tellFile(COMMAND_LINE, { name, bytes })).toBe("library");
          await bringLibrary(third, COMMAND_LINE, { name, bytes });
          expect(new TextDecoder().decode(await taken(third, "csv")), format).toBe(new TextDecoder().decode(csv));
        }
      }),
      { numRuns: 6 },
    );
  }, 120_000);

  it("bring past questionnaires back with every citation resolving", async () => {
    const context = await emptyLibrary();
    const csv = "Question,Answer\nDo you inspect masts?,Yes\nWhere are masts kept?,In Bremen.\n";
    const bytes = new TextEncoder().encode(csv);
    await importAnswers(context, COMMAND_LINE, { fileName: "acme.csv", bytes, customer: "Acme" });
    const other = await emptyLibrary();
    await bringLibrary(other, COMMAND_LINE, { name: "all.json", bytes: await taken(context, "json") });
    const documents = new Map((await allDocuments(other.database)).map((document) => [document.id, document]));
    const entries = await allAnswers(other.database);
    expect(entries).toHaveLength(2);
    for (const { citations } of entries) {
      for (const citation of citations) {
        expect(resolves(citation, documents.get(citation.document) ?? { contentHash: "", text: "" })).toBe(true);
      }
    }
    expect(new Set((await allEntries(other.database)).map(({ origin }) => origin))).toEqual(new Set(["approved"]));
  });

  it("takes what somebody edited in the file, and leaves what was changed here meanwhile", async () => {
    const context = await emptyLibrary();
    const draft = (question: string) => ({
      ...{ question, answer: "Every twelve hours.", option: null, phrasings: [], citations: [], topics: [] },
      ...{ references: [], access: "public" as const, owner: null, cycle: null },
    });
    const one = await createEntry(context, COMMAND_LINE, draft("How often are masts inspected?"));
    const two = await createEntry(context, COMMAND_LINE, draft("How often are valves tested?"));
    const csv = new TextDecoder().decode(await taken(context, "csv"));
    const edited = new TextEncoder().encode(csv.replaceAll("Every twelve hours.", "Every ten hours."));
    await editEntry(context, COMMAND_LINE, {
      id: two.id,
      version: 1,
      draft: { ...draft("How often are valves tested?"), answer: "Each month." },
    });
    const done = await bringLibrary(context, COMMAND_LINE, { name: "all.csv", bytes: edited });
    expect(done).toMatchObject({ added: 0, changed: 1, left: 1 });
    const answerOf = async (id: string) => (await getEntry(context, COMMAND_LINE, id)).entry.answer;
    expect(await answerOf(one.id)).toBe("Every ten hours.");
    expect(await answerOf(two.id)).toBe("Each month.");
    await archiveEntry(context, COMMAND_LINE, { id: one.id, version: 2, archived: true });
    const json = await taken(context, "json");
    expect(await bringLibrary(context, COMMAND_LINE, { name: "all.json", bytes: json })).toMatchObject({
      ...{ added: 0, changed: 0, known: 2, left: 0 },
    });
  });

  it("keeps formulas as texts in CSV, and says what is wrong with a file that is no library", async () => {
    const context = await filled([
      {
        ...{ question: "=1+1", phrasings: [], answer: "@x", option: null, headings: [], topics: [], references: [] },
        ...{ access: "public", cycle: null, reviewBy: null, archived: false, owned: false, cites: [] },
      },
    ]);
    const csv = new TextDecoder().decode(await taken(context, "csv"));
    expect(csv).toContain('"\'=1+1"');
    expect(csv).not.toMatch(/(?:^|,)"[=+\-@]/m);
    for (const [name, content] of [
      ["all.json", "{}"],
      ["all.json", "no"],
      ["all.csv", "a,b\n1,2\n"],
      ["all.csv", csv.replace("curated:0", "")],
    ] as const) {
      const bytes = new TextEncoder().encode(content);
      await expect(bringLibrary(context, COMMAND_LINE, { name, bytes })).rejects.toMatchObject({
        code: "invalid_input",
      });
    }
  });
});
