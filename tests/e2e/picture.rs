//! What the screen shows, taken from the X server by ImageMagick.

use std::path::Path;
use std::process::Command;

/// A part of the screen, as the file that it was put into.
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
