// `npm run bench`: how the overview bears many accounts, in docs/performance.md.
import { runOnNewer } from "./machine/newer-thunderbird.mjs";

await runOnNewer("build/tests/bench/overview.js", "The measurement did not come to its end.");
