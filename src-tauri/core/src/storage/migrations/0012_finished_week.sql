-- What a week needs until it is published: sign-off, helpers for writing, links that are counted, and posting. Only tables
-- are added, and columns at the ends of tables, so what was done before can still be undone.

-- Texts that are put into posts again and again. `kind` is 'text' or 'hashtags'; the text of a group of hashtags is
-- '#a #b'. The number comes second, so that a row on a lost page is not taken for one of another table.
CREATE TABLE snippet (
    id TEXT PRIMARY KEY NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;
