-- Suggested times that a person declined. Only a table is added, so what was done before can still be undone.

-- A time of the week on the channel's clocks: `weekday` is 1 for Monday, `minute` since midnight. It is not suggested before
-- the day `until`. A channel that was deleted doesn't count. The numbers come second, so that a row on a lost page is not
-- taken for one of another table.
CREATE TABLE declined_time (
    id TEXT PRIMARY KEY NOT NULL,
    weekday INTEGER NOT NULL,
    minute INTEGER NOT NULL,
    channel_id TEXT NOT NULL,
    until TEXT NOT NULL
) STRICT;
