// Whose word it is what a figure, a table or a setting means, by the key of its explanation. A family of keys may share
// one: "text-means" is for all of them that have none of their own.

const DEEP = "Goodfellow, Bengio, Courville 2016, Deep Learning";
const GAN = "Goodfellow et al. 2014, arXiv 1406.2661";
const SPLIT = "Hastie, Tibshirani, Friedman 2009, The Elements of Statistical Learning, §7";
const SEEDS = "Bouthillier et al. 2021, arXiv 2103.03098";
const TRANSPORT = "Villani 2009, Optimal Transport";
const WASSERSTEIN = `${TRANSPORT}; Strahler 1952, GSA Bulletin 63:1117–1142`;
const INTENSITY = "Allen, Wald, Worden 2012, J. Seismology 16:409–433; Atkinson and Wald 2007, SRL 78:362–368";
const ADAM = "Kingma and Ba 2015, arXiv 1412.6980; Loshchilov and Hutter 2019, arXiv 1711.05101";
const MOMENTUM = "Polyak 1964; Sutskever et al. 2013, ICML 28:1139–1147";
const DROPOUT = "Srivastava et al. 2014, JMLR 15:1929–1958";
const EARLY = "Prechelt 1998, in Neural Networks: Tricks of the Trade: 55–69";
const WEIGHT_DECAY = "Krogh and Hertz 1991, NIPS 4:950–957";
const MODE_COLLAPSE = "Salimans et al. 2016, arXiv 1606.03498";
const BLOCKS = "Künsch 1989, Annals of Statistics 17:1217–1241";
const LEAKS = "Roberts et al. 2017, Ecography 40:913–929; Kaufman et al. 2012, ACM TKDD 6:15";
const COMPLETENESS = "Wiemer and Wyss 2000, BSSA 90:859–869";
const OMORI = "Utsu, Ogata, Matsu’ura 1995, J. Phys. Earth 43:1–33";
const DEFAULT_DEPTHS = "Bolton, Storchak, Harris 2006, Phys. Earth Planet. Inter. 158:27–45";
const FORECASTS = "Jordan et al. 2011, Annals of Geophysics 54:315–391";
const CSEP = "Schorlemmer et al. 2007, SRL 78:17–29";
const MEASURES = "Sokolova and Lapalme 2009, Information Processing & Management 45:427–437";
const RELIEF = "Horn 1981, Proceedings of the IEEE 69:14–47; Imhof 1982, Cartographic Relief Presentation";

/** @type {{ readonly [key: string]: string }} */
const SOURCES = {
  // Settings.
  means: `${DEEP}, §6–8`,
  "means.features":
    "LeCun, Bottou, Orr, Müller 1998, Efficient BackProp, in Neural Networks: Tricks of the Trade: 9–50",
  "means.preset": "Mardia and Jupp 2000, Directional Statistics",
  "means.dropout": DROPOUT,
  "means.optimiser": ADAM,
  "means.momentum": MOMENTUM,
  "means.l2": `${WEIGHT_DECAY}; Loshchilov and Hutter 2019, arXiv 1711.05101`,
  "means.earlyStopping": EARLY,
  "means.seed": SEEDS,
  "means.seeds": SEEDS,
  "means.split": LEAKS,
  "means.validationShare": SPLIT,
  "means.testShare": SPLIT,
  "means.targetMagnitude": COMPLETENESS,
  "means.windowDays": FORECASTS,
  "means.cellDegrees": CSEP,
  "means.cellEvents": CSEP,
  "means.region": "Mulargia 2001, GJI 146:489–496",
  "means.threshold": "Molchan 1997, Pure and Applied Geophysics 149:233–247",
  "gan-means": GAN,
  "gan-means.loss":
    "Mescheder, Geiger, Nowozin 2018, arXiv 1801.04406; Mao et al. 2017, arXiv 1611.04076; Miyato et al. 2018, arXiv 1802.05957",
  "gan-means.augment": "Zhao et al. 2020, arXiv 2006.10738; Karras et al. 2020, arXiv 2006.06676",
  "gan-means.learningRateGenerator": "Heusel et al. 2017, arXiv 1706.08500",
  "gan-means.learningRateDiscriminator": "Heusel et al. 2017, arXiv 1706.08500",
  "gan-means.batchSize": MODE_COLLAPSE,
  "gan-means.steps": "Lucic et al. 2018, arXiv 1711.10337",
  "gan-means.seed": SEEDS,
  "text-means": `${DEEP}, §8 and §10`,
  "text-means.asked": "Sebastiani 2002, ACM Computing Surveys 34:1–47",
  "text-means.relevant": "Sebastiani 2002, ACM Computing Surveys 34:1–47",
  "text-means.embedding": "Bengio et al. 2003, JMLR 3:1137–1155",
  "text-means.units": "Hochreiter and Schmidhuber 1997, Neural Computation 9:1735–1780",
  "text-means.bidirectional": "Schuster and Paliwal 1997, IEEE Trans. Signal Processing 45:2673–2681",
  "text-means.pooling": "Yang et al. 2016, NAACL: 1480–1489",
  "text-means.tokens": "Sun et al. 2019, arXiv 1905.05583",
  "text-means.vocabulary": `${DEEP}, §12.4`,
  "text-means.dropout": DROPOUT,
  "text-means.clip": "Pascanu, Mikolov, Bengio 2013, arXiv 1211.5063",
  "text-means.classWeights": "King and Zeng 2001, Political Analysis 9:137–163",
  "text-means.optimiser": ADAM,
  "text-means.momentum": MOMENTUM,
  "text-means.l2": WEIGHT_DECAY,
  "text-means.earlyStopping": EARLY,
  "text-means.seed": SEEDS,
  "text-means.seeds": SEEDS,
  "text-means.split": "Kaufman et al. 2012, ACM TKDD 6:15; Lazaridou et al. 2021, arXiv 2102.01951",
  "text-means.validationShare": SPLIT,
  "text-means.testShare": SPLIT,
  "shaking-means.split": LEAKS,

  // Whole cards.
  "reading.explain": "Shafranovich 2005, RFC 4180",
  "grid-reading.explain": "Farr et al. 2007, Reviews of Geophysics 45:RG2004",
  "corpus-reading.explain": "Manning, Raghavan, Schütze 2008, Introduction to Information Retrieval, ch. 2",
  "question.explain": FORECASTS,
  "engines.explain": "Goldberg 1991, ACM Computing Surveys 23:5–48",
  "seeds.explain": SEEDS,
  "others.explain": "Geirhos et al. 2020, Nature Machine Intelligence 2:665–673",
  "lab-file.explain": "Sandve et al. 2013, PLoS Computational Biology 9:e1003285",
  "estimate.explain": "Gneiting 2011, JASA 106:746–762",
  "leaks.explain.splits": `${LEAKS}; Ojala and Garriga 2010, JMLR 11:1833–1863`,
  "verdict.explain": BLOCKS,
  "scores.explain.magnitude":
    "Willmott and Matsuura 2005, Climate Research 30:79–82; Nash and Sutcliffe 1970, J. Hydrology 10:282–290",
  "scores.explain.probability":
    "Brier 1950, Monthly Weather Review 78:1–3; Good 1952, JRSS B 14:107–114; Rhoades et al. 2011, Acta Geophysica 59:728–747",
  "yesOrNo.explain": MEASURES,
  "nTest.explain": `${CSEP}; Zechar, Gerstenberger, Rhoades 2010, BSSA 100:1184–1195`,
  "fit-region.explain": `Mulargia 2001, GJI 146:489–496; ${COMPLETENESS}`,
  "fit.explainDoubts": "Woessner and Wiemer 2005, BSSA 95:684–698; Mignan and Woessner 2012, CORSSA",
  "completeness.explain": `${COMPLETENESS}; Woessner and Wiemer 2005, BSSA 95:684–698; Cao and Gao 2002, GRL 29(9); Clauset, Shalizi, Newman 2009, SIAM Review 51:661–703`,
  "bvalue.explain":
    "Tinti and Mulargia 1987, BSSA 77:2125–2134; Aki 1965, Bull. ERI 43:237–239; van der Elst 2021, JGR 126:e2020JB021027",
  "clusters.explain":
    "van Stiphout, Zhuang, Marsan 2012, CORSSA; Gardner and Knopoff 1974, BSSA 64:1363–1367; Zaliapin et al. 2008, PRL 101:018501",
  "sequence-form.explain":
    "Gardner and Knopoff 1974, BSSA 64:1363–1367; Reasenberg and Jones 1989, Science 243:1173–1176",
  "sequence.explain": `${OMORI}; Båth 1965, Tectonophysics 2:483–514; Kagan 2004, BSSA 94:1207–1228`,
  "expected.explain": "Reasenberg and Jones 1989, Science 243:1173–1176",
  "maker.explain": "Ogata 1988, JASA 83:9–27; Ogata 1998, Ann. Inst. Statist. Math. 50:379–402",
  "fixed.explain": DEFAULT_DEPTHS,
  "shaking-event.explain": "Wald et al. 2011, Annals of Geophysics 54:688–707",
  "shaking-scenario.explain": `${INTENSITY}; Prog. Earth Planet. Sci. 2018, doi:10.1186/s40645-018-0221-6`,
  "shaking-scores.explain": `Willmott and Matsuura 2005, Climate Research 30:79–82; ${BLOCKS}`,
  "patches.explain": "Roberts et al. 2017, Ecography 40:913–929",
  "measures.explain":
    "Horn 1981, Proceedings of the IEEE 69:14–47; Riley, DeGloria, Elliot 1999, Intermountain J. Sciences 5:23–27; Pike and Wilson 1971, GSA Bulletin 82:1079–1084",
  "preset.why":
    "Radford, Metz, Chintala 2016, arXiv 1511.06434; Karras et al. 2018, arXiv 1710.10196; Mescheder, Geiger, Nowozin 2018, arXiv 1801.04406",
  "alarms.explain": `${MODE_COLLAPSE}; Arjovsky and Bottou 2017, arXiv 1701.04862`,
  "gan-verdict.explain": `${TRANSPORT}; Fournier, Fussell, Carpenter 1982, CACM 25:371–384; ${BLOCKS}`,
  "distances.explain": `${WASSERSTEIN}; Rabin, Delon, Gousseau 2011, J. Math. Imaging Vis. 41:147–167`,
  "terrain-save.explain": "Open Geospatial Consortium 2019, GeoTIFF Standard 1.1 (19-008r4)",
  "corpus-made.explain": "Blei, Ng, Jordan 2003, JMLR 3:993–1022",
  "duplicates.explain": "Kaufman et al. 2012, ACM TKDD 6:15",
  "terms.explain":
    "Rose et al. 2010, in Text Mining: Applications and Theory; Campos et al. 2020, Information Sciences 509:257–289; Dunning 1993, Computational Linguistics 19:61–74",
  "summary.explain": "Mihalcea and Tarau 2004, EMNLP; Erkan and Radev 2004, JAIR 22:457–479",
  "relations.explain": "Hearst 1992, COLING: 539–545",
  "vectors.explain": "Mikolov et al. 2013, arXiv 1310.4546",
  "writing.explain":
    "Sundermeyer, Schlüter and Ney 2012, Interspeech: 194–197; Kneser and Ney 1995, ICASSP: 181–184; Chen and Goodman 1999, Computer Speech & Language 13:359–394",
  "text-clusters.explain":
    "Arthur and Vassilvitskii 2007, SODA; Ding and He 2004, ICML; Hubert and Arabie 1985, J. Classification 2:193–218",
  "text-preset.why":
    "Hochreiter and Schmidhuber 1997, Neural Computation 9:1735–1780; Bahdanau, Cho, Bengio 2015, arXiv 1409.0473",
  "text-verdict.explain":
    "Berg-Kirkpatrick, Burkett, Klein 2012, EMNLP: 995–1005; McNemar 1947, Psychometrika 12:153–157",
  "text-scores.explain": MEASURES,
  "text-labels.explain": MEASURES,
  "ranking.explain": "Robertson 1977, J. Documentation 33:294–304; Guo et al. 2017, arXiv 1706.04599",
  "triage.explain":
    "O’Mara-Eves et al. 2015, Systematic Reviews 4:5; Särndal, Swensson, Wretman 1992, Model Assisted Survey Sampling",
  "explain.explain": "Sundararajan, Taly, Yan 2017, arXiv 1703.01365; Jain and Wallace 2019, arXiv 1902.10186",

  // Figures on catalogues.
  "map.explain": COMPLETENESS,
  "frequency.explain":
    "Gutenberg and Richter 1944, BSSA 34:185–188; Marzocchi and Sandri 2003, Annals of Geophysics 46:1271–1282",
  "magnitudes.explain": "Woessner and Wiemer 2005, BSSA 95:684–698; Kagan 2004, BSSA 94:1207–1228",
  "depths.explain": DEFAULT_DEPTHS,
  "types.explain": "Bormann (ed.) 2012, New Manual of Seismological Observatory Practice, ch. 3",
  "mcTime.explain": `${COMPLETENESS}; Mignan and Woessner 2012, CORSSA`,
  "bTime.explain":
    "Marzocchi and Sandri 2003, Annals of Geophysics 46:1271–1282; van der Elst 2021, JGR 126:e2020JB021027",
  "growth.explain": "Gardner and Knopoff 1974, BSSA 64:1363–1367",
  "neighbours.explain": "Zaliapin et al. 2008, PRL 101:018501",
  "eta.explain": "Zaliapin and Ben-Zion 2013, JGR 118:2847–2864",
  "decay.explain": `Omori 1894; ${OMORI}`,
  "day.explain": FORECASTS,
  "reliability.explain": "Bröcker and Smith 2007, Weather and Forecasting 22:651–661; Wilson 1927, JASA 22:209–212",
  "precision.explain": "Davis and Goadrich 2006, ICML: 233–240",
  "shaking.felt.explain": INTENSITY,
  "shaking.residuals.explain": INTENSITY,
  "shaking.placesExplain": INTENSITY,

  // Figures on networks.
  "curve.explain": EARLY,
  "observed.explain": "Gneiting 2011, JASA 106:746–762",
  "residuals.explain": "Anscombe 1973, The American Statistician 27:17–21",
  "layers.explain": "Hochreiter 1991; Glorot and Bengio 2010, AISTATS 9:249–256",
  "descent.explain": `Cauchy 1847; ${DEEP}, §4.3`,

  // Figures on ground.
  "terrain.map.explain": RELIEF,
  "solid.explain": RELIEF,
  "film.explain": GAN,
  "distance.explain": WASSERSTEIN,
  "diversity.explain": MODE_COLLAPSE,
  "gan-loss.explain": `${GAN}; Lucic et al. 2018, arXiv 1711.10337`,
  "gan-accuracy.explain": GAN,
  "norms.explain": "Glorot and Bengio 2010, AISTATS 9:249–256; Arjovsky and Bottou 2017, arXiv 1701.04862",
  "walk.explain": "Shoemake 1985, SIGGRAPH 19:245–254; White 2016, arXiv 1609.04468",
  "landscape.explain":
    "Bergmann, Jetchev, Vollgraf 2017, arXiv 1705.06566; Heitz and Neyret 2018, Proc. ACM Comput. Graph. Interact. Tech. 1(2)",
  "height-map.explain": GAN,
  "opinion.explain": GAN,
  "probe.explain": "Alain and Bengio 2016, arXiv 1610.01644; Jasiewicz and Stepinski 2013, Geomorphology 182:147–156",
  "relief-clusters.explain":
    "Arthur and Vassilvitskii 2007, SODA: 1027–1035; Hubert and Arabie 1985, J. Classification 2:193–218; Irvin, Ventura, Slater 1997, Geoderma 77:137–154",
  "quiz.explain": "Zhou et al. 2019, HYPE, arXiv 1904.01121; Clopper and Pearson 1934, Biometrika 26:404–413",
  "side.real.explain": WASSERSTEIN,
  "side.invented.explain": WASSERSTEIN,

  // Figures on texts.
  "corpus.years.explain": "Lazaridou et al. 2021, arXiv 2102.01951",
  "corpus.lengths.explain": "Sun et al. 2019, arXiv 1905.05583; Galke et al. 2017, arXiv 1705.05311",
  "trend.explain":
    "Cochran 1954, Biometrics 10:417–451; Armitage 1955, Biometrics 11:375–386; Lazer et al. 2014, Science 343:1203–1205",
  "graph.explain": "Bouma 2009, GSCL: 31–40",
  "label-curve.explain": "Perlich, Provost, Simonoff 2003, JMLR 4:211–255",
  "relations.graph.explain": "Hearst 1992, COLING: 539–545",
  "vectors.map.explain": "Mikolov et al. 2013, arXiv 1310.4546; Pearson 1901, Philosophical Magazine 2:559–572",
  "text-recall.explain": "Davis and Goadrich 2006, ICML: 233–240",
  "text-reliability.explain": "Guo et al. 2017, arXiv 1706.04599; Wilson 1927, JASA 22:209–212",
};

/** Of an explanation by its key, or of its family; nothing where none is named. @param {string} key */
export const sourceOf = (key) => SOURCES[key] ?? SOURCES[key.slice(0, key.lastIndexOf("."))];
