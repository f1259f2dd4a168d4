// Lint, types, format: what is checked without running anything. `npm run check` runs just these.
import { spawn } from "node:child_process";
import fs from "node:fs";
import { fileURLToPath } from "node:url";
import { main, prepare } from "./prepare.mjs";
import { say } from "./say.mjs";

/** One strict compiler run a layer; what a layer may know is in its tsconfig. */
const LAYERS = [...fs.readdirSync("src").map((layer) => `src/${layer}`), "tests", "tests/unit"];

/** @type {readonly { name: string, command: readonly string[] }[]} */
const CHECKS = [
  ...LAYERS.map((layer) => ({
    name: `types of ${layer}`,
    command: ["tsc", "--noEmit", "-p", layer],
  })),
  { name: "lint", command: ["eslint", "--max-warnings=0", "."] },
  { name: "format", command: ["prettier", "--check", "--log-level=warn", "."] },
];

/**
 * @param {{ name: string, command: readonly string[] }} check
 * @returns {Promise<boolean>}
 */
function runCheck({ name, command }) {
  return new Promise((resolve) => {
    const child = spawn("npx", ["--no-install", ...command], { stdio: ["ignore", "pipe", "pipe"] });
    let words = "";
    child.stdout.on("data", (chunk) => (words += String(chunk)));
    child.stderr.on("data", (chunk) => (words += String(chunk)));
    child.on("close", (status) => {
      say(`${status === 0 ? "ok" : "FAILED"}  ${name}`);
      if (status !== 0) say(words);
      resolve(status === 0);
    });
  });
}

/** @returns {Promise<{ passed: number, failed: number, skipped: number }>} */
export async function runChecks() {
  const queue = [...CHECKS];
  const count = { passed: 0, failed: 0, skipped: 0 };
  const worker = async () => {
    for (let check = queue.shift(); check; check = queue.shift()) {
      if (await runCheck(check)) count.passed++;
      else count.failed++;
    }
  };
  await Promise.all([worker(), worker()]);
  return count;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(async () => {
    prepare();
    if ((await runChecks()).failed > 0) process.exitCode = 1;
  });
}
