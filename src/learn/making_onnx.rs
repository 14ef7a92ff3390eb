//! A generator as an ONNX graph: what is fixed while it makes maps, the statistics of normalised layers and the
//! lines of upsampling and blur, becomes constants.

use burn::tensor::Tensor;

use super::making::Maker;
use super::onnx::{Graph, Name};
use super::parameters::{self, Layout};
use crate::error::Result;
use crate::nets::fixed::Line;
use crate::nets::gan::{NORMALISING_EPSILON, SEED_CELLS, SEED_CHANNELS};

/// A generator's numbers by name.
struct Weights {
    layout: Layout,
    row: Vec<f32>,
}

impl Weights {
    /// A layer's tensor: its shape and its numbers.
    fn of(&self, layer: &str, tensor: &str) -> (&[usize], &[f32]) {
        let ending = format!(".{layer}.{tensor}");
        let found = self.layout.entries().find(|(name, ..)| format!(".{name}").ends_with(&ending));
        let found = found.map(|(_, shape, range)| (shape, self.row.get(range).unwrap_or_default()));
        found.unwrap_or_default()
    }

    fn constant(&self, graph: &mut Graph, layer: &str, tensor: &str) -> Name {
        let (shape, values) = self.of(layer, tensor);
        graph.floats(shape, values)
    }

    fn dense(&self, graph: &mut Graph, layer: &str, x: &Name) -> Name {
        let (weight, bias) = (self.constant(graph, layer, "weight"), self.constant(graph, layer, "bias"));
        graph.node("Gemm", &[x, &weight, &bias], &[])
    }

    fn convolution(&self, graph: &mut Graph, layer: &str, x: &Name) -> Name {
        let (weight, bias) = (self.constant(graph, layer, "weight"), self.constant(graph, layer, "bias"));
        graph.node("Conv", &[x, &weight, &bias], &[("pads", &[1, 1, 1, 1])])
    }

    /// Normalised by given mean and variance, then relu.
    fn normalised(&self, graph: &mut Graph, layer: &str, x: &Name, [mean, variance]: &[Vec<f32>; 2]) -> Name {
        let ((_, scale), (_, shift)) = (self.of(layer, "scale"), self.of(layer, "shift"));
        let factors = scale.iter().zip(variance).map(|(scale, variance)| {
            (f64::from(*scale) / (f64::from(*variance) + NORMALISING_EPSILON).sqrt()) as f32
        });
        let factors: Vec<f32> = factors.collect();
        let terms = shift.iter().zip(mean).zip(&factors).map(|((shift, mean), factor)| shift - mean * factor);
        let terms: Vec<f32> = terms.collect();
        let each = [1, factors.len(), 1, 1];
        let (factor, term) = (graph.floats(&each, &factors), graph.floats(&each, &terms));
        let x = graph.node("Mul", &[x, &factor], &[]);
        let x = graph.node("Add", &[&x, &term], &[]);
        graph.node("Relu", &[&x], &[])
    }
}

/// A line `[from, to]` along rows and, transposed, down columns.
async fn both(graph: &mut Graph, line: Line, x: &Name) -> Result<Name> {
    let (matrix, [from, to]) = line.matrix();
    let flat = |matrix: Tensor<2>| matrix.flatten::<1>(0, 1);
    let rows = parameters::read(vec![flat(matrix.clone()), flat(matrix.transpose())]).await?;
    let [across, down] = rows.as_slice() else { return Ok(x.clone()) };
    let (across, down) = (graph.floats(&[from, to], across), graph.floats(&[to, from], down));
    let x = graph.node("MatMul", &[x, &across], &[]);
    Ok(graph.node("MatMul", &[&down, &x], &[]))
}

impl Maker<'_> {
    /// The generator as an ONNX file: `noise` `[count, latent]`, standard normal, to `maps`
    /// `[count, 1, size, size]` from -1 to 1.
    ///
    /// # Errors
    /// `device-lost`
    pub async fn onnx(&self, note: &str) -> Result<Vec<u8>> {
        let (layout, row) = self.weights();
        let wished = std::iter::once(row).chain(self.flat_statistics()).collect();
        let mut read = parameters::read(wished).await?.into_iter();
        let weights = Weights { layout, row: read.next().unwrap_or_default() };
        let pairs: Vec<Vec<f32>> = read.collect();
        let (pairs, _) = pairs.as_chunks::<2>();
        let (size, latent) = (self.network().size, self.network().latent());
        let mut graph = Graph::default();
        let mut x = Graph::input();
        if pairs.is_empty() {
            let layers = weights.layout.entries().count() / 2;
            for layer in 0..layers {
                x = weights.dense(&mut graph, &format!("layers.{layer}"), &x);
                let last = layer + 1 == layers;
                x = graph.node(if last { "Tanh" } else { "Relu" }, &[&x], &[]);
            }
            let shape = graph.integers(&[-1, 1, size as i64, size as i64]);
            x = graph.node("Reshape", &[&x, &shape], &[]);
            return Ok(graph.file(&x, &[latent], &[1, size, size], note));
        }
        x = weights.dense(&mut graph, "first", &x);
        let side = SEED_CELLS as i64;
        let shape = graph.integers(&[-1, SEED_CHANNELS as i64, side, side]);
        x = graph.node("Reshape", &[&x, &shape], &[]);
        let mut cells = SEED_CELLS;
        for (at, statistics) in pairs.iter().enumerate() {
            let Some(stage) = at.checked_sub(1) else {
                // The first one of the layout is the generator's own, before its stages.
                x = weights.normalised(&mut graph, "normalised", &x, statistics);
                continue;
            };
            x = both(&mut graph, Line::doubled(cells, self.device()), &x).await?;
            cells *= 2;
            x = weights.convolution(&mut graph, &format!("stages.{stage}.convolution"), &x);
            x = weights.normalised(&mut graph, &format!("stages.{stage}.normalised"), &x, statistics);
        }
        x = weights.convolution(&mut graph, "to_map", &x);
        x = both(&mut graph, Line::blurred(cells, self.device()), &x).await?;
        x = graph.node("Tanh", &[&x], &[]);
        Ok(graph.file(&x, &[latent], &[1, size, size], note))
    }
}
