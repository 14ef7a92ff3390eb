//! Rows in classes, whatever rows and classes are: groups that nobody named, how they agree with classes that have
//! names, logistic regression of several classes, and how well classes were told. Plain arithmetic.

pub mod agreement;
pub mod k_means;
pub mod logistic;
pub mod scores;

/// The values of a row that are not zero, by feature, in the order of features.
pub type SparseRow = Vec<(u32, f64)>;
