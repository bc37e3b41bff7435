/** One line of the append-only record: who did what, when, and what it changed. */
export type EventAction =
  | "upload"
  | "layout"
  | "nda"
  | "create_entry"
  | "edit_entry"
  | "restore_entry"
  | "renew_entry"
  | "archive_entry"
  | "reopen_entry"
  | "merge_entries"
  | "keep_both"
  | "add_phrasing"
  | "propose_change"
  | "accept_change"
  | "decline_change"
  | "care_document"
  | "retire_document"
  | "reinstate_document"
  | "propose_document"
  | "discard_document"
  | "edit_questionnaire"
  | "archive"
  | "unarchive"
  | "delete"
  | "approve"
  | "edit"
  | "reject"
  | "not_applicable"
  | "reopen"
  | "discard"
  | "assign"
  | "ask_expert"
  | "withdraw_expert"
  | "comment"
  | "edit_comment"
  | "delete_comment"
  | "undo"
  | "keep"
  | "export"
  | "import"
  | "export_library"
  | "export_record"
  | "sign_in"
  | "sign_in_refused"
  | "code_asked"
  | "sign_out"
  | "invite"
  | "withdraw_link"
  | "join"
  | "offer_reset"
  | "change_password"
  | "change_person"
  | "make_token"
  | "end_token"
  | "begin_second_factor"
  | "end_second_factor"
  | "use_recovery_code"
  | "renew_recovery_codes"
  | "restore"
  | "change_setting";

export interface RecordedEvent {
  /** Grows by one or more with each event. */
  readonly seq: number;
  /** ISO timestamp in UTC. */
  readonly at: string;
  /** The name that the person had then. */
  readonly actor: string;
  /** The person's id; null for events from before there were accounts. */
  readonly actorId: string | null;
  readonly action: EventAction;
  readonly questionnaire: string | null;
  readonly question: string | null;
  /** What stood before and after, in the domain's shapes; null where there was nothing. */
  readonly before: unknown;
  readonly after: unknown;
  /** Its seal, which chains it to the event before; null where it is not looked up, or was written a moment ago. */
  readonly hash: string | null;
}
