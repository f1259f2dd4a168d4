// What the commands say while they work: one line each.
import { spawnSync } from "node:child_process";

/** @param {string} words */
export function say(words) {
  console.log(words);
}

/**
 * Runs a program to its end, with its output where ours goes.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {import("node:child_process").SpawnSyncOptions} [options]
 * @returns {boolean} whether it worked
 */
export function run(program, args, options = {}) {
  return (
    spawnSync(program, args, { stdio: ["ignore", "inherit", "inherit"], ...options }).status === 0
  );
}

/**
 * What a program prints; "" when it cannot be run or fails.
 *
 * @param {string} program
 * @param {readonly string[]} args
 */
export function output(program, args) {
  const { status, stdout } = spawnSync(program, args, { encoding: "utf8" });
  return status === 0 ? stdout : "";
}
