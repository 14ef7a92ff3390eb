//! Which of three fields is an abstract of? The course-text network and ours beside every rule, on a split by time and
//! learnt from 600 abstracts; and what triage saves of reading.

use std::collections::{BTreeMap, BTreeSet};

use orogen::labs::dataset::Dataset;
use orogen::labs::literature_report::LiteratureReport;
use orogen::labs::literature_spec::LiteratureSpec;
use orogen::labs::run::{AnyReport, Run};
use orogen::labs::spec::{AnySpec, Preset, SplitKind};
use orogen::labs::triage::{Desk, TriageMark, TriageOptions};
use orogen::learn::engine::{Engine, EngineName};
use orogen::learn::random::{Purpose, Random};
use orogen::learn::training::Pace;
use orogen::tabular::decode::NoLegacy;
use orogen::text::bayes::{Kind, NaiveBayes};
use orogen::text::tfidf::SparseRow;
use orogen::text::{Corpus, CorpusOptions, Document, Vocabulary, read, tokens};
use pollster::block_on;
use serde_json::{Value, json};

use super::{Outcome, median};

/// Metadata of arXiv with abstracts, which are CC0: columns arxiv_id, created, title, abstract, label.
const DEV: &str = "arxiv_geoscience_dev_pre2019.csv";
/// Of it, 200 of each of the three fields.
const BUNDLE: &str = "arxiv_geoscience_bundle_600.csv";
const LABELS: [&str; 3] = ["physics.geo-ph", "physics.ao-ph", "physics.space-ph"];

/// Documents of the three fields, in the order of the days they were sent in.
fn corpus(folder: &str, name: &str) -> Outcome<Corpus> {
    let path = std::path::Path::new(folder).join(name);
    let bytes = std::fs::read(&path).map_err(|why| {
        format!("{}: {why}. Metadata of arXiv, export.arxiv.org, of {}", path.display(), LABELS.join(", "))
    })?;
    let options = CorpusOptions { keep_duplicates: true, ..CorpusOptions::default() };
    let (read, _) = read(name, &bytes, &options, &NoLegacy).map_err(|error| format!("{name}: {error:?}"))?;
    let mut days = BTreeMap::new();
    for row in csv::Reader::from_reader(&bytes[..]).records() {
        let row = row?;
        days.insert(row.get(0).unwrap_or_default().to_string(), row.get(1).unwrap_or_default().to_string());
    }
    let label = |document: &Document| {
        let label = read.label_of(document)?;
        LABELS.contains(&label).then(|| label.to_string())
    };
    let labelled =
        read.documents.iter().filter_map(|document| Some((document.clone(), Some(label(document)?))));
    let mut labelled: Vec<(Document, Option<String>)> = labelled.collect();
    labelled.sort_by_cached_key(|(document, _)| {
        let id = document.identifier.clone().unwrap_or_default();
        (days.get(&id).cloned(), id)
    });
    Ok(Corpus::new(name, labelled))
}

/// Trains all seeds and judges, on the test part or on another collection.
fn judged(spec: LiteratureSpec, corpus: &Corpus, other: Option<&Corpus>) -> Outcome<LiteratureReport> {
    let dataset = Dataset::Corpus(corpus.clone());
    let train = async {
        let engine = Engine::open(EngineName::Flex).await?;
        let mut run = Run::new(AnySpec::Literature(spec), &dataset, engine, None)?;
        let mut pace = Pace::of(run.vitals().engine);
        while run.advance(u64::MAX, &mut pace, &|| 0.0).await?.is_none() {}
        while run.repeat(&mut pace, &|| 0.0).await? < 1.0 {}
        match other {
            Some(other) => run.judge(&Dataset::Corpus(other.clone()), false).await,
            None => run.report(&dataset).await,
        }
    };
    match block_on(train).map_err(|error| format!("{error:?}"))?.report() {
        AnyReport::Literature(report) => Ok(report),
        _ => Err("another lab".into()),
    }
}

fn figures(report: &LiteratureReport) -> Value {
    let of = |value: fn(&orogen::labs::literature_scores::TextScores) -> f64| -> Vec<f64> {
        report.per_seed.iter().map(|one| value(&one.scores)).collect()
    };
    let accuracy = of(|scores| scores.labels.accuracy);
    let macro_f1 = of(|scores| scores.labels.macro_average.f1);
    let baselines: serde_json::Map<String, Value> = report
        .baselines
        .iter()
        .map(|(rule, one)| (rule.as_str().into(), one.scores.labels.accuracy.into()))
        .collect();
    json!({
        "documents": report.documents,
        "weights": report.weights,
        "epochs": report.per_seed.iter().map(|one| one.epochs_trained).collect::<Vec<_>>(),
        "accuracy": accuracy,
        "medianAccuracy": median(accuracy.clone()),
        "medianMacroF1": median(macro_f1),
        "interval": report.intervals.accuracy,
        "baselines": baselines,
        "against": report.best_baseline,
        "difference": report.difference,
        "mcNemar": report.mc_nemar,
        "verdict": report.verdict,
    })
}

/// The abstracts of `known` with their labels, and of `others` without.
fn with_unlabelled(known: &Corpus, others: &Corpus) -> Corpus {
    let label = |one: &Document| known.label_of(one).map(str::to_string);
    let labelled = known.documents.iter().map(|one| (one.clone(), label(one)));
    let unlabelled = others.documents.iter().map(|one| (one.clone(), None));
    Corpus::new(BUNDLE, labelled.chain(unlabelled).collect())
}

/// The whole study; `part` picks one of `time`, `small` and `triage`.
pub fn study(folder: &str, part: Option<&str>) -> Outcome<Value> {
    let wanted = |name: &str| part.is_none_or(|part| part == name);
    let (dev, bundle) = (corpus(folder, DEV)?, corpus(folder, BUNDLE)?);
    let known: BTreeSet<_> = bundle.documents.iter().filter_map(|one| one.identifier.clone()).collect();
    let mut rest = dev.clone();
    rest.documents.retain(|one| one.identifier.as_ref().is_none_or(|id| !known.contains(id)));
    let mut found = serde_json::Map::new();
    found.insert("study".into(), "literature".into());
    for preset in [Preset::CourseText, Preset::Orogen] {
        if wanted("time") {
            let report = judged(LiteratureSpec::of(preset), &dev, None)?;
            found.insert(format!("timeSplit.{preset}"), figures(&report));
        }
        if wanted("small") {
            // All but a handful trains and chooses; the others judge.
            let spec =
                LiteratureSpec { split: SplitKind::Random, test_share: 0.01, ..LiteratureSpec::of(preset) };
            if preset == Preset::Orogen {
                // As in the page where 600 of a search's abstracts are marked: the words' first vectors are learnt from
                // all texts, the network from the marked ones alone.
                let all = with_unlabelled(&bundle, &rest);
                found.insert(
                    format!("from600WithUnlabelledTexts.{preset}"),
                    figures(&judged(spec.clone(), &all, Some(&rest))?),
                );
            }
            found.insert(format!("from600.{preset}"), figures(&judged(spec, &bundle, Some(&rest))?));
        }
    }
    if wanted("triage") {
        found.insert("triage".into(), triage(&dev)?);
    }
    Ok(Value::Object(found))
}

/// Documents of a simulated search, those looked for, how often it is started anew, and how many are read at a time.
const READ: usize = 1500;
const LOOKED_FOR: &str = "physics.space-ph";
const STARTS: u64 = 20;
const AT_A_TIME: usize = 20;
/// Of those looked for in a search, so many are kept, so that they are a tenth.
const KEPT: usize = 150;

/// Share of the reading saved until 95 % of what is looked for is found, by triage, by a ranking of naive Bayes that
/// learns as often, and in random order.
fn triage(dev: &Corpus) -> Outcome<Value> {
    let (mut ours, mut bayes, mut random, mut covered, mut asked) = (vec![], vec![], vec![], 0, 0);
    for start in 0..STARTS {
        let (search, truth) = search(dev, start);
        let reading = Reading { truth: &truth };
        let desk = Desk::of(&search);
        let mut intervals = Vec::new();
        ours.push(reading.saved(|marks| {
            let options = TriageOptions { marks: marks.to_vec(), propose: AT_A_TIME, seed: start };
            let advice = desk.advise(&options).unwrap_or_default();
            intervals.extend(advice.missed.map(|missed| (missed.interval, advice.relevant)));
            advice.next.iter().map(|next| (next.document, next.by_lot)).collect()
        }));
        let all = truth.iter().filter(|&&relevant| relevant).count();
        for (interval, found) in intervals {
            let missed = (all - found) as f64;
            asked += 1;
            covered += usize::from(interval[0] <= missed && missed <= interval[1]);
        }
        let counts = counts(&search);
        let order = Random::stream(start, Purpose::Proposals, 0).permutation(truth.len());
        bayes.push(reading.saved(|marks| by_bayes(&counts, marks, &order)));
        random
            .push(reading.saved(|marks| {
                order.iter().skip(marks.len()).take(AT_A_TIME).map(|&d| (d, false)).collect()
            }));
    }
    Ok(json!({
        "documents": READ,
        "relevant": KEPT,
        "starts": STARTS,
        "saved": ours, "savedByNaiveBayes": bayes, "savedByRandomOrder": random,
        "medianSaved": median(ours.clone()),
        "medianSavedByNaiveBayes": median(bayes.clone()),
        "medianSavedByRandomOrder": median(random.clone()),
        "intervalsThatHeldWhatWasMissed": covered as f64 / f64::from(asked.max(1)),
    }))
}

/// A collection as a search finds it: a tenth is what one looks for.
fn search(dev: &Corpus, start: u64) -> (Corpus, Vec<bool>) {
    let order = Random::stream(start, Purpose::Split, 0).permutation(dev.documents.len());
    let (mut relevant, mut others) = (KEPT, READ - KEPT);
    let mut documents = Vec::new();
    for document in order.into_iter().filter_map(|place| dev.documents.get(place)) {
        let left = if dev.label_of(document) == Some(LOOKED_FOR) { &mut relevant } else { &mut others };
        if *left > 0 {
            *left -= 1;
            documents.push(document.clone());
        }
    }
    let corpus = Corpus { documents, ..dev.clone() };
    let truth = corpus.documents.iter().map(|one| corpus.label_of(one) == Some(LOOKED_FOR)).collect();
    (corpus, truth)
}

struct Reading<'a> {
    truth: &'a [bool],
}

impl Reading<'_> {
    /// The share of documents that need not be read until 95 % are found; `propose` says which are next.
    fn saved(&self, mut propose: impl FnMut(&[TriageMark]) -> Vec<(usize, bool)>) -> f64 {
        let all = self.truth.iter().filter(|&&relevant| relevant).count();
        let enough = (all as f64 * 0.95).ceil() as usize;
        let (mut marks, mut found) = (Vec::new(), 0);
        loop {
            let next = propose(&marks);
            if next.is_empty() {
                return 0.0;
            }
            for (document, by_lot) in next {
                let relevant = self.truth.get(document).copied().unwrap_or_default();
                marks.push(TriageMark { document, relevant, by_lot });
                found += usize::from(relevant);
                if found >= enough {
                    return 1.0 - marks.len() as f64 / self.truth.len() as f64;
                }
            }
        }
    }
}

fn counts(corpus: &Corpus) -> (Vec<SparseRow>, u32) {
    let texts: Vec<Vec<String>> = corpus.documents.iter().map(|one| tokens(&one.text())).collect();
    let vocabulary = Vocabulary::learn(texts.iter().map(Vec::as_slice), 2, usize::MAX);
    let rows = texts.iter().map(|text| vocabulary.counts(text)).collect();
    (rows, u32::try_from(vocabulary.len()).unwrap_or(u32::MAX))
}

/// The likeliest by multinomial naive Bayes; in random order until it has seen both kinds.
fn by_bayes(
    (counts, features): &(Vec<SparseRow>, u32),
    marks: &[TriageMark],
    order: &[usize],
) -> Vec<(usize, bool)> {
    let read: BTreeSet<usize> = marks.iter().map(|mark| mark.document).collect();
    let mut unread: Vec<usize> = order.iter().copied().filter(|document| !read.contains(document)).collect();
    let both = marks.iter().any(|mark| mark.relevant) && marks.iter().any(|mark| !mark.relevant);
    if both {
        let rows: Vec<SparseRow> =
            marks.iter().filter_map(|mark| counts.get(mark.document).cloned()).collect();
        let labels: Vec<u32> = marks.iter().map(|mark| u32::from(mark.relevant)).collect();
        let fitted = NaiveBayes::fit(Kind::Multinomial, &rows, &labels, 2, 2..*features);
        // Of both probabilities one is always told exactly.
        let odds =
            |document: usize| match counts.get(document).map(|row| fitted.probabilities(row)).as_deref() {
                Some([no, yes]) => libm::log(*yes) - libm::log(*no),
                _ => f64::NEG_INFINITY,
            };
        let mut ranked: Vec<(f64, usize)> =
            unread.into_iter().map(|document| (odds(document), document)).collect();
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
        unread = ranked.into_iter().map(|(_, document)| document).collect();
    }
    unread.into_iter().take(AT_A_TIME).map(|document| (document, false)).collect()
}
