//! Conversions between the types of the model and columns.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};

use crate::model::{
    CampaignId, CommentId, ItemId, ItemMediaId, MediaId, MediaType, Op, PostId, PostKind, Rule,
    SeriesId, SnippetKind, Status, WaiverId, Zone,
};

macro_rules! id_as_text {
    ($($id:ident),+) => {$(
        impl rusqlite::types::ToSql for $id {
            fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
                self.as_str().to_sql()
            }
        }

        impl rusqlite::types::FromSql for $id {
            fn column_result(
                value: rusqlite::types::ValueRef<'_>,
            ) -> rusqlite::types::FromSqlResult<Self> {
                value.as_str().map(Self::from)
            }
        }
    )+};
}

pub(super) use id_as_text;

macro_rules! name_as_text {
    ($($name:ident),+) => {$(
        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                self.name().to_sql()
            }
        }

        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                value.as_str()?.parse().map_err(unreadable)
            }
        }
    )+};
}

id_as_text!(
    CampaignId,
    CommentId,
    ItemId,
    ItemMediaId,
    MediaId,
    PostId,
    SeriesId,
    WaiverId
);
name_as_text!(Zone, Status, MediaType, SnippetKind, PostKind);

impl ToSql for Rule {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.to_string().into())
    }
}

impl FromSql for Rule {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_str()?.parse().map_err(unreadable)
    }
}

impl ToSql for Op {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        let text = serde_json::to_string(self)
            .map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))?;
        Ok(text.into())
    }
}

impl FromSql for Op {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        serde_json::from_str(value.as_str()?).map_err(unreadable)
    }
}

/// A day as `YYYY-MM-DD`.
pub(super) struct Day(pub(super) NaiveDate);

impl ToSql for Day {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.0.to_string().into())
    }
}

impl FromSql for Day {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_str()?.parse().map(Day).map_err(unreadable)
    }
}

/// A moment in milliseconds since 1970.
pub(super) struct Millis(pub(super) DateTime<Utc>);

impl ToSql for Millis {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.0.timestamp_millis().into())
    }
}

impl FromSql for Millis {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let millis = value.as_i64()?;
        let moment = DateTime::from_timestamp_millis(millis);
        moment.map(Millis).ok_or(FromSqlError::OutOfRange(millis))
    }
}

/// The parts of a thread as a JSON array; null without parts.
pub(super) struct Parts(pub(super) Vec<String>);

impl ToSql for Parts {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        let Self(parts) = self;
        let text =
            (!parts.is_empty()).then(|| serde_json::Value::from(parts.as_slice()).to_string());
        Ok(ToSqlOutput::Owned(text.into()))
    }
}

impl FromSql for Parts {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let text = value.as_str_or_null()?;
        let parts = text
            .map(serde_json::from_str)
            .transpose()
            .map_err(unreadable)?;
        Ok(Self(parts.unwrap_or_default()))
    }
}

pub(super) fn unreadable(error: impl std::error::Error + Send + Sync + 'static) -> FromSqlError {
    FromSqlError::Other(Box::new(error))
}
