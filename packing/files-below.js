const fs = require("node:fs");
const path = require("node:path");

/** Everything below a folder as [path inside it with "/", absolute path], sorted. */
function filesBelow(folder) {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    .map((file) => [path.relative(folder, file).split(path.sep).join("/"), file])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

module.exports = { filesBelow };
