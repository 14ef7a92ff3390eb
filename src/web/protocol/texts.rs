//! What is asked of a network that reads, and answered.

use serde::{Deserialize, Serialize};

use crate::labs::literature_curve::LearningCurve;
use crate::labs::literature_explain::{ExplainOptions, TextExplanation};
use crate::labs::literature_rank::{Classified, Ranked};

/// What a page asks of a network that reads.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "type", rename_all = "kebab-case", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum TextsAsk {
    /// Labels of texts.
    Classify {
        /// Which texts.
        texts: Vec<String>,
    },
    /// Documents by how probable a label is, beside the answer.
    Rank {
        /// Which label; the last one if left out.
        label: Option<String>,
        /// Of which documents.
        #[cfg_attr(test, ts(type = "'unlabelled' | 'all'"))]
        documents: Ranked,
    },
    /// What fewer documents would have taught: a study, which can be given up.
    LearningCurve {
        /// With the network, too.
        network: bool,
    },
    /// Why a text has a label.
    Explain {
        /// Which text and label.
        #[cfg_attr(test, ts(type = "Parameters<import('../pkg/orogen').Run['explain']>[0]"))]
        options: ExplainOptions,
    },
}

/// What a module answers. Arrays travel beside it.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "type", rename_all = "kebab-case", rename_all_fields = "camelCase")]
pub enum TextsAnswer {
    /// Labels.
    Classified {
        /// One a text.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').Classified[]"))]
        classified: Vec<Classified>,
    },
    /// Documents and probabilities are beside it.
    Ranked {
        /// By which label.
        label: String,
    },
    /// What fewer documents would have taught.
    LearningCurve {
        /// All of it.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').LearningCurve"))]
        curve: LearningCurve,
    },
    /// Why.
    Explained {
        /// All of it.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').TextExplanation"))]
        explanation: Box<TextExplanation>,
    },
}
