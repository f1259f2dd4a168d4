// `npm run screenshots`: pictures of every state of every page, in docs/screenshots.
import { runOnNewer } from "./machine/newer-thunderbird.mjs";

await runOnNewer(
  "build/tests/thunderbird/states/pictures.js",
  "A page did not come to the state of its picture.",
);
