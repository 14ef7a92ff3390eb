// Words for shaking intensity: equations, rules, the lab's steps.
export default {
  "equation.allen-wald-worden-2012": "Allen, Wald and Worden (2012)",
  "equation.atkinson-wald-2007": "Atkinson and Wald (2007)",
  "baseline.log-distance": "plane over M and ln R",
  "baseline.allen-wald-worden-2012": "Allen, Wald & Worden 2012",
  "baseline.allen-wald-worden-2012-refitted": "Allen, Wald & Worden, refitted",
  "baseline.atkinson-wald-2007": "Atkinson & Wald 2007",
  "baseline.atkinson-wald-2007-refitted": "Atkinson & Wald, refitted",
  "rule.log-distance": "a plane over magnitude and the logarithm of distance",
  "rule.allen-wald-worden-2012": "the equation of Allen, Wald and Worden (2012) as published",
  "rule.allen-wald-worden-2012-refitted": "the equation of Allen, Wald and Worden (2012), refitted",
  "rule.atkinson-wald-2007": "the equation of Atkinson and Wald (2007) as published",
  "rule.atkinson-wald-2007-refitted": "the equation of Atkinson and Wald (2007), refitted",
  "recovery.recovered":
    "The network recovered the equation of {equation}, which this table was made from: it is off by {deviation:2} degrees of intensity. Of real shaking this says nothing.",
  "recovery.not-recovered":
    "The network did not recover the equation of {equation}, which this table was made from: it is off by {deviation:2} degrees of intensity, and {limit:2} would do. Of real shaking this says nothing.",
  "recovery.none":
    "Too little was left to say whether the network recovered the equation of {equation}, which this table was made from.",
  "doubt.practice-table":
    "The intensities were made from an equation ({equation}) with its scatter. Nothing here was felt by anybody.",
  "doubt.one-event":
    "Earthquakes in the table: {n}. Sites of the same earthquake are on both sides of the split, which flatters.",
  "doubt.few-events":
    "Earthquakes judged: {n}. These are too few to draw whole earthquakes, so neighbouring rows were drawn, and the intervals are too narrow.",
  "note.event-given": "What the file does not say of its earthquake was told by you.",
  "note.distance-unsaid":
    "The column {column} does not say what its distances are measured from; they were taken as hypocentral.",
  "note.distance-from-epicentre": "Distances in {column} are epicentral; with the depth they became hypocentral.",
  "note.distance-from-rupture":
    "Distances in {column} are to the rupture; they were taken as hypocentral, which near a large earthquake they are not.",
  "note.distance-from-places": "Distances were computed from the places of earthquake and site.",
  "lab.shaking": "Shaking intensity",
  "sample.intensity-practice.title": "Table for practice",
  "intensities.did-you-feel-it": "“Did You Feel It?” export",
  "intensities.shakemap": "ShakeMap table",
  "intensities.practice": "made from an equation, for practice",
  "intensities.table": "table with a header",
  "shaking.data.lede":
    "How strong is the shaking at a site? Bring a table of what was felt: a network learns from it and is judged beside the equations that seismologists use.",
  "shaking.own": "A table of your own",
  "shaking.ownText":
    "One row an observation: intensity, magnitude and distance, if known also depth, vs30, event and time. Columns are recognised by their names; several files become one table.",
  "shaking.event": "The earthquake of the file",
  "shaking.eventText":
    "A file of “Did You Feel It?” does not say which earthquake it is about. Tell it here before choosing the file, one file at a time; what the file says itself comes first.",
  "shaking.eventMagnitude": "Magnitude",
  "shaking.eventDepth": "Depth (km)",
  "shaking.eventLatitude": "Epicentre latitude (°)",
  "shaking.eventLongitude": "Epicentre longitude (°)",
  "shaking.choose": "Choose intensity tables",
  "shaking.practice": "Table for practice",
  "shaking.practiceText":
    "100 invented earthquakes with 40 sites each. The intensities are an equation’s, with its scatter. All that can be learnt from it is whether a network finds the equation again.",
  "shaking.practise": "Make it from {equation}",
  "shaking.reads": "What is read",
  "shaking.reads.dyfi": "“Did You Feel It?” exports with a header (cdi_geo and its like)",
  "shaking.reads.shakemap": "ShakeMap grids and station lists saved as CSV",
  "shaking.reads.table":
    "Any table with intensity, magnitude and a distance (hypocentral, epicentral or to the rupture) or the places of site and epicentre",
  "shaking.check.lede":
    "{name}: {kept} of {rows} rows became observations of {events} {events|earthquake|earthquakes}.",
  "shaking.felt": "Intensity and distance",
  "shaking.felt.explain":
    "Each point is an observation. Intensity falls with the logarithm of distance and rises with magnitude; the width of the cloud at one distance and magnitude is what no equation of these two can explain. Places where nothing was felt are seldom reported, so far points lie too high.",
  "shaking.felt.summary": "{rows} observations of {events} {events|earthquake|earthquakes}.",
  "shaking.axis.distance": "hypocentral distance (km)",
  "shaking.axis.intensity": "intensity (Modified Mercalli)",
  "shaking.below": "M below {m}",
  "shaking.from": "M {m} and above",
  "shaking.fromTo": "M {low} to {high}",
  "shaking.who": "Who says the intensity",
  "shaking.rows": "{n} observations",
  "shaking.earthquakes": "Earthquakes",
  "shaking.taken": "Columns taken",
  "shaking.train.lede":
    "{name}: {events} {events|earthquake|earthquakes}. No earthquake is in two parts, where there are three at least.",
  "shaking.network":
    "64 and 32 relu units, Adam, batch 32. Inputs: magnitude, ln of the distance, and depth and ln vs30 where every row has them.",
  "shaking.epochs": "Epochs",
  "shaking.learningRate": "Learning rate",
  "shaking.seed": "Seed",
  "shaking.seeds": "Seeds",
  "shaking.split": "Whole earthquakes are dealt out: chronological judges on the latest, random on any.",
  "shaking.curve": "mean squared error, intensity²",
  "shaking.curve.axis": "mean squared error",
  "shaking.curve.mean": "always the mean",
  "shaking.curve.explain":
    "The training curve shows the observations the network learns from, the validation curve those it does not. If training falls while validation rises, the network is learning by heart. A falling curve proves nothing by itself: compare with the dotted line, the error of always saying the mean.",
  "shaking.judge.lede": "{name}: earthquakes that the network has not seen.",
  "shaking.scores": "On earthquakes it has not seen",
  "shaking.difference":
    "Mean squared error of the network minus that of the rule: {mse}; 95 % of {blocks} blocks drawn again and again: {low} to {high}. Seeds pooled: {seeds}.",
  "shaking.recovery":
    "Root mean square between networks and equation: {deviation}; 95 % of {blocks} blocks drawn again and again: {low} to {high}. Recovered if the end is not beyond {limit}. Seeds averaged: {seeds}.",
  "shaking.residuals": "What is left, against distance",
  "shaking.residuals.explain":
    "Observed minus said by the network. A cloud that bends away from the line at some distances or for one colour says that the network has not learnt how intensity falls there.",
  "shaking.part": "{rows} observations, {events} earthquakes",
  "shaking.inputs": "Inputs",
  "shaking.input.magnitude": "magnitude",
  "shaking.input.distance": "distance",
  "shaking.input.depth": "depth",
  "shaking.input.vs30": "vs30",
  "shaking.refitted": "Refitted coefficients",
  "shaking.refittedText": "By least squares on the training part, in the order of the publications.",
  "shaking.scenario": "Expected intensity and warning time",
  "shaking.scenarioText":
    "A thought experiment about one source, one site and one station; not a warning system. The alert goes out some seconds after the P wave reaches the station; the strong shaking comes with the S wave.",
  "shaking.magnitude": "Magnitude",
  "shaking.depth": "Source depth (km)",
  "shaking.distance": "Epicentre to site (km)",
  "shaking.stationDistance": "Epicentre to station (km)",
  "shaking.delay": "Seconds from P wave to alert",
  "shaking.workOut": "Work it out",
  "shaking.warned": "The alert is {seconds} s ahead of the S wave.",
  "shaking.late": "The alert is {seconds} s too late.",
  "shaking.times": "After the origin: P at the station {detection} s, alert {alert} s; at the site P {p} s, S {s} s.",
  "shaking.blind": "Within {radius} km of the epicentre every alert is too late.",
  "shaking.expected": "Expected intensity",
  "shaking.spread": "Spread",
  "shaking.beyond": "beyond the magnitudes or distances it was made for",
  "shaking.byNetwork": "The network",
  "shaking.byNetworkSpread": "90 % of its validation errors",
  "shaking.outside": "outside its training data: {inputs}",
  "shaking.model":
    "Spread of the equations: one standard deviation; the hypocentral distance stands for the distance to the fault. First arrivals in flat layers of iasp91 (Kennett and Engdahl 1991): {layers}.",
  "shaking.layer": "from {top} km P {p}, S {s} km/s",
  "shaking.home.lede": "{name}: the run, its weights, its report, its data.",
  "shaking.csv": "Judged observations",
  "shaking.csv.text": "Each test observation with what was felt and what was estimated.",
  "shaking.csv.save": "Save the test rows (.csv)",
  "shaking.table": "The table, cleaned",
  "shaking.table.text": "The observations as CSV, with hypocentral distances.",
  "shaking.table.save": "Save the table (.csv)",
  "shaking.notKept":
    "Runs on intensities are not kept in this browser: save the lab file, and open it at the Data step.",
};
