//! The one error of the whole crate: a stable code, where it happened, and the values a sentence
//! about it needs. The words themselves belong to the page (English and Chinese) and to
//! `OrogenError` in pkg/orogen.d.ts, whose `ErrorCode` union is [`Code`].
//!
//! `string_union!` makes the Rust twin of a TypeScript string union from one list, so that the
//! spelling, the list of all members and serde cannot drift apart.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

/// Defines an enum whose members are spelt exactly as the strings of a union in pkg/orogen.d.ts.
macro_rules! string_union {
    ($(#[$meta:meta])* $name:ident { $($variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
        )]
        pub enum $name {
            $(#[doc = concat!("`", $text, "`")] #[serde(rename = $text)] $variant),+
        }
        impl $name {
            /// Every member, in the order of the contract.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// The member as the contract spells it.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                out.write_str(self.as_str())
            }
        }
    };
}
pub(crate) use string_union;

string_union! {
    /// Why something failed: `ErrorCode` of the contract.
    Code {
        EmptySource = "empty-source",
        BinarySource = "binary-source",
        OneColumn = "one-column",
        NoHeader = "no-header",
        NoRows = "no-rows",
        NoValidRows = "no-valid-rows",
        MissingColumn = "missing-column",
        UnknownColumn = "unknown-column",
        BadJson = "bad-json",
        BadXml = "bad-xml",
        TooLarge = "too-large",
        TooFewRows = "too-few-rows",
        TooFewGroups = "too-few-groups",
        TooFewWindows = "too-few-windows",
        TooManyWindows = "too-many-windows",
        NeedsTimes = "needs-times",
        ConstantTarget = "constant-target",
        NotAGrid = "not-a-grid",
        GridDamaged = "grid-damaged",
        GridUnsupported = "grid-unsupported",
        GridPicture = "grid-picture",
        GridTooSmall = "grid-too-small",
        GridTooLarge = "grid-too-large",
        GridVoid = "grid-void",
        GridAbsurd = "grid-absurd",
        TooFewPatches = "too-few-patches",
        OneLabel = "one-label",
        TooManyLabels = "too-many-labels",
        UnknownSample = "unknown-sample",
        UnknownId = "unknown-id",
        BadOption = "bad-option",
        HindsightColumn = "hindsight-column",
        LabFileDamaged = "lab-file-damaged",
        LabFileNewer = "lab-file-newer",
        LabFileWrong = "lab-file-wrong",
        DataMissing = "data-missing",
        DataDiffers = "data-differs",
        EngineUnavailable = "engine-unavailable",
        EngineDisagrees = "engine-disagrees",
        DeviceLost = "device-lost",
        Diverged = "diverged",
        NotTrained = "not-trained",
        Crashed = "crashed",
        Cancelled = "cancelled",
        Closed = "closed",
        Storage = "storage",
    }
}

/// What a sentence about an error or a note speaks of: `string | number` of the contract.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Value {
    /// A name, a cell of the file, a list joined with `, `.
    Text(String),
    /// A count or a measured number.
    Number(f64),
}

/// Values by name, in a stable order.
pub type Values = BTreeMap<String, Value>;

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}
impl From<i32> for Value {
    fn from(number: i32) -> Self {
        Self::Number(f64::from(number))
    }
}
impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::Number(f64::from(number))
    }
}
impl From<usize> for Value {
    fn from(number: usize) -> Self {
        // Counts of rows and steps: far below 2^53, where f64 stops being exact.
        Self::Number(number as f64)
    }
}

impl fmt::Display for Value {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => write!(out, "{text:?}"),
            Self::Number(number) => write!(out, "{number}"),
        }
    }
}

/// Where something failed: `OrogenError.where` of the contract.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// 1 is the first line of the file; for GeoJSON features, the feature's number from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<usize>,
    /// A column of the file, or the field that none of its columns is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// The option of the call that is wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub option: Option<String>,
    /// The file's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
}

/// A failure with its place and values; built as
/// `Error::new(Code::NotTrained).option("format").value("n", 3)`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Error {
    /// Which failure.
    pub code: Code,
    /// Where, if it has a place.
    #[serde(rename = "where", default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// What its sentence speaks of.
    #[serde(default)]
    pub values: Values,
}

/// The result of everything that can fail.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// An error without a place or values.
    #[must_use]
    pub const fn new(code: Code) -> Self {
        Self { code, place: None, values: Values::new() }
    }
    /// Says in which row (1 is the first line of the file).
    #[must_use]
    pub fn row(mut self, row: usize) -> Self {
        self.place_mut().row = Some(row);
        self
    }
    /// Says in which column.
    #[must_use]
    pub fn column(mut self, column: impl Into<String>) -> Self {
        self.place_mut().column = Some(column.into());
        self
    }
    /// Says in which option.
    #[must_use]
    pub fn option(mut self, option: impl Into<String>) -> Self {
        self.place_mut().option = Some(option.into());
        self
    }
    /// Says in which file.
    #[must_use]
    pub fn file(mut self, file: impl Into<String>) -> Self {
        self.place_mut().file = Some(file.into());
        self
    }
    /// Adds a value for the sentence.
    #[must_use]
    pub fn value(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.values.insert(name.to_owned(), value.into());
        self
    }
    fn place_mut(&mut self) -> &mut Place {
        self.place.get_or_insert_default()
    }
}

/// For logs; what people read is worded by the page.
impl fmt::Display for Error {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.code)?;
        if let Some(place) = &self.place {
            if let Some(row) = place.row {
                write!(out, " row={row}")?;
            }
            let named = [("column", &place.column), ("option", &place.option), ("file", &place.file)];
            for (name, text) in named {
                if let Some(text) = text {
                    write!(out, " {name}={text:?}")?;
                }
            }
        }
        for (name, value) in &self.values {
            write!(out, " {name}={value}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {}
