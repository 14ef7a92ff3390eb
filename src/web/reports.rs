//! A report as an answer: the rows it judged go beside it.

use super::arrays::Arrays;
use super::protocol::Answer;
use crate::labs::run::Judged;

pub(super) fn reported(judged: Judged) -> (Answer, Arrays) {
    let arrays = match &judged {
        Judged::Magnitude(judged) => Arrays::default()
            .narrow("observed", &judged.observed)
            .narrow("predicted", &judged.predicted)
            .f64("time", &judged.time),
        Judged::Probability(judged) => Arrays::default()
            .bytes("observed", &judged.observed.iter().map(|&y| u8::from(y)).collect::<Vec<_>>())
            .narrow("predicted", &judged.predicted)
            .f64("time", &judged.time)
            .indices("cell", &judged.cell),
        Judged::Intensity(judged) => Arrays::default()
            .narrow("observed", &judged.observed)
            .narrow("predicted", &judged.predicted)
            .narrow("magnitude", &judged.magnitude)
            .narrow("distance", &judged.distance)
            .f64("time", &judged.time),
        Judged::Terrain(_) => Arrays::default(),
    };
    (Answer::Report { report: Box::new(judged.report()) }, arrays)
}
