//! The long short-term memory (Hochreiter and Schmidhuber 1997; with a forget gate, Gers et al. 2000), in two ways that
//! tests hold to the same numbers: step by step as operations of the engine, whose gradients the engine finds; and, where
//! numbers can be read at once, with gates and gradients written out, the inputs of all steps in one product before the
//! loop and the weights' gradients in one after it.
//!
//! Tensors of words have time first: a step is then one piece of memory.

use burn::module::{Module, Param};
use burn::tensor::{Device, Tensor, TensorData, activation};

use super::lstm::zeros;

/// One long short-term memory. The gates stand side by side: in, forget, candidate, out.
#[derive(Module, Debug)]
pub struct Lstm {
    pub(super) kernel: Param<Tensor<2>>,
    pub(super) recurrent: Param<Tensor<2>>,
    pub(super) bias: Param<Tensor<1>>,
}

impl Lstm {
    pub(super) fn new(inputs: usize, units: usize, device: &Device) -> Self {
        Self {
            kernel: zeros([inputs, 4 * units], device),
            recurrent: zeros([units, 4 * units], device),
            bias: zeros([4 * units], device),
        }
    }

    /// What the words alone tell the gates: `[time × texts, 4 × units]`.
    fn told(&self, words: Tensor<3>) -> Tensor<2> {
        let [time, texts, width] = words.dims();
        let told = words.reshape([time * texts, width]).matmul(self.kernel.val());
        told + self.bias.val().unsqueeze::<2>()
    }

    /// The states after each word, `[time, texts, units]`, in the order of words. `words` is
    /// `[time, texts, embedding]`; where `present` `[time, texts, 1]` is 0, the memory is emptied.
    pub fn forward(&self, words: Tensor<3>, present: Option<&Tensor<3>>, backwards: bool) -> Tensor<3> {
        let [time, texts, _] = words.dims();
        let gates = self.recurrent.val().dims()[1];
        let mut told = self.told(words).reshape([time, texts, gates]);
        if let Some(present) = present {
            // Shuts all gates: one operation for all steps.
            told = told + absent(present);
        }
        let mut told = steps(told);
        if backwards {
            told.reverse();
        }
        let recurrent = self.recurrent.val();
        let mut memory: Option<Memory> = None;
        let mut states = Vec::with_capacity(time);
        for told in told {
            let (hidden, cell) = remembered(told, &recurrent, memory);
            states.push(hidden.clone());
            memory = Some((hidden, cell));
        }
        if backwards {
            states.reverse();
        }
        Tensor::stack(states, 0)
    }

    /// What is remembered after one more word of each text, `[texts, embedding]`.
    pub fn step(&self, words: Tensor<2>, before: Option<Memory>) -> Memory {
        remembered(self.told(words.unsqueeze::<3>()), &self.recurrent.val(), before)
    }
}

/// What is remembered of each text: the state and the cell, `[texts, units]` each.
pub type Memory = (Tensor<2>, Tensor<2>);

/// One step, from what the word tells the gates.
fn remembered(told: Tensor<2>, recurrent: &Tensor<2>, before: Option<Memory>) -> Memory {
    let units = recurrent.dims()[0];
    let gates = match &before {
        Some((hidden, _)) => told + hidden.clone().matmul(recurrent.clone()),
        None => told,
    };
    let gate = |number: usize| gates.clone().narrow(1, number * units, units);
    let taken = activation::sigmoid(gate(0)) * activation::tanh(gate(2));
    let cell = match before {
        Some((_, cell)) => activation::sigmoid(gate(1)) * cell + taken,
        None => taken,
    };
    (activation::sigmoid(gate(3)) * activation::tanh(cell.clone()), cell)
}

/// 0 where a place holds a word, beyond reach of any score where it does not: e to this power is 0.
pub(super) fn absent(present: &Tensor<3>) -> Tensor<3> {
    present.clone().sub_scalar(1.0).mul_scalar(1e4)
}

/// `[time, texts, width]` as a list over time.
fn steps(all: Tensor<3>) -> Vec<Tensor<2>> {
    // By halves: the gradient of a slice is as large as what it is a slice of, so that slices of the whole would
    // cost the square of the time.
    let [time, texts, width] = all.dims();
    if time < 2 {
        return vec![all.reshape([texts, width])];
    }
    let (before, after) = (all.clone().narrow(0, 0, time / 2), all.narrow(0, time / 2, time - time / 2));
    let mut found = steps(before);
    found.extend(steps(after));
    found
}

/// The numbers of a tensor of an engine that computes where it is called; without a copy where nobody else holds it.
pub fn numbers<const D: usize>(tensor: Tensor<D>) -> Vec<f32> {
    tensor.try_into_vec_as::<f32>().unwrap_or_default()
}

fn matrix(values: Vec<f32>, rows: usize, device: &Device) -> Tensor<2> {
    let width = values.len() / rows.max(1);
    Tensor::from_data(TensorData::new(values, [rows, width]), device)
}

/// One memory's way over a batch of texts, written out, and what its gradient needs of it.
#[derive(Debug)]
pub struct Passage {
    lstm: Lstm,
    words: Tensor<3>,
    backwards: bool,
    /// `[time, texts, 4 × units]`, open between 0 and 1, candidates between -1 and 1.
    gates: Vec<f32>,
    /// `[time, texts, units]`, as the states.
    cells: Vec<f32>,
    states: Vec<f32>,
}

/// Gradients of a memory's weights, and of its words `[time, texts, embedding]`.
#[derive(Debug)]
pub struct Slopes {
    /// Like [`Lstm`]'s.
    pub kernel: Tensor<2>,
    /// Like [`Lstm`]'s.
    pub recurrent: Tensor<2>,
    /// Like [`Lstm`]'s.
    pub bias: Tensor<1>,
    /// Of what was read.
    pub words: Tensor<3>,
}

impl Passage {
    /// Reads `words` `[time, texts, embedding]`, all without gradients; where `present` `[time × texts]` is false, the
    /// memory is emptied. Texts that are filled up at the front cost least where the longest come first.
    pub fn read(lstm: &Lstm, words: Tensor<3>, present: Option<&[bool]>, backwards: bool) -> Self {
        let [time, texts, _] = words.dims();
        let recurrent = lstm.recurrent.val();
        let [units, width] = recurrent.dims();
        let device = words.device();
        let mut gates = numbers(lstm.told(words.clone()));
        let mut cells = vec![0.0; time * texts * units];
        let mut states = cells.clone();
        let there: Vec<bool> = present.map_or_else(|| vec![true; time * texts], <[bool]>::to_vec);
        let (mut cell, mut hidden) = (vec![0.0; texts * units], vec![0.0; texts * units]);
        let steps = in_order(gates.chunks_exact_mut(texts * width), backwards).into_iter();
        let kept = in_order(cells.chunks_exact_mut(texts * units), backwards).into_iter();
        let said = in_order(states.chunks_exact_mut(texts * units), backwards).into_iter();
        let places = in_order(there.chunks_exact(texts), backwards).into_iter();
        for (number, (((gates, kept), said), there)) in steps.zip(kept).zip(said).zip(places).enumerate() {
            // Beyond the last text that has a word here nothing is remembered.
            let rows = there.iter().rposition(|&there| there).map_or(0, |last| last + 1);
            let mut heard = vec![0.0; rows * width];
            if number > 0 && rows > 0 {
                let before = hidden.get(..rows * units).unwrap_or_default().to_vec();
                heard = numbers(matrix(before, rows, &device).matmul(recurrent.clone()));
            }
            let mut heard = heard.chunks_exact(width);
            let memories = cell.chunks_exact_mut(units).zip(hidden.chunks_exact_mut(units));
            for ((gates, (cell, hidden)), &there) in gates.chunks_exact_mut(width).zip(memories).zip(there) {
                match heard.next() {
                    Some(heard) if there => remember(gates, heard, cell, hidden),
                    _ => [gates, cell, hidden].into_iter().for_each(|row| row.fill(0.0)),
                }
            }
            kept.copy_from_slice(&cell);
            said.copy_from_slice(&hidden);
        }
        Self { lstm: lstm.clone(), words, backwards, gates, cells, states }
    }

    /// The states after each word, `[time, texts, units]`.
    pub fn states(&self) -> Tensor<3> {
        let [time, texts, _] = self.words.dims();
        let units = self.states.len() / (time * texts).max(1);
        Tensor::from_data(TensorData::new(self.states.clone(), [time, texts, units]), &self.words.device())
    }

    /// Gradients from that of the states, `[time, texts, units]`.
    pub fn slopes(mut self, states: Tensor<3>) -> Slopes {
        let [time, texts, embedding] = self.words.dims();
        let recurrent = self.lstm.recurrent.val();
        let [units, width] = recurrent.dims();
        let device = self.words.device();
        let turned = recurrent.transpose();
        let slopes = numbers(states);
        let start = vec![0.0; texts * units];
        let cells = in_order(self.cells.chunks_exact(texts * units), self.backwards);
        let before = std::iter::once(start.as_slice()).chain(cells.iter().copied());
        let before: Vec<&[f32]> = before.take(time).collect();
        let steps = in_order(self.gates.chunks_exact_mut(texts * width), self.backwards);
        let slopes = in_order(slopes.chunks_exact(texts * units), self.backwards);
        // What the step that comes after says of this one's state and cell.
        let (mut later, mut cell_slope) = (start.clone(), start.clone());
        let all = steps.into_iter().zip(slopes).zip(cells.iter().zip(&before));
        for (number, ((gates, slope), (cell, before))) in all.enumerate().rev() {
            later.iter_mut().zip(slope).for_each(|(later, slope)| *later += slope);
            let memories = cell.chunks_exact(units).zip(before.chunks_exact(units));
            let slopes = later.chunks_exact(units).zip(cell_slope.chunks_exact_mut(units));
            let rows = gates.chunks_exact_mut(width).zip(memories).zip(slopes);
            for ((gates, (cell, before)), (slope, cell_slope)) in rows {
                look_back(gates, cell, before, slope, cell_slope);
            }
            if number > 0 {
                later = numbers(matrix(gates.to_vec(), texts, &device).matmul(turned.clone()));
            }
        }
        let gates = matrix(std::mem::take(&mut self.gates), time * texts, &device);
        let states = matrix(std::mem::take(&mut self.states), time * texts, &device);
        let words = self.words.reshape([time * texts, embedding]);
        // Of each step but the first the state before it.
        let others = (time - 1) * texts;
        let (first, second) = if self.backwards { (texts, 0) } else { (0, texts) };
        let recurrent = if others > 0 {
            states.narrow(0, first, others).transpose().matmul(gates.clone().narrow(0, second, others))
        } else {
            Tensor::zeros([units, width], &device)
        };
        Slopes {
            kernel: words.transpose().matmul(gates.clone()),
            recurrent,
            bias: gates.clone().sum_dim(0).reshape([width]),
            words: gates.matmul(self.lstm.kernel.val().transpose()).reshape([time, texts, embedding]),
        }
    }
}

/// Steps in the order in which they are read.
fn in_order<T>(steps: impl Iterator<Item = T>, backwards: bool) -> Vec<T> {
    let mut steps: Vec<T> = steps.collect();
    if backwards {
        steps.reverse();
    }
    steps
}

/// One step of one text: the gates open, the cell and the state become new.
fn remember(gates: &mut [f32], heard: &[f32], cell: &mut [f32], hidden: &mut [f32]) {
    gates.iter_mut().zip(heard).for_each(|(gate, heard)| *gate += heard);
    let (input_and_forget, others) = gates.split_at_mut(2 * cell.len());
    let (candidate, output) = others.split_at_mut(cell.len());
    input_and_forget.iter_mut().for_each(|gate| *gate = sigmoid(*gate));
    candidate.iter_mut().for_each(|gate| *gate = tanh(*gate));
    output.iter_mut().for_each(|gate| *gate = sigmoid(*gate));
    let (input, forget) = input_and_forget.split_at(cell.len());
    let taken = input.iter().zip(&*candidate);
    for ((cell, forget), (input, candidate)) in cell.iter_mut().zip(forget).zip(taken) {
        *cell = forget * *cell + input * candidate;
    }
    for ((hidden, output), cell) in hidden.iter_mut().zip(&*output).zip(&*cell) {
        *hidden = output * tanh(*cell);
    }
}

/// The same, back: what was in the gates becomes the gradient of what they were told; `cell_slope` that of the cell
/// before.
fn look_back(gates: &mut [f32], cell: &[f32], before: &[f32], slope: &[f32], cell_slope: &mut [f32]) {
    let (input_and_forget, others) = gates.split_at_mut(2 * cell.len());
    let (input, forget) = input_and_forget.split_at_mut(cell.len());
    let (candidate, output) = others.split_at_mut(cell.len());
    let opened = input.iter_mut().zip(forget).zip(candidate.iter_mut().zip(output));
    let slopes = slope.iter().zip(cell_slope);
    for ((((i, f), (g, o)), (cell, before)), (slope, carried)) in
        opened.zip(cell.iter().zip(before)).zip(slopes)
    {
        let seen = tanh(*cell);
        let of_cell = *carried + slope * *o * (1.0 - seen * seen);
        *carried = of_cell * *f;
        *o = slope * seen * *o * (1.0 - *o);
        *f = of_cell * before * *f * (1.0 - *f);
        let of_input = of_cell * *g * *i * (1.0 - *i);
        *g = of_cell * *i * (1.0 - *g * *g);
        *i = of_input;
    }
}

fn sigmoid(x: f32) -> f32 {
    1.0 / (1.0 + exp(-x))
}

fn tanh(x: f32) -> f32 {
    2.0 / (1.0 + exp(-2.0 * x)) - 1.0
}

/// e to the power of x, within 2 parts in ten million (the polynomial of Cephes, Moshier 1992): compilers make a loop
/// over it compute several at a time, which they cannot with that of a library.
pub(super) fn exp(x: f32) -> f32 {
    /// Added, it leaves no place for what is behind the point, and a whole number in the lowest bits.
    const WHOLE: f32 = 12_582_912.0;
    let x = x.clamp(-87.0, 88.0);
    let shifted = x * std::f32::consts::LOG2_E + WHOLE;
    let power = shifted - WHOLE;
    // ln 2 in two pieces, the first of which has few digits.
    let rest = x - power * 0.693_359_4 + power * 2.121_944_4e-4;
    let mut sum = 1.987_569_1e-4;
    for factor in [1.398_199_9e-3, 8.333_452e-3, 4.166_579_6e-2, 0.166_666_65, 0.5, 1.0, 1.0] {
        sum = sum * rest + factor;
    }
    sum * f32::from_bits((shifted.to_bits() << 23).wrapping_add(1.0_f32.to_bits()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exponentials_are_those_of_the_library() {
        for step in -8600..8700 {
            let x = step as f32 * 0.01;
            let right = libm::exp(f64::from(x));
            assert!((f64::from(exp(x)) / right - 1.0).abs() < 3e-7, "{x}: {} {right}", exp(x));
            assert!((f64::from(tanh(x)) - libm::tanh(f64::from(x))).abs() < 3e-7, "{x}");
        }
        assert!(exp(f32::NAN).is_nan() && sigmoid(-1e4) < 1e-37 && sigmoid(1e4) == 1.0);
    }
}
