-- The plan, with room for the thinking behind it. Sessions need every table to have a primary
-- key, first in the row. `platform` and `status` are free text, so that a new one is no migration.

CREATE TABLE plan (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL,
    zone TEXT NOT NULL,
    first_day INTEGER NOT NULL,
    hour12 INTEGER NOT NULL
) STRICT;

CREATE TABLE channel (
    id TEXT PRIMARY KEY NOT NULL,
    platform TEXT NOT NULL,
    name TEXT NOT NULL,
    handle TEXT NOT NULL,
    colour TEXT,
    zone TEXT,
    position INTEGER NOT NULL,
    archived INTEGER NOT NULL
) STRICT;

CREATE TABLE campaign (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    colour TEXT NOT NULL,
    first_day TEXT,
    last_day TEXT,
    brief TEXT NOT NULL
) STRICT;

CREATE TABLE pillar (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    colour TEXT NOT NULL,
    share INTEGER NOT NULL,
    position INTEGER NOT NULL
) STRICT;

CREATE TABLE label (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE item (
    id TEXT PRIMARY KEY NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    link TEXT,
    campaign_id TEXT REFERENCES campaign (id) ON DELETE SET NULL,
    pillar_id TEXT REFERENCES pillar (id) ON DELETE SET NULL,
    notes TEXT NOT NULL
) STRICT;

CREATE TABLE item_label (
    item_id TEXT NOT NULL REFERENCES item (id) ON DELETE CASCADE,
    label_id TEXT NOT NULL REFERENCES label (id) ON DELETE CASCADE,
    PRIMARY KEY (item_id, label_id)
) STRICT, WITHOUT ROWID;

-- A post's time is local (`date`, `minute` of the day) in `zone`; `moment` is derived from them,
-- in seconds since 1970 UTC, for order and ranges. All four are null in the tray.
CREATE TABLE post (
    id TEXT PRIMARY KEY NOT NULL,
    item_id TEXT NOT NULL REFERENCES item (id) ON DELETE CASCADE,
    channel_id TEXT NOT NULL REFERENCES channel (id),
    date TEXT,
    minute INTEGER,
    zone TEXT,
    moment INTEGER,
    text TEXT,
    status TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    changed INTEGER NOT NULL
) STRICT;

CREATE TABLE day_note (
    date TEXT PRIMARY KEY NOT NULL,
    text TEXT NOT NULL
) STRICT;

CREATE INDEX post_by_moment ON post (moment, id);
CREATE INDEX post_by_item ON post (item_id);
CREATE INDEX post_by_channel ON post (channel_id);
CREATE INDEX item_by_campaign ON item (campaign_id) WHERE campaign_id IS NOT NULL;
CREATE INDEX item_by_pillar ON item (pillar_id) WHERE pillar_id IS NOT NULL;
CREATE INDEX label_use ON item_label (label_id);

-- One row an operation. `changeset` is what SQLite's session extension recorded of it.
CREATE TABLE history (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    op TEXT NOT NULL,
    at INTEGER NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0,
    changeset BLOB NOT NULL
) STRICT;

CREATE INDEX history_undone ON history (id) WHERE undone = 1;

-- Counts every commit, so that a reader can tell whether what it shows is today's.
CREATE TABLE revision (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    number INTEGER NOT NULL
) STRICT;

INSERT INTO revision (id, number) VALUES (1, 0);
