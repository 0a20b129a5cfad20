-- Which state of the plan a file holds, so that a log beside it, or another file under its name, can be told
-- from what belongs to it. No table of these is part of the plan: sessions record none of them.

-- One row: the run of a program that wrote last, the number of its write, and the run before that. Always of
-- the same length, so that it stands at the end of its page and can be read in a log of SQLite's, too.
CREATE TABLE mark (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    state BLOB NOT NULL
) STRICT;

-- From which write on which run wrote, and to which file on which disk. A run writes to one file only.
CREATE TABLE program_run (
    first_step INTEGER PRIMARY KEY,
    run BLOB NOT NULL,
    place BLOB NOT NULL
) STRICT;
