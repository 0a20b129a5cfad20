//! Declares enums whose values have a name: the one that is stored, written to files and typed.

/// Declares an enum with its names. `$what` is what the values are called in an error, `$field` its field.
macro_rules! named {
    ($(#[$doc:meta])* $enum:ident, $what:literal, $field:literal, { $($(#[$about:meta])* $value:ident = $name:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
        )]
        #[serde(rename_all = "snake_case")]
        #[cfg_attr(test, derive(ts_rs::TS))]
        pub enum $enum { $($(#[$about])* $value),+ }

        impl $enum {
            pub const ALL: &'static [$enum] = &[$($enum::$value),+];

            /// Returns the name as it is stored and typed.
            pub fn name(self) -> &'static str {
                match self { $($enum::$value => $name),+ }
            }
        }

        impl std::fmt::Display for $enum {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.name())
            }
        }

        impl std::str::FromStr for $enum {
            type Err = $crate::Error;

            fn from_str(text: &str) -> $crate::Result<Self> {
                let typed = text.trim().to_lowercase().replace([' ', '-'], "_");
                let found = Self::ALL.iter().find(|value| value.name() == typed);
                found.copied().ok_or_else(|| {
                    let known: Vec<&str> = Self::ALL.iter().map(|value| value.name()).collect();
                    let message = format!(
                        "“{}” is not {}: use one of {}",
                        $crate::model::brief(text), $what, known.join(", ")
                    );
                    $crate::Error::new($crate::Code::BadValue, message).field($field)
                })
            }
        }
    };
}

pub(super) use named;
