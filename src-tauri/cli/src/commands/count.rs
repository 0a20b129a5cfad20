//! `count`: the length of a text as a platform counts it, beside the platform's limit.

use std::io::{Read, stdin};

use clap::Args;
use daymark_core::model::text_rule::{Draft, Length, TextRule};
use daymark_core::{Code, Error};

use super::platforms::known;
use crate::failure::Result;
use crate::output::Output;
use crate::rule_words::unit_words;

/// The longest text that is read from standard input, in bytes.
const MAX_INPUT: u64 = 64 << 20;

#[derive(Args)]
pub(crate) struct CountArgs {
    /// The platform, by its id as `platforms` lists it
    #[arg(long, value_name = "PLATFORM")]
    platform: String,
    /// Pictures or a video go with the text
    #[arg(long)]
    media: bool,
    /// The content warning before the text, which Mastodon counts too
    #[arg(
        long,
        value_name = "WORDS",
        default_value = "",
        hide_default_value = true
    )]
    warning: String,
    /// Count a title instead of a text
    #[arg(long, conflicts_with_all = ["media", "warning"])]
    title: bool,
    /// The text; without it, standard input is read
    text: Option<String>,
}

pub(crate) fn run(args: &CountArgs, out: &mut Output) -> Result<()> {
    let rule = rule(args)?;
    let text = match &args.text {
        Some(text) => text.clone(),
        None => standard_input()?,
    };
    let draft = Draft {
        text: &text,
        warning: &args.warning,
        media: args.media,
        own_limit: None,
    };
    let lengths = rule.measure(draft);
    let api = lengths.api.map(|api| format!("\nAPI: {}", words(&api)));
    let words = words(&lengths.app) + &api.unwrap_or_default();
    out.print_value(&lengths, &words)
}

fn rule(args: &CountArgs) -> daymark_core::Result<&'static TextRule> {
    let platform = known(&args.platform)?;
    if !args.title {
        return Ok(&platform.text);
    }
    platform.title.as_ref().ok_or_else(|| {
        let message = format!(
            "posts on {} have no title: leave out --title",
            platform.name.en
        );
        Error::new(Code::BadValue, message).field("title")
    })
}

/// Reads all of standard input. Fails if it is longer than [`MAX_INPUT`] or not UTF-8.
fn standard_input() -> daymark_core::Result<String> {
    let mut bytes = Vec::new();
    stdin().lock().take(MAX_INPUT + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MAX_INPUT {
        let message = format!("the text is longer than {MAX_INPUT} bytes: count a shorter one");
        return Err(Error::new(Code::TooLong, message).field("text"));
    }
    String::from_utf8(bytes).map_err(|error| {
        let message = "the text is not UTF-8: convert it first";
        Error::new(Code::BadValue, message)
            .field("text")
            .caused_by(error)
    })
}

/// Returns a length as in `26 of 280, weighted characters` or `300 of 280, 20 over, weighted characters`.
fn words(length: &Length) -> String {
    let limit = length.limit.map(|limit| format!(" of {limit}"));
    let over = Some(length.over).filter(|&over| over > 0);
    let over = over.map(|over| format!(", {over} over"));
    let (limit, over) = (limit.unwrap_or_default(), over.unwrap_or_default());
    format!("{}{limit}{over}, {}", length.count, unit_words(length.unit))
}
