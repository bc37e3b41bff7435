-- What the library learns from reviews: matches that were refused, and changes that somebody proposes to an entry.

-- A suggestion that a reviewer rejected, under the wording it was made for. It goes with its questionnaire, but not with an
-- entry that is imported anew: hence no references.
CREATE TABLE refusals (
  question TEXT NOT NULL,
  entry TEXT NOT NULL,
  wording TEXT NOT NULL,
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  PRIMARY KEY (question, entry)
) STRICT;
CREATE INDEX refusals_by_entry ON refusals (entry);

-- An answer that was written over an entry's words, for whoever keeps the entry true to accept or decline.
CREATE TABLE entry_proposals (
  id TEXT PRIMARY KEY,
  entry TEXT NOT NULL,
  -- The answer that was written over, and what it should become.
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  note TEXT,
  -- Where it was written; emptied with the questionnaire.
  question TEXT,
  asked TEXT,
  questionnaire TEXT,
  customer TEXT,
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  by_id TEXT,
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'accepted', 'declined')),
  decided_at TEXT,
  decided_by TEXT,
  reason TEXT
) STRICT;
CREATE INDEX entry_proposals_by_state ON entry_proposals (state, at);
CREATE UNIQUE INDEX entry_proposals_by_question ON entry_proposals (question, entry) WHERE state = 'open';
