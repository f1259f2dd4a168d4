import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

/** Runs Jest and counts what it says. @returns {{ passed: number, failed: number, skipped: number }} */
export function runUnitTests() {
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "mas-jest-")), "results.json");
  const args = ["--no-install", "jest", "--silent=false", "--json", `--outputFile=${file}`];
  // Jest tells people on the one channel and programs on the other.
  spawnSync("npx", args, { stdio: ["ignore", "ignore", "inherit"] });
  if (!fs.existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const results = JSON.parse(fs.readFileSync(file, "utf8"));
  fs.rmSync(path.dirname(file), { recursive: true });
  return {
    passed: results.numPassedTests,
    // A file that does not even load has no failed test in it, but is one.
    failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
    skipped: results.numPendingTests + results.numTodoTests,
  };
}
