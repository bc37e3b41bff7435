-- What people said about the layout of sheets: on one questionnaire, and remembered for the next of the same headings.

ALTER TABLE questionnaires ADD COLUMN corrections TEXT NOT NULL DEFAULT '[]';

CREATE TABLE layouts (
  -- SHA-256 over a sheet's headings.
  fingerprint TEXT PRIMARY KEY,
  correction TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  updated_by TEXT NOT NULL
) STRICT;
