-- Pictures and videos, the channels' own limits and waivers, and threads.

-- Pictures and videos. The files are beside the plan, named by their hashes; the plan has what their bytes tell. No
-- table of the plan changes, so what was done before can still be undone.

CREATE TABLE media (
    id TEXT PRIMARY KEY NOT NULL,
    hash TEXT NOT NULL,
    name TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    type TEXT NOT NULL,
    width INTEGER,
    height INTEGER,
    duration INTEGER,
    codec TEXT,
    frame_rate INTEGER
) STRICT;

-- The item is the first column of the key, so that a changeset tells which item a removed row belonged to.
CREATE TABLE item_media (
    item_id TEXT NOT NULL REFERENCES item (id) ON DELETE CASCADE,
    id TEXT NOT NULL UNIQUE,
    media_id TEXT NOT NULL REFERENCES media (id),
    position INTEGER NOT NULL,
    alt TEXT NOT NULL,
    PRIMARY KEY (item_id, id)
) STRICT;

-- Only where a post differs from its item: a picture left out, or a part of it in millionths of its width and height.
CREATE TABLE post_media (
    post_id TEXT NOT NULL REFERENCES post (id) ON DELETE CASCADE,
    item_media_id TEXT NOT NULL REFERENCES item_media (id) ON DELETE CASCADE,
    used INTEGER NOT NULL,
    crop_left INTEGER,
    crop_top INTEGER,
    crop_width INTEGER,
    crop_height INTEGER,
    PRIMARY KEY (post_id, item_media_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX media_by_hash ON media (hash);

-- What a person knows better than the rules of a platform. No column moves and no row is written to, so what was done
-- before can still be undone.

-- The longest text that the account or its server takes, in the unit of the platform; null for the platform's limit.
ALTER TABLE channel ADD COLUMN text_limit INTEGER;

-- A problem of a post that a person lets pass: `rule` is the check that found it, `at` the moment in milliseconds since
-- 1970, `about` a fingerprint of what the check read. Where that is another one by now, the waiver is over.
CREATE TABLE waiver (
    id TEXT PRIMARY KEY NOT NULL,
    post_id TEXT NOT NULL REFERENCES post (id) ON DELETE CASCADE,
    rule TEXT NOT NULL,
    reason TEXT NOT NULL,
    at INTEGER NOT NULL,
    about TEXT NOT NULL
) STRICT;

CREATE INDEX waiver_by_post ON waiver (post_id);

-- The numbers of each platform's rules that a person has seen last, as JSON, so that a change of a rule can be told.
-- No part of the plan: sessions don't record it.
CREATE TABLE rules_seen (
    platform TEXT PRIMARY KEY NOT NULL,
    numbers TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;

-- The parts of a post that is published as a thread, as a JSON array of texts; null for a single post. Its `text` is the
-- parts one after the other, with an empty line between two. The column is the table's last one, so the history stays.
ALTER TABLE post ADD COLUMN parts TEXT;
