// Everything between a clone and the first test: nothing else has to be typed.
import { installDebianPackages } from "./debian-packages.mjs";
import { installNpmPackages } from "./npm-packages.mjs";
import { run, say } from "./say.mjs";

/** @throws with a sentence that says what to do */
export function prepare() {
  installDebianPackages();
  installNpmPackages();
}

export function build() {
  say("Building the add-on");
  const quiet = ["--stats", "errors-warnings"];
  if (!run("npx", ["--no-install", "webpack", ...quiet])) throw new Error("The build failed.");
  if (!run("npx", ["--no-install", "tsc", "-p", "tests/tsconfig.json"])) {
    throw new Error("The tests do not compile.");
  }
}

/**
 * For the top of a command: an expected failure is a sentence and not a stack.
 *
 * @param {() => Promise<void>} command
 */
export async function main(command) {
  try {
    await command();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
