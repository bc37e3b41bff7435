-- Each filled workbook that left: its very bytes (in the blobs, under their hash), so that it can be compared with what the
-- customer had sent. They go with the questionnaire; the event of the export stays on the record.

CREATE TABLE exports (
  id TEXT PRIMARY KEY,
  questionnaire TEXT NOT NULL REFERENCES questionnaires (id) ON DELETE CASCADE,
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  file_name TEXT NOT NULL,
  citations TEXT NOT NULL,
  blob_hash TEXT NOT NULL,
  size INTEGER NOT NULL,
  written INTEGER NOT NULL,
  open INTEGER NOT NULL,
  cells INTEGER NOT NULL
) STRICT;
CREATE INDEX exports_by_questionnaire ON exports (questionnaire, at);
CREATE INDEX exports_by_blob ON exports (blob_hash);
