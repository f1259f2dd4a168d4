// `npm run bench`: how the pages bear many accounts and many folders, in docs/performance.md. With a word,
// only what has it in its heading.
import { runOnNewer } from "./machine/newer-thunderbird.mjs";

const complaint = "The measurement did not come to its end.";
await runOnNewer("build/tests/bench/bench.js", complaint, process.argv.slice(2));
