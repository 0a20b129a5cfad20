-- Experiments: two ways of posting that are compared. Only a table is added, so what was done before can still be undone. It
-- names channels and posts without references: what is deleted doesn't count, and counts again once it is brought back.

-- `added` is the moment in milliseconds since 1970, `posts_an_arm` how many posts each arm is to have, `seed` what posts are
-- assigned by. `posts` is a JSON list of the posts with their arms, each pair after the other; `reading` is JSON, null until
-- it is read. The numbers come second, so that a row on a lost page is not taken for one of another table.
CREATE TABLE experiment (
    id TEXT PRIMARY KEY NOT NULL,
    added INTEGER NOT NULL,
    posts_an_arm INTEGER NOT NULL,
    seed INTEGER NOT NULL,
    question TEXT NOT NULL,
    channel_id TEXT NOT NULL,
    factor TEXT NOT NULL,
    first TEXT NOT NULL,
    second TEXT NOT NULL,
    outcome TEXT NOT NULL,
    last_day TEXT NOT NULL,
    state TEXT NOT NULL,
    posts TEXT NOT NULL,
    reading TEXT
) STRICT;
