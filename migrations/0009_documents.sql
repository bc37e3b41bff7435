-- Documents of every kind: what they are, where their pages begin, the file they were read from, and their earlier editions.

ALTER TABLE documents ADD COLUMN kind TEXT;
-- A JSON array of the offsets into `text` at which the original's pages begin.
ALTER TABLE documents ADD COLUMN pages TEXT;
-- {hash, name, size, format}; the bytes are in the blob store under the hash.
ALTER TABLE documents ADD COLUMN original TEXT;

-- What a document said before its present edition. Answers that were given on it still cite it, so it is never removed.
CREATE TABLE editions (
  document TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  title TEXT NOT NULL,
  published TEXT,
  as_of TEXT,
  kind TEXT,
  pages TEXT,
  original TEXT,
  text TEXT NOT NULL,
  imported_at TEXT NOT NULL,
  superseded_at TEXT NOT NULL,
  -- The content hash of the edition that took its place.
  superseded_by TEXT NOT NULL,
  PRIMARY KEY (document, content_hash)
) STRICT;

-- Documents that were read and wait for somebody to confirm what they are. The library does not know them yet.
CREATE TABLE proposals (
  id TEXT PRIMARY KEY,
  file_name TEXT NOT NULL,
  original TEXT NOT NULL,
  -- The parsed file without its text.
  reading TEXT NOT NULL,
  text TEXT NOT NULL,
  -- {facts, grounds} as they were found.
  proposed TEXT NOT NULL,
  -- The document of which it seems to be a new edition.
  edition_of TEXT,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL
) STRICT;
CREATE INDEX proposals_by_age ON proposals (created_at, id);
