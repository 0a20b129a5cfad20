//! `platforms`: lists the platforms and their rules.

use daymark_core::model::platform::{Platform, platforms};

use crate::failure::Result;
use crate::output::Output;

pub(crate) fn list(out: &mut Output) -> Result<()> {
    out.list(platforms(), |platform| {
        vec![
            platform.id.clone(),
            platform.name.en.clone(),
            limit(platform),
            sources(platform),
        ]
    })
}

fn limit(platform: &Platform) -> String {
    match platform.text.limit {
        Some(limit) => format!("{limit} {}", unit(platform)),
        None if platform.text.unlimited => "no limit".to_owned(),
        None => "not known".to_owned(),
    }
}

fn unit(platform: &Platform) -> String {
    let name = serde_json::to_value(platform.text.unit);
    let name = name.ok().and_then(|name| name.as_str().map(str::to_owned));
    name.unwrap_or_default()
}

fn sources(platform: &Platform) -> String {
    let sources = platform.sources.iter();
    let lines = sources.map(|source| {
        let (what, from, checked) = (&source.what, &source.source, &source.checked);
        format!("{what}: {from} ({checked})")
    });
    lines.collect::<Vec<_>>().join("; ")
}
