//! What a person reads of a text with markup of HTML.

/// The most letters of an entity's name.
const LONGEST_ENTITY: usize = 10;

/// Tags that texts with markup have, and others don't.
const TAGS: [&str; 12] = [
    "<br>",
    "<br/>",
    "<br />",
    "</p>",
    "</a>",
    "</b>",
    "</i>",
    "</u>",
    "</li>",
    "</span>",
    "</div>",
    "<html-blob>",
];

/// Returns true for a text that has tags of HTML.
pub(crate) fn has_markup(text: &str) -> bool {
    text.contains('<') && TAGS.iter().any(|tag| text.contains(tag))
}

/// Returns a text without tags and comments, with its entities as letters and its paragraphs on lines of their own.
pub(crate) fn plain_text(markup: &str) -> String {
    let mut text = String::with_capacity(markup.len());
    let mut rest = markup;
    while let Some(place) = rest.find(['<', '&']) {
        text.push_str(&rest[..place]);
        rest = &rest[place..];
        rest = match rest.starts_with('<') {
            true => after_tag(rest, &mut text),
            false => after_entity(rest, &mut text),
        };
    }
    text.push_str(rest);
    trimmed(&text)
}

fn after_tag<'a>(rest: &'a str, text: &mut String) -> &'a str {
    if let Some(comment) = rest.strip_prefix("<!--") {
        return comment.split_once("-->").map_or("", |(_, after)| after);
    }
    let is_tag = rest[1..].starts_with(|letter: char| letter.is_alphabetic() || letter == '/');
    if !is_tag {
        text.push('<');
        return &rest[1..];
    }
    let Some((tag, after)) = rest.split_once('>') else {
        text.push_str(rest);
        return "";
    };
    let tag = tag.trim_matches(['<', '/', ' ']).to_lowercase();
    let name = tag.split(|letter: char| !letter.is_alphanumeric()).next();
    let is_end = rest[1..].starts_with('/');
    match name.unwrap_or_default() {
        "li" | "tr" if is_end => {}
        "br" | "li" | "tr" => text.push('\n'),
        "p" | "div" | "ul" | "ol" | "h1" | "h2" | "h3" | "h4" | "blockquote" | "figure" => {
            text.push_str("\n\n");
        }
        _ => {}
    }
    after
}

fn after_entity<'a>(rest: &'a str, text: &mut String) -> &'a str {
    let mut letters = rest.bytes().take(LONGEST_ENTITY + 1);
    let end = letters.position(|letter| letter == b';');
    let name = end.and_then(|end| rest.get(1..end));
    let Some((name, end)) = name.zip(end) else {
        text.push('&');
        return &rest[1..];
    };
    text.extend(letter_of(name));
    &rest[end + 1..]
}

/// Returns the letter of an entity; `None` if its name is unknown.
fn letter_of(name: &str) -> Option<char> {
    let number = name.strip_prefix('#');
    if let Some(number) = number {
        let hex = number.strip_prefix(['x', 'X']);
        let code = match hex {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        return char::from_u32(code.ok()?);
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ldquo" => '“',
        "rdquo" => '”',
        _ => return None,
    })
}

/// Returns the lines without blanks around them, and at most one empty line between two.
fn trimmed(text: &str) -> String {
    let mut lines: Vec<&str> = Vec::new();
    for line in text.lines().map(str::trim) {
        if !line.is_empty() || lines.last().is_some_and(|last| !last.is_empty()) {
            lines.push(line);
        }
    }
    lines.join("\n").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_becomes_words() {
        for (markup, text) in [
            ("a < b &amp; c", "a < b & c"),
            (
                "<p>One<br/>two</p>\n\n\n<p class=\"x\">three</p>",
                "One\ntwo\n\nthree",
            ),
            ("<!-- wp:list --><ul><li>a</li><li>b</li></ul>", "a\nb"),
            ("&#8217;&#x2019;&unknown;&", "’’&"),
            ("<script", "<script"),
            ("<!-- without end", ""),
            ("one <b two &amp;", "one <b two &amp;"),
        ] {
            assert_eq!(plain_text(markup), text, "{markup}");
        }
        assert!(has_markup("one<br>two") && !has_markup("a <b> c"));
    }
}
