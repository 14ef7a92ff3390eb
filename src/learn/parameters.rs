//! A network's weights as one flat row: what optimisers step, checkpoints keep and engines hand over.
//!
//! One row instead of a tensor a layer means a handful of operations a step instead of a handful for
//! every layer, on a graphics card a handful of launches.

use burn::module::{Module, ModuleMapper, ModuleVisitor, Param};
use burn::tensor::{Device, Gradients, Tensor, TensorData, Transaction};

use crate::error::{Code, Error, Result};

/// Name and shape of each weight tensor, in the order of the flat row.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout(Vec<(String, Vec<usize>)>);

impl Layout {
    /// The layout of a module.
    pub fn of<M: Module>(module: &M) -> Self {
        let mut visitor = Shapes { path: Vec::new(), found: Vec::new() };
        module.visit(&mut visitor);
        Self(visitor.found)
    }

    /// Name, shape and place in the flat row of each tensor.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &[usize], std::ops::Range<usize>)> {
        let mut start = 0;
        self.0.iter().map(move |(name, shape)| {
            let from = start;
            start += shape.iter().product::<usize>();
            (name.as_str(), shape.as_slice(), from..start)
        })
    }

    /// How many numbers the row has.
    pub fn len(&self) -> usize {
        self.0.iter().map(|(_, shape)| shape.iter().product::<usize>()).sum()
    }

    /// Whether there is nothing to learn.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// 1 where a number is a weight, 0 where it is a bias: what a penalty on weights applies to.
    pub fn weights_mask(&self) -> Vec<f32> {
        self.0
            .iter()
            .flat_map(|(_, shape)| {
                let one = if shape.len() > 1 { 1.0 } else { 0.0 };
                std::iter::repeat_n(one, shape.iter().product())
            })
            .collect()
    }
}

struct Shapes {
    path: Vec<String>,
    found: Vec<(String, Vec<usize>)>,
}

impl ModuleVisitor for Shapes {
    fn enter_module(&mut self, name: &str, _container_type: &str) {
        self.path.push(name.to_string());
    }
    fn exit_module(&mut self, _name: &str, _container_type: &str) {
        self.path.pop();
    }
    fn visit_float<const D: usize>(&mut self, param: &Param<Tensor<D>>) {
        self.found.push((self.path.join("."), param.val().dims().to_vec()));
    }
}

/// The gradients of a module's weights as one flat row `[weights]`, taken out of `gradients`.
pub fn gradients<M: Module>(module: &M, gradients: &mut Gradients) -> Tensor<1> {
    struct Take<'a>(&'a mut Gradients, Vec<Tensor<1>>);
    impl ModuleVisitor for Take<'_> {
        fn visit_float<const D: usize>(&mut self, param: &Param<Tensor<D>>) {
            let tensor = param.val();
            let gradient = tensor.grad_remove(self.0).unwrap_or_else(|| tensor.inner().zeros_like());
            self.1.push(gradient.flatten::<1>(0, D - 1));
        }
    }
    let mut take = Take(gradients, Vec::new());
    module.visit(&mut take);
    Tensor::cat(take.1, 0)
}

/// The length of each weight tensor's part of a flat row, biases left out, in the layout's order.
pub fn lengths(layout: &Layout, row: &Tensor<1>) -> Tensor<1> {
    let parts = layout.entries().filter(|(_, shape, _)| shape.len() > 1).map(|(_, _, range)| {
        let part = row.clone().slice(range);
        (part.clone() * part).sum().sqrt()
    });
    Tensor::cat(parts.collect(), 0)
}

/// The module with its weights taken from a flat row `[weights]`, ready for the next backward pass.
pub fn with_row<M: Module>(module: M, row: &Tensor<1>) -> M {
    struct Put<'a>(&'a Tensor<1>, usize);
    impl ModuleMapper for Put<'_> {
        fn map_float<const D: usize>(&mut self, param: Param<Tensor<D>>) -> Param<Tensor<D>> {
            param.map(|tensor| {
                let shape = tensor.shape();
                let start = self.1;
                self.1 += shape.num_elements();
                let new = self.0.clone().slice(start..self.1).reshape(shape);
                if tensor.is_autodiff() { new.autodiff().require_grad() } else { new }
            })
        }
    }
    module.map(&mut Put(row, 0))
}

/// A flat row on a device.
pub fn row_from(values: &[f32], device: &Device) -> Tensor<1> {
    Tensor::from_data(TensorData::new(values.to_vec(), [values.len()]), device)
}

/// Reads flat rows back in one go.
///
/// # Errors
/// `device-lost` where the engine no longer answers.
pub async fn read(rows: Vec<Tensor<1>>) -> Result<Vec<Vec<f32>>> {
    let transaction =
        rows.into_iter().fold(Transaction::default(), |transaction, row| transaction.register(row));
    let lost = |why: String| Error::new(Code::DeviceLost).value("why", why);
    transaction
        .execute_async()
        .await
        .map_err(|error| lost(error.to_string()))?
        .into_iter()
        .map(|data| data.try_into_vec::<f32>().map_err(|error| lost(error.to_string())))
        .collect()
}
