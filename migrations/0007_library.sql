-- Who may see evidence, who keeps it true and until when it holds, and every earlier version of an entry.

ALTER TABLE documents ADD COLUMN access TEXT NOT NULL DEFAULT 'public' CHECK (access IN ('public', 'nda', 'internal'));
ALTER TABLE documents ADD COLUMN owner TEXT REFERENCES people (id);
-- Days, the last on which it still holds.
ALTER TABLE documents ADD COLUMN valid_until TEXT;
ALTER TABLE documents ADD COLUMN review_by TEXT;
-- What took its place: the id of a document, or words.
ALTER TABLE documents ADD COLUMN superseded_by TEXT;
-- Counts the changes that people made to these facts; a change names the version it was made on.
ALTER TABLE documents ADD COLUMN version INTEGER NOT NULL DEFAULT 1;

ALTER TABLE entries ADD COLUMN access TEXT NOT NULL DEFAULT 'public' CHECK (access IN ('public', 'nda', 'internal'));
ALTER TABLE entries ADD COLUMN owner TEXT REFERENCES people (id);
-- Months from one review to the next.
ALTER TABLE entries ADD COLUMN cycle INTEGER;
ALTER TABLE entries ADD COLUMN review_by TEXT;
ALTER TABLE entries ADD COLUMN reviewed_at TEXT;
ALTER TABLE entries ADD COLUMN reviewed_by TEXT;
ALTER TABLE entries ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE entries ADD COLUMN updated_at TEXT;
ALTER TABLE entries ADD COLUMN updated_by TEXT;
ALTER TABLE entries ADD COLUMN archived_at TEXT;
-- The entry that took this one in; it is archived then too.
ALTER TABLE entries ADD COLUMN merged_into TEXT;
-- The hash it had when a file last brought it: the same file again does not undo what people changed since.
ALTER TABLE entries ADD COLUMN imported_hash TEXT;

-- Each version of an entry that people or files made, whole. Without a reference to `entries`: it outlives what is replaced.
CREATE TABLE entry_versions (
  entry TEXT NOT NULL,
  version INTEGER NOT NULL,
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  by_id TEXT,
  -- What made it: create, edit, restore, import, keep, merge, archive, reopen, renew.
  action TEXT NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (entry, version)
) STRICT;

-- Findings that somebody looked at and let stand: both entries are right. Ids in order.
CREATE TABLE kept_apart (
  one TEXT NOT NULL,
  other TEXT NOT NULL,
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  PRIMARY KEY (one, other)
) STRICT;

ALTER TABLE questionnaires ADD COLUMN nda INTEGER NOT NULL DEFAULT 0;

-- Levels are asked for with every question that is read: without touching the texts, which may be long.
CREATE INDEX documents_levels ON documents (id, access);
CREATE INDEX entries_withheld ON entries (access, id) WHERE access <> 'public';

-- Where an entry is used.
CREATE INDEX questions_by_entry ON questions (answer ->> 'entry');
CREATE INDEX suggestions_by_entry ON suggestions (body ->> 'entry');
