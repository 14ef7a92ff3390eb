//! Gradient-boosted regression trees (Friedman 2001, Annals of Statistics 29:1189): the rival that most
//! practitioners would try before a network. Small trees, each fitted to what those before it left over.
//!
//! Values of a feature are put into bins of nearly equal counts once; where it has no more distinct
//! values than there are bins, a split is the exact one.

use super::loss::{Loss, logit, sigmoid};
use super::random::{Purpose, Random};

/// Trees, and by how much each is trusted: scikit-learn's defaults.
const TREES: usize = 100;
const RATE: f64 = 0.1;
/// Splits from a tree's root to a leaf.
const DEPTH: usize = 3;
const NODES: usize = (1 << (DEPTH + 1)) - 1;
/// Fewer rows than this are no leaf.
const FEWEST_IN_LEAF: usize = 20;
const BINS: usize = 256;
/// Of more rows than this so many are drawn: trees this small do not get better with more, and a report
/// would have to wait.
pub const MOST_ROWS: usize = 40_000;
/// Index of the stream of [`Purpose::Baseline`] that rows are drawn with; other baselines use 0.
const STREAM: u64 = 1;

/// `feature <= threshold` goes to child `2n + 1` of node `n`, what is above to `2n + 2`.
#[derive(Debug, Clone, Copy)]
struct Cut {
    feature: usize,
    threshold: f64,
}

/// A binary tree in heap order.
#[derive(Debug, Clone)]
struct Tree {
    cuts: Vec<Option<Cut>>,
    values: Vec<f64>,
}

impl Tree {
    fn value(&self, row: &[f64]) -> f64 {
        let mut node = 0;
        while let Some(Some(cut)) = self.cuts.get(node) {
            let above = row.get(cut.feature).is_some_and(|&value| value > cut.threshold);
            node = 2 * node + 1 + usize::from(above);
        }
        self.values.get(node).copied().unwrap_or_default()
    }
}

/// A fitted sum of trees.
#[derive(Debug, Clone)]
pub struct Boosted {
    loss: Loss,
    start: f64,
    trees: Vec<Tree>,
}

impl Boosted {
    /// Fits `[rows × width]` features to one target a row; under cross-entropy 0 or 1, and what is
    /// predicted is a probability. Of more than [`MOST_ROWS`] rows some are
    /// drawn under `seed`.
    pub fn fit(loss: Loss, features: &[f64], width: usize, targets: &[f64], seed: u64) -> Self {
        let mut random = Random::stream(seed, Purpose::Baseline, STREAM);
        let share = MOST_ROWS as f64 / targets.len().max(1) as f64;
        let rows = features.chunks_exact(width.max(1)).zip(targets.iter().copied());
        let (rows, targets): (Vec<&[f64]>, Vec<f64>) =
            rows.filter(|_| share >= 1.0 || random.uniform() < share).unzip();
        let mean = targets.iter().sum::<f64>() / targets.len().max(1) as f64;
        let start = match loss {
            Loss::SquaredError => mean,
            Loss::CrossEntropy => logit(mean.clamp(1e-6, 1.0 - 1e-6)),
        };
        let binned: Vec<Binned> = (0..width).map(|feature| Binned::of(&rows, feature)).collect();
        let mut scores = vec![start; targets.len()];
        let mut fitted = Self { loss, start, trees: Vec::with_capacity(TREES) };
        for _ in 0..TREES {
            // What is left over, and how steeply the loss bends there.
            let left = |(target, score): (&f64, &f64)| match loss {
                Loss::SquaredError => (target - score, 1.0),
                Loss::CrossEntropy => {
                    let p = sigmoid(*score);
                    (target - p, p * (1.0 - p))
                }
            };
            let (residuals, bends): (Vec<f64>, Vec<f64>) = targets.iter().zip(&scores).map(left).unzip();
            let (cuts, leaves) = grow(&binned, &residuals);
            let mut sums = [(0.0, 0.0); NODES];
            for ((&leaf, residual), bend) in leaves.iter().zip(&residuals).zip(&bends) {
                if let Some((sum, weight)) = sums.get_mut(leaf) {
                    *sum += residual;
                    *weight += bend;
                }
            }
            let step = |(sum, weight): (f64, f64)| if weight > 1e-150 { RATE * sum / weight } else { 0.0 };
            let tree = Tree { cuts, values: sums.map(step).to_vec() };
            for (score, &leaf) in scores.iter_mut().zip(&leaves) {
                *score += tree.values.get(leaf).copied().unwrap_or_default();
            }
            let grown = tree.cuts.first().is_some_and(Option::is_some);
            fitted.trees.push(tree);
            if !grown {
                break;
            }
        }
        fitted
    }

    /// The estimate, or the probability, at a row of features.
    pub fn predict(&self, row: &[f64]) -> f64 {
        let sum = self.trees.iter().fold(self.start, |sum, tree| sum + tree.value(row));
        match self.loss {
            Loss::SquaredError => sum,
            Loss::CrossEntropy => sigmoid(sum),
        }
    }
}

/// One feature of all rows, in bins.
struct Binned {
    codes: Vec<u8>,
    /// The lowest and the highest value of each bin.
    ends: Vec<(f64, f64)>,
}

impl Binned {
    fn of(rows: &[&[f64]], feature: usize) -> Self {
        let value = |row: &&[f64]| row.get(feature).copied().unwrap_or_default();
        let mut sorted: Vec<f64> = rows.iter().map(value).collect();
        sorted.sort_by(f64::total_cmp);
        let groups = || sorted.chunk_by(|a, b| a == b);
        let least = if groups().count() <= BINS { 1 } else { sorted.len().div_ceil(BINS) };
        let mut ends: Vec<(f64, f64)> = Vec::new();
        let mut held = usize::MAX;
        for group in groups() {
            let Some(&own) = group.first() else { continue };
            match ends.last_mut() {
                Some((_, high)) if held < least => *high = own,
                _ => {
                    ends.push((own, own));
                    held = 0;
                }
            }
            held += group.len();
        }
        let code = |row: &&[f64]| ends.partition_point(|&(_, high)| high < value(row)) as u8;
        Self { codes: rows.iter().map(code).collect(), ends }
    }
}

/// The best cut of one node so far.
#[derive(Clone, Copy)]
struct Best {
    gain: f64,
    bin: u8,
    cut: Cut,
}

/// A bin of a node: the sum of its residuals, and how many there are.
#[derive(Clone, Copy, Default)]
struct Bin {
    sum: f64,
    count: usize,
}

/// Grows one tree: its cuts, and in which node each row ends.
fn grow(binned: &[Binned], residuals: &[f64]) -> (Vec<Option<Cut>>, Vec<usize>) {
    let mut cuts = vec![None; NODES];
    let mut places = vec![0_usize; residuals.len()];
    let mut bins = vec![Bin::default(); BINS << (DEPTH - 1)];
    for level in 0..DEPTH {
        let first = (1 << level) - 1;
        let mut best: Vec<Option<Best>> = vec![None; 1 << level];
        for (feature, one) in binned.iter().enumerate() {
            bins.fill(Bin::default());
            for ((&place, &code), residual) in places.iter().zip(&one.codes).zip(residuals) {
                let slot = place.checked_sub(first).map(|node| node * BINS + usize::from(code));
                if let Some(bin) = slot.and_then(|slot| bins.get_mut(slot)) {
                    bin.sum += residual;
                    bin.count += 1;
                }
            }
            for (best, bins) in best.iter_mut().zip(bins.chunks(BINS)) {
                let found = best_cut(bins, &one.ends, feature);
                if found.is_some_and(|found| best.is_none_or(|best| found.gain > best.gain)) {
                    *best = found;
                }
            }
        }
        for (slot, best) in cuts.iter_mut().skip(first).zip(&best) {
            *slot = best.map(|best| best.cut);
        }
        for (row, place) in places.iter_mut().enumerate() {
            let node = place.checked_sub(first).and_then(|node| best.get(node).copied()).flatten();
            let Some(Best { bin, cut, .. }) = node else { continue };
            let code = binned.get(cut.feature).and_then(|one| one.codes.get(row)).copied();
            *place = 2 * *place + 1 + usize::from(code.unwrap_or_default() > bin);
        }
    }
    (cuts, places)
}

/// Where a node's squared error falls most; `None` where it falls nowhere.
fn best_cut(bins: &[Bin], ends: &[(f64, f64)], feature: usize) -> Option<Best> {
    let whole = bins
        .iter()
        .fold(Bin::default(), |all, bin| Bin { sum: all.sum + bin.sum, count: all.count + bin.count });
    let mut below = Bin::default();
    let mut last: Option<(usize, f64)> = None;
    let mut best: Option<Best> = None;
    for (code, (bin, &(low, high))) in bins.iter().zip(ends).enumerate().filter(|(_, (bin, _))| bin.count > 0)
    {
        if let Some((code_below, high_below)) = last {
            let above = Bin { sum: whole.sum - below.sum, count: whole.count - below.count };
            if below.count >= FEWEST_IN_LEAF && above.count >= FEWEST_IN_LEAF {
                let (a, b) = (below.count as f64, above.count as f64);
                let apart = below.sum / a - above.sum / b;
                let gain = a * b / (a + b) * apart * apart;
                if gain > 1e-12 && best.is_none_or(|best| gain > best.gain) {
                    // Between the two nearest values that the node has.
                    let threshold = high_below + (low - high_below) / 2.0;
                    best = Some(Best { gain, bin: code_below as u8, cut: Cut { feature, threshold } });
                }
            }
        }
        below = Bin { sum: below.sum + bin.sum, count: below.count + bin.count };
        last = Some((code, high));
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_found_and_lines_are_not_needed() {
        let rows: Vec<f64> = (0..400).flat_map(|i| [f64::from(i % 20), f64::from(i / 20)]).collect();
        let rule = |row: &[f64]| if row[0] > 9.5 && row[1] > 9.5 { 3.0 } else { 1.0 };
        let targets: Vec<f64> = rows.chunks(2).map(rule).collect();
        let fitted = Boosted::fit(Loss::SquaredError, &rows, 2, &targets, 1);
        assert!(rows.chunks(2).all(|row| (fitted.predict(row) - rule(row)).abs() < 1e-3));
        assert!((fitted.predict(&[1e9, 1e9]) - 3.0).abs() < 1e-3);
    }

    #[test]
    fn nothing_to_find_and_too_few_rows_give_the_mean() {
        let rows: Vec<f64> = (0..300).map(|_| 7.0).collect();
        let targets: Vec<f64> = (0..300).map(f64::from).collect();
        assert_eq!(Boosted::fit(Loss::SquaredError, &rows, 1, &targets, 1).predict(&[7.0]), 149.5);
        let few = Boosted::fit(Loss::SquaredError, &[1.0, 2.0, 3.0], 1, &[1.0, 2.0, 6.0], 1);
        assert_eq!(few.predict(&[3.0]), 3.0);
        let odds = Boosted::fit(
            Loss::CrossEntropy,
            &rows,
            1,
            &targets.iter().map(|&t| f64::from(t < 75.0)).collect::<Vec<_>>(),
            1,
        );
        assert!((odds.predict(&[7.0]) - 0.25).abs() < 1e-12);
    }

    #[test]
    fn many_values_share_bins_and_many_rows_are_drawn_from() {
        let n = 2 * MOST_ROWS;
        let rows: Vec<f64> = (0..n).map(|i| ((i * 7919) % n) as f64).collect();
        let targets: Vec<f64> = rows.iter().map(|x| f64::from(*x * 3.0 > n as f64)).collect();
        let fitted = Boosted::fit(Loss::CrossEntropy, &rows, 1, &targets, 1);
        assert!(fitted.predict(&[0.0]) < 0.01 && fitted.predict(&[n as f64]) > 0.99);
        let binned = Binned::of(&rows.chunks(1).collect::<Vec<_>>(), 0);
        assert!(binned.ends.len() <= BINS && binned.ends.len() > BINS / 2);
        let whole =
            (0..BINS).map(|bin| binned.codes.iter().filter(|&&code| usize::from(code) == bin).count());
        assert_eq!(whole.sum::<usize>(), n);
    }
}
