// `npm run screenshots`: pictures of every state of every page, in docs/screenshots.
import { build, main, prepare } from "./machine/prepare.mjs";
import { run } from "./machine/say.mjs";
import { findThunderbirds } from "./machine/thunderbirds.mjs";

await main(async () => {
  prepare();
  build();
  const [newer] = findThunderbirds();
  if (!newer || !("program" in newer)) throw new Error(newer?.reason ?? "There is no Thunderbird.");
  const env = {
    ...process.env,
    THUNDERBIRD_UNDER_TEST: newer.program,
    THUNDERBIRD_ESR_UNDER_TEST: "153",
  };
  const script = "build/tests/thunderbird/states/pictures.js";
  if (!run(process.execPath, ["--enable-source-maps", script], { env })) {
    throw new Error("A page did not come to the state of its picture.");
  }
});
