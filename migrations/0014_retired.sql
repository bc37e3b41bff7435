-- Documents that are out of force: their passages answer nothing more, and they stay to be read.

-- {on, why}: a day, and a person's words or null; NULL while it is in force.
ALTER TABLE documents ADD COLUMN retired TEXT;
