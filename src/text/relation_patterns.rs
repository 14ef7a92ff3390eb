//! The patterns themselves, in English and Chinese, and what stands on either side of one.

use super::relations::RelationKind;
use super::stop_words::{is_content, is_stop_word};
use super::tokens::is_han;
use unicode_segmentation::UnicodeSegmentation;

/// What one sentence says.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Found {
    pub(super) subject: String,
    pub(super) kind: RelationKind,
    pub(super) object: String,
}

/// How a pattern is read.
#[derive(Clone, Copy, PartialEq)]
enum Form {
    /// Subject, pattern, object.
    Straight,
    /// Object, pattern, subject.
    Turned,
    /// Object, pattern, a list of subjects: "minerals such as quartz, mica and feldspar".
    ListBehind,
    /// A list of subjects, pattern, object: "quartz, mica and other minerals".
    ListBefore,
}

use Form::{ListBefore, ListBehind, Straight, Turned};
use RelationKind::{Affects, Causes, IsA, LeadsTo, PartOf};

const ENGLISH: &[(RelationKind, Form, &str)] = &[
    (
        Causes,
        Straight,
        "cause causes caused causing trigger triggers triggered triggering induce induces induced inducing",
    ),
    (Causes, Turned, "caused_by triggered_by induced_by due_to"),
    (
        LeadsTo,
        Straight,
        "lead_to leads_to led_to leading_to result_in results_in resulted_in resulting_in give_rise_to gives_rise_to gave_rise_to",
    ),
    (LeadsTo, Turned, "result_from results_from resulted_from resulting_from"),
    (
        Affects,
        Straight,
        "affect affects affected affecting influence influences influenced influencing control controls controlled controlling",
    ),
    (Affects, Turned, "affected_by influenced_by controlled_by"),
    (
        PartOf,
        Straight,
        "is_part_of are_part_of is_a_part_of are_a_part_of are_parts_of form_part_of forms_part_of is_a_component_of are_components_of belong_to belongs_to",
    ),
    (PartOf, Turned, "consist_of consists_of consisted_of comprise comprises is_composed_of are_composed_of"),
    (
        IsA,
        Straight,
        "is_a_kind_of is_a_type_of is_a_form_of are_a_kind_of are_a_type_of are_a_form_of are_kinds_of are_types_of are_forms_of",
    ),
    (IsA, ListBehind, "such_as including especially"),
    (IsA, ListBefore, "and_other or_other"),
];

const CHINESE: &[(RelationKind, &str)] = &[
    (Causes, "导致"),
    (Causes, "引起"),
    (Causes, "造成"),
    (Causes, "引发"),
    (Causes, "触发"),
    (Causes, "诱发"),
    (PartOf, "组成"),
    (PartOf, "构成"),
    (PartOf, "的一部分"),
    (IsA, "属于"),
    (IsA, "是一种"),
    (Affects, "影响"),
    (Affects, "控制"),
];

/// Words between a term and its verb that change nothing of who does what.
const AUXILIARIES: &str = "is are was were be been being can could may might will would also often usually mainly partly generally commonly then thus do does did has have had";
/// With one of these nothing is stated.
const DENIALS: &str = "not no never cannot neither nor don't doesn't didn't isn't aren't can't without";
const DETERMINERS: &str =
    "the a an its their this these those our both some many more most other several all";
/// A longer one is half a sentence.
const LONGEST: usize = 5;
const LONGEST_CHINESE: usize = 12;

fn one_of(list: &str, word: &str) -> bool {
    list.split(' ').any(|one| one == word)
}

/// Every relation a sentence states, in the order of its patterns.
pub(super) fn in_sentence(sentence: &str) -> Vec<Found> {
    let mut found = if sentence.contains(is_han) { chinese(sentence) } else { english(sentence) };
    found.retain(|one| one.subject != one.object);
    found
}

struct Word {
    /// In lower case.
    text: String,
    /// What stands between it and the word before, where that is no space.
    mark: Option<char>,
}

fn words(sentence: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut end = 0;
    for (start, word) in sentence.unicode_word_indices() {
        let gap = sentence.get(end..start).unwrap_or_default();
        end = start + word.len();
        match words.last_mut().filter(|_| matches!(gap, "-" | "\u{2010}" | "\u{2011}")) {
            Some(last) => {
                last.text.push('-');
                last.text.push_str(&word.to_lowercase());
            }
            None => words.push(Word {
                text: word.to_lowercase(),
                mark: gap.chars().find(|character| !character.is_whitespace()),
            }),
        }
    }
    words
}

fn english(sentence: &str) -> Vec<Found> {
    let words = words(sentence);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let Some((kind, form, length)) = longest_at(&words, at) else {
            at += 1;
            continue;
        };
        let listed = matches!(form, ListBehind | ListBefore);
        if let (Some((from, before)), Some((behind, to))) =
            (before(&words, at, listed), behind(&words, at + length))
        {
            let relation = |subject: &str, object: &str| Found {
                subject: subject.to_owned(),
                kind,
                object: object.to_owned(),
            };
            match form {
                Straight => found.push(relation(&before, &behind)),
                Turned => found.push(relation(&behind, &before)),
                ListBehind => {
                    let mut next = Some((behind, to));
                    while let Some((item, to)) = next {
                        found.push(relation(&item, &before));
                        next = next_item(&words, to);
                    }
                }
                ListBefore => {
                    let mut last = Some((from, before));
                    while let Some((from, item)) = last {
                        found.push(relation(&item, &behind));
                        let goes_on = words.get(from).is_some_and(|word| word.mark == Some(','));
                        last = if goes_on { phrase_before(&words, from) } else { None };
                    }
                }
            }
        }
        at += length;
    }
    found
}

/// The longest pattern that starts with a word, and of how many words it is.
fn longest_at(words: &[Word], at: usize) -> Option<(RelationKind, Form, usize)> {
    let fits = |pattern: &str| {
        pattern.split('_').enumerate().all(|(offset, wanted)| {
            let word = words.get(at + offset);
            word.is_some_and(|word| word.text == wanted && (offset == 0 || word.mark.is_none()))
        })
    };
    let all = ENGLISH.iter().flat_map(|(kind, form, patterns)| {
        patterns
            .split(' ')
            .filter(|pattern| fits(pattern))
            .map(|pattern| (*kind, *form, pattern.split('_').count()))
    });
    all.max_by_key(|(.., length)| *length)
}

/// The term before a pattern, past what stands between a subject and its verb, and where it starts.
fn before(words: &[Word], pattern: usize, listed: bool) -> Option<(usize, String)> {
    let apart = |at: usize| words.get(at).is_none_or(|word| word.mark.is_some());
    let comma = words.get(pattern).is_some_and(|word| word.mark == Some(','));
    if apart(pattern) && !(listed && comma) {
        return None;
    }
    let mut end = pattern;
    while let Some(word) = end.checked_sub(1).and_then(|at| words.get(at)) {
        if one_of(DENIALS, &word.text) {
            return None;
        }
        let adverb = word.text.len() > 4 && word.text.ends_with("ly");
        if listed || !(adverb || one_of(AUXILIARIES, &word.text)) {
            break;
        }
        end -= 1;
        if apart(end) {
            return None;
        }
    }
    phrase_before(words, end)
}

fn phrase_before(words: &[Word], end: usize) -> Option<(usize, String)> {
    let mut start = end;
    while let Some(at) = start.checked_sub(1).filter(|at| end - at <= LONGEST) {
        if !words.get(at).is_some_and(|word| in_phrase(&word.text)) {
            break;
        }
        start = at;
        if words.get(at).is_some_and(|word| word.mark.is_some()) {
            break;
        }
    }
    Some((start, phrase(words.get(start..end)?)?))
}

/// The term behind a pattern, and where it ends.
fn behind(words: &[Word], from: usize) -> Option<(String, usize)> {
    let mut start = from;
    while words.get(start).is_some_and(|word| word.mark.is_none() && one_of(DETERMINERS, &word.text)) {
        start += 1;
    }
    let mut end = start;
    while words.get(end).is_some_and(|word| word.mark.is_none() && in_phrase(&word.text))
        && end - start < LONGEST
    {
        end += 1;
    }
    Some((phrase(words.get(start..end)?)?, end))
}

/// The next of a list: behind a comma, behind "and" or "or", or behind both.
fn next_item(words: &[Word], end: usize) -> Option<(String, usize)> {
    let word = words.get(end)?;
    let joins = matches!(word.text.as_str(), "and" | "or");
    if word.mark.is_some_and(|mark| mark != ',') || word.mark.is_none() && !joins {
        return None;
    }
    let start = end + usize::from(joins);
    let mut to = start;
    while words.get(to).is_some_and(|word| (to == start || word.mark.is_none()) && in_phrase(&word.text))
        && to - start < LONGEST
    {
        to += 1;
    }
    Some((phrase(words.get(start..to)?)?, to))
}

fn in_phrase(word: &str) -> bool {
    word == "of" || word.contains(char::is_alphabetic) && !is_stop_word(word)
}

fn phrase(words: &[Word]) -> Option<String> {
    let texts: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
    let first = texts.iter().position(|word| *word != "of")?;
    let last = texts.iter().rposition(|word| *word != "of")?;
    let texts = texts.get(first..=last)?;
    texts.iter().any(|word| is_content(word)).then(|| texts.join(" "))
}

/// A Chinese sentence is cut into clauses at its marks; of one, a pattern has a term on either side.
fn chinese(sentence: &str) -> Vec<Found> {
    let mut found = Vec::new();
    for clause in sentence.split(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | ' ' | '.'))) {
        for &(kind, pattern) in CHINESE {
            let Some((before, behind)) = clause.split_once(pattern) else { continue };
            if ["不", "未", "没有", "无法"]
                .iter()
                .any(|no| before.ends_with(no) || before.ends_with(&format!("{no}会")))
            {
                continue;
            }
            let pair = match pattern {
                "的一部分" => before.split_once('是'),
                // "岩石由矿物组成": the whole stands first.
                "组成" | "构成" => before.rsplit_once('由').map(|(whole, part)| (part, whole)),
                // "对…的影响" is a noun.
                "影响" | "控制" if before.ends_with('的') => None,
                "引起" | "造成" | "导致" | "触发" | "诱发" | "引发" if before.contains('由') => {
                    before.rsplit_once('由').map(|(effect, cause)| (cause, effect))
                }
                _ => Some((before, behind)),
            };
            if let Some((subject, object)) =
                pair.and_then(|(subject, object)| Some((term(subject, true)?, term(object, false)?)))
            {
                found.push(Found { subject, kind, object });
            }
        }
    }
    found
}

/// What a clause has before or behind its pattern, without what joins it to the rest.
fn term(part: &str, before: bool) -> Option<String> {
    const OPENING: [&str; 16] = [
        "表明", "认为", "发现", "显示", "指出", "说明", "由于", "因为", "但是", "而且", "并且", "其中",
        "结果", "如果", "因此", "本文",
    ];
    // What joins a subject to its verb, and what a verb leaves before its object.
    const LOOSE: [&str; 19] = [
        "可能", "可以", "能够", "往往", "常常", "容易", "主要", "直接", "进而", "从而", "最终", "也", "都",
        "会", "将", "常", "并", "而", "是",
    ];
    const LEFT: [&str; 2] = ["了", "着"];
    let mut part = part.trim();
    if before && let Some(at) = OPENING.iter().filter_map(|word| Some(part.rfind(word)? + word.len())).max() {
        part = part.get(at..)?.trim();
    }
    while let Some(less) = LOOSE.iter().find_map(|word| part.strip_suffix(word)) {
        part = less.trim();
    }
    part = LEFT.iter().find_map(|word| part.strip_prefix(word)).unwrap_or(part).trim();
    let length = part.chars().count();
    (2..=LONGEST_CHINESE).contains(&length).then(|| part.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(sentence: &str) -> Vec<String> {
        let one = |found: Found| format!("{} | {} | {}", found.subject, found.kind, found.object);
        in_sentence(sentence).into_iter().map(one).collect()
    }

    #[test]
    fn what_english_sentences_state() {
        for (sentence, expected) in [
            (
                "We show that the ascent of magma often causes deep earthquakes.",
                &["ascent of magma | causes | deep earthquakes"][..],
            ),
            (
                "Slope failure is mainly triggered by heavy rainfall.",
                &["heavy rainfall | causes | slope failure"],
            ),
            (
                "Loss of ice leads to a rise of sea level, which is slow.",
                &["loss of ice | leads-to | rise of sea level"],
            ),
            (
                "Subsidence results from groundwater pumping.",
                &["groundwater pumping | leads-to | subsidence"],
            ),
            ("The asthenosphere is part of the upper mantle.", &["asthenosphere | part-of | upper mantle"]),
            ("Granite consists of quartz and feldspar.", &["quartz | part-of | granite"]),
            ("Permafrost thaw affects river discharge.", &["permafrost thaw | affects | river discharge"]),
            (
                "Silicate minerals, such as quartz, mica and alkali feldspar, are common.",
                &[
                    "quartz | is-a | silicate minerals",
                    "mica | is-a | silicate minerals",
                    "alkali feldspar | is-a | silicate minerals",
                ],
            ),
            (
                "Landslides, floods and other natural hazards are mapped.",
                &["floods | is-a | natural hazards", "landslides | is-a | natural hazards"],
            ),
            (
                "Slow-slip events can trigger M7.8 earthquakes.",
                &["slow-slip events | causes | m7.8 earthquakes"],
            ),
            ("Injection does not cause large earthquakes.", &[]),
            ("The causes of extinction are debated, and it causes.", &[]),
            ("Rock causes rock.", &[]),
        ] {
            assert_eq!(said(sentence), expected, "{sentence}");
        }
    }

    #[test]
    fn what_chinese_sentences_state() {
        for (sentence, expected) in [
            ("研究表明，强降雨可能导致山体滑坡。", &["强降雨 | causes | 山体滑坡"][..]),
            ("滑坡是由地震触发的。", &["地震 | causes | 滑坡"]),
            ("玄武岩属于火成岩。", &["玄武岩 | is-a | 火成岩"]),
            ("软流圈是上地幔的一部分。", &["软流圈 | part-of | 上地幔"]),
            ("花岗岩由石英组成。", &["石英 | part-of | 花岗岩"]),
            ("气候变化影响冰川面积。", &["气候变化 | affects | 冰川面积"]),
            ("分析了降雨对滑坡的影响。", &[]),
            ("注水不会导致大地震。", &[]),
        ] {
            assert_eq!(said(sentence), expected, "{sentence}");
        }
    }
}
