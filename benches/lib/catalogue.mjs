// A large USGS catalogue, made of the bundled week over and over, each time a week later and under other names.

/**
 * @param {string} csv what `toCsv()` wrote: a header, then a row an event
 * @param {number} rows
 */
export function repeated(csv, rows) {
  const [header = "", ...lines] = csv.trimEnd().split("\n");
  const names = header.trim().split(",");
  const [time, id] = [names.indexOf("time"), names.indexOf("id")];
  // Quoted cells come after these: a split at commas is safe as far as the id.
  if (time < 0 || id < 0 || id > names.indexOf("place")) throw new Error(`not the expected header: ${header}`);
  const made = [header.trim()];
  for (let row = 0; row < rows; row++) {
    const copy = Math.floor(row / lines.length);
    const cells = (lines[row % lines.length] ?? "").trim().split(",");
    cells[time] = new Date(Date.parse(cells[time] ?? "") + copy * 7 * 86_400_000).toISOString();
    cells[id] += `x${copy}`;
    made.push(cells.join(","));
  }
  return `${made.join("\n")}\n`;
}
