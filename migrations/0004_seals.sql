-- One seal for each event: the hash of the event and of the seal before it, so that an event which is altered or taken out
-- afterwards no longer fits its neighbours.
CREATE TABLE seals (
  seq INTEGER PRIMARY KEY,
  hash TEXT NOT NULL
) STRICT;
CREATE TRIGGER seals_are_not_changed BEFORE UPDATE ON seals BEGIN
  SELECT RAISE(ABORT, 'seals are append-only');
END;
CREATE TRIGGER seals_are_not_removed BEFORE DELETE ON seals BEGIN
  SELECT RAISE(ABORT, 'seals are append-only');
END;
CREATE INDEX events_by_actor ON events (actor_id, seq);
CREATE INDEX events_by_action ON events (action, seq);
