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

/// Deals out groups of rows, each whole, so that no part knows anything of a group of another; chronological
/// takes groups to be in time order. Each part but training comes to at least its share of the rows, as
/// nearly as whole groups allow, and has at least one group where there are three.
pub fn split_groups(
    groups: &[std::ops::Range<usize>],
    kind: SplitKind,
    validation: f64,
    test: f64,
    seed: u64,
) -> Parts {
    let total: usize = groups.iter().map(ExactSizeIterator::len).sum();
    let mut order: Vec<usize> = match kind {
        SplitKind::Random => Random::stream(seed, Purpose::Split, 0).permutation(groups.len()),
        _ => (0..groups.len()).collect(),
    };
    let mut take = |share: f64, left: usize| {
        let mut rows: Vec<usize> = Vec::new();
        while order.len() > left && (rows.len() as f64) < share * total as f64 {
            rows.extend(order.pop().and_then(|group| groups.get(group)).cloned().into_iter().flatten());
        }
        rows.sort_unstable();
        rows
    };
    // Who comes later needs a group, too.
    let test = take(test, 2);
    let validation = take(validation, 1);
    Parts { test, validation, training: take(f64::INFINITY, 0) }
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
    fn groups_stay_whole() {
        let sizes = [7, 1, 30, 2, 12, 5, 9, 40, 3, 11];
        let mut end = 0;
        let groups: Vec<_> = sizes
            .iter()
            .map(|n| {
                end += n;
                end - n..end
            })
            .collect();
        for &kind in SplitKind::ALL {
            let parts = split_groups(&groups, kind, 0.2, 0.2, 5);
            let of = |rows: &[usize]| -> std::collections::BTreeSet<usize> {
                let group = |row: &usize| groups.iter().position(|group| group.contains(row)).unwrap();
                rows.iter().map(group).collect()
            };
            let all = [of(&parts.training), of(&parts.validation), of(&parts.test)];
            assert_eq!(all.iter().map(|part| part.len()).sum::<usize>(), groups.len());
            assert_eq!(parts.training.len() + parts.validation.len() + parts.test.len(), end);
            assert!(parts.validation.len() * 5 >= end && parts.test.len() * 5 >= end);
        }
        let three = split_groups(&[0..1, 1..90, 90..91], SplitKind::Chronological, 0.2, 0.2, 0);
        assert_eq!((three.training.len(), three.validation.len(), three.test.len()), (1, 89, 1));
    }

    #[test]
    fn the_future_never_trains() {
        let parts = split(100, SplitKind::Chronological, 0.2, 0.2, 0);
        assert_eq!((parts.training.len(), parts.validation.len(), parts.test.len()), (60, 20, 20));
        assert!(parts.training.last() < parts.validation.first());
        assert!(parts.validation.last() < parts.test.first());
    }
}
