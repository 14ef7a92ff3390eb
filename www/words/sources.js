// Whose word it is what a figure or a setting means, by the key of its explanation. A family of keys may share one:
// "text-means" is for all of them that have none of their own.

const GOODFELLOW_BOOK = "Goodfellow, Bengio, Courville 2016, Deep Learning";
const GAN = "Goodfellow et al. 2014, arXiv 1406.2661";
const SPLIT = "Hastie, Tibshirani, Friedman 2009, The Elements of Statistical Learning, §7";
const SEEDS = "Bouthillier et al. 2021, arXiv 2103.03098";
const WASSERSTEIN = "Villani 2009, Optimal Transport; Strahler 1952, GSA Bulletin 63:1117–1142";
const INTENSITY = "Allen, Wald, Worden 2012, J. Seismology 16:409–431; Atkinson and Wald 2007, SRL 78:362–368";
const ADAM = "Kingma and Ba 2015, arXiv 1412.6980; Loshchilov and Hutter 2019, arXiv 1711.05101";
const MODE_COLLAPSE = "Salimans et al. 2016, arXiv 1606.03498";

/** @type {{ readonly [key: string]: string }} */
const SOURCES = {
  // Settings.
  means: `${GOODFELLOW_BOOK}, §6–8`,
  "means.features": "LeCun et al. 1998, Efficient BackProp",
  "means.dropout": "Srivastava et al. 2014, JMLR 15:1929–1958",
  "means.optimiser": ADAM,
  "means.momentum": "Polyak 1964; Sutskever et al. 2013, ICML 28:1139–1147",
  "means.l2": "Krogh and Hertz 1991, NIPS 4; Loshchilov and Hutter 2019, arXiv 1711.05101",
  "means.earlyStopping": "Prechelt 1998, in Neural Networks: Tricks of the Trade",
  "means.seed": SEEDS,
  "means.seeds": SEEDS,
  "means.split": "Roberts et al. 2017, Ecography 40:913–929; Kaufman et al. 2012, ACM TKDD 6:15",
  "means.validationShare": SPLIT,
  "means.testShare": SPLIT,
  "means.targetMagnitude": "Wiemer and Wyss 2000, BSSA 90:859–869",
  "means.windowDays": "Jordan et al. 2011, Annals of Geophysics 54:315–391",
  "means.cellDegrees": "Schorlemmer et al. 2007, SRL 78:17–29",
  "means.cellEvents": "Schorlemmer et al. 2007, SRL 78:17–29",
  "means.region": "Mulargia 2001, GJI 147:275–280",
  "means.threshold": "Molchan 1997, Pure and Applied Geophysics 149:233–247",
  "gan-means": GAN,
  "gan-means.loss": "Mescheder, Geiger, Nowozin 2018, arXiv 1801.04406",
  "gan-means.augment": "Karras et al. 2020, arXiv 2006.06676",
  "gan-means.learningRateGenerator": "Heusel et al. 2017, arXiv 1706.08500",
  "gan-means.learningRateDiscriminator": "Heusel et al. 2017, arXiv 1706.08500",
  "text-means": `${GOODFELLOW_BOOK}, §8 and §10`,
  "text-means.asked": "Sebastiani 2002, ACM Computing Surveys 34:1–47",
  "text-means.relevant": "Sebastiani 2002, ACM Computing Surveys 34:1–47",
  "text-means.embedding": "Bengio et al. 2003, JMLR 3:1137–1155",
  "text-means.units": "Hochreiter and Schmidhuber 1997, Neural Computation 9:1735–1780",
  "text-means.bidirectional": "Schuster and Paliwal 1997, IEEE TSP 45:2673–2681",
  "text-means.pooling": "Yang et al. 2016, NAACL: 1480–1489",
  "text-means.dropout": "Srivastava et al. 2014, JMLR 15:1929–1958",
  "text-means.clip": "Pascanu, Mikolov, Bengio 2013, arXiv 1211.5063",
  "text-means.classWeights": "King and Zeng 2001, Political Analysis 9:137–163",
  "text-means.optimiser": ADAM,
  "text-means.momentum": "Polyak 1964; Sutskever et al. 2013, ICML 28:1139–1147",
  "text-means.l2": "Krogh and Hertz 1991, NIPS 4",
  "text-means.earlyStopping": "Prechelt 1998, in Neural Networks: Tricks of the Trade",
  "text-means.seed": SEEDS,
  "text-means.seeds": SEEDS,
  "text-means.split": "Kaufman et al. 2012, ACM TKDD 6:15",
  "text-means.validationShare": SPLIT,
  "text-means.testShare": SPLIT,

  // Figures on catalogues.
  "map.explain": "Wiemer and Wyss 2000, BSSA 90:859–869",
  "frequency.explain":
    "Gutenberg and Richter 1944, BSSA 34:185–188; Marzocchi and Sandri 2003, Annals of Geophysics 46:1271–1282",
  "magnitudes.explain": "Habermann 1987, BSSA 77:141–159",
  "depths.explain": "Bondár and Storchak 2011, GJI 186:1220–1244",
  "types.explain": "Bormann (ed.) 2012, New Manual of Seismological Observatory Practice, ch. 3",
  "mcTime.explain": "Wiemer and Wyss 2000, BSSA 90:859–869; Mignan and Woessner 2012, CORSSA",
  "bTime.explain": "Marzocchi and Sandri 2003; van der Elst 2021, JGR 126:e2020JB021027",
  "growth.explain": "Gardner and Knopoff 1974, BSSA 64:1363–1367",
  "neighbours.explain": "Zaliapin et al. 2008, PRL 101:018501",
  "eta.explain": "Zaliapin and Ben-Zion 2013, JGR 118:2847–2864",
  "decay.explain": "Omori 1894; Utsu, Ogata, Matsu’ura 1995, J. Phys. Earth 43:1–33",
  "day.explain": "Jordan et al. 2011, Annals of Geophysics 54:315–391",
  "reliability.explain": "Bröcker and Smith 2007, Weather and Forecasting 22:651–661; Wilson 1927",
  "precision.explain": "Davis and Goadrich 2006, ICML: 233–240",
  "shaking.felt.explain": INTENSITY,
  "shaking.residuals.explain": INTENSITY,
  "shaking.placesExplain": INTENSITY,

  // Figures on networks.
  "curve.explain": "Prechelt 1998, in Neural Networks: Tricks of the Trade",
  "observed.explain": "Gneiting 2011, JASA 106:746–762",
  "residuals.explain": "Anscombe 1973, The American Statistician 27:17–21",
  "layers.explain": "Hochreiter 1991; Glorot and Bengio 2010, AISTATS 9:249–256",
  "descent.explain": "Cauchy 1847; Goodfellow, Bengio, Courville 2016, §4.3",

  // Figures on ground.
  "terrain.map.explain": "Horn 1981, Proceedings of the IEEE 69:14–47",
  "solid.explain": "Horn 1981, Proceedings of the IEEE 69:14–47",
  "film.explain": GAN,
  "distance.explain": WASSERSTEIN,
  "diversity.explain": MODE_COLLAPSE,
  "gan-loss.explain": `${GAN}; Lucic et al. 2018, arXiv 1711.10337`,
  "gan-accuracy.explain": GAN,
  "norms.explain": "Glorot and Bengio 2010, AISTATS 9:249–256; Arjovsky and Bottou 2017, arXiv 1701.04862",
  "walk.explain": "Shoemake 1985, SIGGRAPH 19:245–254; White 2016, arXiv 1609.04468",
  "landscape.explain": "Bergmann, Jetchev, Vollgraf 2017, arXiv 1705.06566",
  "height-map.explain": GAN,
  "opinion.explain": GAN,
  "quiz.explain": "Zhou et al. 2019, HYPE, arXiv 1904.01121; Clopper and Pearson 1934",
  "side.real.explain": WASSERSTEIN,
  "side.invented.explain": WASSERSTEIN,

  // Figures on texts.
  "corpus.years.explain": "Lazer et al. 2014, Science 343:1203–1205",
  "corpus.lengths.explain": "Manning, Raghavan, Schütze 2008, Introduction to Information Retrieval, ch. 2",
  "trend.explain": "Wilson 1927; Cochran 1954; Armitage 1955, Biometrics 11:375–386",
  "graph.explain": "Bouma 2009, GSCL: 31–40",
  "label-curve.explain": "Perlich, Provost, Simonoff 2003, JMLR 4:211–255",
  "relations.graph.explain": "Hearst 1992, COLING: 539–545",
  "vectors.map.explain": "Mikolov et al. 2013, arXiv 1301.3781; Pearson 1901, Philosophical Magazine 2:559–572",
  "text-recall.explain": "Davis and Goadrich 2006, ICML: 233–240",
  "text-reliability.explain": "Guo et al. 2017, arXiv 1706.04599; Wilson 1927",
};

/** Of an explanation by its key, or of its family; nothing where none is named. @param {string} key */
export const sourceOf = (key) => SOURCES[key] ?? SOURCES[key.slice(0, key.lastIndexOf("."))];
