//! Events in a tree of boxes in space and time, so that who is near whom need not be asked of every
//! pair: a hundred thousand events have five thousand million pairs.

use super::sphere::{squared_chord, unit_vector};

/// Boxes of at most so many events are not divided further.
const LEAF: usize = 12;
/// Seconds in a year, of 365.25 days.
pub const YEAR: f64 = 365.25 * 86_400.0;

/// An event as declustering sees it.
#[derive(Debug, Clone, Copy)]
pub struct Shock {
    /// Seconds since 1970.
    pub time: f64,
    /// On the unit sphere.
    pub place: [f64; 3],
    /// Magnitude.
    pub magnitude: f64,
}

impl Shock {
    /// Degrees and seconds since 1970.
    #[must_use]
    pub fn new(time: f64, latitude: f64, longitude: f64, magnitude: f64) -> Self {
        Self { time, place: unit_vector(latitude, longitude), magnitude }
    }
}

/// A box, and the events in it.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    low: [f64; 3],
    high: [f64; 3],
    earliest: f64,
    latest: f64,
    /// Numbers of its two halves.
    pub(crate) halves: Option<[usize; 2]>,
    /// Its events, in [`SpaceTime::members`].
    members: std::ops::Range<usize>,
}

impl Node {
    /// The square of the shortest chord from a place to anything in the box; never too long.
    pub(crate) fn squared_chord_to(&self, place: [f64; 3]) -> f64 {
        let axes = place.iter().zip(self.low.iter().zip(&self.high));
        axes.map(|(at, (low, high))| {
            let outside = (low - at).max(at - high).max(0.0);
            outside * outside
        })
        .sum()
    }
}

/// The tree.
#[derive(Debug, Clone)]
pub(crate) struct SpaceTime<'a> {
    shocks: &'a [Shock],
    nodes: Vec<Node>,
    members: Vec<usize>,
}

impl<'a> SpaceTime<'a> {
    pub(crate) fn new(shocks: &'a [Shock]) -> Self {
        let mut tree = Self { shocks, nodes: Vec::new(), members: (0..shocks.len()).collect() };
        if let (Some(first), Some(last)) = (shocks.first(), shocks.last()) {
            // As wide in time as the Earth is in space.
            let scale = 2.0 / (last.time - first.time).abs().max(1.0);
            tree.divide(0..shocks.len(), scale);
        }
        tree
    }

    /// Makes the box of some members and its halves; says its number.
    fn divide(&mut self, members: std::ops::Range<usize>, scale: f64) -> usize {
        let (mut low, mut high) = ([f64::INFINITY; 4], [f64::NEG_INFINITY; 4]);
        for shock in self.in_range(members.clone()).filter_map(|index| self.shocks.get(index)) {
            for ((low, high), at) in low.iter_mut().zip(&mut high).zip(axes(shock)) {
                (*low, *high) = (low.min(at), high.max(at));
            }
        }
        let [x, y, z, earliest] = low;
        let [to_x, to_y, to_z, latest] = high;
        let number = self.nodes.len();
        self.nodes.push(Node {
            low: [x, y, z],
            high: [to_x, to_y, to_z],
            earliest,
            latest,
            halves: None,
            members: members.clone(),
        });
        if members.len() > LEAF {
            let extents = [to_x - x, to_y - y, to_z - z, (latest - earliest) * scale];
            let widest =
                extents.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1)).map_or(3, |(axis, _)| axis);
            let middle = members.len() / 2;
            let shocks = self.shocks;
            let at = |index: &usize| {
                shocks.get(*index).and_then(|shock| axes(shock).into_iter().nth(widest)).unwrap_or(0.0)
            };
            if let Some(part) = self.members.get_mut(members.clone()) {
                part.select_nth_unstable_by(middle, |a, b| at(a).total_cmp(&at(b)).then(a.cmp(b)));
            }
            let middle = members.start + middle;
            let halves = [self.divide(members.start..middle, scale), self.divide(middle..members.end, scale)];
            if let Some(node) = self.nodes.get_mut(number) {
                node.halves = Some(halves);
            }
        }
        number
    }

    fn in_range(&self, members: std::ops::Range<usize>) -> impl Iterator<Item = usize> {
        self.members.get(members).unwrap_or_default().iter().copied()
    }

    /// How many boxes there are; the first holds all.
    pub(crate) const fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Where each event stands among the members: a box holds those of a range.
    pub(crate) fn positions(&self) -> Vec<usize> {
        let mut positions = vec![0; self.members.len()];
        for (position, &index) in self.members.iter().enumerate() {
            if let Some(place) = positions.get_mut(index) {
                *place = position;
            }
        }
        positions
    }

    /// The numbers of all boxes that hold the event at a position, the largest first.
    pub(crate) fn holding(&self, position: usize) -> impl Iterator<Item = usize> {
        let holds = move |number: &usize| self.node(*number).is_some_and(|n| n.members.contains(&position));
        std::iter::successors(Some(0), move |&number| self.node(number)?.halves?.into_iter().find(holds))
    }

    pub(crate) fn node(&self, number: usize) -> Option<&Node> {
        self.nodes.get(number)
    }

    /// The events of a box, in no particular order.
    pub(crate) fn events(&self, node: &Node) -> impl Iterator<Item = (usize, &'a Shock)> {
        let shocks = self.shocks;
        self.in_range(node.members.clone()).filter_map(move |index| Some((index, shocks.get(index)?)))
    }

    /// Calls `found` with each event whose squared chord to `place` is at most `reach` and whose time
    /// lies in the span, bounds included.
    pub(crate) fn near(&self, place: [f64; 3], reach: f64, span: [f64; 2], found: &mut impl FnMut(usize)) {
        let [from, to] = span;
        let mut open: Vec<usize> = vec![0];
        while let Some(node) = open.pop().and_then(|number| self.node(number)) {
            if node.latest < from || node.earliest > to || node.squared_chord_to(place) > reach {
                continue;
            }
            match node.halves {
                Some(halves) => open.extend(halves),
                None => {
                    for (index, shock) in self.events(node) {
                        let in_time = (from..=to).contains(&shock.time);
                        if in_time && squared_chord(place, shock.place) <= reach {
                            found(index);
                        }
                    }
                }
            }
        }
    }
}

fn axes(shock: &Shock) -> [f64; 4] {
    let [x, y, z] = shock.place;
    [x, y, z, shock.time]
}
