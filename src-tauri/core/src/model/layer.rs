//! A layer: a calendar of somebody else's, shown behind the posts, such as holidays or the team's dates. The
//! plan contains the path of the calendar's file. The file itself is only ever read.

use serde::{Deserialize, Serialize};

use super::checked_line;
use super::id::id;
use super::text::colour;
use crate::{Code, Error, Result};

id!(LayerId);

/// A calendar file that is shown behind the posts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Layer {
    pub id: LayerId,
    pub name: String,
    /// The absolute path of the .ics file.
    pub path: String,
    pub colour: String,
    pub shown: bool,
}

/// A change to a layer. An absent field stays as it is.
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
            layer.name = checked_line("name", name)?;
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

/// Returns a path as the text that the plan keeps. A path that is relative, isn't Unicode or contains control
/// characters is an error.
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
