// `npm run demo`: the add-on in a real Thunderbird, against the stand-in of Exchange Online.
// `npm run demo -- --headless`: does the whole job by itself and leaves pictures.
import { build, main, prepare } from "./machine/prepare.mjs";
import { run } from "./machine/say.mjs";
import { findThunderbirds } from "./machine/thunderbirds.mjs";

await main(async () => {
  const headless = process.argv.includes("--headless");
  if (!headless && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    throw new Error("There is no screen here. Type: npm run demo -- --headless");
  }
  prepare();
  build();
  const [newer] = findThunderbirds();
  if (!newer || !("program" in newer)) throw new Error(newer?.reason ?? "There is no Thunderbird.");
  const env = {
    ...process.env,
    THUNDERBIRD_UNDER_TEST: newer.program,
    THUNDERBIRD_ESR_UNDER_TEST: "153",
  };
  const args = [
    "--enable-source-maps",
    "build/tests/exchange/demo.js",
    ...(headless ? ["--headless"] : []),
  ];
  if (!run(process.execPath, args, { env })) throw new Error("The demo did not come to its end.");
});
