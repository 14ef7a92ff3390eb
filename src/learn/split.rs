//! Which rows train, which choose, which judge.

use std::collections::BTreeMap;

use super::random::{Purpose, Random};

/// How rows are dealt out to the parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deal<'a> {
    /// The first train, the last judge: for rows in time order.
    InOrder,
    /// Each row by lot: neighbours end up on both sides.
    Random,
    /// Whole groups by lot: rows of the same number stay together. Shape `[rows]`.
    Groups(&'a [usize]),
    /// Whole groups, those of the highest numbers judge: for groups numbered in time order. Shape `[rows]`.
    GroupsInOrder(&'a [usize]),
}

/// Fewer groups than this cannot fill three parts.
pub const FEWEST_GROUPS: usize = 3;

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
/// each where there are three; the rest trains. Groups are not cut, so with them the shares are met
/// as nearly as the groups' sizes allow: by lot from below, and a group larger than both trains; in
/// order from above, and each part has a group where there are three.
pub fn split(rows: usize, deal: Deal<'_>, validation: f64, test: f64, seed: u64) -> Parts {
    let share = |part: f64| ((rows as f64 * part) as usize).max(1).min(rows / 3);
    let (validation, test) = (share(validation), share(test));
    let mut random = Random::stream(seed, Purpose::Split, 0);
    let order = match deal {
        Deal::InOrder => (0..rows).collect(),
        Deal::Random => random.permutation(rows),
        Deal::Groups(groups) => return split_groups(groups, validation, test, &mut random),
        Deal::GroupsInOrder(groups) => return split_groups_in_order(groups, validation, test),
    };
    let (training, rest) = order.split_at(rows - validation - test);
    let (validation, test) = rest.split_at(validation);
    Parts { training: sorted(training), validation: sorted(validation), test: sorted(test) }
}

fn sorted(part: &[usize]) -> Vec<usize> {
    let mut part = part.to_vec();
    part.sort_unstable();
    part
}

/// How many different groups there are.
pub fn count_groups(groups: &[usize]) -> usize {
    let mut groups = sorted(groups);
    groups.dedup();
    groups.len()
}

/// The rows of each group, in the order of the groups' numbers.
fn members(groups: &[usize]) -> Vec<Vec<usize>> {
    let mut rows: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (row, &group) in groups.iter().enumerate() {
        rows.entry(group).or_default().push(row);
    }
    rows.into_values().collect()
}

fn split_groups_in_order(groups: &[usize], validation: usize, test: usize) -> Parts {
    let mut waiting = members(groups);
    let mut take_last = |share: usize, left: usize| {
        let mut rows: Vec<usize> = Vec::new();
        while waiting.len() > left && rows.len() < share {
            rows.extend(waiting.pop().into_iter().flatten());
        }
        sorted(&rows)
    };
    // Who comes later needs a group, too.
    let test = take_last(test, 2);
    let validation = take_last(validation, 1);
    Parts { test, validation, training: take_last(usize::MAX, 0) }
}

fn split_groups(groups: &[usize], validation: usize, test: usize, random: &mut Random) -> Parts {
    let members = members(groups);
    let order = random.permutation(members.len());
    let mut waiting: Vec<&Vec<usize>> = order.iter().filter_map(|&index| members.get(index)).collect();
    let test = take(&mut waiting, test);
    let validation = take(&mut waiting, validation);
    let training: Vec<usize> = waiting.into_iter().flatten().copied().collect();
    Parts { training: sorted(&training), validation: sorted(&validation), test: sorted(&test) }
}

/// Takes groups in their order as long as they fit; the smallest where none does.
fn take(waiting: &mut Vec<&Vec<usize>>, share: usize) -> Vec<usize> {
    let mut taken = Vec::with_capacity(share);
    waiting.retain(|group| {
        let fits = taken.len() + group.len() <= share;
        if fits {
            taken.extend_from_slice(group);
        }
        !fits
    });
    if taken.is_empty()
        && let Some((smallest, _)) = waiting.iter().enumerate().min_by_key(|(_, group)| group.len())
    {
        taken.extend_from_slice(waiting.remove(smallest));
    }
    taken
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn parts_are_disjoint_and_whole(rows in 3usize..500, v in 0.05f64..0.4, t in 0.05f64..0.4, kinds in 3usize..60, seed: u64) {
            // Groups of very different sizes: of squares of a number there are few near zero.
            let groups: Vec<usize> = (0..rows).map(|row| if row < 3 { row } else { row * row % kinds }).collect();
            for deal in [Deal::InOrder, Deal::Random, Deal::Groups(&groups), Deal::GroupsInOrder(&groups)] {
                let parts = split(rows, deal, v, t, seed);
                let mut all = [parts.training.clone(), parts.validation.clone(), parts.test.clone()].concat();
                all.sort_unstable();
                prop_assert_eq!(all, (0..rows).collect::<Vec<_>>());
                prop_assert!(!parts.training.is_empty() && !parts.validation.is_empty() && !parts.test.is_empty());
            }
        }

        #[test]
        fn a_group_is_in_one_part(rows in 3usize..500, kinds in 3usize..60, seed: u64) {
            let groups: Vec<usize> = (0..rows).map(|row| if row < 3 { row } else { row * row % kinds }).collect();
            let parts = split(rows, Deal::Groups(&groups), 0.2, 0.2, seed);
            let of = |part: &[usize]| part.iter().map(|&row| groups[row]).collect::<std::collections::BTreeSet<_>>();
            let (training, validation, test) = (of(&parts.training), of(&parts.validation), of(&parts.test));
            prop_assert!(training.is_disjoint(&validation) && training.is_disjoint(&test) && validation.is_disjoint(&test));
            prop_assert_eq!(training.len() + validation.len() + test.len(), count_groups(&groups));
        }
    }

    #[test]
    fn groups_in_order_stay_whole_and_the_last_judge() {
        let sizes = [7, 1, 30, 2, 12, 5, 9, 40, 3, 11];
        let groups: Vec<usize> =
            sizes.iter().enumerate().flat_map(|(group, &n)| std::iter::repeat_n(group, n)).collect();
        let parts = split(groups.len(), Deal::GroupsInOrder(&groups), 0.2, 0.2, 5);
        let of = |part: &[usize]| {
            let mut groups: Vec<usize> = part.iter().map(|&row| groups[row]).collect();
            groups.dedup();
            groups
        };
        assert_eq!((parts.training.len(), parts.validation.len(), parts.test.len()), (40, 26, 54));
        let dealt = [of(&parts.training), of(&parts.validation), of(&parts.test)];
        assert_eq!(dealt, [vec![0, 1, 2, 3], vec![4, 5, 6], vec![7, 8, 9]]);
        let three: Vec<usize> = (0..91).map(|row| usize::from(row > 0) + usize::from(row > 89)).collect();
        let parts = split(91, Deal::GroupsInOrder(&three), 0.2, 0.2, 0);
        assert_eq!((parts.training.len(), parts.validation.len(), parts.test.len()), (1, 89, 1));
    }

    #[test]
    fn the_future_never_trains() {
        let parts = split(100, Deal::InOrder, 0.2, 0.2, 0);
        assert_eq!((parts.training.len(), parts.validation.len(), parts.test.len()), (60, 20, 20));
        assert!(parts.training.last() < parts.validation.first());
        assert!(parts.validation.last() < parts.test.first());
    }

    #[test]
    fn groups_fill_their_shares_and_a_giant_trains() {
        // One group of 500, a hundred of 5.
        let groups: Vec<usize> = (0..1000).map(|row| if row < 500 { 0 } else { 1 + row % 100 }).collect();
        for seed in 0..20 {
            let parts = split(1000, Deal::Groups(&groups), 0.2, 0.2, seed);
            assert_eq!((parts.validation.len(), parts.test.len()), (200, 200));
            assert!(parts.training.contains(&0));
        }
        let other = |seed| split(1000, Deal::Groups(&groups), 0.2, 0.2, seed).test;
        assert_eq!(other(1), other(1));
        assert_ne!(other(1), other(2));
    }
}
