/** A filled workbook that left, and how it differs from the workbook that the customer had sent. */

/** Where the customer is shown what the answers rest on: behind each comment, in an added sheet, or nowhere. */
export const CITATION_STYLES = ["none", "comments", "sheet"] as const;
export type CitationStyle = (typeof CITATION_STYLES)[number];

export interface StoredExport {
  readonly id: string;
  readonly questionnaire: string;
  readonly at: string;
  /** The name that the person had then. */
  readonly by: string;
  readonly fileName: string;
  readonly citations: CitationStyle;
  /** Hex SHA-256 of the file. */
  readonly blobHash: string;
  /** Bytes. */
  readonly size: number;
  /** Questions whose answer was written, and those that were left open. */
  readonly written: number;
  readonly open: number;
  /** Cells written. */
  readonly cells: number;
}

/** "Acme review (filled).xlsx" of "Acme review.xlsx", so that it is not taken for the customer's own file. */
export function filledName(fileName: string): string {
  const dot = fileName.lastIndexOf(".");
  return dot > 0 ? `${fileName.slice(0, dot)} (filled)${fileName.slice(dot)}` : `${fileName} (filled)`;
}

/** What differs between the customer's file and a filled one. */
export interface FileDifferences {
  /** The parts of the package; none where the file is a text. */
  readonly parts: readonly {
    readonly part: string;
    /** `identical`: the compressed bytes are the same, one by one. */
    readonly state: "identical" | "changed" | "added" | "removed";
    readonly size: number;
  }[];
  readonly sheets: readonly {
    readonly sheet: string;
    readonly cells: number;
    /** Whether all else that the sheet holds is the same; null where it is too large to be looked at so closely. */
    readonly restIdentical: boolean | null;
    /** Rows that were made higher, or whose hints of extent differ. */
    readonly rowTags: number;
  }[];
  readonly cells: readonly {
    readonly sheet: string;
    readonly cell: string;
    readonly before: string;
    readonly after: string;
  }[];
}
