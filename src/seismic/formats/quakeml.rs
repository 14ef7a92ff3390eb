//! QuakeML 1.2 (Schorlemmer et al. 2011; <https://quake.ethz.ch/quakeml>): of each event the preferred
//! origin and magnitude, or the first where none is preferred. Depths are in metres. Namespaces and
//! their prefixes differ between agencies: elements are known by their local names.

use super::bad_xml;
use crate::error::Result;
use crate::tabular::delimited::Table;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event as Xml};
use quick_xml::{Reader, XmlVersion};

const COLUMNS: [&str; 9] =
    ["publicID", "time", "latitude", "longitude", "depth", "mag", "magType", "eventType", "place"];

/// One of an event's origins or magnitudes; cells in the order of `COLUMNS`.
#[derive(Default)]
struct Part {
    id: String,
    cells: [String; 4],
}

#[derive(Default)]
struct Quake {
    id: String,
    kind: String,
    place: String,
    preferred_origin: String,
    preferred_magnitude: String,
    origins: Vec<Part>,
    magnitudes: Vec<Part>,
}

pub(super) fn is(text: &str) -> bool {
    let start: String = text.trim_start().chars().take(4096).collect();
    start.starts_with('<') && (start.contains("quakeml") || start.contains("eventParameters"))
}

/// # Errors
/// `bad-xml` (row: the line; value `detail`) where the file stops early or is not well-formed,
/// `no-rows` where it holds no event.
pub(super) fn table(text: &str) -> Result<Table> {
    let mut reader = Reader::from_str(text.trim_start());
    let mut table = Table::with_columns(&COLUMNS);
    let mut path: Vec<String> = Vec::new();
    let mut quake = Quake::default();
    let mut words = String::new();
    loop {
        match reader.read_event().map_err(|why| bad_xml(text, reader.error_position(), why.to_string()))? {
            Xml::Start(element) => {
                let name = element.local_name().into_inner().to_owned();
                quake.open(&name, &path, &element);
                path.push(name);
                words.clear();
            }
            Xml::Text(text) => words.push_str(&text.xml10_content()),
            Xml::CData(text) => words.push_str(&text.xml10_content()),
            Xml::GeneralRef(name) => {
                let character = name.resolve_char_ref().ok().flatten();
                match (character, resolve_predefined_entity(&name.xml10_content())) {
                    (Some(character), _) => words.push(character),
                    (None, known) => words.push_str(known.unwrap_or_default()),
                }
            }
            Xml::End(_) => {
                let name = path.pop().unwrap_or_default();
                let inside: Vec<&str> = path
                    .iter()
                    .rev()
                    .map_while(|above| (above != "event").then_some(above.as_str()))
                    .collect();
                if path.iter().any(|above| above == "event") {
                    quake.close(&inside, &name, words.trim());
                } else if name == "event" {
                    let number = table.len() + 1;
                    std::mem::take(&mut quake).add_to(&mut table, number);
                }
                words.clear();
            }
            Xml::Eof => break,
            _ => {}
        }
    }
    if let Some(open) = path.last() {
        return Err(bad_xml(text, u64::MAX, format!("<{open}> …")));
    }
    table.not_empty()
}

impl Quake {
    fn open(&mut self, name: &str, path: &[String], element: &BytesStart<'_>) {
        let id = || {
            let named = element
                .attributes()
                .flatten()
                .find(|attribute| attribute.key.local_name().into_inner() == "publicID");
            named
                .and_then(|id| id.normalized_value(XmlVersion::Implicit1_0).ok())
                .unwrap_or_default()
                .trim()
                .to_owned()
        };
        let part = || Part { id: id(), ..Part::default() };
        match (path.last().map(String::as_str), name) {
            (Some("eventParameters"), "event") => *self = Self { id: id(), ..Self::default() },
            (Some("event"), "origin") => self.origins.push(part()),
            (Some("event"), "magnitude") => self.magnitudes.push(part()),
            _ => {}
        }
    }

    /// An element ends; `inside` are those around it, from the nearest to below the event.
    fn close(&mut self, inside: &[&str], name: &str, words: &str) {
        let words = || words.to_owned();
        match (inside, name) {
            ([], "type") => self.kind = words(),
            ([], "preferredOriginID") => self.preferred_origin = words(),
            ([], "preferredMagnitudeID") => self.preferred_magnitude = words(),
            (["description"], "text") if self.place.is_empty() => self.place = words(),
            ([quantity, "origin"], "value") => {
                let index =
                    ["time", "latitude", "longitude", "depth"].iter().position(|known| known == quantity);
                let cells = self.origins.last_mut().map(|origin| &mut origin.cells);
                if let Some(cell) = cells.zip(index).and_then(|(cells, index)| cells.get_mut(index)) {
                    *cell = words();
                }
            }
            (["mag", "magnitude"], "value") | (["magnitude"], "type") => {
                if let Some(Part { cells: [size, kind, ..], .. }) = self.magnitudes.last_mut() {
                    *(if name == "type" { kind } else { size }) = words();
                }
            }
            _ => {}
        }
    }

    fn add_to(self, table: &mut Table, number: usize) {
        let choose = |parts: Vec<Part>, preferred: &str| {
            let named = parts.iter().position(|part| !preferred.is_empty() && part.id == preferred);
            parts.into_iter().nth(named.unwrap_or_default()).unwrap_or_default().cells
        };
        let origin = choose(self.origins, &self.preferred_origin);
        let [size, kind, ..] = choose(self.magnitudes, &self.preferred_magnitude);
        let cells = [self.id].into_iter().chain(origin).chain([size, kind, self.kind, self.place]);
        let cells: Vec<String> = cells.collect();
        table.push_row(cells.iter().map(String::as_str), number);
    }
}
