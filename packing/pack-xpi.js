// Sorted entries and fixed dates: the same commit gives the same bytes.
const { createHash } = require("node:crypto");
const fs = require("node:fs");
const path = require("node:path");
const yazl = require("yazl");
const { filesBelow } = require("./files-below");

/** Packs an edition when it is built, and says how large it is. */
class PackXpi {
  constructor({ unpacked, xpi }) {
    this.unpacked = unpacked;
    this.xpi = xpi;
  }

  apply(compiler) {
    const { unpacked, xpi } = this;
    compiler.hooks.done.tapPromise("PackXpi", async (stats) => {
      if (stats.hasErrors()) return;
      const archive = new yazl.ZipFile();
      for (const [entry, file] of filesBelow(unpacked)) {
        archive.addBuffer(fs.readFileSync(file), entry, {
          // The DOS time of a ZIP entry has no zone; yazl reads the local fields of the date.
          mtime: new Date(1980, 0, 1),
          mode: 0o100644,
        });
      }
      archive.end();
      const chunks = [];
      for await (const chunk of archive.outputStream) chunks.push(chunk);
      const bytes = Buffer.concat(chunks);
      fs.writeFileSync(xpi, bytes);
      const digest = createHash("sha256").update(bytes).digest("hex");
      console.log(`${path.relative(process.cwd(), xpi)} ${bytes.length} bytes sha256 ${digest}`);
    });
  }
}

module.exports = { PackXpi };
