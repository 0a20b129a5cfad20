//! A calendar of somebody else's, shown behind the posts: holidays, the team's dates. The plan keeps
//! where its file is; the file itself is only ever read.

use serde::{Deserialize, Serialize};

use super::text::colour;
use super::{LayerId, line};
use crate::{Code, Error, Result};

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Layer {
    pub id: LayerId,
    pub name: String,
    /// Of an .ics file, from the root of its disk.
    pub path: String,
    pub colour: String,
    pub shown: bool,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct LayerEdit {
    pub name: Option<String>,
    pub colour: Option<String>,
    pub shown: Option<bool>,
}

impl Layer {
    pub fn edited(&self, edit: &LayerEdit) -> Result<Self> {
        let mut layer = self.clone();
        if let Some(name) = &edit.name {
            layer.name = line("name", name)?;
        }
        if let Some(new) = &edit.colour {
            layer.colour = colour(new)?;
        }
        if let Some(shown) = edit.shown {
            layer.shown = shown;
        }
        Ok(layer)
    }
}

/// A path that the plan can keep: text, from the root.
pub(crate) fn kept_path(path: &std::path::Path) -> Result<String> {
    let refused = |why: &str| {
        let message = format!("{} {why}", path.display());
        Error::new(Code::BadValue, message).field("path")
    };
    if !path.is_absolute() {
        return Err(refused(
            "is no full path: give it from the root of its disk",
        ));
    }
    let text = path
        .to_str()
        .filter(|text| !text.contains(char::is_control));
    let text = text.ok_or_else(|| refused("has a name that can't be kept: rename the file"))?;
    Ok(text.to_owned())
}
