/**
 * The field's concepts, as a security engineer writes them down in `knowledge/vocabulary/`.
 *
 * Matching uses topics to see that "2FA" and "multi-factor authentication" are one thing, acronyms to expand, and
 * standards to know that ISO/IEC 27001:2013 gave way to :2022.
 */
export interface Topic {
  readonly id: string;
  readonly name: string;
  /** A larger field such as `identity` or `cryptography`. */
  readonly area: string;
  /** Words and phrases that mean the topic itself: interchangeable in a question. */
  readonly terms: readonly string[];
  /** Words that point to the topic without naming it. */
  readonly cues: readonly string[];
  /** Framework id (`iso-27001-2022`, `soc-2`, `nist-csf-2`, `ccm-4`, `pci-dss-4`) to its control references. */
  readonly references: Readonly<Record<string, readonly string[]>>;
}

export interface Acronym {
  readonly short: string;
  readonly long: string;
}

export interface Standard {
  /** e.g. `iso-27001`. */
  readonly id: string;
  /** Every way it is written, without edition: `ISO 27001`, `ISO/IEC 27001`. */
  readonly names: readonly string[];
  /** Newest first. */
  readonly editions: readonly {
    readonly edition: string;
    readonly published: string | null;
    /** ISO date from which it no longer counts. */
    readonly withdrawn: string | null;
  }[];
}

export interface Vocabulary {
  readonly topics: readonly Topic[];
  readonly acronyms: readonly Acronym[];
  readonly standards: readonly Standard[];
}
