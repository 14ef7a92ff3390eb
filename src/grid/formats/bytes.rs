//! Numbers from bytes.

/// A kind of number in a binary file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::grid) enum Kind {
    U8,
    I8,
    U16,
    I16,
    U32,
    I32,
    U64,
    I64,
    F32,
    F64,
}

/// How numbers lie in a binary file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::grid) struct Layout {
    pub(in crate::grid) kind: Kind,
    pub(in crate::grid) big_endian: bool,
}

impl Layout {
    /// Bytes of one number.
    pub(in crate::grid) const fn size(self) -> usize {
        match self.kind {
            Kind::U8 | Kind::I8 => 1,
            Kind::U16 | Kind::I16 => 2,
            Kind::U32 | Kind::I32 | Kind::F32 => 4,
            Kind::U64 | Kind::I64 | Kind::F64 => 8,
        }
    }

    /// All whole numbers in bytes.
    pub(in crate::grid) fn numbers(self, bytes: &[u8]) -> impl Iterator<Item = f64> + '_ {
        bytes.chunks_exact(self.size()).map(move |chunk| self.number(chunk))
    }

    fn number(self, chunk: &[u8]) -> f64 {
        let mut little = [0u8; 8];
        for (place, &byte) in little.iter_mut().zip(chunk) {
            *place = byte;
        }
        if self.big_endian {
            for (place, &byte) in little.iter_mut().zip(chunk.iter().rev()) {
                *place = byte;
            }
        }
        let bits = u64::from_le_bytes(little);
        // The casts cut the bits to the width of the kind, which is what they are for.
        match self.kind {
            Kind::U8 | Kind::U16 | Kind::U32 | Kind::U64 => bits as f64,
            Kind::I8 => f64::from(bits as u8 as i8),
            Kind::I16 => f64::from(bits as u16 as i16),
            Kind::I32 => f64::from(bits as u32 as i32),
            Kind::I64 => bits as i64 as f64,
            Kind::F32 => f64::from(f32::from_bits(bits as u32)),
            Kind::F64 => f64::from_bits(bits),
        }
    }
}

/// A whole number of a header that is small enough to be a size.
pub(in crate::grid) fn size(value: f64) -> Option<usize> {
    (value >= 0.0 && value <= f64::from(u32::MAX) && value.fract() == 0.0).then_some(value as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_orders_and_signs() {
        let of =
            |kind, big_endian, bytes: &[u8]| Layout { kind, big_endian }.numbers(bytes).collect::<Vec<_>>();
        assert_eq!(of(Kind::I16, true, &[0x80, 0x00, 0x01, 0x02]), [-32768.0, 258.0]);
        assert_eq!(of(Kind::I16, false, &[0x00, 0x80, 0xFF]), [-32768.0]);
        assert_eq!(of(Kind::U16, false, &[0x00, 0x80]), [32768.0]);
        assert_eq!(of(Kind::F32, true, &1.5f32.to_be_bytes()), [1.5]);
        assert_eq!(of(Kind::F64, false, &(-2.25f64).to_le_bytes()), [-2.25]);
        assert_eq!(of(Kind::I8, false, &[0xFF]), [-1.0]);
        assert_eq!(of(Kind::I64, true, &(-5i64).to_be_bytes()), [-5.0]);
    }
}
