//! `media`: the pictures and videos of posts.

use std::path::{Path, PathBuf};

use clap::{Subcommand, ValueHint};
use daymark_core::checks::{Finding, MediaFindings};
use daymark_core::media::FileState;
use daymark_core::model::Media;
use daymark_core::query::UsedMedia;
use daymark_core::{Cancellation, Planner};
use serde::Serialize;

use super::plan;
use crate::failure::Result;
use crate::output::Output;
use crate::progress::Progress;

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Copy files beside the plan, add them to a post, and print their ids
    Add {
        /// The post; all posts of its item show the files
        post: String,
        #[arg(value_name = "FILE", required = true, value_hint = ValueHint::FilePath)]
        files: Vec<PathBuf>,
        /// The alternative text, of every file
        #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
        alt: Option<String>,
    },
    /// The pictures and videos of a post, in their order, or of all posts
    List { post: Option<String> },
    /// Change the alternative text of a picture or video, or its place
    Edit {
        id: String,
        #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
        alt: Option<String>,
        /// Its number among those of the post, from 1
        #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(1..))]
        place: Option<u32>,
    },
    /// Remove pictures and videos from their posts; the files stay beside the plan
    Remove {
        #[arg(value_name = "ID", required = true)]
        ids: Vec<String>,
    },
    /// Put a missing file back beside the plan
    Find {
        id: String,
        #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
        file: PathBuf,
    },
    /// Save the pictures and videos of a post as it publishes them: in their order, cropped, without the position where
    /// they were taken
    Export {
        post: String,
        /// The folder, made if it isn't there; no file in it is replaced
        #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
        to: PathBuf,
        /// Leave the position in what isn't cropped
        #[arg(long)]
        keep_position: bool,
    },
    /// The files that no post uses
    Unused,
    /// Delete the files that neither a post nor a backup uses
    Clear,
}

pub(crate) fn run(command: Command, path: &Path, out: &mut Output) -> Result<()> {
    let mut planner = plan::open(path)?;
    match command {
        Command::Add { post, files, alt } => add(&mut planner, &post, &files, alt.as_deref(), out),
        Command::List { post } => list(&planner, post.as_deref(), out),
        Command::Edit { id, alt, place } => edit(&mut planner, &id, alt, place, out),
        Command::Remove { ids } => {
            let ids = ids.iter().map(|id| planner.media_id(id));
            let ids = ids.collect::<daymark_core::Result<Vec<_>>>()?;
            let changes = planner.remove_media(&ids)?;
            out.changed(&ids, &changes)
        }
        Command::Find { id, file } => {
            let id = planner.media_id(&id)?;
            planner.find_media_again(&id, &file)?;
            out.print_value(
                &serde_json::json!({"id": id}),
                "Put the file back beside the plan",
            )
        }
        Command::Export {
            post,
            to,
            keep_position,
        } => export(&planner, &post, &to, keep_position, out),
        Command::Unused => out.list(&planner.unused_media()?, |media| {
            let size = media.bytes.to_string();
            vec![media.id.to_string(), media.name.clone(), size]
        }),
        Command::Clear => {
            let (changes, size) = planner.clear_unused()?;
            let before = format!("{} files, {} bytes: ", size.files, size.bytes);
            out.print_summary(&before, &changes)
        }
    }
}

fn add(
    planner: &mut Planner,
    post: &str,
    files: &[PathBuf],
    alt: Option<&str>,
    out: &mut Output,
) -> Result<()> {
    let post = planner.post_id(post)?;
    let progress = Progress::of("Copying, in bytes");
    let copied = |bytes: u64| progress.add(bytes);
    let cancellation = Cancellation::default();
    let (_, ids) = planner.add_media_unless_cancelled(&post, files, alt, &cancellation, &copied)?;
    drop(progress);
    let (media, findings) = (
        planner.media_of_post(&post)?,
        planner.findings_of_media(&post)?,
    );
    for id in ids {
        let used = media.iter().find(|used| used.id == id);
        used.map_or(Ok(()), |used| {
            out.print_value(&Line::of(used, &findings), id.as_str())
        })?;
    }
    Ok(())
}

fn export(
    planner: &Planner,
    post: &str,
    to: &Path,
    keep_position: bool,
    out: &mut Output,
) -> Result<()> {
    let media = planner.media_to_save(&planner.post_id(post)?)?;
    let progress = Progress::of("Saving, in bytes");
    let saved = |bytes: u64| progress.add(bytes);
    let files = media.save(to, !keep_position, &Cancellation::default(), &saved)?;
    drop(progress);
    out.list(&files, |file| vec![file.display().to_string()])
}

fn list(planner: &Planner, post: Option<&str>, out: &mut Output) -> Result<()> {
    let (media, findings) = match post {
        Some(post) => {
            let post = planner.post_id(post)?;
            (
                planner.media_of_post(&post)?,
                planner.findings_of_media(&post)?,
            )
        }
        None => (
            planner.media_of_all_posts()?,
            planner.findings_of_all_media()?,
        ),
    };
    let lines = media.iter().map(|used| Line::of(used, &findings));
    let lines: Vec<Line> = lines.collect();
    out.list(&lines, Line::columns)
}

fn edit(
    planner: &mut Planner,
    id: &str,
    alt: Option<String>,
    place: Option<u32>,
    out: &mut Output,
) -> Result<()> {
    let id = planner.media_id(id)?;
    let mut changes = None;
    if let Some(alt) = alt {
        changes = Some(planner.set_alt(&id, &alt)?);
    }
    if let Some(place) = place {
        changes = Some(planner.reorder_media(&id, place - 1)?);
    }
    match changes {
        Some(changes) => out.changed(&[id], &changes),
        None => {
            let message = "nothing to change was given: add --alt or --place".to_owned();
            Err(crate::failure::Failure::Usage(message))
        }
    }
}

/// What is printed of a file. Times are in seconds.
#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    name: &'a str,
    r#type: &'static str,
    width: Option<u32>,
    height: Option<u32>,
    duration: Option<f64>,
    bytes: u64,
    codec: Option<&'a str>,
    frame_rate: Option<f64>,
    alt: &'a str,
    file: FileState,
    /// What the checks find wrong with the file, as `check` tells it.
    findings: &'a [Finding],
}

impl<'a> Line<'a> {
    fn of(used: &'a UsedMedia, findings: &'a MediaFindings) -> Self {
        let Media { header, .. } = &used.media;
        Self {
            id: used.id.as_str(),
            name: &used.media.name,
            r#type: header.kind.name(),
            width: header.width,
            height: header.height,
            duration: header.duration.map(|duration| duration as f64 / 1_000.0),
            bytes: used.media.bytes,
            codec: header.codec.as_deref(),
            frame_rate: header.frame_rate.map(|rate| f64::from(rate) / 1_000.0),
            alt: &used.alt,
            file: used.file,
            findings: findings.get(&used.id).map_or(&[], Vec::as_slice),
        }
    }

    fn columns(&self) -> Vec<String> {
        let size = match (self.width, self.height) {
            (Some(width), Some(height)) => format!("{width} × {height}"),
            _ => String::new(),
        };
        let duration = self.duration.map(|seconds| format!("{seconds} s"));
        let file = match self.file {
            FileState::Here => "",
            FileState::Missing => "missing",
            FileState::Changed => "changed",
        };
        vec![
            self.id.to_owned(),
            self.name.to_owned(),
            self.r#type.to_owned(),
            size,
            duration.unwrap_or_default(),
            self.alt.replace('\n', " "),
            file.to_owned(),
        ]
    }
}
