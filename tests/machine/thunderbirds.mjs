// Finds the two Thunderbirds: the installed one, and the older ESR, which is fetched from Debian's
// archive and unpacked beside.
import fs from "node:fs";
import path from "node:path";
import { LANGUAGE_PACKAGES } from "./debian-packages.mjs";
import { output, run, say } from "./say.mjs";

/**
 * @typedef {{ esr: number, program: string }} Found
 * @typedef {{ esr: number, reason: string }} Missing
 */

const INSTALLED = "/usr/lib/thunderbird/thunderbird";
const CACHE = path.resolve(".cache/thunderbird-140");

/**
 * The major version, from the file beside the program.
 *
 * @param {string} program
 */
function majorVersion(program) {
  try {
    const file = path.join(path.dirname(fs.realpathSync(program)), "application.ini");
    return Number(/^Version=(\d+)/m.exec(fs.readFileSync(file, "utf8"))?.[1]);
  } catch {
    return Number.NaN;
  }
}

/** @returns {Found | Missing} */
function findNewer() {
  const program = process.env.THUNDERBIRD ?? INSTALLED;
  const version = majorVersion(program);
  if (version === 153) return { esr: 153, program };
  const what = Number.isNaN(version) ? "not there" : `Thunderbird ${String(version)}`;
  return { esr: 153, reason: `${program} is ${what}; the tests want Thunderbird 153` };
}

/**
 * Whether it has been unpacked here with all language packs.
 *
 * @param {string} folder
 */
function isComplete(folder) {
  const documents = path.join(folder, "usr/share/doc");
  return LANGUAGE_PACKAGES.every((name) => fs.existsSync(path.join(documents, name)));
}

/**
 * Fetches packages by version and unpacks them into the cache.
 *
 * @param {string} version
 */
function fetchOlder(version) {
  const folder = path.join(CACHE, version.replace(/[^\w.]/g, "_"));
  const program = path.join(folder, "usr/lib/thunderbird/thunderbird");
  if (isComplete(folder)) return program;
  say(`Fetching Thunderbird ${version} from Debian's archive, to be tested beside`);
  const packages = path.join(CACHE, "packages");
  fs.mkdirSync(packages, { recursive: true });
  for (const name of ["thunderbird", ...LANGUAGE_PACKAGES]) {
    if (!run("apt-get", ["download", "-qq", `${name}=${version}`], { cwd: packages }))
      return undefined;
  }
  const unpacked = `${folder}.part`;
  fs.rmSync(unpacked, { recursive: true, force: true });
  for (const file of fs.readdirSync(packages)) {
    if (!run("dpkg", ["-x", path.join(packages, file), unpacked])) return undefined;
  }
  fs.rmSync(packages, { recursive: true });
  fs.rmSync(folder, { recursive: true, force: true });
  fs.renameSync(unpacked, folder);
  return program;
}

/** @returns {Found | Missing} */
function findOlder() {
  const named = process.env.THUNDERBIRD_140;
  if (named) {
    return majorVersion(named) === 140
      ? { esr: 140, program: named }
      : { esr: 140, reason: `THUNDERBIRD_140=${named} is not Thunderbird 140` };
  }
  const versions = () =>
    output("apt-cache", ["madison", "thunderbird"])
      .split("\n")
      .map((line) => line.split("|")[1]?.trim() ?? "");
  const find = () => versions().find((one) => /^(\d+:)?140\./.test(one));
  // The lists of a fresh machine may be empty.
  if (!find() && process.getuid?.() === 0) run("apt-get", ["update", "-qq"]);
  const version = find();
  if (!version) return { esr: 140, reason: "Debian's archive no longer has Thunderbird 140" };
  const program = fetchOlder(version);
  return program
    ? { esr: 140, program }
    : { esr: 140, reason: `Thunderbird ${version} could not be fetched from Debian's archive` };
}

/** @returns {readonly (Found | Missing)[]} the newer one first */
export function findThunderbirds() {
  return [findNewer(), findOlder()];
}
