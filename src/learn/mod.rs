//! Learning without geophysics: every piece takes numbers and names, and works on any engine.

pub mod adversarial;
pub mod augmentation;
pub mod baselines;
pub mod bootstrap;
pub mod calibration;
pub mod checkpoint;
pub mod duel_loss;
pub mod engine;
pub mod frames;
pub mod logistic;
pub mod loss;
pub mod making;
pub mod metrics;
pub mod optimiser;
pub mod parameters;
pub mod probability;
pub mod random;
pub mod repeats;
pub mod scale;
pub mod self_test;
pub mod shuffled;
pub mod split;
pub mod training;
pub mod vitals;
