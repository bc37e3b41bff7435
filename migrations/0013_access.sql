-- What admins see of other people's ways in, and what those rest on.

-- How whoever made the token had signed in: a second factor of ours is asked of those with a password of ours.
ALTER TABLE tokens ADD COLUMN via TEXT NOT NULL DEFAULT 'password' CHECK (via IN ('password', 'provider', 'access'));
UPDATE tokens SET via = 'provider' WHERE person IN (SELECT person FROM identities);

-- What an admin calls a link by, who must not learn its secret, and who offered it: it opens for as long as they may.
ALTER TABLE links ADD COLUMN id TEXT;
ALTER TABLE links ADD COLUMN offered_by TEXT;
UPDATE links SET id = lower(hex(randomblob(16)));
CREATE UNIQUE INDEX links_by_id ON links (id);
