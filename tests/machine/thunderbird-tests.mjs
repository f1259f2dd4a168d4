// Runs the compiled tests that need a Thunderbird, on both, two at a time; each file is a process.
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { output, say } from "./say.mjs";

const FOLDER = path.resolve("build/tests/thunderbird");

/** Milliseconds; the longest takes less than half of it on two cores, the whole fault table half an hour. */
const TIME_LIMIT = process.env["FAULT_ROWS"] === "all" ? 3_600_000 : 360_000;

/** On two cores; a third one would make each of them slower and nothing sooner. */
const AT_ONCE = 2;

/**
 * Which sample of the fault table: another one for every state of the sources, so that what passed here
 * is what passes elsewhere; any other on request.
 */
const FAULT_SEED =
  process.env["FAULT_SEED"] ??
  String(parseInt(output("git", ["rev-parse", "HEAD:"]).slice(0, 5), 16) || 1);

/** @typedef {import("./thunderbirds.mjs").Found} Found */
/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

/** Characters of a line in the list of failures. */
const LINE = 300;

/**
 * The numbers in what node:test prints at its end.
 *
 * @param {string} words
 * @param {string} name
 */
function number(words, name) {
  return Number(new RegExp(`^# ${name} (\\d+)$`, "m").exec(words)?.[1] ?? 0);
}

/**
 * The lines that name what has failed: of a long log only the end may be kept.
 *
 * @param {string} words
 */
function failures(words) {
  return words
    .split("\n")
    .filter((line) => /^not ok|^ {2}error:|FAILED:|^Stopped after/.test(line))
    .map((line) => `  ${line.slice(0, LINE)}`);
}

/** @param {Found} thunderbird */
function environmentFor({ esr, program }) {
  return {
    ...process.env,
    THUNDERBIRD_UNDER_TEST: program,
    THUNDERBIRD_ESR_UNDER_TEST: String(esr),
    FAULT_SEED,
  };
}

/**
 * The tests do without them as well, only longer.
 *
 * @param {Found} thunderbird
 */
function makeStartCaches(thunderbird) {
  return new Promise((resolve) => {
    const script = path.join(FOLDER, "make-start-caches.js");
    const env = environmentFor(thunderbird);
    spawn(process.execPath, [script], { env, stdio: ["ignore", "ignore", "inherit"] }).on(
      "close",
      resolve,
    );
  });
}

/**
 * @param {string} file
 * @param {Found} thunderbird
 * @returns {Promise<Count & { failures: readonly string[] }>}
 */
function runFile(file, thunderbird) {
  const { esr } = thunderbird;
  const started = Date.now();
  return new Promise((resolve) => {
    const env = environmentFor(thunderbird);
    const args = ["--enable-source-maps", "--test-reporter=tap", path.join(FOLDER, file)];
    const child = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "pipe"] });
    let words = "";
    child.stdout.on("data", (chunk) => (words += String(chunk)));
    child.stderr.on("data", (chunk) => (words += String(chunk)));
    const timer = setTimeout(() => {
      words += `\nStopped after ${String(TIME_LIMIT / 1000)} seconds\n`;
      child.kill("SIGKILL");
    }, TIME_LIMIT);
    child.on("close", (status) => {
      clearTimeout(timer);
      const failed = number(words, "fail") + number(words, "cancelled");
      const count = {
        failures: failures(words),
        passed: number(words, "pass"),
        // One that ends badly, or without a test, has failed even if it counted none.
        failed: failed === 0 && (status !== 0 || number(words, "tests") === 0) ? 1 : failed,
        skipped: number(words, "skipped"),
      };
      const seconds = ((Date.now() - started) / 1000).toFixed(0);
      const state = count.failed === 0 ? "ok" : "FAILED";
      say(
        `${state}  Thunderbird ${String(esr)}  ${file.replace(".test.js", "")}: ${String(count.passed)} passed, ${seconds} s`,
      );
      if (count.failed > 0) say(words);
      resolve(count);
    });
  });
}

/**
 * All tests of every Thunderbird, or those whose file's name has a word in it.
 *
 * @param {ReturnType<typeof import("./thunderbirds.mjs").findThunderbirds>} thunderbirds
 * @param {string} word
 * @returns {Promise<Count>}
 */
export async function runThunderbirdTests(thunderbirds, word = "") {
  say(`The sample of the fault table has the seed ${FAULT_SEED} (FAULT_SEED)`);
  const files = fs
    .readdirSync(FOLDER)
    .filter((file) => file.endsWith(".test.js") && file.includes(word))
    .sort();
  /** @type {Count} */
  const total = { passed: 0, failed: 0, skipped: 0 };
  /** @type {Found[]} */
  const found = [];
  for (const thunderbird of thunderbirds) {
    if ("program" in thunderbird) {
      found.push(thunderbird);
      continue;
    }
    // Only what Debian's archive has dropped may be skipped; anything else is a failure.
    const { esr, reason } = thunderbird;
    const gone = reason.includes("no longer has");
    say(`${gone ? "skipped" : "FAILED"}  Thunderbird ${String(esr)}: ${reason}`);
    total[gone ? "skipped" : "failed"] += files.length;
  }
  await Promise.all(found.map(makeStartCaches));
  /** @type {string[]} */
  const failed = [];
  const runs = files.flatMap((file) => found.map((thunderbird) => ({ file, thunderbird })));
  const work = async () => {
    for (let run = runs.shift(); run; run = runs.shift()) {
      const count = await runFile(run.file, run.thunderbird);
      total.passed += count.passed;
      total.failed += count.failed;
      total.skipped += count.skipped;
      if (count.failed > 0) {
        failed.push(`FAILED  Thunderbird ${String(run.thunderbird.esr)}  ${run.file}`);
        failed.push(...count.failures);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  for (const line of failed) say(line);
  return total;
}
