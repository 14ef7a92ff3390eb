//! What a run is asked to be: `RunSpec` of the contract, with the course texts' values for what is
//! left out, and the limits of each.

use serde::{Deserialize, Serialize};

pub use super::features::{Feature, NamedFeature};
use super::literature_spec::LiteratureSpec;
use super::terrain_spec::TerrainSpec;
use crate::error::{Code, Error, Result, string_union};
use crate::learn::engine::{CPU_ENGINE_FOR_GAN, CPU_ENGINE_FOR_LSTM, CPU_ENGINE_FOR_MLP, EngineName};
use crate::learn::loss::Loss;
use crate::learn::optimiser::{BETAS, OptimiserConfig, OptimiserName};
use crate::learn::training::TrainingConfig;
use crate::nets::mlp::{Activation, MlpConfig};
use crate::seismic::Region;
use crate::seismic::hindsight::is_hindsight;

string_union! {
    /// Which lab.
    Lab { Earthquakes = "earthquakes", Terrain = "terrain", Literature = "literature" }
}
string_union! {
    /// Which question of the lab: how large was the event; will there be one of M ≥ m in the next days;
    /// how strong is the shaking at a site.
    Task { Magnitude = "magnitude", Probability = "probability", Intensity = "intensity" }
}
string_union! {
    /// Which set of values stands in for what is left out.
    Preset { CourseText = "course-text", Orogen = "orogen" }
}
string_union! {
    /// How events are dealt out to training, validation and test. Chronological: the past trains, the
    /// future judges. Random: neighbours in time and place end up on both sides, which flatters.
    /// Spatial-block: whole cells of `cell_degrees` stay together. Sequence-grouped: a mainshock and its
    /// aftershocks do.
    SplitKind {
        Chronological = "chronological",
        Random = "random",
        SpatialBlock = "spatial-block",
        SequenceGrouped = "sequence-grouped",
    }
}
string_union! {
    /// The engine that is asked for; `auto` leaves it to the table and the timing.
    EngineChoice { Auto = "auto", Webgpu = "webgpu", Ndarray = "ndarray", Flex = "flex" }
}
string_union! {
    /// Where a run is in its life. Stopping is a state, not an error.
    RunState {
        Ready = "ready",
        Running = "running",
        Paused = "paused",
        Stopped = "stopped",
        Finished = "finished",
        Diverged = "diverged",
    }
}
string_union! {
    /// What a run can be taken home as.
    ExportFormat { Orogen = "orogen", Safetensors = "safetensors", Csv = "csv", Json = "json", Onnx = "onnx" }
}

impl Preset {
    /// What the network is told of an event.
    pub fn features(self) -> Vec<Feature> {
        use NamedFeature::{Depth, Latitude, LogDepth, Longitude, Time, X, Y, Z};
        let names: &[NamedFeature] = match self {
            Self::CourseText => &[Latitude, Longitude, Depth],
            Self::Orogen => &[X, Y, Z, LogDepth, Time],
        };
        names.iter().map(|&name| name.into()).collect()
    }
}

impl EngineChoice {
    /// The engine to start on; `table` is the lab's own.
    pub const fn resolve(self, table: EngineName) -> EngineName {
        match self {
            Self::Auto => table,
            Self::Webgpu => EngineName::Webgpu,
            Self::Ndarray => EngineName::Ndarray,
            Self::Flex => EngineName::Flex,
        }
    }
}

/// `RunSpec` of the contract, without its dataset: its `lab` tells which.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "lab", rename_all = "kebab-case")]
pub enum AnySpec {
    /// Of the Earthquakes lab.
    Earthquakes(RunSpec),
    /// Of the Terrain lab.
    Terrain(TerrainSpec),
    /// Of the Literature lab.
    Literature(LiteratureSpec),
}

impl AnySpec {
    /// Checks every number against its limits.
    ///
    /// # Errors
    /// `bad-option` with the option, the value and the limits.
    pub fn check(&self) -> Result<()> {
        match self {
            Self::Earthquakes(spec) => spec.check(),
            Self::Terrain(spec) => spec.check(),
            Self::Literature(spec) => spec.check(),
        }
    }

    /// The engine that is asked for.
    pub const fn engine(&self) -> EngineChoice {
        match self {
            Self::Earthquakes(spec) => spec.engine,
            Self::Terrain(spec) => spec.engine,
            Self::Literature(spec) => spec.engine,
        }
    }

    /// The ending of a file of its data.
    pub const fn data_ending(&self) -> &'static str {
        match self {
            Self::Earthquakes(_) | Self::Literature(_) => "csv",
            Self::Terrain(_) => "npy",
        }
    }

    /// The CPU engine that its networks start on.
    pub const fn cpu_engine(&self) -> EngineName {
        match self {
            Self::Earthquakes(_) => CPU_ENGINE_FOR_MLP,
            Self::Terrain(_) => CPU_ENGINE_FOR_GAN,
            Self::Literature(_) => CPU_ENGINE_FOR_LSTM,
        }
    }

    /// The same on another engine.
    #[must_use]
    pub fn on(mut self, engine: EngineChoice) -> Self {
        match &mut self {
            Self::Earthquakes(spec) => spec.engine = engine,
            Self::Terrain(spec) => spec.engine = engine,
            Self::Literature(spec) => spec.engine = engine,
        }
        self
    }

    /// The same with so many epochs.
    #[must_use]
    pub fn for_epochs(mut self, epochs: usize) -> Self {
        match &mut self {
            Self::Earthquakes(spec) => spec.epochs = epochs,
            Self::Terrain(spec) => spec.steps = epochs * spec.judge_every,
            Self::Literature(spec) => spec.epochs = epochs,
        }
        self
    }
}

/// `EarthquakesSpec` of the contract, without its lab and dataset. Units and meanings are described there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct RunSpec {
    pub task: Task,
    pub preset: Preset,
    /// Empty: the preset's; see [`RunSpec::complete`].
    #[serde(default = "Vec::new")]
    pub features: Vec<Feature>,
    pub overrule_hindsight: bool,
    pub layers: Vec<usize>,
    pub activation: Activation,
    pub optimiser: OptimiserName,
    pub learning_rate: f64,
    pub momentum: f64,
    pub l2: f64,
    pub dropout: f64,
    pub batch_size: usize,
    pub epochs: usize,
    pub early_stopping: usize,
    pub seed: u64,
    pub seeds: usize,
    pub split: SplitKind,
    pub validation_share: f64,
    pub test_share: f64,
    pub engine: EngineChoice,
    pub target_magnitude: Option<f64>,
    pub window_days: f64,
    pub cell_degrees: f64,
    pub cell_events: usize,
    pub region: Option<Region>,
    pub threshold: Option<f64>,
}

impl Default for RunSpec {
    fn default() -> Self {
        Self {
            task: Task::Magnitude,
            preset: Preset::CourseText,
            features: Preset::CourseText.features(),
            overrule_hindsight: false,
            layers: vec![64, 32],
            activation: Activation::Relu,
            optimiser: OptimiserName::Adam,
            learning_rate: 0.001,
            momentum: 0.0,
            l2: 0.0,
            dropout: 0.0,
            batch_size: 32,
            epochs: 100,
            early_stopping: 0,
            seed: 1,
            seeds: 3,
            split: SplitKind::Chronological,
            validation_share: 0.2,
            test_share: 0.2,
            engine: EngineChoice::Auto,
            target_magnitude: None,
            window_days: 7.0,
            cell_degrees: 10.0,
            cell_events: 20,
            region: None,
            threshold: None,
        }
    }
}

/// How windows can be dealt out.
pub const WINDOW_SPLITS: [SplitKind; 3] =
    [SplitKind::Chronological, SplitKind::Random, SplitKind::SpatialBlock];
/// Most features: a table with more columns is no catalogue.
const MOST_FEATURES: usize = 64;
/// Most hidden layers, and most units of one: beyond, one page's memory is not enough.
const MOST_LAYERS: usize = 8;
const MOST_UNITS: usize = 2048;

impl RunSpec {
    /// The same with what the preset stands in for.
    #[must_use]
    pub fn complete(mut self) -> Self {
        if self.features.is_empty() {
            self.features = self.preset.features();
        }
        self
    }

    /// Checks every number against its limits, and what does not go together.
    ///
    /// # Errors
    /// `bad-option` with the option, the value and the limits; `hindsight-column` for a feature that is
    /// known only afterwards, unless that is overruled.
    pub fn check(&self) -> Result<()> {
        let numbers = [
            ("learningRate", self.learning_rate, 1e-9, 100.0),
            ("momentum", self.momentum, 0.0, 0.999),
            ("l2", self.l2, 0.0, 10.0),
            ("dropout", self.dropout, 0.0, 0.9),
            ("batchSize", self.batch_size as f64, 1.0, 65_536.0),
            ("epochs", self.epochs as f64, 1.0, 100_000.0),
            ("earlyStopping", self.early_stopping as f64, 0.0, 100_000.0),
            ("seeds", self.seeds as f64, 1.0, 20.0),
            ("validationShare", self.validation_share, 0.01, 0.5),
            ("testShare", self.test_share, 0.01, 0.5),
            ("layers", self.layers.len() as f64, 0.0, MOST_LAYERS as f64),
            ("features", self.features.len() as f64, 0.0, MOST_FEATURES as f64),
        ];
        let units = self.layers.iter().map(|&units| ("layers", units as f64, 1.0, MOST_UNITS as f64));
        for (option, value, low, high) in numbers.into_iter().chain(units).chain(self.numbers_of_windows()) {
            if !(low..=high).contains(&value) {
                return Err(bad(option, value, low, high));
            }
        }
        let shares = self.validation_share + self.test_share;
        if shares > 0.8 {
            return Err(bad("testShare", self.test_share, 0.01, 0.8 - self.validation_share));
        }
        if let Some(region) = self.region.filter(|region| region.south >= region.north) {
            return Err(bad("region", region.south, -90.0, region.north));
        }
        self.check_split()?;
        self.check_features()
    }

    fn check_split(&self) -> Result<()> {
        // A window is of no one sequence; intensities are parted by whole earthquakes in any case.
        let possible: &[SplitKind] = match self.task {
            Task::Magnitude => SplitKind::ALL,
            Task::Probability => &WINDOW_SPLITS,
            Task::Intensity => &[SplitKind::Chronological, SplitKind::Random],
        };
        if !possible.contains(&self.split) {
            let allowed: Vec<&str> = possible.iter().map(|split| split.as_str()).collect();
            let error = Error::new(Code::BadOption).option("split").value("value", self.split.as_str());
            return Err(error.value("allowed", allowed.join(", ")));
        }
        Ok(())
    }

    fn check_features(&self) -> Result<()> {
        let mut features = self.features.clone();
        features.sort_unstable();
        features.dedup();
        if features.len() < self.features.len() {
            return Err(bad("features", self.features.len() as f64, 1.0, features.len() as f64));
        }
        let hindsight = self.hindsight();
        if !hindsight.is_empty() && !self.overrule_hindsight {
            let columns = hindsight.join(", ");
            return Err(Error::new(Code::HindsightColumn).option("features").value("columns", columns));
        }
        Ok(())
    }

    /// The chosen columns that are known only once an event has been measured.
    pub fn hindsight(&self) -> Vec<&str> {
        let columns = self.features.iter().filter_map(|feature| match feature {
            Feature::Column(column) => Some(column.as_str()),
            Feature::Named(_) => None,
        });
        columns.filter(|column| is_hindsight(column)).collect()
    }

    /// Numbers of the probability task, with their limits.
    fn numbers_of_windows(&self) -> Vec<(&'static str, f64, f64, f64)> {
        // One cell for all, or cells that are not lost in the rounding of coordinates.
        let smallest = if self.cell_degrees == 0.0 { 0.0 } else { 0.1 };
        let mut numbers = vec![
            ("windowDays", self.window_days, 0.25, 3660.0),
            ("cellDegrees", self.cell_degrees, smallest, 90.0),
            ("cellEvents", self.cell_events as f64, 1.0, 1e6),
        ];
        numbers.extend(self.target_magnitude.map(|magnitude| ("targetMagnitude", magnitude, -3.0, 10.0)));
        numbers.extend(self.threshold.map(|threshold| ("threshold", threshold, 0.0, 1.0)));
        let region = self.region.iter().flat_map(|region| {
            let (latitudes, longitudes) = ([region.south, region.north], [region.west, region.east]);
            let latitudes = latitudes.map(|degrees| ("region", degrees, -90.0, 90.0));
            latitudes.into_iter().chain(longitudes.map(|degrees| ("region", degrees, -180.0, 180.0)))
        });
        numbers.extend(region);
        numbers
    }

    /// What `learn` needs of it, for so many inputs.
    pub fn training(&self, inputs: usize) -> TrainingConfig {
        let loss = match self.task {
            Task::Magnitude | Task::Intensity => Loss::SquaredError,
            Task::Probability => Loss::CrossEntropy,
        };
        let mut widths = vec![inputs];
        widths.extend(&self.layers);
        widths.push(1);
        TrainingConfig {
            network: MlpConfig { widths, activation: self.activation },
            loss,
            optimiser: OptimiserConfig {
                optimiser: self.optimiser,
                learning_rate: self.learning_rate,
                momentum: self.momentum,
                l2: self.l2,
                betas: BETAS,
            },
            dropout: self.dropout,
            batch_size: self.batch_size,
            epochs: self.epochs,
            early_stopping: self.early_stopping,
            seed: self.seed,
        }
    }
}

pub(super) fn bad(option: &str, value: f64, low: f64, high: f64) -> Error {
    Error::new(Code::BadOption).option(option).value("value", value).value("allowed", format!("{low}–{high}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_preset_is_the_course_texts_network() {
        let training = RunSpec::default().training(3);
        assert_eq!(training.network, MlpConfig::course_text(3));
        assert_eq!(training.network.weights(), 3 * 64 + 64 + 64 * 32 + 32 + 32 + 1);
        assert_eq!((training.batch_size, training.epochs), (32, 100));
        RunSpec::default().check().unwrap();
    }

    #[test]
    fn a_preset_stands_in_for_features_that_are_left_out() {
        let spec: RunSpec = serde_json::from_str(r#"{"preset":"orogen"}"#).unwrap();
        assert_eq!(spec.complete().features, Preset::Orogen.features());
        let spec: RunSpec = serde_json::from_str(r#"{"preset":"orogen","features":["depth"]}"#).unwrap();
        assert_eq!(spec.complete().features, [Feature::from(NamedFeature::Depth)]);
    }

    #[test]
    fn what_is_known_only_afterwards_is_refused_unless_overruled() {
        let with = |column: &str, overrule_hindsight| {
            let features = vec![NamedFeature::Depth.into(), Feature::Column(column.to_string())];
            RunSpec { features, overrule_hindsight, ..RunSpec::default() }.check()
        };
        for column in ["nst", "gap", "rms", "magType", "Root Mean Square", "Depth Error"] {
            assert_eq!(with(column, false).unwrap_err().code, Code::HindsightColumn, "{column}");
            with(column, true).unwrap();
        }
        with("heat flow", false).unwrap();
    }

    type Change = fn(&mut RunSpec);

    #[test]
    fn what_is_out_of_range_is_named() {
        let cases: [(&str, Change); 12] = [
            ("windowDays", |s| s.window_days = 0.0),
            ("cellDegrees", |s| s.cell_degrees = 0.01),
            ("threshold", |s| s.threshold = Some(f64::NAN)),
            ("region", |s| {
                s.region = Some(Region { south: 10.0, north: 5.0, west: 0.0, east: 1.0 });
            }),
            ("dropout", |s| s.dropout = 1.0),
            ("learningRate", |s| s.learning_rate = f64::NAN),
            ("batchSize", |s| s.batch_size = 0),
            ("layers", |s| s.layers = vec![64, 0]),
            ("testShare", |s| (s.validation_share, s.test_share) = (0.5, 0.5)),
            ("features", |s| s.features = vec![NamedFeature::Depth.into(); 2]),
            ("split", |s| (s.task, s.split) = (Task::Probability, SplitKind::SequenceGrouped)),
            ("split", |s| (s.task, s.split) = (Task::Intensity, SplitKind::SequenceGrouped)),
        ];
        for (option, change) in cases {
            let mut spec = RunSpec::default();
            change(&mut spec);
            let error = spec.check().unwrap_err();
            assert_eq!(error.code, Code::BadOption);
            assert_eq!(error.place.unwrap().option.as_deref(), Some(option));
        }
    }
}
