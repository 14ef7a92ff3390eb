//! Lists of events in JSON, each an object of plain values, as the web services of the China Earthquake
//! Networks Center give them: `[{"M": "3.7", "O_TIME": "2025-04-02 08:19:19", "EPI_LAT": "28.28", ...}]`,
//! alone or as a member of an object. The keys become the columns.

use crate::tabular::delimited::Table;
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// A table of the longest list of objects at the top or just below it; `None` of other JSON, and of
/// GeoJSON, whose features are not flat. A row's line is the event's number from 1.
pub(super) fn table(text: &str) -> Option<Table> {
    let head = text.char_indices().nth(4096).map_or(text, |(end, _)| text.get(..end).unwrap_or(text));
    if head.contains("\"features\"") || head.contains("\"FeatureCollection\"") {
        return None;
    }
    let value: Value = serde_json::from_str(text).ok()?;
    let records = match &value {
        Value::Array(list) => objects(list)?,
        Value::Object(members) => {
            let lists = members.values().filter_map(Value::as_array).filter_map(|list| objects(list));
            lists.max_by_key(Vec::len)?
        }
        _ => return None,
    };
    let keys: BTreeSet<&str> = records.iter().flat_map(|record| record.keys().map(String::as_str)).collect();
    let keys: Vec<&str> = keys.into_iter().collect();
    let mut table = Table::with_columns(&keys);
    for (index, record) in records.iter().enumerate() {
        let cells: Vec<String> = keys.iter().map(|key| cell(record.get(*key))).collect();
        table.push_row(cells.iter().map(String::as_str), index + 1);
    }
    Some(table)
}

/// All of them, if there are any and nothing else.
fn objects(list: &[Value]) -> Option<Vec<&Map<String, Value>>> {
    let found: Vec<_> = list.iter().map_while(Value::as_object).collect();
    let flat = |record: &&Map<String, Value>| record.values().all(|value| !value.is_object());
    (!found.is_empty() && found.len() == list.len() && found.iter().all(flat)).then_some(found)
}

fn cell(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    }
}
