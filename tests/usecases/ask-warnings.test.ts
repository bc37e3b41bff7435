/** What a reviewer is warned of, asked for through the same door as the command line: each kind once, and none where all is well. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { COMMAND_LINE } from "../../src/domain/actor.ts";
import { ask } from "../../src/usecases/ask.ts";
import { temporaryFolder, testContext } from "../support/app.ts";

const VOCABULARY = `standards:
  - id: iso-27001
    names: [ISO 27001, ISO/IEC 27001]
    editions:
      - { edition: "2022", published: "2022-10-25", withdrawn: null }
      - { edition: "2013", published: "2013-10-01", withdrawn: "2025-10-31" }
`;

const document = (id: string, front: string, body: string) => `---
id: ${id}
title: "${id} statement"
${front}
---

# ${id} statement

${body}
`;

/** A library of five small documents and two answers that contradict one another. */
async function asking() {
  const folder = temporaryFolder();
  const write = (path: string, text: string) => {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  write("vocabulary/standards.yaml", VOCABULARY);
  write(
    "documents/backups.md",
    document("backups", 'valid-until: "2020-12-31"', "## Are backups encrypted?\n\nYes, backups are encrypted."),
  );
  write(
    "documents/certificate.md",
    document(
      "certificate",
      'certifications:\n  - { standard: ISO 27001, edition: "2013", status: held }',
      "## Are you certified to ISO 27001?\n\nYes, Acme is certified to ISO 27001:2013.",
    ),
  );
  write(
    "documents/pentest.md",
    document("pentest", "access: nda", "## Are penetration tests made?\n\nYes, penetration tests are made."),
  );
  write(
    "documents/scope.md",
    document("scope", "", "## Are mail services audited?\n\nYes, mail services are audited."),
  );
  write(
    "documents/visitors.md",
    document("visitors", "", "Visitors wear a badge in the offices.\n\nVisitors wear no badge in the warehouse."),
  );
  write(
    "answers/visitors.yaml",
    `- id: badge
  question: "Do visitors wear a badge?"
  option: "Yes"
  answer: "Visitors wear a badge in the offices."
  citations: [{ document: visitors, quote: "Visitors wear a badge in the offices." }]
- id: no-badge
  question: "Do your visitors wear a badge?"
  option: "No"
  answer: "Visitors wear no badge in the warehouse."
  citations: [{ document: visitors, quote: "Visitors wear no badge in the warehouse." }]
`,
  );
  const context = await testContext(temporaryFolder(), folder);
  return (question: string) => ask(context, COMMAND_LINE, { question, options: ["Yes", "No"] });
}

describe("ask", () => {
  it("warns of evidence that has run out, was replaced, or is under NDA", async () => {
    const answerTo = await asking();
    expect((await answerTo("Are backups encrypted?")).warnings).toEqual([
      'The document was valid until 2020-12-31, which has passed (evidence: "backups statement").',
    ]);
    expect((await answerTo("Are you certified to ISO 27001?")).warnings).toEqual([
      expect.stringMatching(/^ISO 27001:2013 has been replaced by ISO 27001:2022/),
    ]);
    expect((await answerTo("Are penetration tests made?")).warnings).toEqual([expect.stringContaining("under NDA")]);
  });

  it("warns where only a part is answered, and gives no option then", async () => {
    const answerTo = await asking();
    const { warnings, option } = await answerTo("Are backups encrypted and is the archive of tapes insured?");
    expect(warnings).toContainEqual(expect.stringMatching(/^Only a part is answered; nothing was found for/));
    expect(option).toBeNull();
  });

  it("says that the evidence is of narrower scope than the question, and takes no side then", async () => {
    const answerTo = await asking();
    const { warnings, why, option } = await answerTo("Are all of your mail services audited?");
    expect([...warnings, ...why]).toContainEqual(expect.stringContaining("does not say that it holds for all of them"));
    expect(option).toBeNull();
  });

  it("warns where the library says the contrary elsewhere", async () => {
    const answerTo = await asking();
    const { warnings } = await answerTo("Do visitors wear a badge?");
    expect(warnings).toContainEqual(expect.stringMatching(/^Another entry fits nearly as well and says No/));
  });

  it("warns of nothing where all is well", async () => {
    const answerTo = await asking();
    expect(await answerTo("Are mail services audited?")).toMatchObject({ option: "Yes", warnings: [] });
  });
});
