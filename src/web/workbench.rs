//! What a worker owns: catalogues, runs, engines; and what it does with each request.

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use js_sys::{Array, Function, Object, Reflect, Uint8Array};
use serde::Serialize;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::arrays::Arrays;
use super::corpora::Desks;
use super::host::{HostDecoder, now};
use super::protocol::{Answer, Notice, Request, RunMade};
use super::reading::{Readings, Watch};
use super::reports::reported;
use super::runner::Runner;
use super::{catalogues, corpora, intensities, terrains};
use crate::error::{Code, Error, Result};
use crate::labs::dataset::{AnyImport, Dataset};
use crate::labs::lab_file::{self, DataNote, Entry};
use crate::labs::run::Run;
use crate::labs::samples::all as all_samples;
use crate::labs::spec::{AnySpec, EngineChoice, ExportFormat, RunState};
use crate::learn::adversarial::Part;
use crate::learn::engine::{Engine, EngineName};
use crate::learn::self_test;
use crate::learn::training::Pace;
use crate::seismic::warning::scenario;

#[cfg(feature = "gpu")]
unsafe extern "C" {
    fn __wasm_call_ctors();
}

/// Runs once when the module is loaded.
#[wasm_bindgen(start)]
fn start() {
    // burn-wgpu brings static constructors. Unless something refers to them, the linker wraps every
    // export so that they run again on each call from JavaScript: 5 ms a kernel launch.
    #[cfg(feature = "gpu")]
    // SAFETY: the linker provides it, it takes nothing, and running it first is what it is for.
    unsafe {
        __wasm_call_ctors();
    }
    console_error_panic_hook::set_once();
}

pub(super) struct Kept {
    pub(super) data: Dataset,
    report: AnyImport,
    hash: OnceCell<String>,
    pub(super) desks: Desks,
}

impl Kept {
    /// SHA-256 of the data, taken when it is first asked for: of a million events it takes a second.
    fn hash(&self) -> &str {
        self.hash.get_or_init(|| lab_file::sha256(&self.data.to_bytes()))
    }
}

pub(super) struct Inner {
    post: Function,
    next: Cell<u32>,
    datasets: RefCell<BTreeMap<u32, Rc<Kept>>>,
    runs: RefCell<BTreeMap<u32, Rc<Runner>>>,
    engines: RefCell<BTreeMap<&'static str, Engine>>,
    pub(super) readings: Readings,
}

/// A module at work. The host makes one, hands it messages, and passes on what it posts.
#[wasm_bindgen]
pub struct Workbench {
    inner: Rc<Inner>,
}

#[wasm_bindgen]
impl Workbench {
    /// `post(message, transfer)` is called with each answer and notice.
    #[wasm_bindgen(constructor)]
    pub fn new(post: Function) -> Self {
        // One by one: the default of a `Function` is made from text, which content-security policies forbid.
        let (datasets, runs, engines, readings) = Default::default();
        Self { inner: Rc::new(Inner { post, next: Cell::new(0), datasets, runs, engines, readings }) }
    }

    /// Takes request number `id`; `bytes` is an array of Uint8Array. The answer is posted with the id.
    pub fn receive(&self, id: f64, request: JsValue, bytes: Array) {
        let inner = self.inner.clone();
        spawn_local(async move {
            let outcome = match serde_wasm_bindgen::from_value(request) {
                Ok(request) => inner.clone().answer(request, &bytes).await,
                Err(why) => Err(unreadable(&why.to_string())),
            };
            inner.reply(id, outcome);
        });
    }
}

pub(super) type Outcome = Result<(Answer, Arrays)>;

pub(super) fn plain(answer: Answer) -> Outcome {
    Ok((answer, Arrays::default()))
}

fn to_js(value: &impl Serialize) -> JsValue {
    value.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).unwrap_or(JsValue::NULL)
}

fn texts(bytes: &Array) -> Vec<Vec<u8>> {
    bytes.iter().map(|one| Uint8Array::new(&one).to_vec()).collect()
}

impl Inner {
    fn reply(&self, id: f64, outcome: Outcome) {
        let message = Object::new();
        let set = |name: &str, value: &JsValue| {
            // Setting a property of a plain object cannot fail.
            let _ = Reflect::set(&message, &name.into(), value);
        };
        set("id", &id.into());
        let mut transfer = Array::new();
        match outcome {
            Ok((answer, arrays)) => {
                let (named, buffers) = arrays.into_parts();
                set("answer", &to_js(&answer));
                set("arrays", &named);
                transfer = buffers;
            }
            Err(error) => set("error", &to_js(&error)),
        }
        let _ = self.post.call2(&JsValue::NULL, &message, &transfer);
    }

    pub(super) fn say(&self, notice: &Notice, arrays: Arrays) {
        let (named, buffers) = arrays.into_parts();
        let message = to_js(notice);
        // Setting a property of a plain object cannot fail.
        let _ = Reflect::set(&message, &"arrays".into(), &named);
        let _ = self.post.call2(&JsValue::NULL, &message, &buffers);
    }

    fn number(&self) -> u32 {
        self.next.set(self.next.get() + 1);
        self.next.get()
    }

    pub(super) fn dataset(&self, id: u32) -> Result<Rc<Kept>> {
        self.datasets.borrow().get(&id).cloned().ok_or_else(|| unknown("dataset", id))
    }

    pub(super) fn runner(&self, id: u32) -> Result<Rc<Runner>> {
        self.runs.borrow().get(&id).cloned().ok_or_else(|| unknown("run", id))
    }

    fn keep_dataset(&self, data: Dataset, report: AnyImport) -> u32 {
        let id = self.number();
        let kept = Kept { data, report, hash: OnceCell::new(), desks: Desks::default() };
        self.datasets.borrow_mut().insert(id, Rc::new(kept));
        id
    }

    /// Keeps what was read and says so.
    fn keep(&self, name: String, data: Dataset, report: AnyImport) -> Outcome {
        let dataset = self.keep_dataset(data, report.clone());
        plain(Answer::Dataset { dataset, name, report })
    }

    fn keep_run(&self, dataset: u32, run: Run, state: RunState) -> Rc<Runner> {
        let runner = Rc::new(Runner::new(self.number(), dataset, run, state));
        self.runs.borrow_mut().insert(runner.id, runner.clone());
        runner
    }

    async fn engine(&self, name: EngineName) -> Result<Engine> {
        if let Some(engine) = self.engines.borrow().get(name.as_str()) {
            return Ok(engine.clone());
        }
        let engine = Engine::open(name).await?;
        self.engines.borrow_mut().insert(name.as_str(), engine.clone());
        Ok(engine)
    }

    /// The engine of a table, or the one on a CPU that this module has.
    pub(super) async fn cpu(&self, table: EngineName) -> Result<Engine> {
        let built = EngineName::built();
        let other = built.iter().copied().find(|name| name.is_cpu());
        self.engine(if built.contains(&table) { table } else { other.unwrap_or(table) }).await
    }

    /// The engine of a choice, as far as this module has it.
    async fn chosen(&self, choice: EngineChoice, table: EngineName) -> Result<Engine> {
        let wished = choice.resolve(table);
        let built = EngineName::built();
        let name = if choice == EngineChoice::Auto && !built.contains(&wished) {
            built.first().copied().unwrap_or(wished)
        } else {
            wished
        };
        self.engine(name).await
    }

    async fn answer(self: Rc<Self>, request: Request, bytes: &Array) -> Outcome {
        match request {
            Request::Describe => {
                plain(Answer::Described { version: crate::VERSION, engines: EngineName::built() })
            }
            Request::OpenEngine { engine } => {
                self.engine(engine).await?;
                plain(Answer::Done)
            }
            Request::Samples => plain(Answer::Samples { samples: all_samples() }),
            Request::PlanSynthetic { options } => plain(Answer::SyntheticPlan { plan: options.plan()? }),
            Request::Catalogue { reading, name, files, options } => {
                let watch = Watch::of(&self, reading);
                let (found, report) = catalogues::read(&name, &files, texts(bytes), &options, &watch).await?;
                let (data, report) = (Dataset::Catalogue(found), AnyImport::Catalogue(report));
                self.keep(name, data, report)
            }
            Request::CancelReading { reading } => {
                self.readings.call_off(reading);
                plain(Answer::Done)
            }
            Request::OfCatalogue { dataset, ask } => {
                let (answer, arrays) = catalogues::answer(self.dataset(dataset)?.data.catalogue()?, &ask)?;
                Ok((Answer::OfCatalogue { answer }, arrays))
            }
            Request::Intensities { name, files, options, practice } => {
                let (table, report) =
                    intensities::read(&name, &files, texts(bytes), &options, practice.as_ref())?;
                self.keep(name, Dataset::Intensities(table), AnyImport::Intensities(report))
            }
            Request::OfIntensities { dataset, ask } => {
                let (answer, arrays) = intensities::answer(self.dataset(dataset)?.data.intensities()?, &ask);
                Ok((Answer::OfIntensities { answer }, arrays))
            }
            Request::Scenario { options } => plain(Answer::Scenario { scenario: scenario(&options)? }),
            Request::Terrain { name, files, options, known } => {
                let bytes = texts(bytes);
                let files: Vec<(&str, &[u8])> =
                    files.iter().map(String::as_str).zip(bytes.iter().map(Vec::as_slice)).collect();
                let (data, report) = terrains::read(&name, &files, &options, known)?;
                self.keep(name, data, report)
            }
            Request::OfTerrain { dataset, ask } => {
                let (answer, arrays) = terrains::answer(self.dataset(dataset)?.data.terrain()?, &ask)?;
                Ok((Answer::OfTerrain { answer }, arrays))
            }
            Request::Corpus { name, files, options } => {
                let (corpus, report) = corpora::read(&name, &files, texts(bytes), &options)?;
                self.keep(name, Dataset::Corpus(corpus), AnyImport::Corpus(report))
            }
            Request::OfCorpus { dataset, ask } => self.of_corpus(dataset, ask).await,
            Request::Run { dataset, spec } => self.make_run(dataset, *spec).await,
            Request::Start { run, epochs, steps, part } => self.start(run, epochs, steps, part).await,
            Request::Pause { run } => self.halt(run, false).await,
            Request::Stop { run } => self.halt(run, true).await,
            Request::Checkpoint { run, data } => {
                let entries = self.entries(run, data).await?;
                let names = entries.iter().map(|entry| entry.name.clone()).collect();
                let arrays = entries.iter().fold(Arrays::default(), |all, e| all.bytes(&e.name, &e.bytes));
                Ok((Answer::Entries { names }, arrays))
            }
            Request::Restore { names, dataset, engine } => self.restore(names, dataset, engine, bytes).await,
            Request::Report { run } => {
                let judged = self.report(run).await?;
                Ok(reported(judged))
            }
            Request::Judge { run, dataset } => {
                let (runner, other) = (self.runner(run)?, self.dataset(dataset)?);
                let own = self.dataset(runner.dataset)?.hash() == other.hash();
                let run = runner.run.lock().await;
                Ok(reported(run.judge(&other.data, own).await?))
            }
            Request::Predict { run, places } => {
                let runner = self.runner(run)?;
                let run = runner.run.lock().await;
                plain(Answer::Estimates { estimates: run.estimate(&places).await? })
            }
            Request::PredictIntensities { run, queries } => {
                let runner = self.runner(run)?;
                let estimates = runner.run.lock().await.intensities(&queries).await?;
                plain(Answer::IntensityEstimates { estimates })
            }
            Request::Probabilities { run, time } => {
                let runner = self.runner(run)?;
                let map = runner.run.lock().await.probabilities(time).await?;
                plain(Answer::Probabilities { map })
            }
            Request::OfTerrainRun { run, ask } => self.of_terrain_run(run, ask, &texts(bytes).concat()).await,
            Request::Inside(ask) => self.inside(ask).await,
            Request::OfTexts { run, ask } => self.of_texts(run, ask).await,
            Request::Splits { run } => self.splits(run).await,
            Request::Shuffled { run, permutations } => self.shuffled(run, permutations as usize).await,
            Request::CancelStudies { run } => {
                self.runner(run)?.cancel_studies();
                plain(Answer::Done)
            }
            Request::Export { run, format } => self.export(run, format).await,
            Request::SelfTest { engine } => {
                plain(Answer::Probes { probes: self_test::run(&self.engine(engine).await?).await? })
            }
            Request::Agree { reference, candidate } => {
                plain(Answer::Agreements { agreements: self_test::compare(&reference, &candidate) })
            }
            Request::Time { run, steps } => self.time(run, u64::from(steps)).await,
            Request::ForgetRun { run } => {
                self.runner(run)?.cancel_studies();
                self.halt(run, false).await?;
                self.runs.borrow_mut().remove(&run);
                plain(Answer::Done)
            }
            Request::ForgetDataset { dataset } => {
                self.datasets.borrow_mut().remove(&dataset);
                plain(Answer::Done)
            }
        }
    }

    async fn make_run(&self, dataset: u32, spec: AnySpec) -> Outcome {
        spec.check()?;
        let data = self.dataset(dataset)?;
        let engine = self.chosen(spec.engine(), spec.cpu_engine()).await?;
        let run = Run::new(spec, &data.data, engine, None)?;
        self.made(dataset, run, RunState::Ready).await
    }

    async fn made(&self, dataset: u32, run: Run, state: RunState) -> Outcome {
        let data = self.dataset(dataset)?;
        let runner = self.keep_run(dataset, run, state);
        let run = runner.run.lock().await;
        plain(Answer::Run(Box::new(RunMade {
            run: runner.id,
            dataset,
            dataset_name: data.data.name().to_string(),
            dataset_report: data.report.clone(),
            spec: run.spec(),
            state: runner.state(),
            weights: run.vitals().layout.len(),
            progress: runner.progress(&run),
            baseline: run.validation_of_simplest(),
        })))
    }

    async fn start(
        self: Rc<Self>,
        id: u32,
        epochs: Option<u32>,
        steps: Option<u32>,
        part: Option<Part>,
    ) -> Outcome {
        let runner = self.runner(id)?;
        if runner.is_driven() {
            return plain(Answer::Done);
        }
        if runner.state() == RunState::Diverged {
            return Err(Error::new(Code::Diverged));
        }
        let mut run = runner.run.lock().await;
        run.train_only(part)?;
        let (per_epoch, total) = (run.vitals().steps_per_epoch, run.vitals().total_steps());
        let more = match (epochs, steps) {
            (None, None) => None,
            (epochs, steps) => {
                Some(u64::from(epochs.unwrap_or(0)) * per_epoch + u64::from(steps.unwrap_or(0)))
            }
        };
        let until = more.map_or(total, |more| run.vitals().counters.steps + more);
        if until > total {
            let epochs = until.div_ceil(per_epoch) as usize;
            run.lengthen(epochs);
        }
        drop(run);
        let inner = self.clone();
        let say = move |notice: &Notice, arrays: Arrays| inner.say(notice, arrays);
        runner.set_off(&say);
        spawn_local(runner.drive(until, say));
        plain(Answer::Done)
    }

    async fn halt(&self, id: u32, stop: bool) -> Outcome {
        let runner = self.runner(id)?;
        runner.halt(stop, |notice, arrays| self.say(notice, arrays)).await;
        plain(Answer::Done)
    }

    async fn entries(&self, id: u32, with_data: bool) -> Result<Vec<Entry>> {
        let runner = self.runner(id)?;
        let data = self.dataset(runner.dataset)?;
        let note = DataNote {
            name: data.data.name().to_string(),
            sha256: data.hash().to_owned(),
            events: data.data.count(),
            report: data.report.clone(),
        };
        let bytes = with_data.then(|| data.data.to_bytes());
        let run = runner.run.lock().await;
        lab_file::write(&run, runner.state(), note, bytes).await
    }

    async fn restore(
        &self,
        names: Vec<String>,
        dataset: Option<u32>,
        engine: Option<EngineChoice>,
        bytes: &Array,
    ) -> Outcome {
        let entries: Vec<Entry> =
            names.into_iter().zip(texts(bytes)).map(|(name, bytes)| Entry { name, bytes }).collect();
        let manifest = lab_file::manifest(&entries)?;
        let dataset = match (dataset, lab_file::data(&entries)) {
            (Some(dataset), _) => dataset,
            (None, Some(bytes)) => {
                let (name, report) = (&manifest.data.name, &manifest.data.report);
                let data = Dataset::from_bytes(&manifest.spec, name, bytes, report, &HostDecoder)?;
                self.keep_dataset(data, manifest.data.report.clone())
            }
            (None, None) => {
                return Err(Error::new(Code::DataMissing)
                    .value("name", manifest.data.name.as_str())
                    .value("events", manifest.data.events));
            }
        };
        let data = self.dataset(dataset)?;
        let choice = engine.unwrap_or(manifest.spec.engine());
        let engine = self.chosen(choice, manifest.spec.cpu_engine()).await?;
        let mut run = lab_file::read(&entries, &manifest, &data.data, data.hash(), engine)?;
        run.ask_for(choice);
        self.made(dataset, run, manifest.state).await
    }

    async fn export(&self, id: u32, format: ExportFormat) -> Outcome {
        let bytes = match format {
            ExportFormat::Orogen => {
                // The zip is made by the host, from the entries of a checkpoint.
                return Err(Error::new(Code::BadOption)
                    .option("format")
                    .value("value", format.as_str())
                    .value("allowed", "safetensors, csv, json, onnx"));
            }
            ExportFormat::Safetensors => {
                let runner = self.runner(id)?;
                let run = runner.run.lock().await;
                let saved = run.save().await?;
                lab_file::weights(&run, run.in_use(&saved))?
            }
            ExportFormat::Csv => {
                let judged = self.report(id).await?;
                let data = self.dataset(self.runner(id)?.dataset)?;
                judged.csv(&data.data)?.into_bytes()
            }
            ExportFormat::Onnx => self.runner(id)?.run.lock().await.terrain()?.onnx().await?,
            ExportFormat::Json => {
                let judged = self.report(id).await?;
                serde_json::to_vec_pretty(&judged.report())
                    .map_err(|why| Error::new(Code::Crashed).value("why", why.to_string()))?
            }
        };
        Ok((Answer::Done, Arrays::default().bytes("bytes", &bytes)))
    }

    /// Times a fresh copy, so that the run itself is not touched.
    async fn time(&self, id: u32, steps: u64) -> Outcome {
        const WARM_UP: u64 = 2;
        let runner = self.runner(id)?;
        let data = self.dataset(runner.dataset)?;
        let run = runner.run.lock().await;
        let (spec, engine) = (run.spec().for_epochs(100_000), run.vitals().engine.clone());
        drop(run);
        let mut copy = Run::new(spec, &data.data, engine, None)?;
        let mut pace = Pace::of(copy.vitals().engine);
        while copy.advance(WARM_UP, &mut pace, &now).await?.is_none() {}
        let started = now();
        while copy.advance(WARM_UP + steps, &mut pace, &now).await?.is_none() {}
        let steps_per_second = steps as f64 * 1000.0 / (now() - started).max(0.01);
        plain(Answer::Timed { steps_per_second })
    }
}

/// A request that is not of the protocol's form: serde says "unknown field `x`, expected one of `a`, `b`".
fn unreadable(why: &str) -> Error {
    let (value, allowed) = why.split_once(", expected ").unwrap_or((why, "?"));
    let option = why.split('`').nth(1).unwrap_or("?");
    Error::new(Code::BadOption).option(option).value("value", value).value("allowed", allowed)
}

fn unknown(what: &str, id: u32) -> Error {
    Error::new(Code::UnknownId).value("what", what).value("id", id)
}
