//! An export of WordPress (WXR): each post that is scheduled, waits for review or is a draft is a row of a table. Entities
//! that the file declares itself are never expanded, so a small file can't become a large one.

use quick_xml::Reader;
use quick_xml::events::Event;

use super::markup::plain_text;
use super::table::{Cell, MOST_CELLS, MOST_ROWS, Row, TooLarge};

const HEADERS: [&str; 8] = [
    "Title", "Text", "Date", "Status", "Platform", "Category", "Tags", "Owner",
];
/// The platform of the posts.
const BLOG: &str = "Blog";

/// An item of the file.
#[derive(Default)]
struct Item {
    title: String,
    content: String,
    /// In UTC.
    date: String,
    status: String,
    kind: String,
    author: String,
    categories: Vec<String>,
    tags: Vec<String>,
}

/// Returns the posts of an export that are still to be published; a row's line is the number of its post, from 2. `None`
/// if the text is no export.
pub(crate) fn from_wordpress(text: &str) -> Result<Option<Vec<Row>>, TooLarge> {
    let mut rows = vec![row(1, HEADERS.map(str::to_owned))];
    let mut reading = Reading::default();
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event() {
            Ok(Event::Eof) => return Ok(reading.is_export.then_some(rows)),
            Ok(event) => {
                let item = reading.event(&event);
                let line = rows.len() as u32 + 1;
                rows.extend(item.and_then(Item::cells).map(|cells| row(line, cells)));
            }
            Err(_) => return Ok(None),
        }
        if rows.len() > MOST_ROWS || reading.parts > MOST_CELLS {
            return Err(TooLarge);
        }
    }
}

fn row(line: u32, cells: [String; HEADERS.len()]) -> Row {
    Row {
        line,
        cells: cells.map(Cell::Text).to_vec(),
    }
}

/// Where in the file the reader is.
#[derive(Default)]
struct Reading {
    item: Option<Item>,
    /// The element of the item whose words are read.
    field: String,
    is_tag: bool,
    words: String,
    /// The number of elements so far.
    parts: usize,
    is_export: bool,
}

impl Reading {
    /// Takes the next part of the file. Returns the item that ends with it.
    fn event(&mut self, event: &Event<'_>) -> Option<Item> {
        match event {
            Event::Start(tag) => {
                let domain = tag.try_get_attribute("domain").ok().flatten();
                let is_tag = domain.is_some_and(|domain| domain.value.as_ref() == "post_tag");
                self.open(tag.name().as_ref().to_owned(), is_tag);
            }
            Event::Text(words) => self.words(words),
            Event::CData(words) => self.words(words),
            Event::GeneralRef(name) => self.words(&plain_text(&format!("&{};", &**name))),
            Event::End(tag) => return self.close(tag.name().as_ref()),
            _ => {}
        }
        None
    }

    fn open(&mut self, name: String, is_tag: bool) {
        self.parts += 1;
        self.is_export |= name == "rss";
        if name == "item" {
            self.item = Some(Item::default());
        }
        self.field = name;
        self.is_tag = is_tag;
        self.words.clear();
    }

    fn words(&mut self, words: &str) {
        if self.item.is_some() {
            self.words.push_str(words);
        }
    }

    /// Ends an element. Returns the item that ends with it.
    fn close(&mut self, name: &str) -> Option<Item> {
        if name == "item" {
            return self.item.take();
        }
        let words = std::mem::take(&mut self.words);
        let item = self.item.as_mut()?;
        if name == self.field {
            item.take(&self.field, words, self.is_tag);
        }
        None
    }
}

impl Item {
    fn take(&mut self, field: &str, words: String, is_tag: bool) {
        let place = match field {
            "title" => &mut self.title,
            "content:encoded" => &mut self.content,
            "wp:post_date_gmt" => &mut self.date,
            "wp:status" => &mut self.status,
            "wp:post_type" => &mut self.kind,
            "dc:creator" => &mut self.author,
            "category" if is_tag => return self.tags.push(words),
            "category" => return self.categories.push(words),
            _ => return,
        };
        *place = words;
    }

    /// Returns the cells of a post that is still to be published; `None` for other items.
    fn cells(self) -> Option<[String; HEADERS.len()]> {
        let status = match self.status.trim() {
            "future" => "Scheduled",
            "pending" => "In review",
            "draft" => "Draft",
            _ => return None,
        };
        let is_planned = status == "Scheduled" && !self.date.starts_with("0000");
        let date = Some(format!("{}Z", self.date.trim())).filter(|_| is_planned);
        (self.kind.trim() == "post").then(|| {
            [
                plain_text(&self.title),
                plain_text(&self.content),
                date.unwrap_or_default(),
                status.to_owned(),
                BLOG.to_owned(),
                self.categories.first().cloned().unwrap_or_default(),
                self.tags.join(", "),
                self.author,
            ]
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn export(items: &str) -> String {
        format!(
            "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"bomb\">]><rss xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel><title>Acme</title>{items}</channel></rss>"
        )
    }

    fn item(status: &str, kind: &str) -> String {
        format!(
            "<item><title><![CDATA[Tom & Jerry]]></title><dc:creator>ana</dc:creator><content:encoded><![CDATA[<!-- wp:paragraph --><p>First &amp; last</p>\n<p>Two</p>]]></content:encoded>
            <wp:post_date_gmt>2026-11-25 08:30:00</wp:post_date_gmt><wp:post_type>{kind}</wp:post_type><wp:status>{status}</wp:status>
            <category domain=\"category\" nicename=\"n\">News</category><category domain=\"post_tag\">tips &a; &amp; more</category><category domain=\"post_tag\">launch</category></item>"
        )
    }

    #[test]
    fn posts_to_be_published_are_rows() {
        let items = [
            item("future", "post"),
            item("publish", "post"),
            item("draft", "page"),
            item("draft", "post"),
        ];
        let rows = from_wordpress(&export(&items.concat())).unwrap().unwrap();
        assert_eq!(rows.len(), 3);
        assert_eq!(
            rows[1].joined(),
            "Tom & Jerry|First & last\n\nTwo|2026-11-25 08:30:00Z|Scheduled|Blog|News|tips  & more, launch|ana"
        );
        assert!(rows[2].joined().contains("||Draft|"));
        assert_eq!(from_wordpress("<html></html>").unwrap(), None);
        assert_eq!(from_wordpress("<rss><item").unwrap(), None);
    }
}
