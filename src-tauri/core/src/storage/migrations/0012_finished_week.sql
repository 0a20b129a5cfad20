-- What a week needs until it is published: sign-off, helpers for writing, links that are counted, and posting. Only tables
-- are added, and columns at the ends of tables, so what was done before can still be undone.

-- Posting. The address that a post was published at, if it is known, and the moment in milliseconds since 1970 at which it
-- was marked as published. The columns are the table's last ones, so the history stays.
ALTER TABLE post ADD COLUMN published_url TEXT;
ALTER TABLE post ADD COLUMN published_at INTEGER;

-- Posts that a person is to be reminded of later, in milliseconds since 1970. A row counts only while the post is still
-- planned at the moment `planned`, in seconds since 1970 as in `post`. No part of the plan: sessions don't record it, and
-- the post may be gone.
CREATE TABLE snooze (
    post_id TEXT PRIMARY KEY NOT NULL,
    planned INTEGER NOT NULL,
    until INTEGER NOT NULL
) STRICT;
