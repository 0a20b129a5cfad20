-- Posts that repeat. A row of `repeat` is the rule of a series and all that a post made by it says,
-- so that posts can be made anew from it to the letter; they are ordinary rows of `post` that name
-- their series and the date that the rule gave them, which stays when they are moved.

CREATE TABLE repeat (
    id TEXT PRIMARY KEY NOT NULL,
    item_id TEXT NOT NULL REFERENCES item (id),
    channel_id TEXT NOT NULL REFERENCES channel (id),
    rule TEXT NOT NULL,
    first TEXT NOT NULL,
    minute INTEGER NOT NULL,
    zone TEXT NOT NULL,
    text TEXT,
    status TEXT NOT NULL,
    changed INTEGER NOT NULL
) STRICT;

-- Dates of the rule whose post was deleted by hand, and is not to be made again.
CREATE TABLE repeat_skip (
    repeat_id TEXT NOT NULL REFERENCES repeat (id),
    date TEXT NOT NULL,
    PRIMARY KEY (repeat_id, date)
) STRICT, WITHOUT ROWID;

-- The day up to which posts of rules without an end are made. It only ever rises and is about the
-- plan rather than of it: an undo does not take it back.
CREATE TABLE horizon (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    date TEXT NOT NULL
) STRICT;

ALTER TABLE post ADD COLUMN repeat_id TEXT REFERENCES repeat (id);
ALTER TABLE post ADD COLUMN repeat_date TEXT;
-- True for a post that was made ahead of its rule and that no operation has touched.
ALTER TABLE post ADD COLUMN ahead INTEGER NOT NULL DEFAULT 0;

CREATE INDEX post_by_repeat ON post (repeat_id, repeat_date) WHERE repeat_id IS NOT NULL;
CREATE INDEX repeat_by_item ON repeat (item_id);
CREATE INDEX repeat_by_channel ON repeat (channel_id);

-- Changesets name the columns of `post` by their place.
DELETE FROM history;
