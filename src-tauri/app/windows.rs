//! The windows, one for each plan.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use daymark_core::{Code, Error, Result};
use tauri::utils::config::Color;
use tauri::webview::NewWindowResponse;
use tauri::{
    App, AppHandle, DragDropEvent, Manager, Monitor, Theme, Url, WebviewUrl, WebviewWindow,
    WebviewWindowBuilder, Window, WindowEvent,
};

use crate::closing;
#[cfg(target_os = "linux")]
use crate::field_menu;
use crate::file_drop;
use crate::import_file;
use crate::live_files;
use crate::placement::{Frame, MIN_SIZE, placement};
use crate::remembered_plans::RememberedPlans;
#[cfg(target_os = "linux")]
use crate::revival;
use crate::window_plan::Sessions;

/// The colour of a window until the page is drawn: `--background` of both themes in `ui/src/tokens.css`.
const LIGHT: Color = Color(0xf7, 0xf7, 0xf5, 0xff);
const DARK: Color = Color(0x16, 0x16, 0x18, 0xff);

/// The page that shows a plan.
pub(crate) const CALENDAR: &str = "index.html";

/// Requests the data of the first frame before the page's script is loaded, which then uses the answer.
const ASK_START: &str = "window.daymarkStart = window.__TAURI_INTERNALS__.invoke('start_window');";

/// How long a window must not move before its position is stored.
const PAUSE: Duration = Duration::from_millis(400);

/// Opens a window on a plan's file, or focuses the window that has it open.
pub(crate) fn show(app: &AppHandle, file: PathBuf) -> Result<()> {
    if focus(app, &file) {
        return Ok(());
    }
    open(app, file, CALENDAR).map_err(|error| {
        Error::new(Code::Unexpected, "the window can't be opened: try again").caused_by(error)
    })
}

/// Focuses the window that has a file open. Returns false if no window has.
pub(crate) fn focus(app: &AppHandle, file: &Path) -> bool {
    let label = app.state::<Sessions>().on(file);
    let window = label.and_then(|label| app.get_webview_window(&label));
    let Some(window) = window else { return false };
    bring_forward(&window);
    true
}

/// Focuses the window that was opened last, and returns it; `None` if the program has no window.
pub(crate) fn focus_any(app: &AppHandle) -> Option<WebviewWindow> {
    let windows = app.webview_windows().into_iter();
    let (_, window) = windows.max_by_key(|(label, _)| (label.len(), label.clone()))?;
    bring_forward(&window);
    Some(window)
}

/// Offers a file for import in the window that was opened last.
pub(crate) fn import(app: &AppHandle, file: PathBuf) {
    if let Some(window) = focus_any(app) {
        import_file::offer(&window, file);
    }
}

/// Opens a plan that was dropped, from another thread since building a window waits for this one.
fn open_dropped(app: &AppHandle, file: PathBuf) {
    let app = app.clone();
    std::thread::spawn(move || {
        if let Err(error) = show(&app, file) {
            log::warn!("a dropped plan was not opened: {:?}", error.code());
        }
    });
}

fn bring_forward(window: &WebviewWindow) {
    let _ = window.show();
    let _ = window.unminimize();
    let _ = window.set_focus();
}

pub(crate) fn open(app: &AppHandle, file: PathBuf, page: &str) -> tauri::Result<()> {
    open_window(app, file, page, true)
}

/// Opens a window on a plan's file that is invisible until it is brought forward.
pub(crate) fn open_unseen(app: &AppHandle, file: PathBuf) -> tauri::Result<()> {
    open_window(app, file, CALENDAR, false)
}

fn open_window(app: &AppHandle, file: PathBuf, page: &str, is_seen: bool) -> tauri::Result<()> {
    let left = app
        .state::<RememberedPlans>()
        .of(&file)
        .and_then(|known| known.frame);
    let label = app.state::<Sessions>().begin(file);
    open_early(app.clone(), label.clone());
    let built = build(app, &label, page, left, is_seen);
    if built.is_err() {
        app.state::<Sessions>().end(&label);
    }
    built
}

fn build(
    app: &AppHandle,
    label: &str,
    page: &str,
    left: Option<Frame>,
    is_seen: bool,
) -> tauri::Result<()> {
    let screens = match left {
        Some(_) => app.available_monitors()?,
        None => Vec::new(),
    };
    let screens: Vec<Frame> = screens.iter().map(screen).collect();
    let place = placement(left, &screens);
    let mut builder = WebviewWindowBuilder::new(app, label, WebviewUrl::App(page.into()))
        .title("Daymark")
        .inner_size(place.size.0, place.size.1)
        .min_inner_size(MIN_SIZE.0, MIN_SIZE.1)
        .maximized(place.maximized)
        .visible(is_seen)
        .on_document_title_changed(title_window)
        .on_navigation(stays_on_its_page)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .background_color(LIGHT);
    if page == CALENDAR {
        builder = builder.initialization_script(ASK_START);
    }
    if let Some((x, y)) = place.position {
        builder = builder.position(x, y);
    }
    let window = builder.build()?;
    #[cfg(target_os = "linux")]
    {
        field_menu::follow(&window)?;
        revival::keep_page_alive(&window)?;
    }
    if window.theme()? == Theme::Dark {
        window.set_background_color(Some(DARK))?;
    }
    Ok(())
}

/// Returns true for the program's own pages, the only ones that a window may show.
fn stays_on_its_page(url: &Url) -> bool {
    let is_local = |scheme, host| url.scheme() == scheme && url.host_str() == Some(host);
    let is_own = is_local("tauri", "localhost") || is_local("http", "tauri.localhost");
    is_own || (cfg!(dev) && is_local("http", "localhost"))
}

/// Sets the title of a window to the title of its page, which is the plan's name.
fn title_window(window: WebviewWindow, title: String) {
    let _ = window.set_title(if title.is_empty() { "Daymark" } else { &title });
}

fn screen(monitor: &Monitor) -> Frame {
    let scale = monitor.scale_factor();
    let (place, size) = (
        monitor.position().to_logical::<f64>(scale),
        monitor.size().to_logical::<f64>(scale),
    );
    Frame {
        x: place.x,
        y: place.y,
        width: size.width,
        height: size.height,
        maximized: false,
    }
}

/// Opens the plan and reads its first frame while the window is created, which also warms the file. The page
/// requests the same soon after; it then waits for the rest and receives any error.
fn open_early(app: AppHandle, label: String) {
    std::thread::spawn(move || {
        let Some(session) = app.state::<Sessions>().of(&label) else {
            return;
        };
        let _ = session.start().and_then(|is_there| {
            let read = || session.with(|planner| planner.opening());
            is_there.then(read).transpose()
        });
    });
}

pub(crate) fn last_plan(app: &App) -> tauri::Result<PathBuf> {
    let known = app.state::<RememberedPlans>().all().into_iter();
    let there = known.map(|known| known.file).find(|file| file.exists());
    match there {
        Some(file) => Ok(file),
        None => Ok(app.path().data_dir()?.join("Daymark").join("Plan.daymark")),
    }
}

/// The number of moves of all windows, and whether a thread is waiting for them to end.
#[derive(Default)]
pub(crate) struct PendingMoves {
    count: AtomicU64,
    is_waited_for: AtomicBool,
}

pub(crate) fn on_window_event(window: &Window, event: &WindowEvent) {
    let app = window.app_handle();
    match event {
        WindowEvent::Resized(_) | WindowEvent::Moved(_) => remember_after_pause(app),
        WindowEvent::CloseRequested { api, .. } => {
            remember(app);
            if closing::ask_page(window) {
                api.prevent_close();
            }
        }
        WindowEvent::DragDrop(DragDropEvent::Drop { paths, position }) => {
            file_drop::take(window, paths, *position, |plan| open_dropped(app, plan));
        }
        WindowEvent::Destroyed => end(app, window.label()),
        _ => {}
    }
}

/// Writes the last changes of a window's plan to the files that follow it, and closes the plan.
fn end(app: &AppHandle, label: &str) {
    let sessions = app.state::<Sessions>();
    if let Some(session) = sessions.of(label) {
        live_files::update(app, &session);
    }
    sessions.end(label);
}

fn remember_after_pause(app: &AppHandle) {
    let moved = app.state::<PendingMoves>();
    moved.count.fetch_add(1, Ordering::SeqCst);
    if moved.is_waited_for.swap(true, Ordering::SeqCst) {
        return;
    }
    let app = app.clone();
    std::thread::spawn(move || {
        let moved = app.state::<PendingMoves>();
        let count = || moved.count.load(Ordering::SeqCst);
        let mut seen = 0;
        while seen != count() {
            seen = count();
            std::thread::sleep(PAUSE);
        }
        moved.is_waited_for.store(false, Ordering::SeqCst);
        remember(&app);
    });
}

/// Stores the position of each window.
fn remember(app: &AppHandle) {
    for (label, window) in app.webview_windows() {
        let session = app.state::<Sessions>().of(&label);
        if let (Some(session), Ok(Some(frame))) = (session, frame(&window)) {
            let memory = app.state::<RememberedPlans>();
            memory.note(&session.path(), |known| known.frame = Some(frame));
        }
    }
}

/// Returns the frame of a window; `None` if it is minimized. A maximized window has the size of the screen.
fn frame(window: &WebviewWindow) -> tauri::Result<Option<Frame>> {
    if window.is_minimized()? {
        return Ok(None);
    }
    let scale = window.scale_factor()?;
    let size = window.inner_size()?.to_logical::<f64>(scale);
    let place = window.outer_position()?.to_logical::<f64>(scale);
    Ok(Some(Frame {
        x: place.x,
        y: place.y,
        width: size.width,
        height: size.height,
        maximized: window.is_maximized()?,
    }))
}
