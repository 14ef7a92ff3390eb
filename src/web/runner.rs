//! One run in a worker: it is driven slice by slice, and between slices anyone may have it.

use std::cell::Cell;
use std::rc::Rc;

use futures_util::lock::Mutex;

use super::arrays::Arrays;
use super::host::{breathe, now, rest};
use super::protocol::{Notice, ProgressNote, Reason};
use crate::error::{Code, Error, Result, Values};
use crate::labs::run::Run;
use crate::labs::spec::RunState;
use crate::labs::studies::Study;
use crate::labs::terrain::Frame;
use crate::learn::training::{Halt, Pace};

/// Progress is told this often, in milliseconds.
const TELL_MS: f64 = 100.0;

#[derive(Clone, Copy, PartialEq)]
enum Wish {
    Go,
    Pause,
    Stop,
}

/// A run, where it is in its life, and what is wished of it.
pub(crate) struct Runner {
    pub(crate) id: u32,
    pub(crate) dataset: u32,
    pub(crate) run: Mutex<Run>,
    state: Cell<RunState>,
    wish: Cell<Wish>,
    driving: Cell<bool>,
    /// How often its studies were given up: one that began before is over.
    given_up: Cell<u32>,
    told_epochs: Cell<usize>,
    rate: Cell<f64>,
}

impl Runner {
    pub(crate) fn new(id: u32, dataset: u32, run: Run, state: RunState) -> Self {
        // A run that was saved while it ran is paused now.
        let state = if state == RunState::Running { RunState::Paused } else { state };
        Self {
            id,
            dataset,
            run: Mutex::new(run),
            state: Cell::new(state),
            wish: Cell::new(Wish::Go),
            driving: Cell::new(false),
            given_up: Cell::new(0),
            told_epochs: Cell::new(0),
            rate: Cell::new(0.0),
        }
    }

    pub(crate) fn state(&self) -> RunState {
        self.state.get()
    }

    /// From now on the run is running, also before its first slice.
    pub(crate) fn set_off(&self, say: &impl Fn(&Notice, Arrays)) {
        self.wish.set(Wish::Go);
        self.driving.set(true);
        self.enter(RunState::Running, None, say);
    }

    /// Takes the run to `until` steps, or until something else is wished.
    pub(crate) async fn drive(self: Rc<Self>, until: u64, say: impl Fn(&Notice, Arrays)) {
        let mut pace = Pace::of(self.run.lock().await.vitals().engine);
        let mut told = now();
        let (state, reason) = loop {
            let mut run = self.run.lock().await;
            let (before, started) = (run.vitals().counters.steps, now());
            let slice = run.advance(until, &mut pace, &now).await;
            let after = now();
            self.measure(run.vitals().counters.steps.saturating_sub(before), after - started);
            if after - told >= TELL_MS || !matches!(slice, Ok(None)) {
                told = after;
                say(&Notice::Progress { run: self.id, progress: self.progress(&run) }, Arrays::default());
            }
            self.show(&mut run, &say);
            drop(run);
            match slice {
                Ok(None) => {}
                Ok(Some(halt)) => break after_halt(halt),
                Err(error) => {
                    self.fail(error, &say);
                    return;
                }
            }
            match self.wish.get() {
                Wish::Go => breathe().await,
                Wish::Pause => break (RunState::Paused, None),
                Wish::Stop => break (RunState::Stopped, None),
            }
        };
        self.driving.set(false);
        self.enter(state, reason, &say);
    }

    /// Trains the networks of the other seeds as far as the first one is; messages get in meanwhile. The run
    /// itself has precedence: when it goes on, this ends.
    pub(crate) async fn repeat(&self, say: impl Fn(&Notice, Arrays)) -> Result<()> {
        let mut pace = Pace::of(self.run.lock().await.vitals().engine);
        let mut told = now();
        loop {
            let mut run = self.run.lock().await;
            if run.vitals().counters.steps == 0 {
                return Err(Error::new(Code::NotTrained));
            }
            let share = run.repeat(&mut pace, &now).await?;
            drop(run);
            if share >= 1.0 || self.driving.get() {
                return Ok(());
            }
            if now() - told >= TELL_MS {
                told = now();
                say(&Notice::Repeats { run: self.id, share }, Arrays::default());
            }
            breathe().await;
        }
    }

    /// Passes on the frames of the film that are new.
    fn show(&self, run: &mut Run, say: &impl Fn(&Notice, Arrays)) {
        for frame in run.take_frames() {
            let Frame { step, size, elevation, scores, alarms } = frame;
            let count = elevation.len() / (size * size).max(1);
            let notice = Notice::Film { run: self.id, step, size, count, scores, alarms };
            say(&notice, Arrays::default().f32("elevation", &elevation));
        }
    }

    pub(crate) fn studies_given_up(&self) -> u32 {
        self.given_up.get()
    }

    pub(crate) fn cancel_studies(&self) {
        self.given_up.set(self.given_up.get() + 1);
    }

    /// Takes a study to its end, unless studies are given up after `asked`; the run may go on meanwhile.
    pub(crate) async fn study(
        &self,
        study: &mut impl Study,
        asked: u32,
        say: impl Fn(&Notice, Arrays),
    ) -> Result<()> {
        let mut pace = Pace::of(self.run.lock().await.vitals().engine);
        let mut told = now();
        loop {
            let share = study.advance(&mut pace, &now).await?;
            if self.given_up.get() != asked {
                return Err(Error::new(Code::Cancelled));
            }
            if share >= 1.0 {
                return Ok(());
            }
            if now() - told >= TELL_MS {
                told = now();
                say(&Notice::Study { run: self.id, study: study.name(), share }, Arrays::default());
            }
            breathe().await;
        }
    }

    fn fail(&self, error: Error, say: &impl Fn(&Notice, Arrays)) {
        self.driving.set(false);
        self.state.set(RunState::Paused);
        say(&Notice::Failed { run: self.id, error }, Arrays::default());
    }

    pub(crate) fn enter(&self, state: RunState, reason: Option<Reason>, say: &impl Fn(&Notice, Arrays)) {
        self.state.set(state);
        say(&Notice::State { run: self.id, state, reason }, Arrays::default());
    }

    pub(crate) fn is_driven(&self) -> bool {
        self.driving.get()
    }

    /// Asks for a pause, or for a stop, and waits until the run stands still.
    pub(crate) async fn halt(&self, stop: bool, say: impl Fn(&Notice, Arrays)) {
        self.wish.set(if stop { Wish::Stop } else { Wish::Pause });
        while self.driving.get() {
            rest().await;
        }
        let still = matches!(self.state.get(), RunState::Ready | RunState::Paused);
        if stop && still {
            self.enter(RunState::Stopped, None, &say);
        }
    }

    fn measure(&self, steps: u64, took_ms: f64) {
        if steps == 0 || took_ms <= 0.0 {
            return;
        }
        let rate = steps as f64 * 1000.0 / took_ms;
        let old = self.rate.get();
        // The last second or so counts.
        let weight = if old > 0.0 { (took_ms / 1000.0).clamp(0.05, 1.0) } else { 1.0 };
        self.rate.set(old + weight * (rate - old));
    }

    /// How far the run is; tells of each finished epoch once.
    pub(crate) fn progress(&self, run: &Run) -> ProgressNote {
        let vitals = run.vitals();
        let (counters, history) = (vitals.counters, vitals.history);
        let (rate, total) = (self.rate.get(), vitals.total_steps());
        let from = self.told_epochs.replace(vitals.epoch());
        let new = |losses: &[f64]| losses.iter().skip(from).map(|&loss| run.loss(loss)).collect();
        ProgressNote {
            epoch: vitals.epoch(),
            epochs: vitals.epochs,
            step: counters.steps,
            steps: total,
            steps_per_second: rate,
            seconds_left: (rate > 0.0).then(|| total.saturating_sub(counters.steps) as f64 / rate),
            training_loss: vitals.recent_loss.or(history.training.last().copied()).map(|loss| run.loss(loss)),
            validation_loss: history.validation.last().map(|&loss| run.loss(loss)),
            generator_loss: vitals.opponent.and(vitals.recent_loss),
            discriminator_loss: vitals.opponent.map(|opponent| opponent.loss),
            accuracy_real: vitals.opponent.map(|opponent| opponent.accuracy_real),
            accuracy_fake: vitals.opponent.map(|opponent| opponent.accuracy_fake),
            gradient_norms: vitals.gradients.to_vec(),
            engine: vitals.engine.name,
            new_training: new(&history.training),
            new_validation: new(&history.validation),
        }
    }
}

fn after_halt(halt: Halt) -> (RunState, Option<Reason>) {
    let reason = |code, name: &str, epoch: usize| {
        Some(Reason { code, values: Values::from([(name.to_string(), epoch.into())]) })
    };
    match halt {
        Halt::Asked => (RunState::Paused, None),
        Halt::Finished => (RunState::Finished, None),
        Halt::EarlyStopping { best_epoch } => {
            (RunState::Finished, reason("early-stopping", "epoch", best_epoch))
        }
        Halt::Diverged { epoch } => (RunState::Diverged, reason("diverged", "epoch", epoch)),
    }
}
