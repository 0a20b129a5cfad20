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
