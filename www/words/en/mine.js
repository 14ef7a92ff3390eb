// My work: what this browser keeps.
export default {
  "work.title": "My work",
  "work.lede":
    "Runs, data and settings of all labs that this browser keeps on this device. Clearing site data deletes them: download what matters.",
  "work.runs": "Runs",
  "work.runs.none": "None yet. A run is kept here by itself while it trains.",
  "work.data": "Data",
  "work.data.none":
    "None yet. A run brings its data with it; files alone are kept only if you ask for it, because they may be large.",
  "work.data.keep": "Keep the data open in {lab}: {title}",
  "work.data.facts": "{lab} · {files} {files|file|files} · {when}",
  "work.settings": "Settings",
  "work.settings.none": "None yet. Keep the settings of a lab under a name, to come back to them or to hand them on.",
  "work.settings.keep": "Keep the settings of {lab} as they are now",
  "work.settings.facts": "{lab} · {when}",
  "work.settings.title": "Settings of {lab}",
  "work.run.facts": "{lab} · {facts}",
  "work.open": "Open {title}",
  "work.download": "Download",
  "work.downloadNamed": "Download {title}",
  "work.rename": "Rename",
  "work.renameNamed": "Rename {title}",
  "work.name": "New name of {title}",
  "work.save": "Save",
  "work.delete": "Delete {title}",
  "work.askDelete": "Delete “{title}” for good?",
  "work.storage": "Room in this browser",
  "work.storage.used": "{used} MB used of about {quota} MB.",
  "work.storage.lasting": "The browser has promised to keep them.",
  "work.storage.passing":
    "The browser may delete them when the device runs short of space: it has made no promise to keep them.",
  "work.storage.unknown": "The browser does not say how much room there is.",
  "work.refused":
    "The browser does not let this page keep anything ({message}). This happens in private windows, in frames of other sites, and where site data are blocked. What is open in this visit can be downloaded here.",
  "work.full":
    "There is no room left in this browser for “{title}”. Download it here, or delete something under My work.",
  "work.failed": "“{title}” could not be kept ({message}). Download it here.",
  "work.visit": "Open in this visit",
  "work.visit.none": "No run is open. What is trained in this visit appears here, whether or not it can be kept.",
  "work.kept": "Kept.",
};
