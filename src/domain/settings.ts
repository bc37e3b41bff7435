/** What an admin can set for the whole installation. */
export interface Settings {
  /** Whether a reviewer may approve an answer whose words are their own. */
  readonly approveOwnAnswers: boolean;
  /** Whether whoever signs in by password may do nothing until they have set up a second factor. */
  readonly requireSecondFactor: boolean;
  /** After how many days without anything happening a finished or archived questionnaire is deleted; null for never. */
  readonly retentionDays: number | null;
}

/** What is left out, or undefined, stays. */
export type SettingsChange = { readonly [Name in keyof Settings]?: Settings[Name] | undefined };

export const DEFAULT_SETTINGS: Settings = { approveOwnAnswers: true, requireSecondFactor: false, retentionDays: null };
