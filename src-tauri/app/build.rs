//! Prepares what Tauri wants to know at compile time: its configuration, icons and permissions.

fn main() {
    tauri_build::build();
}
