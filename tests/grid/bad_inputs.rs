//! Files that are no elevation models, or bad ones: each with an error that says why, none with a panic.

use super::*;
use orogen::grid::patches::{PatchOptions, split_by_area};
use orogen::grid::{GridNoteCode, read_all};
use proptest::prelude::*;
use std::io::Write;

fn error(name: &str, bytes: &[u8]) -> Error {
    read(name, bytes, &GridOptions::default()).unwrap_err()
}

fn ascii(header: &str, cells: &str) -> String {
    format!("{header}\nxllcorner 0\nyllcorner 0\ncellsize 30\n{cells}\n")
}

#[test]
fn bad_grids_are_named() {
    let cases = [
        ("", Code::EmptySource),
        ("just some words, no grid", Code::NotAGrid),
        (&ascii("ncols 1\nnrows 9", "1 2 3 4 5 6 7 8 9"), Code::GridTooSmall),
        (&ascii("ncols 9\nnrows 1", "1 2 3 4 5 6 7 8 9"), Code::GridTooSmall),
        (&ascii("ncols 20000\nnrows 20000", "1 2 3"), Code::GridTooLarge),
        (&ascii("ncols 4\nnrows 4", "1 2 3"), Code::GridDamaged),
        (&ascii("ncols 3\nnrows 3", "1 2 3 4 word 6 7 8 9"), Code::GridDamaged),
        (&ascii("ncols -3\nnrows 3", "1"), Code::GridDamaged),
        ("ncols 3\nnrows 3\n1 2 3 4 5 6 7 8 9", Code::GridDamaged),
        (&ascii("ncols 3\nnrows 3", "-9999 nan NaN -32768 32767 1e30 -3.4e38 inf -9999"), Code::GridVoid),
        (&ascii("ncols 3\nnrows 3", "1 2 3 4 5 6 7 8 20000"), Code::GridAbsurd),
        ("1 1 5\n2 7 5\n9 3.3 5\n4.7 8 2\n", Code::GridDamaged),
        ("1 1 5\n1 2 5\n1 3 5\n", Code::GridDamaged),
    ];
    for (text, code) in cases {
        let found = error("a.asc", text.as_bytes());
        assert_eq!(found.code, code, "{text}: {found}");
        assert_eq!(found.place.and_then(|place| place.file).as_deref(), Some("a.asc"));
    }
    let row = error("a.asc", ascii("ncols 3\nnrows 3", "1 2 3\n4 word 6\n7 8 9").as_bytes());
    assert_eq!(row.place.and_then(|place| place.row), Some(7));
}

#[test]
fn level_ground_is_read_and_has_no_patches() {
    let text = ascii("ncols 80\nnrows 80", &"5 ".repeat(6400));
    let (grid, report) = read_as("a.asc", text.as_bytes(), &GridOptions::default());
    assert!(report.note(GridNoteCode::Flat).is_some());
    let found = split_by_area(&grid, &PatchOptions::default()).unwrap_err();
    assert_eq!(found.code, Code::TooFewPatches);
}

#[test]
fn several_numbers_for_void_are_all_void() {
    let text = ascii("ncols 3\nnrows 3\nNODATA_value -1", "-1 -9999 -32768 4 5 6 nan 8 1.5");
    let (grid, report) = read_as("a.asc", text.as_bytes(), &GridOptions::default());
    assert_eq!((grid.voids(), grid.range()), (4, Some((1.5, 8.0))));
    let count = |code| report.note(code).and_then(|note| note.values.get("cells").cloned());
    assert_eq!(count(GridNoteCode::VoidsDeclared), Some(1.0.into()));
    assert_eq!(count(GridNoteCode::VoidsGuessed), Some(2.0.into()));
}

#[test]
fn cells_in_degrees_near_a_pole_are_told() {
    for (south, told) in [(0.0, false), (50.0, false), (75.0, true), (89.99, true)] {
        let cells = (1..=9).map(|n| n.to_string()).collect::<Vec<_>>().join(" ");
        let text = format!("ncols 3\nnrows 3\nxllcorner 0\nyllcorner {south}\ncellsize 0.001\n{cells}\n");
        let (grid, report) = read_as("a.asc", text.as_bytes(), &GridOptions::default());
        assert_eq!(report.note(GridNoteCode::NarrowCells).is_some(), told, "{south}");
        assert!(grid.cell_x_m > 0.1 && grid.cell_x_m.is_finite());
    }
}

/// A picture of bytes, colour type 0 (grey) or 2 (colours).
fn png(width: u32, height: u32, colour: u8, pixels: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    for row in pixels.chunks(pixels.len() / height as usize) {
        packed.write_all(&[&[0], row].concat()).unwrap();
    }
    let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, colour, 0, 0, 0]].concat();
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    for (name, data) in [(b"IHDR", header), (b"IDAT", packed.finish().unwrap()), (b"IEND", Vec::new())] {
        let mut crc = flate2::Crc::new();
        crc.update(name);
        crc.update(&data);
        bytes.extend((data.len() as u32).to_be_bytes());
        bytes.extend(name);
        bytes.extend(&data);
        bytes.extend(crc.sum().to_be_bytes());
    }
    bytes
}

#[test]
fn a_photograph_is_no_elevation_model() {
    // A sky, a wood, a path: smooth colours with some grain.
    let pixel = |at: usize, colour: usize| {
        let (x, y) = (at % 64, at / 64);
        (90 + 2 * (y / 3) + 11 * colour + (x * 7 + y * 13) % 9) as u8
    };
    let photo: Vec<u8> = (0..64 * 48 * 3).map(|at| pixel(at / 3, at % 3)).collect();
    let bytes = png(64, 48, 2, &photo);
    assert_eq!(error("photo.png", &bytes).code, Code::GridPicture);
    assert_eq!(error("cut.png", &bytes[..bytes.len() / 2]).code, Code::GridDamaged);
    assert_eq!(error("photo.jpg", b"\xFF\xD8\xFF\xE0....JFIF").code, Code::NotAGrid);
    let mut tiff = std::io::Cursor::new(Vec::new());
    let mut encoder = tiff::encoder::TiffEncoder::new(&mut tiff).unwrap();
    encoder.write_image::<tiff::encoder::colortype::RGB8>(64, 48, &photo).unwrap();
    assert_eq!(error("photo.tif", &tiff.into_inner()).code, Code::GridPicture);
}

#[test]
fn a_large_model_is_said_to_be_large_before_it_is_read_and_can_be_reduced() {
    // Blocks that would be 1.6 GB, of which not a byte is there.
    let mut huge = png(20_000, 3, 0, &[7; 60_000]);
    huge[20..24].copy_from_slice(&20_000_u32.to_be_bytes());
    let found = error("huge.png", &huge);
    assert_eq!(found.code, Code::GridTooLarge, "{found}");
    assert_eq!(found.values.get("reduce"), Some(&3.0.into()));
    let header = "ncols 9000\nnrows 9\nxllcorner 0\nyllcorner 0\ncellsize 1\n";
    let text = format!("{header}{}", "1 3 ".repeat(40_500));
    let options = GridOptions { reduce: Some(3), ..GridOptions::default() };
    let (grid, _) = read_as("a.asc", text.as_bytes(), &options);
    assert_eq!((grid.width, grid.height, grid.cell_x_m), (3000, 3, 3.0));
    assert!(grid.values.iter().all(|value| (1.0..=3.0).contains(value)));
}

#[test]
fn corrupt_tags_are_damage() {
    let whole = std::fs::read(repository().join("tests/fixtures/terrain/f32_zstd_p3_tiles.tif")).unwrap();
    for length in [4, 8, 100, whole.len() - 400] {
        let found = error("cut.tif", &whole[..length]);
        assert!(matches!(found.code, Code::GridDamaged | Code::NotAGrid), "{length}: {found}");
    }
}

/// Real files to mangle, each with its name.
fn files() -> Vec<(String, Vec<u8>)> {
    let folder = repository().join("tests/fixtures/terrain");
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    let file = |entry: std::fs::DirEntry| {
        (entry.file_name().into_string().unwrap(), std::fs::read(entry.path()).unwrap())
    };
    let mut files: Vec<_> = entries.map(file).filter(|(name, _)| !name.ends_with(".py")).collect();
    files.sort();
    assert!(files.len() >= 20);
    files
}

fn read_whatever(name: &str, bytes: &[u8]) {
    // Whatever it is, it is an answer and no panic; a grid has as many cells as it says.
    let options = GridOptions { any_elevation: true, ..GridOptions::default() };
    if let Ok((grid, report)) = read(name, bytes, &options) {
        assert_eq!(grid.values.len(), grid.width * grid.height);
        assert_eq!((report.width, report.height), (grid.width, grid.height));
    }
    let header = b"ENVI\nsamples = 7\nlines = 9\nbands = 1\ndata type = 4\n";
    let _ = read_all("pair", &[("a.hdr", header), ("a.img", bytes)], &options);
    let _ = read_all("pair", &[("a.hdr", bytes), ("a.img", &[7; 4000])], &options);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_are_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..3000), mark in 0_usize..11) {
        let marks: [&[u8]; 11] = [
            b"", b"II*\0", b"MM\0*", b"II+\0\x08\0\0\0", b"\x89PNG\r\n\x1a\n", b"\x93NUMPY\x01\0", b"PK\x03\x04",
            b"\x1F\x8B\x08\0", b"ncols 5\nnrows 5\n", b"ENVI\nsamples = 5\nlines = ", b"1 2 3\n1 3 4\n",
        ];
        read_whatever("a", &[marks[mark], &bytes].concat());
    }

    #[test]
    fn no_mangled_file_is_a_panic(
        file in any::<prop::sample::Index>(),
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        cut in proptest::option::of(any::<prop::sample::Index>()),
        early in any::<bool>(),
    ) {
        let files = files();
        let (name, mut bytes) = file.get(&files).clone();
        for (place, byte) in changes {
            // Half of the time where headers are.
            let room = if early { bytes.len().min(400) } else { bytes.len() };
            bytes[place.index(room)] = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        read_whatever(&name, &bytes);
    }

    #[test]
    fn no_mangled_dem_is_a_panic(changes in proptest::collection::vec((0_usize..6000, 32_u8..127), 1..20)) {
        let mut bytes = formats::usgs_dem();
        for (place, byte) in changes {
            let at = place % bytes.len();
            bytes[at] = byte;
        }
        read_whatever("a.dem", &bytes);
    }
}
