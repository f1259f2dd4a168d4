// The fault table can fail: with one safeguard switched off at a time, it does.
import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import { writeResults } from "./faults/results";
import { type RowResult, runRows } from "./faults/run-rows";
import { SABOTAGES, sabotagedXpi } from "./faults/sabotage";
import { TABLE } from "./faults/table";

const caughtBy: Record<string, readonly string[]> = {};

for (const sabotage of SABOTAGES) {
  test(`without ${sabotage.name}, the table fails`, async (t) => {
    const results: RowResult[] = [];
    // With the token that is stored: who signs in anew makes no difference to these.
    const rows = TABLE.filter((row) => sabotage.faults.includes(row.fault) && !row.interactive);
    const xpi = path.resolve(await sabotagedXpi(sabotage));
    await runRows(rows, (result) => results.push(result), xpi);
    const caught = results.filter(({ failure }) => failure !== undefined);
    for (const { row, failure } of caught) t.diagnostic(`${row}: ${failure ?? ""}`);
    caughtBy[sabotage.name] = caught.map(({ row }) => row);
    writeResults("sabotage", caughtBy);
    assert.ok(caught.length > 0, `none of ${String(results.length)} rows has noticed`);
  });
}
