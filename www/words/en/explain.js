// What controls mean that are not explained one by one: a card of them at a time.
export default {
  "measures.explain":
    "Each number is one for the whole map and hides that parts of it differ; the layer “Slope” of the map shows where it is steep. A model made from contour lines, or rounded to metres, has slopes and pits of its own that are no property of the ground.",
  "fit-region.explain":
    "All figures and tables of this step are of the events within these limits. A magnitude typed under “Complete from magnitude” takes the place of the one that was found. A region that is chosen because something happened in it makes chance look like a law: choose it for another reason, and say for which.",
  "sequence-form.explain":
    "Counted are the events that follow the mainshock, so many days and kilometres away at most. Without kilometres the window of Gardner and Knopoff for its magnitude is taken. Too wide a circle counts events that would have come anyway, too narrow a one loses aftershocks at the ends of the fault.",
  "reading.explain":
    "A file seldom says all about itself: which column is what, in which zone its times are, whether depths are kilometres. A wrong guess moves events by hours, or to the other side of the Earth, without any error. Compare the first events below with what you know of them, and overrule what is wrong.",
  "grid-reading.explain":
    "Slopes are differences of height over the size of a cell: with a wrong cell, or feet taken for metres, all of them are wrong, and nothing looks broken. Radar cannot see into deep valleys, so models have voids; a number that stands for one, such as −32768, must be known, or it becomes an abyss.",
  "corpus-reading.explain":
    "Columns are recognised by their names and the encoding by the bytes; both can go wrong. A label that is read from the wrong column asks the network the wrong question: look at the first rows before you go on.",
  "question.explain":
    "The first question is about an event that was recorded: its place is known, its magnitude is to be told. The second is about what has not happened yet, in all cells and windows alike. Neither predicts an earthquake: that would be to name place, time and size beforehand, which nobody can.",
  "others.explain":
    "The network is judged as it is, with the scales of its own training part. If it does much worse here, it has learnt the ways of one catalogue, such as its thresholds and its set depths, rather than the Earth. Other magnitude scales and other regions make it worse, too.",
  "lab-file.explain":
    "With the data inside, whoever opens the file can repeat the run to the last digit on the same CPU engine. Without them it is small and holds no measurements, but asks for the same data again and compares their SHA-256.",
  "shaking-event.explain":
    "“Did You Feel It?” gathers what people answer to a questionnaire, place by place; its files hold intensities and not always the earthquake. What is typed here gives each row its magnitude and, with the epicentre, its distance, so a slip moves all of them.",
  "shaking-scenario.explain":
    "The equations are means over many earthquakes of one kind of crust: a single one may be a degree of intensity off, soft ground more. An alert can come before the strong shaking because news travels faster than S waves, but only beyond a blind zone, which grows with the distance of the stations and with the seconds that are computed.",
  "shaking-scores.explain":
    "RMSE, MAE and MSE are errors in degrees of intensity (MSE in their square), smaller is better; R² is the share of the scatter that is explained. Brackets hold 95 % intervals; whole earthquakes are drawn for them, where there are enough, because sites of one earthquake are alike. The rival is the rule that was best on the validation part; a refitted equation knows this table, a published one does not.",
  "shaking-means.split":
    "Whole earthquakes are dealt out, never single observations of one. By time: the latest judge. Random: any may judge, the training part then knows earthquakes that came later.",
  "terrain-save.explain":
    "ESRI ASCII, GeoTIFF and NumPy keep heights in metres. A PNG of 16 bits has 65,536 steps of grey between the lowest and the highest cell and needs its scale beside it. Shapes are for looking at and for printing: with heights taken several times they are no measure of slopes.",
  "corpus-made.explain":
    "Each document mixes words of its own topic with common ones, drawn by lot, so that nothing means anything and what can be found is known beforehand. A method that finds nothing here will find nothing in real abstracts; one that does has proved nothing about them yet.",
  "ranking.explain":
    "Documents stand in the order of the probability that the network gives to the label: of all orders that is the best one to read in, if the probabilities are right. The order is more to be trusted than the numbers, which are often too sure.",
  "estimate.explain":
    "The interval holds the middle 90 % of the network’s errors on the validation part, whatever the place; it knows nothing of this one. Beside it stands what one would say without a network: where both are alike, the place has told next to nothing.",
};
