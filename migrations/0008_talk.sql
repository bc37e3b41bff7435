-- Work shared out and talked about: due dates, comments with mentions, questions put to an expert, who is looking at what;
-- and what a questionnaire's list is sorted out by.

-- Days (`2026-12-01`), of no time zone: whoever reads them compares them with their own today.
ALTER TABLE questions ADD COLUMN due TEXT;
-- An assignee is a person's id from here on; a name that nobody or several have stays a name.
UPDATE questions SET assignee = (SELECT people.id FROM people WHERE people.name = questions.assignee)
  WHERE assignee IN (SELECT name FROM people GROUP BY name HAVING count(*) = 1);
CREATE INDEX questions_by_assignee ON questions (assignee) WHERE assignee IS NOT NULL;

ALTER TABLE questionnaires ADD COLUMN due TEXT;
ALTER TABLE questionnaires ADD COLUMN archived_at TEXT;
ALTER TABLE questionnaires ADD COLUMN created_by_id TEXT;
-- Counts the edits of its name, customer, due date and archiving.
ALTER TABLE questionnaires ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
UPDATE questionnaires SET created_by_id =
  (SELECT actor_id FROM events WHERE events.questionnaire = questionnaires.id AND action = 'upload' ORDER BY seq LIMIT 1);

CREATE TABLE comments (
  id TEXT PRIMARY KEY,
  question TEXT NOT NULL REFERENCES questions (id) ON DELETE CASCADE,
  author_id TEXT NOT NULL,
  author TEXT NOT NULL,
  -- Plain text; people are mentioned as @{id}.
  text TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  edited_at TEXT
) STRICT;
CREATE INDEX comments_by_question ON comments (question, created_at);

CREATE TABLE mentions (
  comment TEXT NOT NULL REFERENCES comments (id) ON DELETE CASCADE,
  person TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  read_at TEXT,
  PRIMARY KEY (comment, person)
) STRICT;
CREATE INDEX mentions_unread ON mentions (person) WHERE read_at IS NULL;

-- At most one a question. Whether it is still open follows from the review: nothing has to be kept in step.
CREATE TABLE expert_requests (
  question TEXT PRIMARY KEY REFERENCES questions (id) ON DELETE CASCADE,
  expert TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  asker_id TEXT NOT NULL,
  asker TEXT NOT NULL,
  note TEXT NOT NULL,
  asked_at TEXT NOT NULL
) STRICT;
CREATE INDEX expert_requests_by_expert ON expert_requests (expert);

-- Who has a questionnaire open, and on which question; renewed by their page while it is visible.
CREATE TABLE presence (
  questionnaire TEXT NOT NULL REFERENCES questionnaires (id) ON DELETE CASCADE,
  person TEXT NOT NULL,
  question TEXT,
  seen_at TEXT NOT NULL,
  PRIMARY KEY (questionnaire, person)
) STRICT;
