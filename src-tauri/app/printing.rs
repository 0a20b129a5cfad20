//! Prints the page of a window: by the system's dialog, and on Linux as a PDF. GTK's dialog for printing lists files in the
//! program's own process, which can end the locks of an open plan (see `dialog_process`), so the file is chosen in another
//! one and WebKitGTK prints without a dialog.

use serde::Serialize;

/// What became of printing.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) enum Printed {
    /// The system's dialog is open, or was.
    #[cfg_attr(target_os = "linux", expect(dead_code))]
    Dialog,
    /// The path of a PDF.
    Saved(String),
    Cancelled,
}

#[cfg(not(target_os = "linux"))]
pub(crate) use dialog::print;
#[cfg(target_os = "linux")]
pub(crate) use pdf::print;

#[cfg(not(target_os = "linux"))]
mod dialog {
    use daymark_core::{Code, Error, Result};
    use tauri::WebviewWindow;

    use super::Printed;

    /// Opens the system's dialog for printing.
    ///
    /// # Errors
    /// If it doesn't open.
    pub(crate) fn print(window: &WebviewWindow, _name: &str) -> Result<Printed> {
        window.print().map_err(|error| {
            let message = "the system's dialog for printing did not open: try again";
            Error::new(Code::Unexpected, message).caused_by(error)
        })?;
        Ok(Printed::Dialog)
    }
}

#[cfg(target_os = "linux")]
mod pdf {
    use std::sync::mpsc::{Sender, channel};

    use daymark_core::export::replace;
    use daymark_core::{Code, Error, Result};
    use gtk::glib::{self, dgettext};
    use gtk::{PageOrientation, PageSetup, PrintSettings, Unit};
    use tauri::{Manager, WebviewWindow};
    use tempfile::{NamedTempFile, TempPath};
    use webkit2gtk::{PrintOperation, PrintOperationExt, WebView};

    use super::Printed;
    use crate::dialogs;

    /// The free edge of each page, in millimetres.
    const MARGIN: f64 = 10.0;

    /// Asks for a file, and writes the page there as a PDF. `name` is the proposed name, without its ending. Blocks, so it must
    /// not run on the main thread.
    ///
    /// # Errors
    /// If the file can't be written. The file that it would have replaced is unchanged then.
    pub(crate) fn print(window: &WebviewWindow, name: &str) -> Result<Printed> {
        let app = window.app_handle();
        let Some(path) = dialogs::save(app, "PDF", "pdf", &format!("{name}.pdf"))? else {
            return Ok(Printed::Cancelled);
        };
        let printed = NamedTempFile::new()?.into_temp_path();
        write(window, &printed)?;
        let pdf = std::fs::read(&printed)?;
        replace(&path, |file| Ok(file.write_all(&pdf)?))?;
        Ok(Printed::Saved(path.display().to_string()))
    }

    /// Writes the page into a file and waits for its end.
    fn write(window: &WebviewWindow, file: &TempPath) -> Result<()> {
        let uri = glib::filename_to_uri(file, None).map_err(|error| failed(error.to_string()))?;
        let (told, ended) = channel();
        let begun = window.with_webview(move |webview| begin(&webview.inner(), &uri, told));
        begun.map_err(|error| failed(error.to_string()))?;
        ended
            .recv()
            .unwrap_or_else(|_| Err("the window was closed".to_owned()))
            .map_err(failed)
    }

    fn begin(view: &WebView, uri: &str, told: Sender<std::result::Result<(), String>>) {
        let operation = PrintOperation::new(view);
        operation.set_print_settings(&settings(uri));
        operation.set_page_setup(&page_setup());
        let failed = told.clone();
        operation.connect_failed(move |_, error| {
            let _ = failed.send(Err(error.to_string()));
        });
        operation.connect_finished(move |_| {
            let _ = told.send(Ok(()));
        });
        operation.print();
    }

    /// Returns the settings of GTK's printer that writes files, which has a name in the language of the system.
    fn settings(uri: &str) -> PrintSettings {
        let settings = PrintSettings::new();
        settings.set_printer(&dgettext(Some("gtk30"), "Print to File"));
        settings.set("output-file-format", Some("pdf"));
        settings.set("output-uri", Some(uri));
        settings
    }

    /// Returns the system's paper, across.
    fn page_setup() -> PageSetup {
        let setup = PageSetup::new();
        setup.set_orientation(PageOrientation::Landscape);
        setup.set_top_margin(MARGIN, Unit::Mm);
        setup.set_bottom_margin(MARGIN, Unit::Mm);
        setup.set_left_margin(MARGIN, Unit::Mm);
        setup.set_right_margin(MARGIN, Unit::Mm);
        setup
    }

    fn failed(reason: String) -> Error {
        let message = format!("the PDF was not written ({reason}): choose another place");
        Error::new(Code::Unexpected, &message)
    }
}
