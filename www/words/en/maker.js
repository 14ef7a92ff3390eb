// A catalogue made to order: the form of the Data step, and what the import report says of it.
export default {
  "maker.title": "Make a catalogue",
  "maker.text":
    "Here the truth is known beforehand: what does the verdict say where there is nothing to find, and what where there is something?",
  "maker.preset.nothing": "Nothing to find",
  "maker.preset.nothing.text":
    "Magnitudes drawn by lot from one law, anywhere, at any time. An honest verdict finds no network better than the mean.",
  "maker.preset.place": "Place matters",
  "maker.preset.place.text":
    "The farther from the middle of the region, the larger an event must be to be catalogued, as if a seismic network stood there. A network can learn that.",
  "maker.preset.sequences": "Aftershock sequences (ETAS)",
  "maker.preset.sequences.text":
    "Every event may trigger others, which trigger others. Magnitudes know nothing of it, but rates do: try the aftershock panels and the probability of an event.",
  "maker.named": "{preset}, seed {seed}",
  "maker.options": "Choose everything yourself",
  "maker.law": "How many, and how large",
  "maker.where": "Where (background events)",
  "maker.trigger": "Events trigger others (ETAS)",
  "maker.amount": "Number of background events",
  "maker.rate": "Background events a day (μ)",
  "maker.by": "Given is",
  "maker.by.events": "the number",
  "maker.by.rate": "the rate",
  "maker.days": "Days",
  "maker.b": "b-value",
  "maker.mc": "Smallest magnitude",
  "maker.binWidth": "Bin width",
  "maker.largestMagnitude": "Largest magnitude",
  "maker.planted": "Dependence on place (magnitudes)",
  "maker.seed": "Seed",
  "maker.south": "South (°)",
  "maker.north": "North (°)",
  "maker.west": "West (°)",
  "maker.east": "East (°)",
  "maker.k0": "K₀ (events a day · days^p)",
  "maker.alpha": "α (per magnitude, natural)",
  "maker.c": "c (days)",
  "maker.p": "p",
  "maker.d": "d (km)",
  "maker.q": "q",
  "maker.gamma": "γ (per magnitude, natural)",
  "maker.make": "Make it",
  "maker.fix": "Correct what is marked first.",
  "maker.plan": "{background:0} background events.",
  "maker.planTriggering":
    "{background:0} background events; branching ratio n = {n:3}: each event triggers so many on average, in the end about {events:0} in all.",
  "maker.problem": "Possible is {allowed}.",
  "maker.supercritical":
    "Branching ratio n = {value}: with one or more new events for each the sequence need not end. Lower K₀ or α, or raise p or b.",
  "maker.supercriticalEndless":
    "α is as large as b · ln 10, or larger: rare giants would trigger without bound. Lower α or raise b.",
  "maker.tooMany": "{value} events would be too many; {allowed}.",
  "maker.explain":
    "Times of background events are drawn evenly over the days, places evenly over the area, magnitudes from the Gutenberg–Richter law with the b-value, in bins. With triggering, an event whose magnitude is x above the smallest brings K₀ e^(αx) (t + c)^−p others a day, at distances r that thin out as (1 + r²/D²)^−q with D = d e^(γx/2): the epidemic-type aftershock sequence of Ogata (1988, 1998). The same options and seed make the same catalogue everywhere. It ends with the year 2019. What large events before its first day would still have triggered is missing.",
  "note.synthetic":
    "Made to order, not observed: {background} background events ({rate} a day) in {days} days, latitude {south}° to {north}°, longitude {west}° to {east}°; b = {b} from M {mc} to {largest} in bins of {binWidth}; seed {seed}.",
  "note.synthetic-planted":
    "Planted: far from latitude {latitude}°, longitude {longitude}° the smallest magnitude is {strength} higher; half-way after about {kilometres:0} km.",
  "note.synthetic-triggering":
    "{triggered} events were triggered by others (ETAS): K₀ = {k0}, α = {alpha}, c = {c} days, p = {p}, d = {d} km, q = {q}, γ = {gamma}; branching ratio {n:3}.",
};
