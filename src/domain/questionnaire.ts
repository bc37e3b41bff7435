/**
 * What a customer sent: its sheets, the blocks of questions found on them, and the questions with the cells that take
 * their answers. `Inspection` is the JSON of `countersign inspect`; a stored question is a found question with an id.
 *
 * Rows and columns count from 1 as in a spreadsheet; cells are A1 addresses; columns in a block are letters.
 */
export type AnswerFormatName = "choice" | "marks" | "text" | "date" | "number";

export interface AnswerFormat {
  readonly format: AnswerFormatName;
  /** One cell; for `marks` one per option, `cells[i]` taking the mark of `options[i]`. */
  readonly cells: readonly string[];
  /** As spelled in the customer's list; empty unless `choice` or `marks`. */
  readonly options: readonly string[];
  /** True where the customer's list also takes other texts. */
  readonly open?: true | undefined;
  /** What each option is in the customer's list, so that formulas find it again; absent where all are texts. */
  readonly kinds?: readonly (ValueKind | "text")[] | undefined;
  /** For `marks`: what the sheet already puts into a chosen option's cell; absent where nothing is marked yet. */
  readonly mark?: string | undefined;
}

export type SheetRole = "questions" | "instructions" | "reference" | "report" | "empty";
export type SheetState = "visible" | "hidden" | "veryHidden";

export interface SheetFinding {
  readonly name: string;
  readonly state: SheetState;
  readonly role: SheetRole;
  /** One sentence for a person. */
  readonly reason: string;
  /** Hex SHA-256 over the headings found: equal for all workbooks of one layout, whatever they ask. Absent without a header. */
  readonly fingerprint?: string | undefined;
}

/** What a person says about the layout of one sheet; it replaces what was found there. */
export interface LayoutCorrection {
  readonly sheet: string;
  /** Last row of the header; null where there is none. */
  readonly headerRow: number | null;
  /** Null takes the sheet out. Several answer columns take marks, one per option named by the header. */
  readonly columns: BlockColumns | null;
}

export interface BlockColumns {
  readonly ref?: string | undefined;
  readonly section?: string | undefined;
  readonly question: string;
  /** One column, or one per option where marks are set; the question's own where the answer goes into the row below. */
  readonly answer: readonly string[];
  readonly comment?: string | undefined;
  readonly guidance?: string | undefined;
}

/** A run of rows under one header (or none) whose columns have one meaning. */
export interface Block {
  readonly sheet: string;
  /** Last row of the header; null where there is none. */
  readonly headerRow: number | null;
  readonly columns: BlockColumns;
  /** 0..1, how sure detection is of these roles. */
  readonly confidence: number;
}

export interface FoundQuestion {
  readonly sheet: string;
  readonly row: number;
  /** The customer's own number of the question, as written. */
  readonly ref: string | null;
  readonly section: string | null;
  readonly text: string;
  /** The cell that holds the question's text. */
  readonly cell: string;
  readonly answer: AnswerFormat;
  /** The cell for remarks beside the answer. */
  readonly comment: string | null;
  readonly guidance: string | null;
  /** What the customer (or an earlier hand) already put in the answer: its text, or the marked option. */
  readonly existing: string | null;
  readonly existingComment: string | null;
  /** True where the row, its question column or its sheet is hidden. */
  readonly hidden: boolean;
}

export interface Inspection {
  readonly file: string;
  readonly sheets: readonly SheetFinding[];
  readonly blocks: readonly Block[];
  readonly questions: readonly FoundQuestion[];
}

/** What a cell may hold beside text. */
export type ValueKind = "number" | "date" | "boolean";

/** One text to be written into one cell. */
export interface CellEdit {
  readonly sheet: string;
  readonly cell: string;
  readonly text: string;
  /** Written as such where the text spells one; absent for a text. */
  readonly kind?: ValueKind | undefined;
}
