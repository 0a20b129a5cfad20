-- What a plan stands for: its mission, the rhythm of reviews, and messages. Only tables are added, so what was done before can
-- still be undone. A plan without a mission has no row of it.

CREATE TABLE mission (
    id INTEGER PRIMARY KEY NOT NULL CHECK (id = 1),
    audience TEXT NOT NULL,
    does TEXT NOT NULL,
    content TEXT NOT NULL,
    review_weeks INTEGER,
    review_by TEXT NOT NULL
) STRICT;

-- `words` and `avoid` are JSON lists. The number comes second, so that a row on a lost page is not taken for one of another
-- table.
CREATE TABLE message (
    id TEXT PRIMARY KEY NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    proof TEXT NOT NULL,
    tone TEXT NOT NULL,
    words TEXT NOT NULL,
    avoid TEXT NOT NULL
) STRICT;
