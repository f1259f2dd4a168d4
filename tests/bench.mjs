// `npm run bench`: how the pages bear many accounts and many folders, in docs/performance.md.
import { runOnNewer } from "./machine/newer-thunderbird.mjs";

await runOnNewer("build/tests/bench/bench.js", "The measurement did not come to its end.");
