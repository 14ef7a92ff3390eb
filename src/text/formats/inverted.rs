//! OpenAlex gives an abstract as its words with their places, because publishers allow no more.

use serde_json::Value;

/// Words in the order of their places.
pub(super) fn text(index: &Value) -> Option<String> {
    let words = index.as_object()?;
    let mut placed: Vec<(u64, &str)> = words
        .iter()
        .flat_map(|(word, places)| {
            places.as_array().into_iter().flatten().filter_map(|place| Some((place.as_u64()?, word.as_str())))
        })
        .collect();
    placed.sort_unstable();
    Some(placed.into_iter().map(|(_, word)| word).collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    #[test]
    fn words_in_their_places() {
        let index =
            serde_json::json!({"the": [0, 3], "mantle": [4], "under": [2], "Crust": [1], "odd": null});
        assert_eq!(super::text(&index).as_deref(), Some("the Crust under the mantle"));
        assert_eq!(super::text(&serde_json::Value::Null), None);
    }
}
