-- Finding: an index over what every post says, the window's filter, and filters with a name.
--
-- `search` holds no text, only which three characters follow one another in which post; the words
-- themselves are looked at in the rows. It is kept right by triggers, which also fire when a
-- changeset is applied. No table of this index is part of the plan, so sessions never record it.

-- A number of its own for each post, since those that SQLite gives to rows may change in a copy.
CREATE TABLE search_row (
    number INTEGER PRIMARY KEY,
    post_id TEXT NOT NULL UNIQUE
) STRICT;

CREATE VIRTUAL TABLE search USING fts5 (
    words, content = '', contentless_delete = 1, detail = none, tokenize = 'trigram'
);

CREATE VIRTUAL TABLE search_term USING fts5vocab (search, row);

-- The two line ends behind the words make every character the first of three.
CREATE VIEW search_words (number, post_id, item_id, words) AS
SELECT search_row.number, post.id, item.id,
    item.title || char(10) || coalesce(post.text, item.text) || char(10) || item.notes
    || char(10) || coalesce((SELECT group_concat(name, char(10)) FROM item_label
        JOIN label ON label.id = item_label.label_id WHERE item_label.item_id = item.id), '')
    || char(10) || char(10)
FROM post
JOIN item ON item.id = post.item_id
JOIN search_row ON search_row.post_id = post.id;

INSERT INTO search_row (post_id) SELECT id FROM post ORDER BY rowid;
INSERT INTO search (rowid, words) SELECT number, words FROM search_words;

CREATE TRIGGER search_post_added AFTER INSERT ON post BEGIN
    INSERT INTO search_row (post_id) VALUES (new.id);
    INSERT INTO search (rowid, words)
        SELECT number, words FROM search_words WHERE post_id = new.id;
END;

CREATE TRIGGER search_post_removed AFTER DELETE ON post BEGIN
    DELETE FROM search
        WHERE rowid = (SELECT number FROM search_row WHERE post_id = old.id);
    DELETE FROM search_row WHERE post_id = old.id;
END;

-- A move writes the row too, and says nothing new.
CREATE TRIGGER search_post_told AFTER UPDATE ON post
WHEN old.text IS NOT new.text OR old.item_id IS NOT new.item_id BEGIN
    DELETE FROM search
        WHERE rowid = (SELECT number FROM search_row WHERE post_id = new.id);
    INSERT INTO search (rowid, words)
        SELECT number, words FROM search_words WHERE post_id = new.id;
END;

CREATE TRIGGER search_item_told AFTER UPDATE ON item
WHEN old.title IS NOT new.title OR old.text IS NOT new.text OR old.notes IS NOT new.notes BEGIN
    DELETE FROM search
        WHERE rowid IN (SELECT number FROM search_words WHERE item_id = new.id);
    INSERT INTO search (rowid, words)
        SELECT number, words FROM search_words WHERE item_id = new.id;
END;

CREATE TRIGGER search_label_stuck AFTER INSERT ON item_label BEGIN
    DELETE FROM search
        WHERE rowid IN (SELECT number FROM search_words WHERE item_id = new.item_id);
    INSERT INTO search (rowid, words)
        SELECT number, words FROM search_words WHERE item_id = new.item_id;
END;

CREATE TRIGGER search_label_peeled AFTER DELETE ON item_label BEGIN
    DELETE FROM search
        WHERE rowid IN (SELECT number FROM search_words WHERE item_id = old.item_id);
    INSERT INTO search (rowid, words)
        SELECT number, words FROM search_words WHERE item_id = old.item_id;
END;

CREATE TRIGGER search_label_renamed AFTER UPDATE ON label WHEN old.name IS NOT new.name BEGIN
    DELETE FROM search WHERE rowid IN (SELECT number FROM search_words
        WHERE item_id IN (SELECT item_id FROM item_label WHERE label_id = new.id));
    INSERT INTO search (rowid, words) SELECT number, words FROM search_words
        WHERE item_id IN (SELECT item_id FROM item_label WHERE label_id = new.id);
END;

-- A filter with a name. It is part of the plan, so that making and deleting one can be undone.
CREATE TABLE saved_view (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    filter TEXT NOT NULL,
    position INTEGER NOT NULL
) STRICT;

-- How the window was left; no part of the plan.
CREATE TABLE window_state (
    key TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) STRICT;
