-- What a batch rests on. A batch has no conditions of its own, so one that must not run on newer rows than it was made
-- from first inserts 0 here where they have changed: the check fails and with it the whole batch. Never holds a row.

CREATE TABLE guards (holds INTEGER NOT NULL CHECK (holds = 1)) STRICT;
