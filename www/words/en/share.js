// Links and frames, and what a teacher may hide in them.
export default {
  "share.open": "Share",
  "share.title": "Hand this on",
  "share.text":
    "The link opens the same sample with the same question and settings. Untick what the learners should not see.",
  "share.noSample":
    "The link carries the question and the settings, but not your data: a link holds only bundled samples. Learners bring the file themselves, or you hand them the lab file.",
  "share.visible": "What stays visible",
  "share.lock": "Lock the settings",
  "share.language": "Language",
  "share.ownLanguage": "the reader’s own",
  "share.link": "Link",
  "share.frame": "Frame for a course page (HTML)",
  "share.copyLink": "Copy the link",
  "share.copyFrame": "Copy the frame",
  "share.copied": "Copied.",
  "share.talk":
    "In a frame the page tells its parent about progress and results by postMessage; add &origin=https://your.site to the link so that results go to your site alone. Where the browser refuses storage to frames, nothing is kept between visits.",
  "part.labs": "List of labs",
  "part.steps": "Steps",
  "part.question": "Choice of question",
  "part.settings": "Settings",
  "part.engine": "Engine",
  "part.kept": "Kept runs",
  "part.notices": "Notices",
  "part.language": "Language",
  "part.theme": "Theme",
  "part.help": "Help",
  "link.unknown": "The link speaks of something this version does not know: {names}. The rest was followed.",
  "link.locked": "This setting is locked by the link.",
};
