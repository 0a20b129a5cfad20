-- Who did an operation, and on which machine. Both are empty unless a person has set these names. No table of the plan
-- changes, so what was done before can still be undone.
ALTER TABLE history ADD COLUMN author TEXT NOT NULL DEFAULT '';
ALTER TABLE history ADD COLUMN machine TEXT NOT NULL DEFAULT '';
