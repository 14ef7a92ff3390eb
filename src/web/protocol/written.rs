//! Whether `www/protocol.d.ts` says what the messages are.

use super::*;
use ts_rs::{Config, TS};

/// Writes `www/protocol.d.ts` anew when asked to (`OROGEN_WRITE=1`), and fails when it is stale.
#[test]
fn the_page_has_these_types() {
    let config = Config::default();
    let types = [
        SourceName::decl(&config),
        CorpusFile::decl(&config),
        Request::decl(&config),
        CatalogueAsk::decl(&config),
        Answer::decl(&config),
        CatalogueAnswer::decl(&config),
        IntensitiesAsk::decl(&config),
        IntensitiesAnswer::decl(&config),
        TerrainAsk::decl(&config),
        TerrainAnswer::decl(&config),
        TerrainRunAsk::decl(&config),
        TerrainRunAnswer::decl(&config),
        TextsAsk::decl(&config),
        TextsAnswer::decl(&config),
        CorpusAsk::decl(&config),
        CorpusAnswer::decl(&config),
        InsideAsk::decl(&config),
        InsideAnswer::decl(&config),
        RunMade::decl(&config),
        ProgressNote::decl(&config),
        Notice::decl(&config).replace("type Notice", "type ModuleNotice"),
    ];
    let shared = "type Probe = { name: string; numbers: number[] };\n\
        type Failure = { code: import('../pkg/orogen').ErrorCode; where?: import('../pkg/orogen').OrogenError['where']; \
        values: Record<string, string | number> };\n";
    let mut text = String::from(
        "// Generated from src/web/protocol by its test; OROGEN_WRITE=1 cargo test writes it.\n\n",
    );
    for declaration in types.iter().map(String::as_str).chain(shared.lines()) {
        text.push_str("export ");
        text.push_str(declaration);
        text.push('\n');
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/www/protocol.d.ts");
    if std::env::var_os("OROGEN_WRITE").is_some() {
        std::fs::write(path, &text).unwrap();
    }
    assert_eq!(std::fs::read_to_string(path).unwrap_or_default(), text, "www/protocol.d.ts is stale");
}
