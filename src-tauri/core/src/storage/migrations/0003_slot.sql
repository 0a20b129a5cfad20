-- The weekly times at which a channel posts, on the channel's clocks. `weekday` is 1 for Monday to
-- 7 for Sunday, `minute` counts from midnight.

CREATE TABLE slot (
    channel_id TEXT NOT NULL REFERENCES channel (id) ON DELETE CASCADE,
    weekday INTEGER NOT NULL,
    minute INTEGER NOT NULL,
    PRIMARY KEY (channel_id, weekday, minute)
) STRICT, WITHOUT ROWID;
