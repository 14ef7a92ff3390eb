//! What of a written sentence stands literally in a collection, and what in it stands nowhere.

use super::vocabulary::Vocabulary;

/// All sentences of a collection, to look words up in.
#[derive(Debug, Clone)]
pub struct Shelf {
    words: Vocabulary,
    /// The document and the words of each sentence.
    lines: Vec<(usize, Vec<u32>)>,
}

/// Where a sentence's words come from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origin {
    /// The longest run of words that stands like this in a sentence of the collection: the place of its first word.
    pub from: usize,
    /// How many words it has.
    pub words: usize,
    /// The first document it stands in.
    pub document: usize,
    /// Places of words that never follow on the one before them anywhere in the collection.
    pub unseen: Vec<usize>,
}

impl Shelf {
    /// Of the sentences of each document.
    #[must_use]
    pub fn of(documents: &[Vec<Vec<String>>]) -> Self {
        let words = Vocabulary::learn(documents.iter().flatten().map(Vec::as_slice), 1, usize::MAX);
        let documents = documents.iter().enumerate();
        let lines = documents.flat_map(|(document, lines)| lines.iter().map(move |line| (document, line)));
        let lines = lines.map(|(document, line)| (document, words.encode(line))).collect();
        Self { words, lines }
    }

    /// Looks a sentence up.
    #[must_use]
    pub fn origin(&self, sentence: &[String]) -> Origin {
        let asked: Vec<Option<u32>> = sentence.iter().map(|word| self.words.index(word)).collect();
        let mut places = vec![Vec::new(); self.words.len()];
        for (place, &word) in asked.iter().enumerate() {
            let known = word.and_then(|word| places.get_mut(word as usize));
            known.into_iter().for_each(|places| places.push(place));
        }
        let mut seen = vec![false; asked.len()];
        let mut origin = Origin::default();
        for (document, line) in &self.lines {
            for (at, word) in line.iter().enumerate() {
                for &place in places.get(*word as usize).into_iter().flatten() {
                    let before = at.checked_sub(1).and_then(|at| line.get(at));
                    let asked_before = place.checked_sub(1).and_then(|place| *asked.get(place)?);
                    if before.is_some() && before == asked_before.as_ref() {
                        // Counted where the run began.
                        continue;
                    }
                    let line = line.get(at..).unwrap_or_default();
                    let run = asked.get(place..).unwrap_or_default().iter().zip(line);
                    let run = run.take_while(|(asked, there)| asked.as_ref() == Some(*there)).count();
                    seen.iter_mut().skip(place + 1).take(run.saturating_sub(1)).for_each(|seen| *seen = true);
                    if run > origin.words {
                        (origin.from, origin.words, origin.document) = (place, run, *document);
                    }
                }
            }
        }
        origin.unseen = (1..asked.len()).filter(|&place| seen.get(place) == Some(&false)).collect();
        origin
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_and_inventions_are_told_apart() {
        let words = |text: &str| -> Vec<String> { text.split(' ').map(str::to_owned).collect() };
        let documents = [
            vec![words("the ice melts"), words("the rock breaks in the cold")],
            vec![words("in the cold ice melts")],
        ];
        let shelf = Shelf::of(&documents);
        let origin = shelf.origin(&words("the rock melts in the cold ice"));
        assert_eq!(origin, Origin { from: 3, words: 4, document: 1, unseen: vec![2, 3] });
        let whole = shelf.origin(&words("the ice melts"));
        assert_eq!(whole, Origin { from: 0, words: 3, document: 0, unseen: vec![] });
        // No run goes over the end of a sentence, and what nobody wrote is nowhere.
        assert_eq!(shelf.origin(&words("melts the")).unseen, [1]);
        assert_eq!(shelf.origin(&words("lava")), Origin::default());
    }
}
