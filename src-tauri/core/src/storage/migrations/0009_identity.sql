-- Which plan a file holds: every copy of it has the same id, so that its backups are found again whatever the file is
-- called. No part of the plan: sessions don't record it. The program fills in the one row (`storage/identity.rs`).
CREATE TABLE identity (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    plan TEXT NOT NULL
) STRICT;
