-- Ideas for posts, and what people say. Only tables are added, so what was done before can still be undone. They name
-- audiences, pillars, channels, posts and items without references: what is deleted doesn't count, and counts again once it
-- is brought back.

-- `added` is the moment in milliseconds since 1970; rates are 1 to 5, null if it isn't rated. `until` is the last day of use,
-- `aside` 1 if it was put aside, `item_id` what was made of it.
CREATE TABLE idea (
    id TEXT PRIMARY KEY NOT NULL,
    added INTEGER NOT NULL,
    title TEXT NOT NULL,
    angle TEXT NOT NULL,
    audience_id TEXT,
    pillar_id TEXT,
    stage TEXT,
    source TEXT NOT NULL,
    link TEXT,
    impact INTEGER,
    confidence INTEGER,
    effort INTEGER,
    until TEXT,
    aside INTEGER NOT NULL,
    item_id TEXT
) STRICT;

-- `sentiment` is -1, 0 or 1; the handle of the person is empty if it isn't known.
CREATE TABLE feedback (
    id TEXT PRIMARY KEY NOT NULL,
    date TEXT NOT NULL,
    text TEXT NOT NULL,
    handle TEXT NOT NULL,
    sentiment INTEGER NOT NULL,
    kind TEXT NOT NULL,
    channel_id TEXT,
    post_id TEXT,
    idea_id TEXT
) STRICT;

CREATE INDEX feedback_by_date ON feedback (date);
CREATE INDEX feedback_by_idea ON feedback (idea_id);
