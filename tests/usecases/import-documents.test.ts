/** Documents through the whole library: every citation resolves, whatever came in, was replaced or was merged. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Part, sectionsOf } from "../../fixtures/documents/content.ts";
import { makeDocx } from "../../fixtures/documents/make-docx.ts";
import { makePdf } from "../../fixtures/documents/make-pdf.ts";
import { makeCsv, makeHtml, makeMarkdown, makeText } from "../../fixtures/documents/make-texts.ts";
import { COMMAND_LINE } from "../../src/domain/actor.ts";
import { resolves } from "../../src/domain/citation.ts";
import type { LibraryEntry } from "../../src/domain/library-entry.ts";
import { findEdition } from "../../src/store/edition-store.ts";
import { allDocuments, allEntries } from "../../src/store/library-store.ts";
import { ask } from "../../src/usecases/ask.ts";
import type { AppContext } from "../../src/usecases/context.ts";
import { citePresentEdition, editionChanges } from "../../src/usecases/edition-changes.ts";
import { getDocument, getOriginal } from "../../src/usecases/get-document.ts";
import { getEntry } from "../../src/usecases/get-entry.ts";
import { type IncomingFile, importDocuments } from "../../src/usecases/import-documents.ts";
import { mergeEntries } from "../../src/usecases/merge-entries.ts";
import { confirmProposal, discardProposal, proposeDocument } from "../../src/usecases/propose-document.ts";
import { temporaryFolder, testContext } from "../support/app.ts";
import { cutOffPdf, encryptedPdf, scannedPdf, zipNamedPdf } from "../support/bad-documents.ts";

const file = (name: string, content: string | Uint8Array): IncomingFile => {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return { name, size: bytes.length, bytes: async () => bytes };
};

const KINDS: Readonly<
  Record<string, (title: string, parts: readonly Part[]) => Promise<Uint8Array> | Uint8Array | string>
> = {
  pdf: makePdf,
  docx: makeDocx,
  html: makeHtml,
  md: makeMarkdown,
  txt: makeText,
  csv: (_, parts) => makeCsv(parts),
};

const make = async (kind: string, parts: readonly Part[]) =>
  file(`doc.${kind}`, (await KINDS[kind]?.("A policy", parts)) ?? "");

const emptyLibrary = () => testContext(temporaryFolder(), temporaryFolder());

/** Citations whose words do not stand at their place in exactly the edition they name. */
async function unresolved({ database }: AppContext): Promise<string[]> {
  const documents = new Map((await allDocuments(database)).map((document) => [document.id, document]));
  const wrong: string[] = [];
  for (const { id, citations } of await allEntries(database)) {
    for (const citation of citations) {
      const present = documents.get(citation.document);
      const edition =
        present?.contentHash === citation.contentHash
          ? present
          : await findEdition(database, citation.document, citation.contentHash);
      if (!edition || !resolves(citation, edition)) wrong.push(`${id}: ${citation.quote}`);
    }
  }
  return wrong;
}

/** A curated answer for each quote, in YAML. */
const answers = (document: string, quotes: readonly string[]) =>
  quotes
    .map((quote, at) => {
      const lines = [`id: answer-${at}`, `question: Question ${at}?`, `answer: Answer ${at}.`, "citations:"];
      const cited = [`  - document: ${document}`, `    quote: ${JSON.stringify(quote)}`];
      return `- ${[...lines, ...cited].join("\n  ")}\n`;
    })
    .join("");

describe("importDocuments", () => {
  it("lets every citation of every kind of document resolve, after import, a new edition and a merge", async () => {
    const edits = fc.record({
      kind: fc.constantFrom(...Object.keys(KINDS)),
      seed: fc.nat(500),
      drop: fc.nat(5),
      change: fc.nat(5),
      swap: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(edits, async ({ kind, seed, drop, change, swap }) => {
        const context = await emptyLibrary();
        const parts = sectionsOf(seed, 4);
        await importDocuments(context, COMMAND_LINE, [await make(kind, parts)]);
        const entries = await allEntries(context.database);
        expect(entries.length).toBeGreaterThan(5);
        expect(await unresolved(context)).toEqual([]);
        const cited = entries.flatMap(({ citations }) => citations.map(({ quote }) => quote));
        const quotes = cited.filter((quote) => cited.filter((other) => other.includes(quote)).length === 1).slice(0, 8);
        if (quotes.length < 2) return;
        await importDocuments(context, COMMAND_LINE, [file("a.yaml", answers("doc", quotes))]);

        const next = parts
          .filter((_, at) => at % 6 !== drop)
          .map((part, at) =>
            at % 6 === change && part.kind === "paragraph" ? { ...part, text: `Since 2027: ${part.text}` } : part,
          );
        const edition = swap ? [...next.slice(5), ...next.slice(0, 5)] : next;
        const { files } = await importDocuments(context, COMMAND_LINE, [await make(kind, edition)]);
        expect(["new-edition", "unchanged"]).toContain(files[0]?.outcome);
        expect(await unresolved(context)).toEqual([]);
        const { waiting, settled } = await editionChanges(context, COMMAND_LINE, "doc");
        expect(waiting.length + settled).toBe(quotes.length);
        const said = ({ answer, headings }: LibraryEntry) =>
          [...headings.map((heading) => heading.replace(/^[\d.]+ /, "")), answer].join("\n").replace(/\s+/g, " ");
        const now = await allEntries(context.database);
        const still = new Set(now.filter(({ origin }) => origin === "passage").map(said));
        const before = new Map(entries.map((entry) => [entry.id, said(entry)]));
        for (const { stale } of waiting) {
          for (const { citation } of stale) expect(still).not.toContain(before.get(`passage:${citation.passage}`));
        }

        const [survivor, other] = await Promise.all(
          ["curated:answer-0", "curated:answer-1"].map(async (id) => (await getEntry(context, COMMAND_LINE, id)).entry),
        );
        if (!survivor || !other) throw new Error("the answers are gone");
        await mergeEntries(context, COMMAND_LINE, {
          survivor: { id: survivor.id, version: survivor.version },
          other: { id: other.id, version: other.version },
        });
        expect(await unresolved(context)).toEqual([]);
      }),
      { numRuns: 8 },
    );
  });

  it("names each bad file, brings the others in, and stores nothing of the bad", async () => {
    const context = await emptyLibrary();
    const lines: string[] = [];
    const html =
      "<html><body><main><h1>Trap</h1><p>The page's own words stay.</p><script>steal()</script></main></body></html>";
    const result = await importDocuments(
      context,
      COMMAND_LINE,
      [
        file("encrypted.pdf", encryptedPdf()),
        file("broken.pdf", cutOffPdf()),
        file("scan.pdf", scannedPdf()),
        file("renamed.pdf", zipNamedPdf()),
        { ...file("huge.pdf", "%PDF-"), size: 100 * 1024 * 1024 },
        file("macros.docm", makeDocx("Macros", sectionsOf(1, 1), { macros: true })),
        file("scripts.html", html),
        file("one/policy.pdf", await makePdf("A policy", sectionsOf(2, 1))),
        file("two/policy.pdf", await makePdf("A policy", sectionsOf(3, 1))),
      ],
      { onFile: ({ file: name, outcome, code }) => lines.push(`${name} ${code ?? outcome}`) },
    );
    expect(lines).toEqual([
      "encrypted.pdf encrypted_document",
      "broken.pdf damaged_document",
      "scan.pdf scanned_document",
      "renamed.pdf unsupported_document",
      "huge.pdf too_large",
      "macros.docm added",
      "scripts.html added",
      "one/policy.pdf added",
      "two/policy.pdf added",
    ]);
    const documents = await allDocuments(context.database);
    expect(documents.map(({ id }) => id)).toEqual(["macros", "policy", "scripts", "two-policy"]);
    expect(result.warnings.join()).toContain('"A policy" (policy)');
    expect(JSON.stringify(documents)).not.toMatch(/steal|AutoOpen/);
    const blobs = await context.database.all("SELECT hash FROM blobs");
    expect(blobs).toHaveLength(4);
  });

  it("passes over what it knows, by content, wherever it lies", async () => {
    const context = await emptyLibrary();
    const parts = sectionsOf(1, 2);
    const files = [file("a/x.pdf", await makePdf("X", parts)), file("a/y.docx", makeDocx("Y", parts))];
    await importDocuments(context, COMMAND_LINE, files);
    const again = await importDocuments(context, COMMAND_LINE, [
      files[0] as IncomingFile,
      { ...(files[1] as IncomingFile), name: "b/z.docx" },
    ]);
    expect(again.files.map(({ outcome }) => outcome)).toEqual(["unchanged", "unchanged"]);
    expect(again.files[1]?.message).toContain('"Y"');
  });

  const outcomes = async (context: AppContext, files: readonly IncomingFile[], editionOf?: string) =>
    (await importDocuments(context, COMMAND_LINE, files, { editionOf })).files.map(
      ({ outcome, document }) => `${outcome} ${document}`,
    );

  it("makes two documents of one name with two endings or in two folders, Markdown too, import after import", async () => {
    const context = await emptyLibrary();
    const folder = (said: string) => [
      file("eu/policy.md", `# A policy\n\nMasts of the EU are inspected ${said}.\n`),
      file("soc2.html", `<html><body><main><h1>SOC</h1><p>The page says ${said} so.</p></main></body></html>`),
      file("soc2.md", `# SOC\n\nThe report says ${said} otherwise.\n`),
      file("us/policy.md", `# A policy\n\nMasts of the US are inspected ${said}.\n`),
    ];
    const ids = ["policy", "soc2", "soc2-2", "us-policy"];
    expect(await outcomes(context, folder("weekly"))).toEqual(ids.map((id) => `added ${id}`));
    expect(await outcomes(context, folder("weekly"))).toEqual(ids.map((id) => `unchanged ${id}`));
    expect(await outcomes(context, folder("daily"))).toEqual(ids.map((id) => `new-edition ${id}`));
    const texts = (await allDocuments(context.database)).map(({ text }) => text);
    expect(texts.filter((text) => text.includes("daily"))).toHaveLength(4);
  });

  it("does not bring an earlier edition back unless it is told to, Markdown too", async () => {
    for (const kind of ["html", "md"]) {
      const context = await emptyLibrary();
      const edition = async (year: number) => {
        const title = `Report of ${year}`;
        const parts: Part[] = [{ kind: "paragraph", text: `In ${year} the masts were inspected weekly.` }];
        return file(`soc2-${year}.${kind}`, (await KINDS[kind]?.(title, parts)) ?? "");
      };
      const [old, present] = [await edition(2024), await edition(2025)];
      expect(await outcomes(context, [old])).toEqual(["added soc2-2024"]);
      expect(await outcomes(context, [present], "soc2-2024")).toEqual(["new-edition soc2-2024"]);
      expect(await outcomes(context, [old, present])).toEqual(["unchanged soc2-2024", "unchanged soc2-2024"]);
      const copied = new TextDecoder().decode(await old.bytes()).replaceAll("\n", "\r\n");
      expect(await outcomes(context, [file(`copies/again.${kind}`, copied)])).toEqual(["unchanged soc2-2024"]);
      expect((await getDocument(context, COMMAND_LINE, "soc2-2024")).document.text).toContain("2025");
      expect(await outcomes(context, [old], "soc2-2024")).toEqual(["new-edition soc2-2024"]);
      expect(await unresolved(context)).toEqual([]);
    }
  });

  it("refuses the second of two files that call themselves the same, and keeps the first", async () => {
    const context = await emptyLibrary();
    const named = (name: string, said: string) => file(name, `---\nid: policy\n---\n\n# A policy\n\n${said}\n`);
    const files = [named("a.md", "The first says one thing."), named("b.md", "The second says another.")];
    expect(await outcomes(context, files)).toEqual(["added policy", "refused null"]);
    expect(await outcomes(context, files)).toEqual(["unchanged policy", "refused null"]);
  });

  it("answers from a PDF with the page, and gives the file back as it came", async () => {
    const context = await emptyLibrary();
    const parts: Part[] = [...sectionsOf(4, 8), { kind: "paragraph", text: "Zeppelins are moored at the north mast." }];
    const bytes = await makePdf("Mooring", parts);
    await importDocuments(context, COMMAND_LINE, [file("mooring.pdf", bytes)]);
    const { citations } = await ask(context, COMMAND_LINE, { question: "Where are zeppelins moored?", options: [] });
    const { document } = await getDocument(context, COMMAND_LINE, "mooring");
    expect(citations).toMatchObject([{ document: "mooring", page: document.pages?.length }]);
    expect(document.pages?.length).toBeGreaterThan(2);
    expect((await getOriginal(context, COMMAND_LINE, "mooring")).bytes).toEqual(Uint8Array.from(bytes));
  });

  it("ends where it is told to, with what is whole", async () => {
    const context = await emptyLibrary();
    const control = new AbortController();
    const files = [file("a.txt", "One sentence."), file("b.txt", "Two sentences.")];
    const importing = importDocuments(context, COMMAND_LINE, files, {
      signal: control.signal,
      onFile: () => control.abort(new Error("stopped")),
    });
    await expect(importing).rejects.toThrow("stopped");
    expect((await allDocuments(context.database)).map(({ id }) => id)).toEqual(["a"]);
  });
});

describe("a knowledge folder", () => {
  it("may hold PDF and Word files, which its answers cite and questions are answered from", async () => {
    const knowledge = temporaryFolder();
    mkdirSync(join(knowledge, "documents/eu"), { recursive: true });
    mkdirSync(join(knowledge, "answers"));
    const sentence = "Zeppelins are moored at the north mast.";
    const parts: Part[] = [...sectionsOf(4, 8), { kind: "paragraph", text: sentence }];
    writeFileSync(join(knowledge, "documents/mooring.pdf"), await makePdf("Mooring", parts));
    writeFileSync(join(knowledge, "documents/eu/ballast.docx"), makeDocx("Ballast", sectionsOf(5, 2)));
    writeFileSync(join(knowledge, "answers/a.yaml"), answers("mooring", [sentence]));
    const context = await testContext(temporaryFolder(), knowledge);
    const suggestion = await ask(context, COMMAND_LINE, { question: "Where are zeppelins moored?", options: [] });
    expect(suggestion.citations).toMatchObject([{ document: "mooring", quote: sentence }]);
    expect(suggestion.citations[0]?.page).toBeGreaterThan(2);
    expect((await allDocuments(context.database)).map(({ id }) => id)).toEqual(["ballast", "mooring"]);
    expect(await unresolved(context)).toEqual([]);
  });
});

describe("editionChanges", () => {
  it("lists an answer that a new edition leaves behind with both texts, until it cites the new one", async () => {
    const context = await emptyLibrary();
    const before = "# Backups\n\nCopies are made every four hours.\n\nRestores are exercised each spring.\n";
    const after = before.replace("every four hours", "every night");
    await importDocuments(context, COMMAND_LINE, [file("backups.md", before)]);
    const yaml = answers("backups", ["Copies are made every four hours.", "Restores are exercised each spring."]);
    await importDocuments(context, COMMAND_LINE, [file("a.yaml", yaml)]);
    const { files } = await importDocuments(context, COMMAND_LINE, [file("backups.md", after)]);
    expect(files[0]).toMatchObject({ outcome: "new-edition" });
    expect(files[0]?.message).toContain("1 answers moved on to it, 1 wait for their owner");
    const changes = await editionChanges(context, COMMAND_LINE, "backups");
    expect(changes).toMatchObject({ settled: 1, diff: { same: 1, removed: [], added: [] } });
    expect(changes.diff.changed).toMatchObject([
      { before: { text: "Copies are made every four hours." }, after: { text: "Copies are made every night." } },
    ]);
    const [waiting] = changes.waiting;
    const nearest = waiting?.stale[0]?.nearest;
    expect([waiting?.entry.id, nearest?.text]).toEqual(["curated:answer-0", "Copies are made every night."]);
    const seen = waiting?.entry.contentHash ?? "";
    const chosen = { entry: "curated:answer-0", passage: nearest?.id ?? "", seen };
    await citePresentEdition(context, COMMAND_LINE, "backups", chosen);
    expect((await editionChanges(context, COMMAND_LINE, "backups")).waiting).toEqual([]);
    await expect(citePresentEdition(context, COMMAND_LINE, "backups", chosen)).rejects.toMatchObject({
      code: "conflict",
    });
    expect(await unresolved(context)).toEqual([]);
  });
});

describe("a new edition", () => {
  const reworded: Record<string, { before: string; after: string; quote: string }> = {
    "denies the sentence": {
      before: "# Keys\n\nCustomer data is encrypted at rest with AES-256.\n",
      after: "# Keys\n\nIt is not true any more that Customer data is encrypted at rest with AES-256.\n",
      quote: "Customer data is encrypted at rest with AES-256",
    },
    "denies what is said of a part": {
      before: "# Keys\n\nAll backups are encrypted with AES-256.\n",
      after: "# Keys\n\nNo customer backups are encrypted with AES-256.\n",
      quote: "backups are encrypted with AES-256",
    },
    "takes it back in the next sentence": {
      before: "# Keys\n\nBackups are encrypted with AES-256.\n",
      after: "# Keys\n\nBackups are encrypted with AES-256. This ended in May.\n",
      quote: "Backups are encrypted with AES-256.",
    },
    "says it of something else": {
      before: "# Times\n\n## Logs\n\nThese are kept for thirty days in all regions.\n\n## Backups\n\nNone are made.\n",
      after: "# Times\n\n## Logs\n\nNone are kept.\n\n## Backups\n\nThese are kept for thirty days in all regions.\n",
      quote: "These are kept for thirty days in all regions.",
    },
    "turns the lead-in round": {
      before: "# Scope\n\nIn scope:\n\n- The mobile app for customers\n",
      after: "# Scope\n\nNot in scope:\n\n- The mobile app for customers\n",
      quote: "The mobile app for customers",
    },
  };

  it.each(Object.entries(reworded))("that %s leaves the answer to its owner", async (_, { before, after, quote }) => {
    const context = await emptyLibrary();
    await importDocuments(context, COMMAND_LINE, [file("doc.md", before)]);
    await importDocuments(context, COMMAND_LINE, [file("a.yaml", answers("doc", [quote]))]);
    const { files } = await importDocuments(context, COMMAND_LINE, [file("doc.md", after)]);
    expect(files[0]?.message).toContain("0 answers moved on to it, 1 wait for their owner");
    // And back again: what waits is brought on by the edition that says it once more.
    const { files: back } = await importDocuments(context, COMMAND_LINE, [file("doc.md", `${before}\nMore.\n`)]);
    expect(back[0]?.message).toContain("1 answers moved on to it, 0 wait");
    expect(await unresolved(context)).toEqual([]);
  });

  it("moves the answer where only lines and section numbers differ", async () => {
    const context = await emptyLibrary();
    const before = "# Times\n\n## 3. Logs\n\nLogs of all regions are kept for thirty days. They are signed.\n";
    const after =
      "# Times\n\n## 3. Access\n\nBy key.\n\n## 4. Logs\n\nLogs of all regions are\nkept for thirty days. They\nare signed.\n";
    await importDocuments(context, COMMAND_LINE, [file("doc.md", before)]);
    await importDocuments(context, COMMAND_LINE, [file("a.yaml", answers("doc", ["kept for thirty days"]))]);
    const { files } = await importDocuments(context, COMMAND_LINE, [file("doc.md", after)]);
    expect(files[0]?.message).toContain("1 answers moved on to it, 0 wait");
    expect((await getEntry(context, COMMAND_LINE, "curated:answer-0")).entry.citations[0]?.quote).toBe(
      "kept for thirty days",
    );
    expect(await unresolved(context)).toEqual([]);
  });
});

describe("proposeDocument", () => {
  it("keeps a file out of the library until somebody confirms it, and forgets one that is discarded", async () => {
    const context = await emptyLibrary();
    const bytes = makeDocx("Backup policy", sectionsOf(6, 2));
    const first = await proposeDocument(context, COMMAND_LINE, { name: "backup.docx", bytes });
    if (first.known) throw new Error("nothing was there");
    expect(await allDocuments(context.database)).toEqual([]);
    await discardProposal(context, COMMAND_LINE, first.proposal.id);
    expect(await context.database.all("SELECT hash FROM blobs")).toEqual([]);
    const second = await proposeDocument(context, COMMAND_LINE, { name: "backup.docx", bytes });
    if (second.known) throw new Error("nothing was there");
    const { id, facts } = second.proposal;
    const corrected = { ...facts, title: "Backups at Northwind", validUntil: "2027-12-31", access: "nda" } as const;
    await confirmProposal(context, COMMAND_LINE, id, { facts: corrected, editionOf: null });
    expect(await allDocuments(context.database)).toMatchObject([
      { id: "backup", title: "Backups at Northwind", validUntil: "2027-12-31", access: "nda", kind: "policy" },
    ]);
    await expect(confirmProposal(context, COMMAND_LINE, id, { facts, editionOf: null })).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await proposeDocument(context, COMMAND_LINE, { name: "copy.docx", bytes })).toMatchObject({ known: true });
  });

  it("takes a file of the same name for a document of its own where the person says so", async () => {
    const context = await emptyLibrary();
    await importDocuments(context, COMMAND_LINE, [file("policy.txt", "The first policy says one thing.")]);
    const bytes = new TextEncoder().encode("The second policy says another thing.");
    const made = await proposeDocument(context, COMMAND_LINE, { name: "policy.txt", bytes });
    if (made.known) throw new Error("nothing was there");
    expect(made.proposal.editionOf?.id).toBe("policy");
    const { id, facts } = made.proposal;
    const saved = await confirmProposal(context, COMMAND_LINE, id, { facts, editionOf: null });
    expect(saved).toMatchObject({ document: "policy-2", outcome: "added" });
  });
});
