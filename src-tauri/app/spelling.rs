//! Misspelt words are marked in text fields by WebKitGTK, which has to be told to. It has dictionaries where the system
//! has them; without one nothing is marked.

use tauri::WebviewWindow;
use webkit2gtk::{WebContextExt, WebViewExt};

/// Marks misspelt words in the languages of the system. The fields of the page say whether they want it.
pub(crate) fn check(window: &WebviewWindow) -> tauri::Result<()> {
    window.with_webview(|webview| {
        let Some(context) = webview.inner().context() else {
            return;
        };
        if context.is_spell_checking_enabled() {
            return;
        }
        let languages: Vec<String> = sys_locale::get_locales().map(|tag| name_of(&tag)).collect();
        let languages: Vec<&str> = languages.iter().map(String::as_str).collect();
        context.set_spell_checking_languages(&languages);
        context.set_spell_checking_enabled(true);
    })
}

/// Returns a language tag as dictionaries are named, such as `en_GB`.
fn name_of(tag: &str) -> String {
    tag.replace('-', "_")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_named_as_dictionaries_are() {
        assert_eq!(name_of("en-GB"), "en_GB");
        assert_eq!(name_of("de"), "de");
    }
}
