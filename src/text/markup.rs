//! Markup to plain text: what arXiv and BibTeX leave of LaTeX, what Crossref leaves of JATS, and HTML.
//! What is no markup stays, a `<` between numbers above all. Nothing is ever interpreted: a script is
//! left out like a comment.

use std::borrow::Cow;
use unicode_normalization::char::compose;

/// Elements that separate words.
const BLOCKS: &[&str] =
    &["p", "br", "div", "li", "ul", "ol", "sec", "title", "tr", "td", "th", "h1", "h2", "h3", "h4", "label"];
/// Elements that are left out with all they contain.
const SILENT: &[&str] = &["script", "style"];
/// No tag that people write is longer; a `<` without its `>` is a sign for less.
const LONGEST_TAG: usize = 400;

/// The text without markup, with single spaces; borrowed where there is none.
#[must_use]
pub fn plain(text: &str) -> Cow<'_, str> {
    let trimmed = text.trim();
    let suspicious =
        |c: char| matches!(c, '<' | '&' | '\\' | '$' | '{' | '}' | '\n' | '\r' | '\t' | '\u{A0}');
    if !trimmed.contains(suspicious) && !trimmed.contains("  ") {
        return Cow::Borrowed(trimmed);
    }
    let mut text = without_tags(trimmed);
    if text.contains('&') {
        text = without_entities(&text);
        // Crossref carries markup that was escaped once too often.
        if text.contains('<') {
            text = without_tags(&text);
        }
    }
    if text.contains(['\\', '$', '{', '}']) {
        text = without_latex(&text);
    }
    Cow::Owned(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn without_tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, from)) = rest.find('<').and_then(|at| rest.split_at_checked(at)) {
        out.push_str(before);
        if let Some(after) = from.strip_prefix("<!--") {
            rest = after.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        let Some((name, after)) = tag(from) else {
            out.push('<');
            rest = from.get(1..).unwrap_or_default();
            continue;
        };
        let local = name.rsplit(':').next().unwrap_or_default().trim_start_matches('/').to_ascii_lowercase();
        if BLOCKS.contains(&local.as_str()) {
            out.push(' ');
        }
        rest = after;
        if SILENT.contains(&local.as_str()) && !name.starts_with('/') {
            // Markup has no upper-case end of a lower-case element worth a search of its own.
            let end = after.to_ascii_lowercase().find(&format!("</{local}")).unwrap_or(after.len());
            rest = after.get(end..).unwrap_or_default();
        }
    }
    out.push_str(rest);
    out
}

/// The name of the tag a text starts with (with its `/`), and what follows the tag.
fn tag(text: &str) -> Option<(&str, &str)> {
    let (inside, after) = text.strip_prefix('<')?.split_once('>')?;
    let ordinary = |c: char| c.is_ascii_alphanumeric() || matches!(c, ':' | '-' | '_' | '!' | '?');
    let bare = inside.strip_prefix('/').unwrap_or(inside);
    let name_end = bare.find(|c| !ordinary(c)).unwrap_or(bare.len());
    let (name, attributes) = bare.split_at_checked(name_end)?;
    let attributes = attributes.trim().trim_end_matches(['/', '?']).trim();
    let is_tag = inside.len() <= LONGEST_TAG
        && name.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '!' | '?'))
        && (attributes.is_empty() || attributes.contains('=') || name.starts_with('!'));
    let signed = inside.split_at_checked(name_end + inside.len() - bare.len())?.0;
    is_tag.then_some((signed, after))
}

fn without_entities(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, from)) = rest.split_once('&') {
        out.push_str(before);
        let named = from.split_once(';').filter(|(name, _)| (2..=8).contains(&name.len()));
        match named.and_then(|(name, after)| Some((entity(name)?, after))) {
            Some((character, after)) => {
                out.push(character);
                rest = after;
            }
            None => {
                out.push('&');
                rest = from;
            }
        }
    }
    out.push_str(rest);
    out
}

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let hex = number.strip_prefix(['x', 'X']);
        let code = hex.map_or_else(|| number.parse(), |digits| u32::from_str_radix(digits, 16)).ok()?;
        return char::from_u32(code).filter(|c| !c.is_control());
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "ndash" => '–',
        "mdash" => '—',
        "deg" => '°',
        "plusmn" => '±',
        "times" => '×',
        "micro" => 'µ',
        _ => return None,
    })
}

/// Commands that stand for a sign.
const SIGNS: &[(&str, &str)] = &[
    ("ss", "ß"),
    ("o", "ø"),
    ("O", "Ø"),
    ("l", "ł"),
    ("L", "Ł"),
    ("aa", "å"),
    ("AA", "Å"),
    ("ae", "æ"),
    ("AE", "Æ"),
    ("oe", "œ"),
    ("OE", "Œ"),
    ("i", "i"),
    ("j", "j"),
    ("alpha", "α"),
    ("beta", "β"),
    ("gamma", "γ"),
    ("delta", "δ"),
    ("epsilon", "ε"),
    ("varepsilon", "ε"),
    ("zeta", "ζ"),
    ("eta", "η"),
    ("theta", "θ"),
    ("kappa", "κ"),
    ("lambda", "λ"),
    ("mu", "μ"),
    ("nu", "ν"),
    ("xi", "ξ"),
    ("pi", "π"),
    ("rho", "ρ"),
    ("sigma", "σ"),
    ("tau", "τ"),
    ("phi", "φ"),
    ("varphi", "φ"),
    ("chi", "χ"),
    ("psi", "ψ"),
    ("omega", "ω"),
    ("Gamma", "Γ"),
    ("Delta", "Δ"),
    ("Theta", "Θ"),
    ("Lambda", "Λ"),
    ("Sigma", "Σ"),
    ("Phi", "Φ"),
    ("Psi", "Ψ"),
    ("Omega", "Ω"),
    ("degree", "°"),
    ("circ", "°"),
    ("pm", "±"),
    ("times", "×"),
    ("cdot", "·"),
    ("sim", "~"),
    ("approx", "≈"),
    ("leq", "≤"),
    ("le", "≤"),
    ("geq", "≥"),
    ("ge", "≥"),
    ("infty", "∞"),
    ("rightarrow", "→"),
    ("to", "→"),
    ("ldots", "…"),
    ("dots", "…"),
    ("textendash", "–"),
    ("textemdash", "—"),
    ("permil", "‰"),
];
/// Commands whose argument is no text.
const MUTE: &[&str] = &["cite", "citep", "citet", "ref", "label", "begin", "end", "vspace", "hspace"];
/// Accents, as commands and as the signs that combine.
const ACCENTS: &[(&str, char)] = &[
    ("\"", '\u{308}'),
    ("'", '\u{301}'),
    ("`", '\u{300}'),
    ("^", '\u{302}'),
    ("~", '\u{303}'),
    ("=", '\u{304}'),
    (".", '\u{307}'),
    ("c", '\u{327}'),
    ("v", '\u{30C}'),
    ("u", '\u{306}'),
    ("H", '\u{30B}'),
    ("k", '\u{328}'),
    ("r", '\u{30A}'),
];

fn without_latex(text: &str) -> String {
    // A lone dollar is money.
    let is_math = text.matches('$').count() - text.matches("\\$").count() >= 2;
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let after = rest.get(character.len_utf8()..).unwrap_or_default();
        rest = after;
        match character {
            '\\' => rest = command(after, &mut out),
            '{' | '}' => {}
            '$' if is_math => {}
            '^' | '_' if after.starts_with('{') => {}
            '~' if out.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | ',' | ')'))
                && after.starts_with(char::is_alphanumeric) =>
            {
                out.push(' ');
            }
            other => out.push(other),
        }
    }
    out
}

/// Writes what the command behind a backslash stands for and returns what follows it.
fn command<'t>(text: &'t str, out: &mut String) -> &'t str {
    let letters = text.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(text.len());
    let length = if letters > 0 { letters } else { text.chars().next().map_or(0, char::len_utf8) };
    let (name, after) = text.split_at_checked(length).unwrap_or((text, ""));
    if let Some((_, accent)) = ACCENTS.iter().find(|(known, _)| *known == name)
        && let Some(after) = accented(after, *accent, out)
    {
        return after;
    }
    if let Some((_, sign)) = SIGNS.iter().find(|(known, _)| *known == name) {
        out.push_str(sign);
        // The space that ended the command is part of it.
        return after.strip_prefix("{}").unwrap_or(after);
    }
    if MUTE.contains(&name.trim_end_matches('*')) {
        let argument =
            after.trim_start_matches('*').strip_prefix('{').and_then(|inside| inside.split_once('}'));
        return argument.map_or(after, |(_, after)| after);
    }
    match name {
        "%" | "&" | "$" | "#" | "_" => out.push_str(name),
        "\\" | "," | ";" | ":" | "!" | " " | "/" => out.push(' '),
        // What a reader of plain text would not miss, and windows paths.
        _ if letters == 0 => out.push_str(name),
        _ => {}
    }
    after
}

/// A letter in braces or bare, with its accent; `None` where no letter follows.
fn accented<'t>(text: &'t str, accent: char, out: &mut String) -> Option<&'t str> {
    let (inside, braced) = match text.trim_start().strip_prefix('{') {
        Some(inside) => (inside, true),
        None => (text.trim_start(), false),
    };
    let inside = inside.strip_prefix('\\').unwrap_or(inside);
    let letter = inside.chars().next().filter(|c| c.is_alphabetic())?;
    let after = inside.get(letter.len_utf8()..)?;
    let after = if braced { after.strip_prefix('}')? } else { after };
    out.push(compose(letter, accent).unwrap_or(letter));
    Some(after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latex_of_arxiv_and_bibtex() {
        assert_eq!(plain(r"{\gamma}-ray flux"), "γ-ray flux");
        assert_eq!(
            plain(r#"M{\"u}ller and M\"uller, Fran\c{c}ois, Ko{\v c}\'i"#),
            "Müller and Müller, François, Kočí"
        );
        assert_eq!(plain(r"close to k^{-5/3} at $10\,\mathrm{km}$"), "close to k-5/3 at 10 km");
        assert_eq!(plain(r"\textit{in situ} data \cite{smith2010} show 5\%"), "in situ data show 5%");
        assert_eq!(plain("it costs $5 in Fig.~3"), "it costs $5 in Fig. 3");
        assert_eq!(plain(r"Stra\ss{}e"), "Straße");
    }

    #[test]
    fn jats_and_html() {
        let jats = "<jats:title>Abstract</jats:title><jats:p>H<jats:sub>2</jats:sub>O &amp; CO2</jats:p>";
        assert_eq!(plain(jats), "Abstract H2O & CO2");
        assert_eq!(plain("&lt;p&gt;escaped&lt;/p&gt;"), "escaped");
        assert_eq!(plain("<p onclick=\"x()\">a<script>alert('<p>')</script>b</p>"), "ab");
        assert_eq!(
            plain("depths x < 3 km and y > 5; p<0.05, <unclosed"),
            "depths x < 3 km and y > 5; p<0.05, <unclosed"
        );
        assert_eq!(plain("a <!-- hidden --> b"), "a b");
    }

    #[test]
    fn plain_text_is_borrowed() {
        assert!(matches!(plain(" The crust of Crete. "), Cow::Borrowed("The crust of Crete.")));
        assert_eq!(plain("two\n  lines"), "two lines");
    }
}
