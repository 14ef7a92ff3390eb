//! Text to sentences: those of Unicode (UAX #29), put together again behind abbreviations.

use unicode_segmentation::UnicodeSegmentation;

/// No sentence ends behind these.
const ABBREVIATIONS: &[&str] = &[
    "e.g.", "i.e.", "al.", "fig.", "figs.", "eq.", "eqs.", "ca.", "cf.", "vs.", "approx.", "no.", "st.",
    "resp.", "sect.", "dr.", "prof.", "mt.", "ref.", "refs.", "tab.", "c.", "ed.", "vol.",
];

/// The sentences of a text, in order, without the space around them.
#[must_use]
pub fn sentences(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut start = 0;
    for (at, piece) in text.split_sentence_bound_indices() {
        let end = at + piece.len();
        let sentence = text.get(start..end).unwrap_or_default();
        if goes_on(sentence) && end < text.len() {
            continue;
        }
        if sentence.contains(char::is_alphanumeric) {
            out.push(sentence.trim());
        }
        start = end;
    }
    out
}

fn goes_on(sentence: &str) -> bool {
    let last = sentence.split_whitespace().next_back().unwrap_or_default().trim_start_matches(['(', '[']);
    let initial =
        last.len() == 2 && last.ends_with('.') && last.starts_with(|c: char| c.is_ascii_uppercase());
    initial || ABBREVIATIONS.iter().any(|known| last.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_and_decimals_end_nothing() {
        assert_eq!(
            sentences("Smith et al. (2010) found M7.8. See Fig. 3, e.g. Rates rose. 地震很大。滑坡很多。"),
            ["Smith et al. (2010) found M7.8.", "See Fig. 3, e.g. Rates rose.", "地震很大。", "滑坡很多。"]
        );
        assert!(sentences(" … ").is_empty());
        assert_eq!(sentences("No end, J."), ["No end, J."]);
    }
}
