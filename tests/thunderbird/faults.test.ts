// Everything that can go wrong at every moment of a switch. A sample of the table with every fault
// and every moment, half of it on each ESR; `npm run test:faults` runs the whole of it on both.
import assert from "node:assert/strict";
import { test } from "node:test";
import { writeResults } from "./faults/results";
import { type RowResult, runRows } from "./faults/run-rows";
import { sample } from "./faults/sample";
import { nameOf, notRunOn, type Row, TABLE } from "./faults/table";
import { UNDER_TEST } from "./harness/under-test";

const wanted = process.env["FAULT_ROWS"] ?? "sample";
const seed = Number(process.env["FAULT_SEED"] ?? "1");

function chosen(): readonly Row[] {
  const possible = TABLE.filter((row) => notRunOn(UNDER_TEST.esr, row) === undefined);
  if (wanted === "all") return possible;
  if (wanted !== "sample") return possible.filter((row) => new RegExp(wanted).test(nameOf(row)));
  const parity = UNDER_TEST.esr === 140 ? 0 : 1;
  // What 140 cannot do is 153's part of the sample.
  return sample(TABLE, seed).filter((row, index) =>
    notRunOn(140, row) === undefined ? index % 2 === parity : UNDER_TEST.esr === 153,
  );
}

test(`faults, ${wanted}, seed ${String(seed)}`, async (t) => {
  const results: RowResult[] = [];
  await runRows(chosen(), (result) => {
    results.push(result);
    const { row, seen, seconds, failure } = result;
    const words = failure === undefined ? `ok (${seen})` : `FAILED: ${failure}`;
    t.diagnostic(`${row}: ${words}, ${String(seconds)} s`);
    if (process.env["FAULT_STACK"]) console.log(`${row}: ${words}, ${String(seconds)} s`);
  });
  writeResults("rows", results);
  assert.ok(results.length > 0, "no row of that name");
  assert.deepEqual(
    results.filter(({ failure }) => failure !== undefined).map(({ row }) => row),
    [],
  );
});
