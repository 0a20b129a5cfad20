-- Calendars of others, shown as read-only layers: where their files are and how they look. What is
-- in them is read from the files each time and never kept here.

CREATE TABLE overlay (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    path TEXT NOT NULL,
    colour TEXT NOT NULL,
    shown INTEGER NOT NULL
) STRICT;
