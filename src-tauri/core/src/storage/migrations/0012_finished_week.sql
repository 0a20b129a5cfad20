-- What a week needs until it is published: sign-off, and texts that are inserted into posts. Only tables are added, and a
-- column at the end of a table, so what was done before can still be undone.

-- Sign-off.

-- What people write to each other about an item; `at` is the moment in milliseconds since 1970. The item is the first
-- column of the key, so that a changeset tells which item a removed row belonged to.
CREATE TABLE comment (
    item_id TEXT NOT NULL REFERENCES item (id) ON DELETE CASCADE,
    id TEXT NOT NULL UNIQUE,
    author TEXT NOT NULL,
    at INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (item_id, id)
) STRICT;

-- Who approved a post and when; `about` is a fingerprint of the text, the media and the time that were approved. A post
-- that was approved by an earlier version has no row.
CREATE TABLE approval (
    post_id TEXT PRIMARY KEY NOT NULL REFERENCES post (id) ON DELETE CASCADE,
    author TEXT NOT NULL,
    at INTEGER NOT NULL,
    about TEXT NOT NULL
) STRICT;

-- Finds the approved posts that an operation has just changed.
CREATE INDEX post_approved ON post (changed) WHERE status = 'approved';

-- 1 if an approved post that changes goes back to review.
ALTER TABLE setting ADD COLUMN review_again INTEGER NOT NULL DEFAULT 0;
-- Texts that are put into posts again and again. `kind` is 'text' or 'hashtags'; the text of a group of hashtags is
-- '#a #b'. The number comes second, so that a row on a lost page is not taken for one of another table.
CREATE TABLE snippet (
    id TEXT PRIMARY KEY NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;
