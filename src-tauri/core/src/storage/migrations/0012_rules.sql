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
