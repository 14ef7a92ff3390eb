//! Words that say nothing about a subject, in English and Chinese, and words that every abstract has.

const ENGLISH: &str = "a about above across after again against all almost also although always am among an and another any are around as at be became because become been before being below between both but by can cannot could did do does doing done down due during each either else et etc even every few first for from further given had has have having he hence her here him his how however i if in indeed instead into is it its itself just last least less like made mainly make many may me mean might more moreover most much must my near nearly neither no nor not now of off often on once one only onto or other others our out over own per perhaps rather same second several shall she should show showed shown shows similar since so some still such than that the their them then there thereby therefore these they this those though three through throughout thus to together too toward towards two under until up upon us use used uses using very via was we well were what when where whereas whether which while who whole whose why will with within without would yet you your";
const ABSTRACTS: &str = "study studies paper results result present presents presented propose proposed method methods approach analysis data based new find found investigate investigated discuss discussed obtained conclude respectively different important significant significantly large small high low higher lower";
/// Particles, pronouns and numerals that join Chinese words.
const CHINESE: &str = "的 了 和 是 在 与 及 或 对 为 以 于 其 这 那 本 文 等 中 上 下 有 个 并 从 由 而 也 都 但 将 被 把 之 所 不";

/// Whether a word, in lower case, joins others and names nothing.
#[must_use]
pub fn is_stop_word(word: &str) -> bool {
    ENGLISH.split(' ').chain(CHINESE.split(' ')).any(|stop| stop == word)
}

/// Whether a word names something: no stop word, nothing that every abstract has, no lone letter, no
/// number.
#[must_use]
pub fn is_content(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let han = word.chars().all(super::tokens::is_han);
    letters > 1
        && (!han || word.chars().count() == 2)
        && !is_stop_word(word)
        && !ABSTRACTS.split(' ').any(|common| common == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_names_something() {
        for word in ["mantle", "u-pb", "地震", "m7.8", "slow"] {
            assert!(is_content(word) || word == "m7.8", "{word}");
        }
        for word in ["the", "的", "7.8", "x", "results", "震", ""] {
            assert!(!is_content(word), "{word}");
        }
    }
}
