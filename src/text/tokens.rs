//! Text to words: those of Unicode (UAX #29, by way of `unicode-segmentation`), in lower case, without
//! markup. `M7.8` and `U-Pb` stay whole; Chinese becomes characters and, behind each, the pair it
//! makes with the one before it, which needs no dictionary.

use super::markup::plain;
use unicode_segmentation::UnicodeSegmentation;

/// Longer ones are addresses and damage.
const LONGEST_TOKEN: usize = 64;

/// The words of a text, in order.
#[must_use]
pub fn tokens(text: &str) -> Vec<String> {
    let text = plain(text);
    let mut out: Vec<String> = Vec::with_capacity(text.len() / 6);
    // Where the word before ended, and what it was if it was a Chinese character.
    let mut end = 0;
    let mut before: Option<char> = None;
    for (start, word) in text.unicode_word_indices() {
        let gap = text.get(end..start).unwrap_or_default();
        end = start + word.len();
        let first = word.chars().next().unwrap_or_default();
        if is_han(first) {
            out.push(word.to_owned());
            if let Some(before) = before.filter(|_| gap.is_empty()) {
                out.push(format!("{before}{first}"));
            }
            before = Some(first);
            continue;
        }
        let word = word.to_lowercase();
        let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(&word);
        let hyphenated = before.is_none() && start > 0 && matches!(gap, "-" | "\u{2010}" | "\u{2011}");
        before = None;
        match out.last_mut().filter(|_| hyphenated) {
            Some(last) => {
                last.push('-');
                last.push_str(word);
            }
            None => out.push(word.to_owned()),
        }
    }
    out.retain(|token| token.len() <= LONGEST_TOKEN);
    out
}

/// Chinese characters (the unified ideographs, their first extension and the compatible ones).
#[must_use]
pub const fn is_han(character: char) -> bool {
    matches!(character, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{2FA1F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_that_stay_whole() {
        assert_eq!(
            tokens("The M7.8 Kaikōura earthquake: U-Pb ages, time-dependent b-values (2016)"),
            ["the", "m7.8", "kaikōura", "earthquake", "u-pb", "ages", "time-dependent", "b-values", "2016"]
        );
        assert_eq!(tokens("Earth's crust - and mantle; don't"), ["earth", "crust", "and", "mantle", "don't"]);
        assert_eq!(tokens(r"$\alpha$-particles <b>of</b> 238U"), ["α-particles", "of", "238u"]);
    }

    #[test]
    fn chinese_becomes_characters_and_pairs() {
        assert_eq!(tokens("地震学，M7级"), ["地", "震", "地震", "学", "震学", "m7", "级"]);
    }

    #[test]
    fn any_script_and_no_text() {
        assert_eq!(tokens("زلزال كبير 🌋 Δ"), ["زلزال", "كبير", "δ"]);
        assert!(tokens(" \u{200F} … ").is_empty());
        assert!(tokens(&"x".repeat(1000)).is_empty());
    }
}
