//! Generates the code that Tauri needs at compile time: its configuration, icons and permissions.

fn main() {
    tauri_build::build();
}
