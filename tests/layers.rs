//! Who may know whom: every `use` in a room is checked against the one table of ARCHITECTURE.md.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;
use std::path::Path;

/// A room, what it may use of this crate, and of which outside crates it must know nothing.
const RULES: &[(&str, &[&str], &[&str])] = &[
    ("error.rs", &[], &["burn", "wasm_bindgen", "js_sys", "web_sys", "gloo"]),
    ("classes", &["classes"], &["burn", "wasm_bindgen", "js_sys", "web_sys", "gloo"]),
    ("tabular", &["error", "tabular"], &["burn", "wasm_bindgen", "js_sys", "web_sys", "gloo"]),
    ("seismic", &["error", "tabular", "seismic"], &["burn", "wasm_bindgen", "js_sys", "web_sys", "gloo"]),
    ("grid", &["error", "grid"], &["burn", "wasm_bindgen", "js_sys", "web_sys", "gloo"]),
    (
        "text",
        &["error", "tabular", "classes", "text"],
        &["burn", "wasm_bindgen", "js_sys", "web_sys", "gloo"],
    ),
    ("nets", &["error", "nets"], &["wasm_bindgen", "js_sys", "web_sys", "gloo"]),
    ("learn", &["error", "nets", "learn"], &["wasm_bindgen", "js_sys", "web_sys", "gloo"]),
    (
        "labs",
        &["error", "tabular", "classes", "seismic", "grid", "text", "nets", "learn", "labs", "VERSION"],
        &["wasm_bindgen", "js_sys", "web_sys", "gloo"],
    ),
    ("web", &["error", "tabular", "seismic", "grid", "text", "learn", "labs", "web", "VERSION"], &["burn"]),
];

fn files(path: &Path) -> Vec<std::path::PathBuf> {
    if path.is_file() {
        return vec![path.to_path_buf()];
    }
    fs::read_dir(path).unwrap().flat_map(|entry| files(&entry.unwrap().path())).collect()
}

#[test]
fn rooms_know_only_whom_they_may() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    for (room, allowed, forbidden) in RULES {
        for file in files(&source.join(room)) {
            let text = fs::read_to_string(&file).unwrap();
            for (number, line) in
                text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//"))
            {
                let at = format!("{}:{}", file.display(), number + 1);
                for rest in line.split("crate::").skip(1).filter(|_| !line.contains("$crate")) {
                    let name: String =
                        rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                    if !name.is_empty() && !allowed.contains(&name.as_str()) {
                        wrong.push(format!("{at}: {room} knows {name}"));
                    }
                }
                for name in *forbidden {
                    if line.contains(&format!("{name}::"))
                        || line.contains(&format!("{name}_")) && line.contains("use ")
                    {
                        wrong.push(format!("{at}: {room} knows {name}"));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_room_has_its_rule_and_every_file_is_short() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for entry in fs::read_dir(&source).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(name == "lib.rs" || RULES.iter().any(|(room, ..)| *room == name), "{name} has no rule");
    }
    for file in files(&source) {
        let lines = fs::read_to_string(&file).unwrap().lines().count();
        assert!(lines <= 500, "{} has {lines} lines", file.display());
    }
}
