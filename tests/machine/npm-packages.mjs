// Brings node_modules to what package-lock.json says, if it is not already.
import fs from "node:fs";
import { run, say } from "./say.mjs";

/** @param {string} file */
function changed(file) {
  return fs.existsSync(file) ? fs.statSync(file).mtimeMs : 0;
}

export function installNpmPackages() {
  // npm writes this file last, so it tells when the last install was finished.
  if (changed("node_modules/.package-lock.json") >= changed("package-lock.json")) return;
  say("Installing npm packages (npm ci)");
  if (!run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"])) {
    throw new Error("npm ci did not work; its words are above.");
  }
}
