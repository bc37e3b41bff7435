-- The second factor (RFC 6238), people known by a provider of identities, and how a session was begun.

-- A code is computed from the secret, so it cannot be kept as a hash.
CREATE TABLE second_factors (
  person TEXT PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
  -- Base32.
  secret TEXT NOT NULL,
  -- The time step of the last code that was taken: no code, and none before it, is taken again.
  last_step INTEGER NOT NULL DEFAULT 0,
  created_at TEXT NOT NULL,
  -- Null until its person has shown with a code that their device has it; it is not asked for before.
  confirmed_at TEXT
) STRICT;

CREATE TABLE recovery_codes (
  person TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  hash TEXT NOT NULL,
  PRIMARY KEY (person, hash)
) STRICT;

-- Whom an issuer means by a subject. An address may change there or be given to somebody else; these do not.
CREATE TABLE identities (
  issuer TEXT NOT NULL,
  subject TEXT NOT NULL,
  person TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  created_at TEXT NOT NULL,
  PRIMARY KEY (issuer, subject)
) STRICT;
CREATE INDEX identities_by_person ON identities (person);

-- Sign-ins that have gone to the provider and not come back: what the answer has to fit.
CREATE TABLE departures (
  -- Of the secret that the same browser holds in a cookie.
  hash TEXT PRIMARY KEY,
  state TEXT NOT NULL,
  nonce TEXT NOT NULL,
  verifier TEXT NOT NULL,
  expires_at TEXT NOT NULL
) STRICT;

ALTER TABLE sessions ADD COLUMN via TEXT NOT NULL DEFAULT 'password' CHECK (via IN ('password', 'provider', 'access'));
