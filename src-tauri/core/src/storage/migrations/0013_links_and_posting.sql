-- Links that are counted, first comments, kinds of posts, and what is known of a published post. Only tables are added, and columns at
-- the ends of tables, so what was done before can still be undone; only what finds posts is made anew.

-- What a link is sent with: the parameters by which a web analysis tells where a visit came from. Values are lower case.

-- Null for the plan's, or else the usual ones of the platform.
ALTER TABLE channel ADD COLUMN utm_source TEXT;
ALTER TABLE channel ADD COLUMN utm_medium TEXT;

-- Null for the campaign's name, in lower case with hyphens.
ALTER TABLE campaign ADD COLUMN utm_campaign TEXT;

-- Whether the link is sent with parameters; null as the plan says.
ALTER TABLE item ADD COLUMN utm INTEGER;
ALTER TABLE item ADD COLUMN utm_content TEXT;

-- What the plan says where an item and a channel say nothing.
ALTER TABLE setting ADD COLUMN utm INTEGER NOT NULL DEFAULT 0;
ALTER TABLE setting ADD COLUMN utm_source TEXT;
ALTER TABLE setting ADD COLUMN utm_medium TEXT;

-- The comment that the author writes right after the post is published, null for none; a series has that of its posts.
ALTER TABLE post ADD COLUMN first_comment TEXT;
ALTER TABLE repeat ADD COLUMN first_comment TEXT;

-- What the platform calls the post, such as 'story'; null for its usual kind. A series has that of its posts.
ALTER TABLE post ADD COLUMN kind TEXT;
ALTER TABLE repeat ADD COLUMN kind TEXT;

-- The address that a post was published at, if it is known, and the moment in milliseconds since 1970 at which it was
-- marked as published.
ALTER TABLE post ADD COLUMN published_url TEXT;
ALTER TABLE post ADD COLUMN published_at INTEGER;

-- Posts that a person is to be reminded of later, in milliseconds since 1970. A row counts only while the post is still
-- planned at the moment `planned`, in seconds since 1970 as in `post`. No part of the plan: sessions don't record it, and
-- the post may be gone.
CREATE TABLE snooze (
    post_id TEXT PRIMARY KEY NOT NULL,
    planned INTEGER NOT NULL,
    until INTEGER NOT NULL
) STRICT;

-- A first comment is found as its post is. No post has one yet, so the index stays as it is.

DROP VIEW search_words;

CREATE VIEW search_words (number, post_id, item_id, words) AS
SELECT search_row.number, post.id, item.id,
    item.title || char(10) || coalesce(post.text, item.text) || char(10) || item.notes
    || char(10) || coalesce(post.first_comment, '')
    || char(10) || coalesce((SELECT group_concat(name, char(10)) FROM item_label
        JOIN label ON label.id = item_label.label_id WHERE item_label.item_id = item.id), '')
    || char(10) || char(10)
FROM post
JOIN item ON item.id = post.item_id
JOIN search_row ON search_row.post_id = post.id;

DROP TRIGGER search_post_told;

CREATE TRIGGER search_post_told AFTER UPDATE ON post
WHEN old.text IS NOT new.text OR old.first_comment IS NOT new.first_comment OR old.item_id IS NOT new.item_id BEGIN
    DELETE FROM search
        WHERE rowid = (SELECT number FROM search_row WHERE post_id = new.id);
    INSERT INTO search (rowid, words)
        SELECT number, words FROM search_words WHERE post_id = new.id;
END;
