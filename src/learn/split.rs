//! Which rows train, which choose, which judge.

use super::random::{Purpose, Random};
use crate::error::string_union;

string_union! {
    /// How rows are dealt out. Chronological: the past trains, the future judges; rows are taken to be
    /// in time order. Random: neighbours in time and place end up on both sides, which flatters.
    SplitKind {
        Chronological = "chronological",
        Random = "random",
    }
}

/// Row numbers of each part; disjoint, together all rows, each in ascending order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parts {
    /// Rows the weights and scalers are learnt on.
    pub training: Vec<usize>,
    /// Rows that choose: early stopping, the best baseline, the width of intervals.
    pub validation: Vec<usize>,
    /// Rows that judge, once.
    pub test: Vec<usize>,
}

/// Deals out `rows` rows. Validation and test get their share rounded down, but at least one row
/// each where there are three; the rest trains.
pub fn split(rows: usize, kind: SplitKind, validation: f64, test: f64, seed: u64) -> Parts {
    let share = |part: f64| ((rows as f64 * part) as usize).max(1).min(rows / 3);
    let (validation, test) = (share(validation), share(test));
    let order = match kind {
        SplitKind::Chronological => (0..rows).collect(),
        SplitKind::Random => Random::stream(seed, Purpose::Split, 0).permutation(rows),
    };
    let (training, rest) = order.split_at(rows - validation - test);
    let (validation, test) = rest.split_at(validation);
    let sorted = |part: &[usize]| {
        let mut part = part.to_vec();
        part.sort_unstable();
        part
    };
    Parts { training: sorted(training), validation: sorted(validation), test: sorted(test) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn parts_are_disjoint_and_whole(rows in 3usize..500, v in 0.05f64..0.4, t in 0.05f64..0.4, seed: u64) {
            for &kind in SplitKind::ALL {
                let parts = split(rows, kind, v, t, seed);
                let mut all = [parts.training.clone(), parts.validation.clone(), parts.test.clone()].concat();
                all.sort_unstable();
                prop_assert_eq!(all, (0..rows).collect::<Vec<_>>());
                prop_assert!(!parts.training.is_empty() && !parts.validation.is_empty() && !parts.test.is_empty());
            }
        }
    }

    #[test]
    fn the_future_never_trains() {
        let parts = split(100, SplitKind::Chronological, 0.2, 0.2, 0);
        assert_eq!((parts.training.len(), parts.validation.len(), parts.test.len()), (60, 20, 20));
        assert!(parts.training.last() < parts.validation.first());
        assert!(parts.validation.last() < parts.test.first());
    }
}
