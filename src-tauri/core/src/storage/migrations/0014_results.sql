-- Results: what platforms, mail services and web analyses count of published posts. Only a table is added, so what was
-- done before can still be undone.

-- A number of one metric, such as 'likes', over the post's whole life as of a day. `value` is in millionths. `source` is
-- the name of the file that told it; empty if a person entered it.
CREATE TABLE result (
    post_id TEXT NOT NULL REFERENCES post (id) ON DELETE CASCADE,
    date TEXT NOT NULL,
    metric TEXT NOT NULL,
    value INTEGER NOT NULL,
    source TEXT NOT NULL,
    PRIMARY KEY (post_id, date, metric)
) STRICT, WITHOUT ROWID;
