// `npm run test:all`: everything that `npm test` runs, with the whole fault table instead of a sample,
// ten thousand folders subscribed instead of one and every walk in both languages, and what came of it in docs/reliability.md.
// `npm run test:faults`: the table alone.
process.env["FAULT_ROWS"] = "all";
process.env["SUBSCRIBED_FOLDERS"] = "10000";
process.env["ALL_WALKS"] = "1";
const { writeReliability } = await import("./machine/reliability.mjs");
const { run, say } = await import("./machine/say.mjs");

const started = Date.now();
const onlyFaults = process.argv[2] === "faults";
const args = ["tests/test.mjs", ...(onlyFaults ? ["thunderbird", "faults"] : [])];
const passed = run(process.execPath, args);
if (!passed) process.exitCode = 1;
if (!onlyFaults) {
  writeReliability(Date.now() - started);
  say("Wrote docs/reliability.md");
}
