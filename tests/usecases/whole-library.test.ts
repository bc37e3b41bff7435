/** A library is taken away and brought back: into an empty one without loss, into its own without overwriting. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sectionsOf } from "../../fixtures/documents/content.ts";
import { makePdf } from "../../fixtures/documents/make-pdf.ts";
import { type Actor, COMMAND_LINE } from "../../src/domain/actor.ts";
import { resolves } from "../../src/domain/citation.ts";
import type { StoredEntry } from "../../src/domain/stored-entry.ts";
import { finishedEntry, sha256 } from "../../src/library/index.ts";
import { keptApart } from "../../src/store/freshness-store.ts";
import { allDocuments, allEntries } from "../../src/store/library-store.ts";
import { listPeople } from "../../src/store/person-store.ts";
import { pastAnswersTold } from "../../src/store/told-store.ts";
import { allAnswers, insertWholeEntries } from "../../src/store/whole-entry-store.ts";
import { bringLibrary } from "../../src/usecases/bring-library.ts";
import { careForDocument, documentCare, retireDocument } from "../../src/usecases/care-for-document.ts";
import { keepBoth } from "../../src/usecases/check-library.ts";
import type { AppContext } from "../../src/usecases/context.ts";
import { createEntry, editEntry } from "../../src/usecases/edit-entry.ts";
import { getDocument, getOriginal, listDocuments } from "../../src/usecases/get-document.ts";
import { entryVersions, getEntry } from "../../src/usecases/get-entry.ts";
import { importAnswers } from "../../src/usecases/import-answers.ts";
import { importDocuments } from "../../src/usecases/import-documents.ts";
import { importFiles } from "../../src/usecases/import-files.ts";
import { archiveEntry } from "../../src/usecases/keep-entry-true.ts";
import { mergeEntries } from "../../src/usecases/merge-entries.ts";
import { type LibraryFormat, takeLibrary } from "../../src/usecases/take-library.ts";
import { tellFile } from "../../src/usecases/tell-file.ts";
import { type Json, temporaryFolder, testContext } from "../support/app.ts";
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

/** Every fact of a library that a person can read on some page, ids of people as names. */
async function seen(context: AppContext) {
  const { database } = context;
  const people = new Map((await listPeople(database)).map(({ id, name }) => [id, name]));
  const named = (value: unknown) =>
    JSON.parse(JSON.stringify(value, (_, one) => (typeof one === "string" ? (people.get(one) ?? one) : one)));
  const documents = [];
  const originals: [string, string][] = [];
  for (const { id, ...summary } of await listDocuments(context, COMMAND_LINE)) {
    const { version: _, ...care } = await documentCare(context, COMMAND_LINE, id);
    const detail = await getDocument(context, COMMAND_LINE, id);
    const texts = await Promise.all(
      detail.editions.map(({ contentHash }) => getDocument(context, COMMAND_LINE, id, contentHash)),
    );
    documents.push(named({ id, summary, care, detail, texts, editions: detail.editions }));
    for (const hash of [undefined, ...detail.editions.map(({ contentHash }) => contentHash)]) {
      const { original, bytes } = await getOriginal(context, COMMAND_LINE, id, hash);
      originals.push([original.name, await sha256(bytes)]);
    }
  }
  const entries = [];
  for (const { id } of await allAnswers(database)) {
    const { entry } = await getEntry(context, COMMAND_LINE, id);
    entries.push(named({ entry, versions: await entryVersions(context, COMMAND_LINE, id) }));
  }
  const told = [...(await pastAnswersTold(database, "acme")), ...(await pastAnswersTold(database, "beta"))];
  const apart = [...(await keptApart(database))];
  return { documents, originals, entries, told, apart };
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

  it("lose nothing that a person can see of a library with everything in it", async () => {
    const context = await emptyLibrary();
    const pdf = await makePdf("Mooring report", sectionsOf(2, 3));
    await importDocuments(context, COMMAND_LINE, [
      file("policy.md", POLICY),
      { name: "report.pdf", size: pdf.length, bytes: async () => pdf },
    ]);
    await importDocuments(context, COMMAND_LINE, [file("policy.md", `${POLICY}\nMore.\n`)]);
    const curated = [
      ...["- id: valves", "  question: Are valves tested?", "  answer: Each month."],
      ...["  citations:", "    - document: policy", "      quote: Valves are tested each month.", ""],
    ].join("\n");
    await importDocuments(context, COMMAND_LINE, [file("valves.yaml", curated)]);
    await signedIn(context, { name: "Ann" });
    const owner = (await context.database.first<{ id: string }>("SELECT id FROM people"))?.id ?? null;
    const ann: Actor = { id: owner ?? "", name: "Ann", role: "admin" };
    const draft = {
      ...{
        question: "How often are masts inspected?",
        answer: "Twice a day.",
        option: "Yes",
        topics: ["encryption-at-rest"],
      },
      ...{ phrasings: ["Are masts inspected?"], citations: [{ document: "policy", quote: "every twelve hours" }] },
      ...{ references: ["CC6.1"], access: "nda" as const, owner, cycle: 6, reviewBy: "2027-01-31" },
    };
    const one = await createEntry(context, ann, draft);
    const two = await createEntry(context, ann, { ...draft, question: "Are masts looked at?", access: "public" });
    const three = await createEntry(context, ann, { ...draft, question: "Who inspects masts?", answer: "Riggers." });
    await keepBoth(context, ann, [one.id, three.id]);
    const merged = { survivor: { id: one.id, version: 1 }, other: { id: two.id, version: 1 } };
    await mergeEntries(context, ann, merged);
    await editEntry(context, ann, {
      id: "curated:valves",
      version: 1,
      draft: { ...draft, question: "Are valves tested?" },
    });
    await archiveEntry(context, ann, { id: three.id, version: 1, archived: true });
    const csv = new TextEncoder().encode(
      'Question,Answer\nDo you moor zeppelins?,Yes\nAre masts painted?,"Yes, white."\n',
    );
    const past = { fileName: "acme.csv", bytes: csv, customer: "Acme", date: "2025-03-04", access: "nda" as const };
    await importAnswers(context, ann, past);
    await importAnswers(context, ann, { ...past, customer: "Beta" });
    const { version } = await documentCare(context, ann, "policy");
    const dates = {
      access: "nda" as const,
      owner,
      validUntil: "2027-05-01",
      reviewBy: "2027-04-01",
      supersededBy: "report",
    };
    await careForDocument(context, ann, { id: "policy", version, care: dates });
    await retireDocument(context, ann, { id: "report", version: 1, retired: true, why: "The product is sold no more" });

    const json = await taken(context, "json");
    const other = await elsewhere();
    const brought = await bringLibrary(other, COMMAND_LINE, { name: "all.json", bytes: json });
    expect(brought).toMatchObject({ documents: 3, originals: 4, added: 6, missing: [], warnings: [] });
    const [here, there] = await Promise.all([seen(context), seen(other)]);
    expect(there).toEqual(here);
    // So that this compares something.
    expect(here.documents.map(({ editions }) => editions.length)).toEqual([0, 1, 0]);
    expect(here.entries.map(({ versions }) => versions.length)).toEqual(expect.arrayContaining([0, 2]));
    expect(here.told).toHaveLength(4);
    expect(here.told[0]).toMatchObject({ at: "2025-03-04", said: "Yes" });
    expect(here.originals).toHaveLength(4);
    // A file of curated answers undoes nothing that people changed, there either.
    expect(await importDocuments(other, COMMAND_LINE, [file("valves.yaml", curated)])).toMatchObject({ entries: 0 });

    expect(await bringLibrary(context, COMMAND_LINE, { name: "all.json", bytes: json })).toMatchObject({
      ...{ documents: 0, originals: 0, added: 0, changed: 0, known: 6, left: 0, warnings: [] },
    });
    expect(await seen(context)).toEqual(here);
  }, 60_000);

  it("leave out originals that do not fit, name them, and take them when they come by themselves", async () => {
    const context = await emptyLibrary();
    await importDocuments(context, COMMAND_LINE, [file("policy.md", POLICY)]);
    const csv = new TextEncoder().encode("Question,Answer\nDo you moor zeppelins?,Yes\n");
    await importAnswers(context, COMMAND_LINE, { fileName: "acme.csv", bytes: csv, customer: "Acme" });
    const thin = await takeLibrary(context, COMMAND_LINE, "json", { longest: 0 });
    expect(thin).toMatchObject({ originals: 0, beside: [{ name: "acme.csv" }, { name: "policy.md" }] });
    const other = await emptyLibrary();
    const { warnings } = await bringLibrary(other, COMMAND_LINE, { name: "thin.json", bytes: thin.bytes });
    expect(warnings.join(" ")).toMatch(/"acme.csv" too .*"policy.md" too/);
    await expect(getOriginal(other, COMMAND_LINE, "policy")).rejects.toMatchObject({ code: "storage_unavailable" });
    const files = await Promise.all(
      thin.beside.map(async ({ hash, name, bytes }) => {
        const content = (await bytes()) ?? new Uint8Array();
        return { name: `${hash}-${name}`, size: content.length, bytes: async () => content };
      }),
    );
    const mended = await importFiles(other, COMMAND_LINE, files);
    expect(mended).toMatchObject({ documents: 0, entries: 0, warnings: [] });
    expect(mended.files.map(({ message }) => message)).toEqual(
      Array(2).fill(expect.stringContaining("was missing here")),
    );
    expect(await seen(other)).toEqual(await seen(context));
  });

  it("refuse an original that is not the file it was, and read what the first version wrote", async () => {
    const context = await emptyLibrary();
    await importDocuments(context, COMMAND_LINE, [file("policy.md", POLICY)]);
    const whole = JSON.parse(new TextDecoder().decode(await taken(context, "json")));
    const bring = (library: object) =>
      emptyLibrary().then((other) => {
        const bytes = new TextEncoder().encode(JSON.stringify(library));
        return bringLibrary(other, COMMAND_LINE, { name: "all.json", bytes });
      });
    const [original] = whole.originals;
    for (const base64 of ["AAAA", "no base64!"]) {
      await expect(bring({ ...whole, originals: [{ ...original, base64 }] })).rejects.toMatchObject({
        code: "invalid_input",
      });
    }
    const { originals: _, keptApart: __, ...first } = whole;
    const documents = first.documents.map(({ retired: _, told: __, importedAt: ___, ...one }: Json) => one);
    expect(await bring({ ...first, version: 1, documents })).toMatchObject({
      documents: 1,
      missing: [{ hash: original.hash }],
    });
  });

  it("are refused with a document or an entry twice, or a day that is none, each named", async () => {
    const context = await filled([
      {
        ...{ question: "Are masts kept?", phrasings: [], answer: "Yes.", option: null, headings: [], topics: [] },
        ...{ references: [], access: "public", cycle: null, reviewBy: null, archived: false, owned: false, cites: [] },
      },
    ]);
    const whole = JSON.parse(new TextDecoder().decode(await taken(context, "json")));
    const [document] = whole.documents;
    const [entry] = whole.entries;
    const certification = { standard: "ISO 27001", edition: null, status: "held", since: null, supersededBy: null };
    const wrong: [object, RegExp][] = [
      [{ documents: [document, document] }, /document "policy" twice/],
      [{ entries: [entry, entry] }, /entry "curated:0" twice/],
      [{ documents: [{ ...document, validUntil: "2026-02-30" }] }, /document 1: "validUntil"/],
      [{ documents: [{ ...document, reviewBy: "soon" }] }, /document 1: "reviewBy"/],
      [{ documents: [{ ...document, retired: { on: "2026-1-1", why: null } }] }, /document 1: retired: "on"/],
      [{ documents: [{ ...document, told: [{ customer: "Acme", date: "2026" }] }] }, /document 1: "date"/],
      [
        { documents: [{ ...document, certifications: [{ ...certification, validUntil: "2026-13-01" }] }] },
        /document 1: certifications: "validUntil"/,
      ],
      [{ entries: [{ ...entry, reviewBy: "2026-03-01T00:00:00Z" }] }, /entry 1: "reviewBy"/],
    ];
    for (const [change, message] of wrong) {
      const bytes = new TextEncoder().encode(JSON.stringify({ ...whole, ...change }));
      const other = await emptyLibrary();
      await expect(bringLibrary(other, COMMAND_LINE, { name: "all.json", bytes })).rejects.toMatchObject({
        code: "invalid_input",
        message: expect.stringMatching(message),
      });
      expect(await allDocuments(other.database)).toEqual([]);
    }
  });

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
    const json = JSON.parse(new TextDecoder().decode(await taken(context, "json")));
    const [entry] = json.entries;
    for (const [name, content] of [
      ["all.json", JSON.stringify({ ...json, entries: [entry, entry] })],
      ["all.json", JSON.stringify({ ...json, entries: [{ ...entry, reviewBy: "someday" }] })],
      ["all.json", JSON.stringify({ ...json, entries: [{ ...entry, reviewBy: "2026-02-30" }] })],
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
