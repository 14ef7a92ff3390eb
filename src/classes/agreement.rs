//! How well groups that nobody named agree with classes that have names.

use std::collections::BTreeMap;

/// How well two groupings of the same things agree: 1 wholly, 0 as by chance. None where every grouping of these sizes
/// agrees as well, as with one group alone.
#[must_use]
pub fn adjusted_rand(a: &[usize], b: &[usize]) -> Option<f64> {
    let mut cells: BTreeMap<(usize, usize), f64> = BTreeMap::new();
    let (mut rows, mut columns): (BTreeMap<usize, f64>, BTreeMap<usize, f64>) = Default::default();
    for (&a, &b) in a.iter().zip(b) {
        *cells.entry((a, b)).or_default() += 1.0;
        *rows.entry(a).or_default() += 1.0;
        *columns.entry(b).or_default() += 1.0;
    }
    let pairs = |n: f64| n * (n - 1.0) / 2.0;
    let together: f64 = cells.values().map(|n| pairs(*n)).sum();
    let (of_rows, of_columns): (f64, f64) =
        (rows.values().map(|n| pairs(*n)).sum(), columns.values().map(|n| pairs(*n)).sum());
    let expected = of_rows * of_columns / pairs(a.len().min(b.len()) as f64);
    let most = f64::midpoint(of_rows, of_columns);
    let index = (together - expected) / (most - expected);
    index.is_finite().then_some(index)
}

/// The commonest class of each of `groups` groups, the first of equally common ones; of a group without rows that of
/// all rows. Learnt on one set of rows, it turns groups into classes on another.
#[must_use]
pub fn commonest(groups: usize, of: &[usize], classes: &[u32]) -> Vec<u32> {
    let mut counts: Vec<BTreeMap<u32, usize>> = vec![BTreeMap::new(); groups];
    let mut all: BTreeMap<u32, usize> = BTreeMap::new();
    for (&group, &class) in of.iter().zip(classes) {
        let Some(own) = counts.get_mut(group) else { continue };
        *own.entry(class).or_default() += 1;
        *all.entry(class).or_default() += 1;
    }
    let most = |counts: &BTreeMap<u32, usize>| {
        let first = |a: &(&u32, &usize), b: &(&u32, &usize)| a.1.cmp(b.1).then(b.0.cmp(a.0));
        counts.iter().max_by(first).map(|(&class, _)| class)
    };
    let otherwise = most(&all).unwrap_or_default();
    counts.iter().map(|own| most(own).unwrap_or(otherwise)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agreement_as_published() {
        // Yeung and Ruzzo 2001 ("Details of the adjusted Rand index"), table 2: 0.313.
        let truth = [0, 0, 1, 1, 1, 1, 2, 2, 2, 2];
        let told = [0, 1, 0, 1, 1, 2, 2, 2, 2, 2];
        assert!((adjusted_rand(&truth, &told).unwrap_or_default() - 0.3126).abs() < 1e-4);
        // The documentation of scikit-learn: 0.57…, 1 whatever the names, 0 where all are apart.
        assert!((adjusted_rand(&[0, 0, 1, 2], &[0, 0, 1, 1]).unwrap_or_default() - 4.0 / 7.0).abs() < 1e-12);
        assert_eq!(adjusted_rand(&[0, 0, 1, 1], &[1, 1, 0, 0]), Some(1.0));
        assert_eq!(adjusted_rand(&[0, 0, 0, 0], &[0, 1, 2, 3]), Some(0.0));
        assert_eq!(adjusted_rand(&[0, 0], &[1, 1]), None);
        assert_eq!(adjusted_rand(&[], &[]), None);
    }

    #[test]
    fn each_group_takes_its_commonest_class() {
        let (of, classes) = ([0, 0, 0, 2, 2, 9], [5, 4, 5, 7, 3, 1]);
        assert_eq!(commonest(3, &of, &classes), [5, 5, 3]);
        assert_eq!(commonest(2, &[], &[]), [0, 0]);
    }
}
