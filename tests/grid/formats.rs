//! One grid in every layout, files of agencies, and what is said about how they were read.

use super::*;
use orogen::grid::options::PictureEncoding;
use orogen::grid::{GridFormat, GridNoteCode, read_all};
use std::io::Write;

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(repository().join("tests/fixtures/terrain").join(name)).unwrap()
}

/// The cut of the sample that the fixtures are.
fn cut() -> Grid {
    jacksboro().crop(200, 100, 48, 40)
}

fn sum(grid: &Grid) -> f64 {
    grid.values.iter().copied().filter(|value| !value.is_nan()).map(f64::from).sum()
}

#[test]
fn the_same_grid_in_every_layout() {
    let truth = cut();
    let files = [
        ("i16_none.tif", GridFormat::GeoTiff),
        ("i16_packbits_strips.tif", GridFormat::GeoTiff),
        ("u16_lzw_p2_tiles.tif", GridFormat::GeoTiff),
        ("f32_deflate_p3_tiles.tif", GridFormat::GeoTiff),
        ("i16_zstd_strips.tif", GridFormat::GeoTiff),
        ("i16_zstd_p2_tiles_big_endian.tif", GridFormat::GeoTiff),
        ("f32_zstd_p2_strips.tif", GridFormat::GeoTiff),
        ("f32_zstd_p3_tiles.tif", GridFormat::GeoTiff),
        ("f64_zstd_p3_strips_bigtiff.tif", GridFormat::GeoTiff),
        ("grid.asc", GridFormat::EsriAscii),
        ("grid.asc.gz", GridFormat::EsriAscii),
        ("bil_and_hdr.zip", GridFormat::EsriBil),
        ("u16.png", GridFormat::GreyPng),
        ("points.xyz", GridFormat::Xyz),
        ("terrarium.png", GridFormat::Terrarium),
        ("terrain-rgb.png", GridFormat::TerrainRgb),
        ("f4_fortran.npy", GridFormat::Numpy),
        ("i2_big_endian.npy", GridFormat::Numpy),
    ];
    for (name, format) in files {
        let (grid, report) = read_as(name, &fixture(name), &GridOptions::default());
        assert_eq!((report.format, grid.width, grid.height), (format, 48, 40), "{name}");
        assert_eq!(grid.values, truth.values, "{name}");
        // Where the file says its place, all say the same one.
        if let Some(corner) = grid.corner {
            assert_eq!(
                (corner.west, corner.north, corner.degrees),
                (500_000.0, 4_000_000.0, false),
                "{name}"
            );
        }
        assert_eq!((grid.cell_x_m, grid.cell_y_m), (30.0, 30.0), "{name}");
    }
    assert_eq!(sum(&truth), 1_027_133.0);
}

#[test]
fn numbers_and_their_header_are_two_files() {
    for (numbers, header, format) in
        [("envi.img", "envi.hdr", GridFormat::Envi), ("esri.bil", "esri.hdr", GridFormat::EsriBil)]
    {
        let (one, other) = (fixture(numbers), fixture(header));
        let files = [(header, other.as_slice()), (numbers, one.as_slice())];
        let (grid, report) = read_all("both", &files, &GridOptions::default()).unwrap();
        assert_eq!((report.format, &grid.values), (format, &cut().values));
        assert_eq!(grid.corner.map(|corner| (corner.west, corner.north)), Some((500_000.0, 4_000_000.0)));
        let alone = read(header, &other, &GridOptions::default()).unwrap_err();
        assert_eq!(alone.code, Code::NotAGrid);
        let short = [(header, other.as_slice()), (numbers, &one[..100])];
        assert_eq!(read_all("short", &short, &GridOptions::default()).unwrap_err().code, Code::GridDamaged);
    }
}

#[test]
fn an_srtm_tile_is_known_by_its_size_and_placed_by_its_name() {
    let mut bytes = vec![0; 1201 * 1201 * 2];
    for (at, cell) in bytes.chunks_exact_mut(2).enumerate() {
        let value: i16 = if at % 1201 == 5 { -32_768 } else { (at / 1201) as i16 };
        cell.copy_from_slice(&value.to_be_bytes());
    }
    let (grid, report) = read_as("N60E010.hgt", &bytes, &GridOptions::default());
    assert_eq!((report.format, report.voids, report.degrees), (GridFormat::Srtm, 1201, true));
    assert!((grid.cell_y_m / grid.cell_x_m - 2.0).abs() < 0.05, "{} {}", grid.cell_x_m, grid.cell_y_m);
    let corner = grid.corner.unwrap();
    assert!(
        (corner.west - (10.0 - 0.5 / 1200.0)).abs() < 1e-9
            && (corner.north - (61.0 + 0.5 / 1200.0)).abs() < 1e-9
    );
    assert_eq!(grid.get(7, 1200), 1200.0);
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(&bytes).unwrap();
    let (unpacked, _) = read_as("N60E010.hgt.gz", &packed.finish().unwrap(), &GridOptions::default());
    assert_eq!((unpacked.corner, unpacked.voids()), (grid.corner, 1201));
    let (_, report) = read_as("tile", &bytes, &GridOptions::default());
    assert!(report.note(GridNoteCode::CellAssumed).is_some());
}

/// A header and profiles as the standard has them: the second begins one row further north.
pub(super) fn usgs_dem() -> Vec<u8> {
    let mut header = vec![b' '; 1024];
    let mut put = |at: usize, text: &str| header[at..at + text.len()].copy_from_slice(text.as_bytes());
    put(0, "MADE TO THE STANDARD");
    put(144, "     1     1     1    10");
    put(528, "     2     1");
    put(816, "0.300000E+020.300000E+020.100000E+00");
    put(852, "     1     3");
    let profile = |number: usize, first: usize, rows: usize| {
        let mut text = format!("{:6}{number:6}{rows:6}{:6}", 1, 1);
        let (x, y) = (500_000.0 + 30.0 * number as f64, 4_000_000.0 + 30.0 * first as f64);
        text += &format!("{:>24}{:>24}", format!("{x:.1}D+00"), format!("{y:.1}D+00"));
        text += &format!("{:>24}{:>24}{:>24}", "0.100000000000000D+03", "0.0D+00", "0.0D+00");
        let mut record = format!("{text:<144}");
        for row in 0..rows {
            if record.len() % 1024 == 1020 {
                record += "    ";
            }
            record += &if row == 1 { format!("{:6}", -32_767) } else { format!("{:6}", 10 * (number + row)) };
        }
        let whole = record.len().div_ceil(1024) * 1024;
        format!("{record:<whole$}").into_bytes()
    };
    [header, profile(1, 0, 200), profile(2, 1, 199), profile(3, 0, 4)].concat()
}

#[test]
fn a_usgs_dem_has_profiles_of_their_own_length() {
    let (grid, report) = read_as("a.dem", &usgs_dem(), &GridOptions::default());
    assert_eq!((report.format, grid.width, grid.height), (GridFormat::UsgsDem, 3, 200));
    // Feet above a datum of 100, in steps of a tenth.
    let metres = |steps: usize| ((100.0 + steps as f64) * 0.3048) as f32;
    assert_eq!((grid.get(0, 199), grid.get(0, 0)), (metres(1), metres(200)));
    assert_eq!((grid.get(1, 198), grid.get(1, 0)), (metres(2), metres(200)));
    assert!(grid.get(0, 198).is_nan() && grid.get(1, 199).is_nan() && grid.get(2, 195).is_nan());
    assert!(report.note(GridNoteCode::FeetConverted).is_some());
    assert_eq!(grid.cell_x_m, 30.0);
    let with_line_ends: Vec<u8> =
        usgs_dem().chunks(1024).flat_map(|record| [record, b"\r\n"].concat()).collect();
    assert_eq!(read_as("a.dem", &with_line_ends, &GridOptions::default()).0.corner, grid.corner);
}

#[test]
fn points_may_come_in_any_order_and_with_holes() {
    let mut lines: Vec<String> = Vec::new();
    for y in 0..9 {
        for x in (0..12).filter(|x| *x != 4) {
            lines.push(format!(
                "{:.6};{:.6};{}",
                10.0 + f64::from(x) / 1200.0,
                60.0 + f64::from(y) / 1200.0,
                x + 100 * y
            ));
        }
    }
    lines.rotate_left(31);
    lines.remove(50);
    let text = format!("lon;lat;z\n{}\n", lines.join("\r\n"));
    let (grid, report) = read_as("a.csv", text.as_bytes(), &GridOptions::default());
    assert_eq!((grid.width, grid.height, report.voids, report.degrees), (12, 9, 10, true));
    assert_eq!((grid.get(0, 8), grid.get(11, 0)), (0.0, 811.0));
}

#[test]
fn a_picture_of_greys_may_be_given_its_scale() {
    let options = GridOptions { range_m: Some([0.0, 655.35]), ..GridOptions::default() };
    let (grid, report) = read_as("a.png", &fixture("u16.png"), &options);
    let expected: Vec<f32> = cut().values.iter().map(|grey| (f64::from(*grey) * 0.01) as f32).collect();
    assert_eq!(grid.values, expected);
    assert!(report.note(GridNoteCode::GreyAsMetres).is_none());
    let wrong = GridOptions {
        encoding: Some(PictureEncoding::TerrainRgb),
        any_elevation: true,
        ..GridOptions::default()
    };
    let (grid, _) = read_as("a.png", &fixture("terrarium.png"), &wrong);
    assert!(grid.range().unwrap().0 > 100_000.0, "it was told so");
}

#[test]
fn real_files_of_one_grid_read_alike() {
    for name in [
        "bt128.asc",
        "bt128.xyz",
        "bt128_f32_deflate_p3_tiled.tif",
        "bt128_f32_zstd.tif",
        "bt128_f4.npy",
        "bt128_i16_lzw_p2_strips.tif",
        "bt128_terrainrgb.png",
        "bt128_terrarium.png",
        "bt128_u16.png",
    ] {
        let Some(bytes) = real(&format!("fixtures/{name}")) else { continue };
        let (grid, report) = read_as(name, &bytes, &GridOptions::default());
        assert_eq!((grid.width, grid.height, report.voids), (128, 128, 0), "{name}");
        assert_eq!((grid.range(), sum(&grid)), (Some((977.0, 1647.0)), 21_515_476.0), "{name}");
    }
    if let Some(bytes) = real("fixtures/N34W119_synthetic.hgt.gz") {
        let (grid, report) = read_as("N34W119_synthetic.hgt.gz", &bytes, &GridOptions::default());
        assert_eq!((report.format, grid.width, report.voids), (GridFormat::Srtm, 1201, 601 * 1201));
    }
    if let Some(bytes) = real("mount_st_helens_usgs30m.dem") {
        let (grid, report) = read_as("mount_st_helens_usgs30m.dem", &bytes, &GridOptions::default());
        let theirs = &reference()["dems"]["mount_st_helens_usgs30m"];
        // GDAL rounds the corners outwards: two rows more, and all void.
        assert_eq!((report.format, grid.width, grid.height), (GridFormat::UsgsDem, 327, 466));
        let known = (grid.values.len() - grid.voids()) as f64;
        close(1.0 - known / (327.0 * 468.0), &theirs["void_fraction"], 1e-6, "voids");
        close(sum(&grid) / known, &theirs["elev"]["mean"], 1e-3, "mean");
    }
    if let Some(bytes) = real("west_bijou_gully_3m_void0.asc") {
        let (grid, report) = read_as("west_bijou_gully_3m_void0.asc", &bytes, &GridOptions::default());
        assert!(report.voids > 0 && grid.range().unwrap().0 > 0.0, "{report:?}");
    }
}

/// What the page says of a note is filled with what the note carries.
#[test]
fn notes_carry_what_their_words_speak_of() {
    let tall = "ncols 4\nnrows 4\nxllcorner 10\nyllcorner 80\ncellsize 0.01\nNODATA_value 7\n";
    let text = format!("{tall}7 0 0 0\n0 0 -9999 0\n0 0 0 0\n0 0 0 0.5\n");
    let mut notes = Vec::new();
    let feet = GridOptions { unit: Some(orogen::grid::ElevationUnit::Feet), ..GridOptions::default() };
    notes.extend(read_as("a.asc", text.as_bytes(), &feet).1.notes);
    let reduced = GridOptions { reduce: Some(2), ..GridOptions::default() };
    for name in ["bil_and_hdr.zip", "terrarium.png", "u16.png", "f4_fortran.npy"] {
        notes.extend(read_as(name, &fixture(name), &reduced).1.notes);
    }
    let sample = std::fs::read(repository().join("www/samples/jacksboro-srtm3.npz")).unwrap();
    notes.extend(read_as("a.npz", &sample, &GridOptions::default()).1.notes);
    let level = "ncols 3\nnrows 3\nxllcorner 0\nyllcorner 0\ncellsize 9\n5 5 5 5 5 5 5 5 5\n";
    notes.extend(read_as("a.asc", level.as_bytes(), &GridOptions::default()).1.notes);
    for language in ["en", "zh"] {
        let words =
            std::fs::read_to_string(repository().join(format!("www/words/{language}/terrain.js"))).unwrap();
        for code in GridNoteCode::ALL {
            let note = notes.iter().find(|note| note.code == *code);
            let note = note.unwrap_or_else(|| panic!("nothing here has the note {code}"));
            let (_, rest) = words.split_once(&format!("\"grid-note.{code}\":")).unwrap();
            let sentence = rest.split('\n').take(2).collect::<String>();
            let sentence = sentence.split("\",").next().unwrap();
            for gap in sentence.split('{').skip(1) {
                let name = gap.split(['}', ':', '|']).next().unwrap();
                // `{n|one|many}` is the form for a number that is told before.
                assert!(note.values.contains_key(name), "{language} {code}: {name} of {:?}", note.values);
            }
        }
    }
}
