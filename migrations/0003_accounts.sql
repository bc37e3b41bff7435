-- People, the ways in that they were given, and who wrote an answer. Of every secret (session, token, link) only its
-- SHA-256 is kept: whoever reads this file cannot act as anybody.

CREATE TABLE people (
  id TEXT PRIMARY KEY,
  -- In lower case: what somebody signs in with.
  email TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('reader', 'contributor', 'reviewer', 'admin')),
  -- As the PasswordHasher made it: method, cost, salt and hash.
  password TEXT NOT NULL,
  created_at TEXT NOT NULL,
  disabled_at TEXT
) STRICT;

CREATE TABLE sessions (
  id TEXT PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE,
  person TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  created_at TEXT NOT NULL,
  last_seen_at TEXT NOT NULL,
  address TEXT,
  agent TEXT
) STRICT;
CREATE INDEX sessions_by_person ON sessions (person);

CREATE TABLE tokens (
  id TEXT PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE,
  person TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  -- A JSON array of permissions; the token never has more than its person.
  scopes TEXT NOT NULL,
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  last_used_at TEXT
) STRICT;
CREATE INDEX tokens_by_person ON tokens (person);

-- Each opens the door once: for the first admin, for somebody invited, for somebody who forgot the password.
CREATE TABLE links (
  hash TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('first', 'invitation', 'reset')),
  email TEXT,
  role TEXT NOT NULL,
  person TEXT REFERENCES people (id) ON DELETE CASCADE,
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL
) STRICT;

-- Attempts to sign in, for each account and each address, and until when the next one waits.
CREATE TABLE attempts (
  key TEXT PRIMARY KEY,
  count INTEGER NOT NULL,
  last_at TEXT NOT NULL,
  blocked_until TEXT NOT NULL
) STRICT;

CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

-- Names may be shared and change; the id says whose event or answer it is.
ALTER TABLE events ADD COLUMN actor_id TEXT;
ALTER TABLE questions ADD COLUMN answered_by TEXT;
