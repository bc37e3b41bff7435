-- Bytes are kept for as long as something names their hash. Whether anything does is asked whenever something goes.

CREATE INDEX documents_by_original ON documents (original ->> 'hash') WHERE original IS NOT NULL;
CREATE INDEX editions_by_original ON editions (original ->> 'hash') WHERE original IS NOT NULL;
CREATE INDEX proposals_by_original ON proposals (original ->> 'hash');

-- Who wrote what an entry answers, for whoever may not approve it.
CREATE INDEX entry_versions_by_author ON entry_versions (by_id) WHERE by_id IS NOT NULL;
