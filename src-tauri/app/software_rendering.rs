//! Turns off WebKitGTK's hardware rendering on machines without a graphics card. It shares buffers with the
//! card, and without one the buffers are emulated: on two cores that took two to four times as long as
//! rendering without them (a month of 200 posts in a week 131 and 70 ms, a drop 247 and 32 ms; WebKitGTK 2.50,
//! November 2026).

use std::env;
use std::fs;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;

/// An environment variable of WebKitGTK, from its documentation; 1 renders without those buffers.
const WITHOUT_CARD: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";

/// The folder of graphics cards on Linux (docs.kernel.org/gpu/drm-uapi.html, render nodes).
const CARDS: &str = "/dev/dri";

/// Restarts the program with software rendering if there is no graphics card. Does nothing if the variable is
/// set, and continues unchanged if the restart fails.
pub(crate) fn restart_without_card() {
    if env::var_os(WITHOUT_CARD).is_some() || has_card(Path::new(CARDS)) {
        return;
    }
    let (mut words, Ok(program)) = (env::args_os(), env::current_exe()) else {
        return;
    };
    let mut anew = Command::new(program);
    anew.arg0(words.next().unwrap_or_default());
    let _ = anew.args(words).env(WITHOUT_CARD, "1").exec();
}

fn has_card(folder: &Path) -> bool {
    let nodes = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names = nodes.map(|node| node.file_name());
    names.any(|name| name.to_string_lossy().starts_with("renderD"))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::has_card;

    #[test]
    fn a_card_is_what_has_a_node_to_render_with() {
        let folder = tempfile::tempdir().unwrap();
        assert!(!has_card(&folder.path().join("none")));
        assert!(!has_card(folder.path()));
        fs::write(folder.path().join("card0"), "").unwrap();
        assert!(!has_card(folder.path()), "a screen is no card");
        fs::write(folder.path().join("renderD128"), "").unwrap();
        assert!(has_card(folder.path()));
    }
}
