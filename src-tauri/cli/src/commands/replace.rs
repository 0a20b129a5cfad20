//! `replace`: replaces words in the texts of posts, or shows what would be replaced.

use std::path::Path;

use clap::Args;
use clap::builder::PossibleValuesParser;
use daymark_core::model::{ReplacedField, Replacement, TextFields};
use daymark_core::planner::{ReplacedText, ReplacementPreview};

use super::plan;
use crate::failure::Result;
use crate::find;
use crate::output::Output;

const FIELDS: [&str; 5] = ["title", "text", "link", "notes", "first-comment"];

#[derive(Args)]
pub(crate) struct ReplaceArgs {
    #[arg(long, value_name = "WORDS", allow_hyphen_values = true)]
    find: String,
    #[arg(long, value_name = "WORDS", allow_hyphen_values = true)]
    with: String,
    /// The first day of the posts
    #[arg(long, value_name = "DAY")]
    from: Option<String>,
    /// The day after the last one; without both days all posts are meant, also those without a time
    #[arg(long, value_name = "DAY")]
    to: Option<String>,
    /// Find upper and lower case alike
    #[arg(long)]
    ignore_case: bool,
    /// Find nothing inside of words
    #[arg(long)]
    words: bool,
    /// The fields to look into, all of them by default; text means the channels' own texts and threads, too
    #[arg(long = "in", value_name = "FIELDS", value_delimiter = ',',
        value_parser = PossibleValuesParser::new(FIELDS), default_values = FIELDS)]
    fields: Vec<String>,
    /// Only show what would be replaced
    #[arg(long)]
    dry_run: bool,
}

pub(crate) fn run(args: &ReplaceArgs, path: &Path, out: &mut Output) -> Result<()> {
    let mut planner = plan::open(path)?;
    let replacement = replacement_of(args)?;
    if args.dry_run {
        let preview = planner.preview_replacement(&replacement)?;
        return out.print_value(&preview, &words(&preview, &args.with));
    }
    let changes = planner.replace_text(&replacement)?;
    out.print_summary("", &changes)
}

fn replacement_of(args: &ReplaceArgs) -> Result<Replacement> {
    let (from, to) = find::days(args.from.as_deref(), args.to.as_deref())?;
    let is_meant = |field: &str| args.fields.iter().any(|name| name == field);
    Ok(Replacement {
        find: args.find.clone(),
        with: args.with.clone(),
        ignore_case: args.ignore_case,
        whole_words: args.words,
        fields: TextFields {
            title: is_meant("title"),
            text: is_meant("text"),
            link: is_meant("link"),
            notes: is_meant("notes"),
            first_comment: is_meant("first-comment"),
        },
        from,
        to,
    })
}

fn words(preview: &ReplacementPreview, with: &str) -> String {
    let lines = preview.texts.iter().map(|text| line(text, with));
    let outside = match preview.outside {
        0 => String::new(),
        count => format!(", {count} of them outside of the range, as they share a text"),
    };
    let sum = format!(
        "Places: {}. Posts: {}{outside}",
        preview.hits, preview.posts
    );
    lines.chain([sum]).collect::<Vec<_>>().join("\n")
}

fn line(text: &ReplacedText, with: &str) -> String {
    let at = text
        .at
        .map_or("unscheduled".to_owned(), |at| at.to_string());
    let part = text.part.map_or(String::new(), |part| format!(" {part}"));
    let field = field_name(text.field);
    let ReplacedText {
        post,
        title,
        before,
        found,
        after,
        ..
    } = text;
    format!("{post}  {at}  {title}  {field}{part}: {before}[{found} → {with}]{after}")
}

fn field_name(field: ReplacedField) -> &'static str {
    match field {
        ReplacedField::Title => "title",
        ReplacedField::Text => "text",
        ReplacedField::OwnText => "own text",
        ReplacedField::Part => "part",
        ReplacedField::Link => "link",
        ReplacedField::Notes => "notes",
        ReplacedField::FirstComment => "first comment",
    }
}
