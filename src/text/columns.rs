//! Which column is what: names that search portals, reference managers and people give the columns of
//! a collection, in several languages. What the reader picks comes before what is recognised.

use super::options::CorpusField;
use crate::error::{Code, Error, Result};
use crate::tabular::columns::{joined, plain};
use std::collections::BTreeMap;

/// Which column (its index) is taken for each field.
pub(crate) type Fields = BTreeMap<CorpusField, usize>;

/// Known names in the form of [`plain`]; of several columns that match, an earlier name wins.
const NAMES: &[(CorpusField, &[&str])] = &[
    (
        CorpusField::Title,
        &[
            "title",
            "articletitle",
            "documenttitle",
            "papertitle",
            "primarytitle",
            "itemtitle",
            "ti",
            "t1",
            "headline",
            "标题",
            "题名",
            "篇名",
            "题目",
            "论文题目",
            "论文标题",
            "文献标题",
            "titel",
            "título",
            "titulo",
            "titre",
        ],
    ),
    (
        CorpusField::Abstract,
        &[
            "abstract",
            "abstracttext",
            "abstractnote",
            "ab",
            "n2",
            "summary",
            "摘要",
            "中文摘要",
            "文摘",
            "zusammenfassung",
            "kurzfassung",
            "resumen",
            "résumé",
            "resume",
            "text",
            "fulltext",
            "body",
            "content",
            "description",
            "内容",
            "正文",
        ],
    ),
    (
        CorpusField::Year,
        &[
            "year",
            "publicationyear",
            "pubyear",
            "yearpublished",
            "py",
            "publicationdate",
            "published",
            "created",
            "date",
            "submitted",
            "updatedate",
            "年",
            "年份",
            "出版年",
            "发表年份",
            "出版年份",
            "发表时间",
            "发表日期",
            "日期",
            "jahr",
            "erscheinungsjahr",
            "año",
            "année",
            "annee",
            "datum",
            "fecha",
        ],
    ),
    (
        CorpusField::Label,
        &[
            "label",
            "class",
            "category",
            "primarycategory",
            "topic",
            "relevant",
            "relevance",
            "included",
            "include",
            "decision",
            "target",
            "subject",
            "标签",
            "类别",
            "分类",
            "主题",
            "是否相关",
            "相关",
            "klasse",
            "kategorie",
            "clase",
            "categoría",
            "etiqueta",
            "classe",
            "catégorie",
        ],
    ),
    (
        CorpusField::Identifier,
        &["doi", "di", "arxivid", "identifier", "pmid", "eid", "ut", "accessionnumber", "id", "url", "link"],
    ),
    (
        CorpusField::Authors,
        &[
            "authors",
            "author",
            "authorfullnames",
            "af",
            "au",
            "creator",
            "creators",
            "作者",
            "autoren",
            "autor",
            "autores",
            "auteurs",
            "auteur",
        ],
    ),
    (
        CorpusField::Journal,
        &[
            "journal",
            "journaltitle",
            "journalname",
            "publicationtitle",
            "publicationname",
            "sourcetitle",
            "containertitle",
            "secondarytitle",
            "venue",
            "jo",
            "jf",
            "t2",
            "so",
            "期刊",
            "刊名",
            "期刊名称",
            "文献来源",
            "来源",
            "zeitschrift",
            "revista",
            "revue",
        ],
    ),
];

/// Finds the column of each field. `picks` are the reader's, by the header's text.
///
/// # Errors
/// `unknown-column` (values `columns`, `field`) where a picked column is not in the file.
pub(crate) fn recognise<S: AsRef<str>>(
    columns: &[S],
    picks: &BTreeMap<CorpusField, String>,
) -> Result<Fields> {
    let mut fields = Fields::new();
    for (&field, picked) in picks {
        let index = columns.iter().position(|column| column.as_ref().trim() == picked.trim());
        let unknown = || {
            Error::new(Code::UnknownColumn)
                .column(picked)
                .option("columns")
                .value("field", field.as_str())
                .value("columns", joined(columns))
        };
        fields.insert(field, index.ok_or_else(unknown)?);
    }
    let headers: Vec<String> = columns.iter().map(|column| plain(column.as_ref())).collect();
    for (field, names) in NAMES.iter().filter(|(field, _)| !picks.contains_key(field)) {
        let free = |index: &usize| !fields.values().any(|taken| taken == index);
        let find = |name: &&str| headers.iter().position(|header| header == name).filter(free);
        if let Some(index) = names.iter().find_map(find) {
            fields.insert(*field, index);
        }
    }
    Ok(fields)
}

/// Whether a row is the header of a collection: it names a title or an abstract, or holds every column
/// that the reader picked.
pub(crate) fn is_header(cells: &[&str], picks: &BTreeMap<CorpusField, String>) -> bool {
    // A sentence that happens to be one of the names is no header.
    let several = cells.iter().filter(|cell| !cell.is_empty()).count() > 1;
    several
        && recognise(cells, picks).is_ok_and(|fields| {
            !picks.is_empty()
                || fields.contains_key(&CorpusField::Title)
                || fields.contains_key(&CorpusField::Abstract)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_known_name_is_plain() {
        for name in NAMES.iter().flat_map(|(_, names)| names.iter()) {
            assert_eq!(&plain(name), name);
        }
    }

    #[test]
    fn exports_of_portals_and_reference_managers() {
        let taken = |columns: &[&str]| -> Vec<(&'static str, usize)> {
            let fields = recognise(columns, &BTreeMap::new()).unwrap_or_default();
            fields.into_iter().map(|(field, index)| (field.as_str(), index)).collect()
        };
        let zotero = ["Key", "Item Type", "Publication Year", "Author", "Title", "DOI", "Abstract Note"];
        assert_eq!(
            taken(&zotero),
            [("title", 4), ("abstract", 6), ("year", 2), ("identifier", 5), ("authors", 3)]
        );
        let arxiv = ["arxiv_id", "created", "label", "categories", "title", "abstract"];
        assert_eq!(
            taken(&arxiv),
            [("title", 4), ("abstract", 5), ("year", 1), ("label", 2), ("identifier", 0)]
        );
        assert_eq!(taken(&["题名", "摘要", "年份"]), [("title", 0), ("abstract", 1), ("year", 2)]);
    }
}
