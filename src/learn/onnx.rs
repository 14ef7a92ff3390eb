//! Open Neural Network Exchange, as little of it as a generator needs: a graph of nodes and constants in Protocol
//! Buffers (onnx.proto3 of ONNX 1.16, IR version 8, operators of version 17), written by hand because there are
//! five messages.

const IR_VERSION: u64 = 8;
const OPERATORS: u64 = 17;
const FLOAT: u64 = 1;
const INT64: u64 = 7;
/// Wire types of Protocol Buffers.
const VARINT: u64 = 0;
const BYTES: u64 = 2;

/// A message as it grows.
#[derive(Debug, Default, Clone)]
struct Message(Vec<u8>);

impl Message {
    fn varint(&mut self, mut value: u64) {
        while value >= 0x80 {
            self.0.push((value & 0x7F) as u8 | 0x80);
            value >>= 7;
        }
        self.0.push(value as u8);
    }

    fn number(mut self, field: u64, value: u64) -> Self {
        self.varint(field << 3 | VARINT);
        self.varint(value);
        self
    }

    fn bytes(mut self, field: u64, bytes: &[u8]) -> Self {
        self.varint(field << 3 | BYTES);
        self.varint(bytes.len() as u64);
        self.0.extend_from_slice(bytes);
        self
    }

    fn text(self, field: u64, text: &str) -> Self {
        self.bytes(field, text.as_bytes())
    }

    fn message(self, field: u64, message: &Self) -> Self {
        self.bytes(field, &message.0)
    }
}

/// A graph with one input and one output.
#[derive(Debug, Default)]
pub struct Graph {
    nodes: Vec<Message>,
    constants: Vec<Message>,
    names: usize,
}

/// A value of a graph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name(String);

impl Graph {
    /// What a file calls the graph's input.
    pub const INPUT: &'static str = "noise";
    /// What it calls the output.
    pub const OUTPUT: &'static str = "maps";

    /// The input.
    pub fn input() -> Name {
        Name(Self::INPUT.to_owned())
    }

    fn new_name(&mut self, of: &str) -> Name {
        self.names += 1;
        Name(format!("{of}_{}", self.names))
    }

    fn constant(&mut self, shape: &[usize], kind: u64, bytes: &[u8]) -> Name {
        let name = self.new_name("constant");
        let tensor = shape.iter().fold(Message::default(), |tensor, &side| tensor.number(1, side as u64));
        self.constants.push(tensor.number(2, kind).text(8, &name.0).bytes(9, bytes));
        name
    }

    /// A constant.
    pub fn floats(&mut self, shape: &[usize], values: &[f32]) -> Name {
        let bytes: Vec<u8> = values.iter().flat_map(|value| value.to_le_bytes()).collect();
        self.constant(shape, FLOAT, &bytes)
    }

    /// A constant row of whole numbers, as shapes are.
    pub fn integers(&mut self, values: &[i64]) -> Name {
        let bytes: Vec<u8> = values.iter().flat_map(|value| value.to_le_bytes()).collect();
        self.constant(&[values.len()], INT64, &bytes)
    }

    /// The value of an operator of ONNX, with attributes that are rows of whole numbers.
    pub fn node(&mut self, operator: &str, inputs: &[&Name], attributes: &[(&str, &[i64])]) -> Name {
        const INTS: u64 = 7;
        let output = self.new_name(operator);
        let node = inputs.iter().fold(Message::default(), |node, input| node.text(1, &input.0));
        let node = node.text(2, &output.0).text(3, &output.0).text(4, operator);
        let attribute = |(name, values): &(&str, &[i64])| {
            let message = Message::default().text(1, name);
            let message = values.iter().fold(message, |message, &value| message.number(8, value as u64));
            message.number(20, INTS)
        };
        let node = attributes.iter().map(attribute).fold(node, |node, one| node.message(5, &one));
        self.nodes.push(node);
        output
    }

    /// The file: `result` is the output. Of the shapes of input and output the first side, the number of maps, is
    /// free.
    pub fn file(mut self, result: &Name, input: &[usize], output: &[usize], note: &str) -> Vec<u8> {
        let last = Message::default().text(1, &result.0).text(2, Self::OUTPUT).text(4, "Identity");
        self.nodes.push(last);
        let value = |name: &str, sides: &[usize]| {
            let free = Message::default().text(2, "count");
            let sides = sides.iter().map(|&side| Message::default().number(1, side as u64));
            let shape =
                std::iter::once(free).chain(sides).fold(Message::default(), |s, side| s.message(1, &side));
            let tensor = Message::default().number(1, FLOAT).message(2, &shape);
            Message::default().text(1, name).message(2, &Message::default().message(1, &tensor))
        };
        let graph = self.nodes.iter().fold(Message::default(), |graph, node| graph.message(1, node));
        let graph =
            self.constants.iter().fold(graph.text(2, "generator"), |graph, one| graph.message(5, one));
        let graph = graph.message(11, &value(Self::INPUT, input)).message(12, &value(Self::OUTPUT, output));
        let about = Message::default().text(1, "orogen").text(2, note);
        Message::default()
            .number(1, IR_VERSION)
            .text(2, "Orogen")
            .text(3, env!("CARGO_PKG_VERSION"))
            .message(7, &graph)
            .message(8, &Message::default().number(2, OPERATORS))
            .message(14, &about)
            .0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_lengths_are_those_of_protocol_buffers() {
        // The examples of the encoding's own description: field 1 is 150, field 2 is "testing".
        assert_eq!(Message::default().number(1, 150).0, [0x08, 0x96, 0x01]);
        let text = Message::default().text(2, "testing").0;
        assert_eq!(text, [&[0x12, 0x07], b"testing".as_slice()].concat());
        let negative = Message::default().number(1, -1_i64 as u64).0;
        assert_eq!(negative, [0x08, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1]);
    }
}
