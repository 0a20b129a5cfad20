//! Serves the plan's pictures to its window as `media://localhost/ID/SIZE` (`http://media.localhost/…` on Windows), made
//! small in another thread. The page names a picture by its id only, so it can't ask for any other file.

use std::path::Path;

use daymark_core::media::{ThumbnailSize, thumbnail};
use daymark_core::{Code, Error, Result};
use tauri::http::{Response, StatusCode, header};
use tauri::{AppHandle, Manager, UriSchemeContext, UriSchemeResponder, Wry, http};

use crate::window_plan::Sessions;

/// The name of the protocol.
pub(crate) const SCHEME: &str = "media";

/// A picture of an id never changes, so the web view may keep it.
const KEPT: &str = "private, max-age=31536000, immutable";

/// Answers a request for a picture.
pub(crate) fn answer(
    context: UriSchemeContext<'_, Wry>,
    request: http::Request<Vec<u8>>,
    responder: UriSchemeResponder,
) {
    let app = context.app_handle().clone();
    let label = context.webview_label().to_owned();
    tauri::async_runtime::spawn_blocking(move || {
        responder.respond(match picture(&app, &label, request.uri().path()) {
            Ok((bytes, kind)) => response(StatusCode::OK, kind, bytes),
            Err(error) => {
                log::debug!("a picture is not shown: {:?}", error.code());
                response(StatusCode::NOT_FOUND, "text/plain", Vec::new())
            }
        });
    });
}

/// Returns the bytes of a small picture and their type.
fn picture(app: &AppHandle, label: &str, path: &str) -> Result<(Vec<u8>, &'static str)> {
    let (id, size) = asked(path).ok_or_else(no_picture)?;
    let session = app.state::<Sessions>().of(label).ok_or_else(no_picture)?;
    let (store, media) = session.with(|planner| Ok((planner.media_store(), planner.media(id)?)))?;
    let cache = app.path().app_local_data_dir();
    let cache = cache.map_err(|error| Error::new(Code::Unexpected, error.to_string()))?;
    let file = thumbnail(&store, &media, size, &cache.join("thumbnails"))?;
    Ok((std::fs::read(&file)?, type_of(&file)))
}

/// Returns the id and the size that a path such as `/ID/card` names.
fn asked(path: &str) -> Option<(&str, ThumbnailSize)> {
    let (id, size) = path.strip_prefix('/')?.split_once('/')?;
    let size = match size {
        "card" => ThumbnailSize::Card,
        "card2x" => ThumbnailSize::Card2x,
        "preview" => ThumbnailSize::Preview,
        _ => return None,
    };
    Some((id, size))
}

fn type_of(file: &Path) -> &'static str {
    match file.extension().is_some_and(|ending| ending == "png") {
        true => "image/png",
        false => "image/jpeg",
    }
}

fn response(status: StatusCode, kind: &str, bytes: Vec<u8>) -> Response<Vec<u8>> {
    let answer = Response::builder()
        .status(status)
        .header(header::CONTENT_TYPE, kind)
        .header(header::CACHE_CONTROL, KEPT)
        .header(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    answer.body(bytes).unwrap_or_default()
}

fn no_picture() -> Error {
    Error::new(Code::NotFound, "there is no such picture")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_id_and_a_size_can_be_asked_for() {
        assert!(matches!(
            asked("/abc/card"),
            Some(("abc", ThumbnailSize::Card))
        ));
        for bad in [
            "",
            "/",
            "/abc",
            "/abc/original",
            "/abc/../x/card",
            "abc/card",
        ] {
            assert!(asked(bad).is_none(), "{bad}");
        }
    }
}
