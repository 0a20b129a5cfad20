//! Pictures of the screen, taken from the X server by ImageMagick.

use std::path::Path;
use std::process::Command;

use super::{Window, quoted};

impl Window {
    /// Returns how many pixels of a colour such as `#DC4446` an element shows between its round corners, in a
    /// picture of the window that is saved as `picture`.
    pub(crate) fn dots_of(&self, colour: &str, css: &str, picture: &Path) -> usize {
        let part = self.js(&format!(
            "(() => {{ const box = document.querySelector({css});
            const {{ x, y, width, height }} = box.getBoundingClientRect();
            const corner = parseFloat(getComputedStyle(box).borderTopLeftRadius);
            return Math.floor(width - 2 * corner) + 'x' + Math.floor(height)
                + '+' + Math.ceil(x + corner) + '+' + Math.ceil(y); }})()",
            css = quoted(css)
        ));
        let shown = Command::new("convert")
            .arg(picture)
            .args([
                "-crop",
                part.as_str().expect("a part"),
                "-depth",
                "8",
                "txt:-",
            ])
            .output();
        let shown = shown.expect("ImageMagick's convert runs").stdout;
        String::from_utf8_lossy(&shown).matches(colour).count()
    }
}

/// Takes a picture of a part of the screen; returns the bytes of the file that it was saved to.
pub(super) fn taken(part: &str, file: &Path) -> Vec<u8> {
    let import = Command::new("import")
        .args([
            "-window",
            "root",
            "-crop",
            part,
            "+repage",
            "+set",
            "date:create",
            "+set",
            "date:modify",
        ])
        .args(["-define", "png:exclude-chunk=date,time"])
        .arg(file)
        .status();
    assert!(
        import.expect("ImageMagick's import runs").success(),
        "{}",
        file.display()
    );
    std::fs::read(file).expect("a picture")
}
