//! Distances on the Earth as a sphere of 6371 km.

/// Kilometres.
pub const EARTH_RADIUS: f64 = 6371.0;

/// Where on the unit sphere a place given in degrees is.
#[must_use]
pub fn unit_vector(latitude: f64, longitude: f64) -> [f64; 3] {
    let (latitude, longitude) = (latitude.to_radians(), longitude.to_radians());
    let across = libm::cos(latitude);
    [across * libm::cos(longitude), across * libm::sin(longitude), libm::sin(latitude)]
}

/// The square of the straight line through the Earth between two unit vectors, in Earth radii.
#[must_use]
pub fn squared_chord(from: [f64; 3], to: [f64; 3]) -> f64 {
    let [x, y, z] = [from[0] - to[0], from[1] - to[1], from[2] - to[2]];
    x * x + y * y + z * z
}

/// Kilometres along the surface of such a chord: the haversine formula, whose root is half the chord.
#[must_use]
pub fn kilometres_of_squared_chord(squared: f64) -> f64 {
    2.0 * EARTH_RADIUS * libm::asin((squared.sqrt() / 2.0).min(1.0))
}

/// The squared chord, in Earth radii, of a distance along the surface in kilometres.
#[must_use]
pub fn squared_chord_of_kilometres(kilometres: f64) -> f64 {
    let half = libm::sin((kilometres / (2.0 * EARTH_RADIUS)).clamp(0.0, std::f64::consts::FRAC_PI_2));
    4.0 * half * half
}

/// Kilometres along the surface between two places (latitude, longitude) in degrees.
#[must_use]
pub fn distance((north, east): (f64, f64), (other_north, other_east): (f64, f64)) -> f64 {
    kilometres_of_squared_chord(squared_chord(unit_vector(north, east), unit_vector(other_north, other_east)))
}
