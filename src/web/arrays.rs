//! Arrays that travel beside a message instead of in it, and are handed over, not copied again.

use js_sys::{Array, Float32Array, Float64Array, Int32Array, Object, Reflect, Uint8Array, Uint32Array};
use wasm_bindgen::JsValue;

/// Named arrays on their way out.
#[derive(Debug, Default)]
pub(crate) struct Arrays {
    named: Object,
    transfer: Array,
}

impl Arrays {
    fn put(self, name: &str, array: &JsValue, buffer: &JsValue) -> Self {
        // Setting a property of a plain object cannot fail.
        let _ = Reflect::set(&self.named, &name.into(), array);
        self.transfer.push(buffer);
        self
    }

    pub(crate) fn bytes(self, name: &str, values: &[u8]) -> Self {
        let array = Uint8Array::from(values);
        let buffer = array.buffer();
        self.put(name, &array, &buffer)
    }

    pub(crate) fn i32(self, name: &str, values: &[i32]) -> Self {
        let array = Int32Array::from(values);
        let buffer = array.buffer();
        self.put(name, &array, &buffer)
    }

    pub(crate) fn f32(self, name: &str, values: &[f32]) -> Self {
        let array = Float32Array::from(values);
        let buffer = array.buffer();
        self.put(name, &array, &buffer)
    }

    pub(crate) fn f64(self, name: &str, values: &[f64]) -> Self {
        let array = Float64Array::from(values);
        let buffer = array.buffer();
        self.put(name, &array, &buffer)
    }

    /// Narrowed: f32 is what plots need.
    pub(crate) fn narrow(self, name: &str, values: &[f64]) -> Self {
        let narrow: Vec<f32> = values.iter().map(|&value| value as f32).collect();
        self.f32(name, &narrow)
    }

    /// Places in a list.
    pub(crate) fn indices(self, name: &str, values: &[usize]) -> Self {
        let values: Vec<u32> = values.iter().map(|&value| value as u32).collect();
        let array = Uint32Array::from(values.as_slice());
        let buffer = array.buffer();
        self.put(name, &array, &buffer)
    }

    /// The object of arrays, and the list of buffers to hand over.
    pub(crate) fn into_parts(self) -> (Object, Array) {
        (self.named, self.transfer)
    }
}
