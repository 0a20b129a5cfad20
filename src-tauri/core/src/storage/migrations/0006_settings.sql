-- What a person sets besides a plan's name, zone, week and clock. A table of its own and no columns
-- more in `plan`, so that what was done before can still be undone: a changeset names columns by
-- position.

-- `locale` is how dates and numbers are written, null as the window's language; `snap` is in
-- minutes; `second_zone` stands beside the week's hours, null for none.
CREATE TABLE setting (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    locale TEXT,
    snap INTEGER NOT NULL,
    second_zone TEXT
) STRICT;

INSERT INTO setting (id, locale, snap, second_zone) VALUES (1, NULL, 15, NULL);
