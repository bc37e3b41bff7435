/**
 * What a customer was told before: the answers to their earlier questionnaires that a reviewer stood behind.
 *
 * An answer counts while it is approved, and for good once it has left in an export, whatever became of it afterwards. What
 * a past questionnaire of theirs says counts too: it was sent once.
 */
import type { Answer } from "../domain/review.ts";
import type { Database } from "../ports/database.ts";
import { fromJsonOrNull } from "./json.ts";

export interface ToldAnswer {
  /** The question as it was asked then. */
  readonly question: string;
  /** Null where the question was found not to apply. */
  readonly answer: Pick<Answer, "option" | "text"> | null;
  /** ISO timestamp of the approval. */
  readonly at: string;
  /** Name of the questionnaire. */
  readonly questionnaire: string;
}

/** An answer that was given before Countersign was used, as an imported past questionnaire has it. */
export interface PastTold {
  readonly question: string;
  /** Option and remarks, as the file says them. */
  readonly said: string;
  /** The day on which it was given; null where nobody said. */
  readonly at: string | null;
  /** Title of the document that holds it. */
  readonly questionnaire: string;
}

interface ToldRow {
  question: string;
  answer: string | null;
  at: string;
  questionnaire: string;
}

/**
 * Newest first; answers of equal age in the order of their questionnaires and rows.
 *
 * @param customer as a questionnaire names it; letter case (of ASCII) and white space around it aside
 * @param except id of a questionnaire to be left out
 */
export async function answersTold(
  database: Database,
  { customer, except }: { customer: string; except: string },
): Promise<ToldAnswer[]> {
  const rows = await database.all<ToldRow>(
    `WITH asked AS (
       SELECT questions.*, questionnaires.name FROM questionnaires
       JOIN questions ON questions.questionnaire = questionnaires.id
       WHERE lower(trim(questionnaires.customer)) = lower(trim(?)) AND questionnaires.id <> ?)
     SELECT question, answer, at, questionnaire FROM (
       SELECT id, position, text AS question, answer, decided_at AS at, name AS questionnaire FROM asked
       WHERE state IN ('approved', 'not_applicable') AND decided_at IS NOT NULL
       UNION ALL
       SELECT asked.id, position, text, approval.after -> 'answer', approval.at, name FROM asked
       JOIN events AS approval ON approval.question = asked.id AND approval.action = 'approve'
       WHERE state NOT IN ('approved', 'not_applicable')
         AND EXISTS (
           SELECT 1 FROM events AS export, json_each(export.after, '$.sent') AS sent
           WHERE export.questionnaire = asked.questionnaire AND export.action = 'export' AND export.seq > approval.seq
             AND sent.value ->> 'question' = asked.id)
     ) ORDER BY at DESC, questionnaire, position`,
    customer,
    except,
  );
  return rows.map((row) => ({ ...row, answer: fromJsonOrNull<Answer>(row.answer) }));
}

/**
 * What the past questionnaires of a customer say, in the order of their rows. Whose they are stands on the record of their
 * import.
 *
 * @param customer as for `answersTold`
 */
export async function pastAnswersTold(database: Database, customer: string): Promise<PastTold[]> {
  return database.all<PastTold>(
    `SELECT DISTINCT passages.question, passages.quote AS said, imports.after ->> 'date' AS at, documents.title AS questionnaire
     FROM events AS imports, json_each(imports.after, '$.documents') AS imported
     JOIN documents ON documents.id = imported.value AND documents.kind = 'past-questionnaire'
     JOIN passages ON passages.document = documents.id
     WHERE imports.action = 'import' AND lower(trim(imports.after ->> 'customer')) = lower(trim(?))
       AND passages.question IS NOT NULL
     ORDER BY documents.id, passages.position`,
    customer,
  );
}

/** Whom each past questionnaire was given to, by its document's id, then by customer and day. */
export async function whomTold(
  database: Database,
): Promise<{ document: string; customer: string; date: string | null }[]> {
  return database.all<{ document: string; customer: string; date: string | null }>(
    `SELECT DISTINCT documents.id AS document, imports.after ->> 'customer' AS customer, imports.after ->> 'date' AS date
     FROM events AS imports, json_each(imports.after, '$.documents') AS imported
     JOIN documents ON documents.id = imported.value
     WHERE imports.action = 'import' AND imports.after ->> 'customer' IS NOT NULL
     ORDER BY 1, 2, 3`,
  );
}

/** Whether the import of a past questionnaire for this customer and day is on the record. */
export async function isToldOnRecord(
  database: Database,
  { document, customer, date }: { document: string; customer: string | null; date: string | null },
): Promise<boolean> {
  const row = await database.first(
    `SELECT 1 FROM events WHERE action = 'import' AND after ->> '$.documents[0]' = ?
       AND after ->> 'customer' IS ? AND after ->> 'date' IS ? LIMIT 1`,
    document,
    customer,
    date,
  );
  return row !== undefined;
}
