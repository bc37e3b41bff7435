-- The whole state of Countersign but the bytes of uploads on Workers (R2). Applied to SQLite and to D1 alike, so: no
-- statement that only one of them knows. JSON columns hold the domain's own shapes; times are ISO strings in UTC.

CREATE TABLE documents (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  publisher TEXT,
  url TEXT,
  published TEXT,
  as_of TEXT,
  certifications TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  text TEXT NOT NULL,
  imported_at TEXT NOT NULL
) STRICT;

CREATE TABLE passages (
  id TEXT PRIMARY KEY,
  document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  headings TEXT NOT NULL,
  kind TEXT NOT NULL,
  start_offset INTEGER NOT NULL,
  end_offset INTEGER NOT NULL,
  quote TEXT NOT NULL,
  text TEXT NOT NULL,
  question TEXT
) STRICT;
CREATE INDEX passages_by_document ON passages (document, position);

CREATE TABLE entries (
  id TEXT PRIMARY KEY,
  origin TEXT NOT NULL CHECK (origin IN ('passage', 'curated', 'approved')),
  -- The document of a passage entry, whose entries are replaced together with it.
  document TEXT REFERENCES documents (id) ON DELETE CASCADE,
  question TEXT NOT NULL,
  phrasings TEXT NOT NULL,
  answer TEXT NOT NULL,
  option TEXT,
  citations TEXT NOT NULL,
  headings TEXT NOT NULL,
  topics TEXT NOT NULL,
  refs TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL
) STRICT;
CREATE INDEX entries_by_document ON entries (document);

-- One row; its version tells holders of a search index that the library has changed.
CREATE TABLE library_state (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  version INTEGER NOT NULL
) STRICT;
INSERT INTO library_state (id, version) VALUES (1, 0);

-- Node keeps uploads here; on Workers they are in R2 and this stays empty.
CREATE TABLE blobs (
  hash TEXT PRIMARY KEY,
  bytes BLOB NOT NULL,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE questionnaires (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  file_name TEXT NOT NULL,
  customer TEXT,
  blob_hash TEXT NOT NULL,
  size INTEGER NOT NULL,
  sheets TEXT NOT NULL,
  blocks TEXT NOT NULL,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL
) STRICT;
CREATE INDEX questionnaires_by_age ON questionnaires (created_at DESC, id);
CREATE INDEX questionnaires_by_blob ON questionnaires (blob_hash);

CREATE TABLE questions (
  id TEXT PRIMARY KEY,
  questionnaire TEXT NOT NULL REFERENCES questionnaires (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  sheet TEXT NOT NULL,
  row INTEGER NOT NULL,
  ref TEXT,
  section TEXT,
  text TEXT NOT NULL,
  cell TEXT NOT NULL,
  answer_format TEXT NOT NULL,
  comment TEXT,
  guidance TEXT,
  existing TEXT,
  existing_comment TEXT,
  hidden INTEGER NOT NULL,
  -- What decisions change. `version` counts them; a decision names the version it was made on.
  state TEXT NOT NULL DEFAULT 'open'
    CHECK (state IN ('open', 'drafted', 'approved', 'rejected', 'not_applicable')),
  answer TEXT,
  assignee TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  decided_by TEXT,
  decided_at TEXT,
  UNIQUE (questionnaire, position)
) STRICT;

CREATE TABLE suggestions (
  question TEXT PRIMARY KEY REFERENCES questions (id) ON DELETE CASCADE,
  outcome TEXT NOT NULL CHECK (outcome IN ('suggested', 'no_match')),
  band TEXT,
  confidence REAL NOT NULL,
  body TEXT NOT NULL,
  library_version INTEGER NOT NULL,
  created_at TEXT NOT NULL
) STRICT;

-- The record of decisions. It outlives the questionnaire it is about, and nothing in it is ever changed.
CREATE TABLE events (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  questionnaire TEXT,
  question TEXT,
  before TEXT,
  after TEXT
) STRICT;
CREATE INDEX events_by_question ON events (question, seq);
CREATE INDEX events_by_questionnaire ON events (questionnaire, seq);
CREATE TRIGGER events_are_not_changed BEFORE UPDATE ON events BEGIN
  SELECT RAISE(ABORT, 'events are append-only');
END;
CREATE TRIGGER events_are_not_removed BEFORE DELETE ON events BEGIN
  SELECT RAISE(ABORT, 'events are append-only');
END;

CREATE TABLE jobs (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed')),
  done INTEGER NOT NULL DEFAULT 0,
  total INTEGER NOT NULL DEFAULT 0,
  error TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX jobs_by_subject ON jobs (subject, created_at);
