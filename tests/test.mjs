// `npm test`: everything that has to be true, from a fresh clone on a fresh machine. The last line
// is "N passed, N failed, N skipped".
// `npm run test:thunderbird -- WORD`: only the tests in Thunderbird, of files with that word.
import { runChecks } from "./machine/checks.mjs";
import { build, main, prepare } from "./machine/prepare.mjs";
import { runThunderbirdTests } from "./machine/thunderbird-tests.mjs";
import { findThunderbirds } from "./machine/thunderbirds.mjs";
import { runUnitTests } from "./machine/unit-tests.mjs";

const [part, word] = process.argv.slice(2);

await main(async () => {
  prepare();
  build();
  const thunderbirds = findThunderbirds();
  const counts =
    part === "thunderbird"
      ? [await runThunderbirdTests(thunderbirds, word)]
      : [await runChecks(), runUnitTests(), await runThunderbirdTests(thunderbirds)];
  const sum = (/** @type {"passed" | "failed" | "skipped"} */ key) =>
    counts.reduce((total, count) => total + count[key], 0);
  if (sum("failed") > 0) process.exitCode = 1;
  console.log(
    `${String(sum("passed"))} passed, ${String(sum("failed"))} failed, ${String(sum("skipped"))} skipped`,
  );
});
