//! A board of Trello, as it is exported as JSON: each card is a row of a table.

use std::collections::HashMap;

use serde::Deserialize;

use super::samples::IsChannel;
use super::table::{Cell, MOST_ROWS, Row};

/// The columns of the table, with headers whose words are known.
const HEADERS: [&str; 8] = [
    "Title", "Text", "Date", "Status", "Platform", "Labels", "Owner", "Media",
];
/// The status of a card that was archived.
const ARCHIVED: &str = "Archived";

#[derive(Deserialize)]
struct Board {
    #[serde(default)]
    lists: Vec<List>,
    #[serde(default)]
    members: Vec<Member>,
    cards: Vec<Card>,
}

#[derive(Deserialize)]
#[serde(default)]
#[derive(Default)]
struct List {
    id: String,
    name: String,
    closed: bool,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Member {
    id: String,
    full_name: String,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Card {
    name: String,
    desc: String,
    due: Option<String>,
    due_complete: bool,
    closed: bool,
    id_list: String,
    id_members: Vec<String>,
    labels: Vec<Label>,
    attachments: Vec<Attachment>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Label {
    name: String,
    color: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Attachment {
    url: String,
}

/// Returns the cards of a board as a table; a row's line is the number of its card, from 2. `None` if the text is no
/// board.
pub(crate) fn from_trello(text: &str, is_channel: IsChannel<'_>) -> Option<Vec<Row>> {
    let board: Board = serde_json::from_str(text).ok()?;
    let names = Names {
        lists: board.lists.iter().map(|list| (&*list.id, list)).collect(),
        members: board
            .members
            .iter()
            .map(|member| (&*member.id, &*member.full_name))
            .collect(),
        is_channel,
    };
    let mut rows = vec![row(1, HEADERS.map(str::to_owned))];
    for (place, card) in board.cards.iter().take(MOST_ROWS).enumerate() {
        rows.push(row(place as u32 + 2, names.cells(card)));
    }
    Some(rows)
}

fn row(line: u32, cells: [String; HEADERS.len()]) -> Row {
    Row {
        line,
        cells: cells.map(Cell::Text).to_vec(),
    }
}

/// The names of a board by their ids.
struct Names<'a> {
    lists: HashMap<&'a str, &'a List>,
    members: HashMap<&'a str, &'a str>,
    is_channel: IsChannel<'a>,
}

impl Names<'_> {
    fn cells(&self, card: &Card) -> [String; HEADERS.len()] {
        let labels = card.labels.iter().map(Label::word);
        let (channels, labels): (Vec<String>, Vec<String>) = labels
            .filter(|label| !label.is_empty())
            .partition(|label| (self.is_channel)(label));
        let owners = card.id_members.iter();
        let owners = owners.filter_map(|id| self.members.get(id.as_str()).copied());
        let addresses = card.attachments.iter().map(|file| file.url.as_str());
        [
            card.name.clone(),
            card.desc.clone(),
            card.due.clone().unwrap_or_default(),
            self.status(card).to_owned(),
            channels.join(", "),
            labels.join(", "),
            owners.collect::<Vec<_>>().join(", "),
            addresses.collect::<Vec<_>>().join(" "),
        ]
    }

    /// Returns the name of a card's list, which is its status.
    fn status<'a>(&'a self, card: &Card) -> &'a str {
        let list = self.lists.get(card.id_list.as_str());
        match list {
            _ if card.closed => ARCHIVED,
            Some(list) if list.closed => ARCHIVED,
            _ if card.due_complete => "Published",
            Some(list) => &list.name,
            None => "",
        }
    }
}

impl Label {
    /// Returns the label's name or else its colour.
    fn word(&self) -> String {
        let colour = self.color.clone().unwrap_or_default();
        let name = Some(self.name.trim()).filter(|name| !name.is_empty());
        name.map_or(colour, str::to_owned)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cards_are_rows() {
        let board = r#"{"name":"Plan","lists":[{"id":"1","name":"In review"},{"id":"2","name":"Old","closed":true}],
            "members":[{"id":"m","fullName":"Ana Roth"}],
            "cards":[
            {"name":"One","desc":"Words","due":"2026-11-25T08:30:00.000Z","idList":"1","idMembers":["m"],
             "labels":[{"name":"X","color":"sky"},{"name":"","color":"green"}],"attachments":[{"url":"https://acme.example/a.png"}]},
            {"name":"Two","idList":"2","due":null,"unknown":{"deep":[1]}}]}"#;
        let rows = from_trello(board, &|name| name == "X").unwrap();
        assert_eq!(
            rows[1].joined(),
            "One|Words|2026-11-25T08:30:00.000Z|In review|X|green|Ana Roth|https://acme.example/a.png"
        );
        assert_eq!(
            (rows[2].joined(), rows[2].line),
            ("Two|||Archived||||".to_owned(), 3)
        );
        assert!(from_trello(r#"{"lists":[]}"#, &|_| false).is_none());
    }
}
