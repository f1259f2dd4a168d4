// Every edition ships the sentences that it shows, and no others.
const fs = require("node:fs");
const path = require("node:path");
const { filesBelow } = require("./files-below");

/** A message with one form for each plural category (CLDR). */
const COUNTED = /_(?:zero|one|two|few|many|other)$/;

/** A predicate for names of messages that stand somewhere in these texts, whole or as a prefix of codes. */
function usedIn(texts) {
  const all = texts.join("\n");
  const quoted = new Set([...all.matchAll(/["'`](\w+)["'`]/g)].map(([, name]) => name));
  const inManifest = new Set([...all.matchAll(/__MSG_(\w+?)__/g)].map(([, name]) => name));
  return (name) => {
    const prefix = name.slice(0, Math.max(name.indexOf("_"), 0));
    const isComposed = quoted.has(prefix) || all.includes(`\`${prefix}_$`);
    const plain = name.replace(COUNTED, "");
    return quoted.has(name) || quoted.has(plain) || inManifest.has(name) || isComposed;
  };
}

/** Runs when everything is written, before the archive is packed. */
class KeepUsedMessages {
  constructor(unpacked) {
    this.unpacked = unpacked;
  }

  apply(compiler) {
    compiler.hooks.afterEmit.tap("KeepUsedMessages", () => {
      const files = filesBelow(this.unpacked);
      const texts = files
        .filter(([name]) => /\.(?:js|html)$|^manifest\.json$/.test(name))
        .map(([, file]) => fs.readFileSync(file, "utf8"));
      const isUsed = usedIn(texts);
      for (const [name, file] of files) {
        if (path.basename(name) !== "messages.json") continue;
        const messages = Object.entries(JSON.parse(fs.readFileSync(file, "utf8")));
        const used = Object.fromEntries(messages.filter(([message]) => isUsed(message)));
        fs.writeFileSync(file, `${JSON.stringify(used, null, 2)}\n`);
      }
    });
  }
}

module.exports = { KeepUsedMessages };
