// `npm run demo`: the add-on in a real Thunderbird, against the stand-in of Exchange Online.
// `npm run demo -- --headless`: does the whole job by itself and leaves pictures.
import { runOnNewer } from "./machine/newer-thunderbird.mjs";

const headless = process.argv.includes("--headless");
if (!headless && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
  console.error("There is no screen here. Type: npm run demo -- --headless");
  process.exitCode = 1;
} else {
  await runOnNewer(
    "build/tests/exchange/demo.js",
    "The demo did not come to its end.",
    headless ? ["--headless"] : [],
  );
}
