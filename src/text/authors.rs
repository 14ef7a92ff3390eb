//! Who wrote a document: from one cell to names, and back. Between names stands a semicolon, because
//! a comma stands inside them; where a file has none, what else people write between names.

use super::tokens::is_han;

/// The names in a cell, each as the file spells it.
#[must_use]
pub fn authors(cell: &str) -> Vec<String> {
    let pieces: Vec<&str> = if cell.contains([';', '；']) {
        cell.split([';', '；']).collect()
    } else {
        cell.split(" and ").flat_map(|part| part.split(" & ")).flat_map(listed).collect()
    };
    let names = pieces.into_iter().map(str::trim).filter(|name| name.contains(char::is_alphabetic));
    names.map(str::to_owned).collect()
}

/// Names as one cell, which [`authors`] takes apart again into the same ones.
#[must_use]
pub fn joined<S: AsRef<str>>(names: &[S]) -> String {
    let mut cell = String::new();
    for name in names {
        if !cell.is_empty() {
            cell.push_str("; ");
        }
        cell.push_str(&name.as_ref().replace([';', '；'], ","));
    }
    // A lone name that could be taken for several.
    if names.len() == 1 && authors(&cell).len() != 1 {
        cell.push(';');
    }
    cell
}

/// Names between commas; a comma between a family's and a given name separates nothing.
fn listed(cell: &str) -> Vec<&str> {
    if cell.contains(is_han) {
        return cell.split([',', '，', '、']).collect();
    }
    let pieces: Vec<&str> = cell.split(',').map(str::trim).collect();
    let whole = |piece: &&str| piece.split_whitespace().count() > 1;
    let full = pieces.iter().all(whole);
    if full && (pieces.len() > 2 || pieces.iter().all(|piece| piece.contains('.'))) {
        return pieces;
    }
    let second = pieces.iter().skip(1).step_by(2);
    if pieces.len() > 2 && pieces.len().is_multiple_of(2) && second.clone().all(|piece| are_initials(piece)) {
        // Pairs are cut out of the cell, so that each keeps its comma.
        let commas: Vec<usize> = cell.match_indices(',').map(|(at, _)| at).skip(1).step_by(2).collect();
        let starts = std::iter::once(0).chain(commas.iter().map(|at| at + 1));
        let ends = commas.iter().copied().chain(std::iter::once(cell.len()));
        return starts.zip(ends).filter_map(|(start, end)| cell.get(start..end)).collect();
    }
    vec![cell]
}

/// `J.`, `J. R.`, `JR`, `J.-P.`
fn are_initials(piece: &str) -> bool {
    let sound = |c: char| c.is_uppercase() || matches!(c, '.' | '-' | ' ');
    !piece.is_empty() && piece.chars().count() <= 8 && piece.chars().all(sound)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_many_hands() {
        for (cell, names) in [
            ("Smith, Jane; Jones, Bob", &["Smith, Jane", "Jones, Bob"][..]),
            ("Smith, Jane and Jones, Bob", &["Smith, Jane", "Jones, Bob"]),
            ("A. Author, B. Author and C. Last", &["A. Author", "B. Author", "C. Last"]),
            ("Jane Smith, Bob Jones, Kim Lee", &["Jane Smith", "Bob Jones", "Kim Lee"]),
            ("Smith, J., Jones, K. L.", &["Smith, J.", "Jones, K. L."]),
            ("Smith, Jane", &["Smith, Jane"]),
            ("García López, María José", &["García López, María José"]),
            ("王伟;李娜;", &["王伟", "李娜"]),
            ("王伟，李娜、张三", &["王伟", "李娜", "张三"]),
            ("", &[]),
        ] {
            assert_eq!(authors(cell), names, "{cell}");
            assert_eq!(authors(&joined(names)), names, "{cell}");
        }
        let lone = ["Committee on Ice and Snow"];
        assert_eq!(
            (joined(&lone).as_str(), authors(&joined(&lone))),
            ("Committee on Ice and Snow;", lone.map(str::to_owned).to_vec())
        );
    }
}
