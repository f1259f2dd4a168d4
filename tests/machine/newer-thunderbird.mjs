// Runs a compiled script of tests/ with the newer Thunderbird, after everything it needs was made.
import { build, main, prepare } from "./prepare.mjs";
import { run } from "./say.mjs";
import { findThunderbirds } from "./thunderbirds.mjs";

/**
 * @param {string} script
 * @param {string} complaint what to say when it ends badly
 * @param {readonly string[]} args
 */
export function runOnNewer(script, complaint, args = []) {
  return main(async () => {
    prepare();
    build();
    const [newer] = findThunderbirds();
    if (!newer || !("program" in newer)) {
      throw new Error(newer?.reason ?? "There is no Thunderbird.");
    }
    const { program, esr } = newer;
    const env = {
      ...process.env,
      THUNDERBIRD_UNDER_TEST: program,
      THUNDERBIRD_ESR_UNDER_TEST: String(esr),
    };
    if (!run(process.execPath, ["--enable-source-maps", script, ...args], { env })) {
      throw new Error(complaint);
    }
    // What it has written.
    run("npx", ["--no-install", "prettier", "--log-level", "warn", "--write", "docs"]);
  });
}
