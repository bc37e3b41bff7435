/** What an admin can set for the whole installation. */
export interface Settings {
  /** Whether a reviewer may approve an answer whose words are their own. */
  readonly approveOwnAnswers: boolean;
}

export const DEFAULT_SETTINGS: Settings = { approveOwnAnswers: true };
