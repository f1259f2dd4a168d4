// Runs rows, many to a Thunderbird, and notes what came of each.
import { performance } from "node:perf_hooks";
import { type Lab, withLab } from "../harness/lab";
import { accounts, users, WITNESS } from "./accounts";
import { userOf } from "./accounts";
import { Moments } from "./moments";
import { RowRun } from "./run-row";
import { nameOf, type Row } from "./table";

export interface RowResult {
  readonly row: string;
  readonly moment: string;
  readonly fault: string;
  readonly end: string;
  readonly settings: string;
  /** What was seen of the fault. */
  readonly seen: string;
  readonly seconds: number;
  /** Absent when everything holds. */
  readonly failure?: string;
}

/** So many share a Thunderbird; a row that fails may leave a broken world to the rest of them. */
const ROWS_A_LAB = 14;

async function runInLab(
  lab: Lab,
  rows: readonly Row[],
  report: (result: RowResult) => void,
): Promise<void> {
  let moments = await Moments.watch(lab.thunderbird);
  for (const [index, row] of rows.entries()) {
    const started = performance.now();
    const run = new RowRun(lab, moments, row, index);
    const result = { row: nameOf(row), ...pick(row) };
    const seconds = () => Math.round((performance.now() - started) / 100) / 10;
    try {
      const seen = await run.run();
      report({ ...result, seen, seconds: seconds() });
    } catch (error) {
      const failure = error instanceof Error ? error.message : String(error);
      report({ ...result, seen: "", seconds: seconds(), failure });
      if (process.env["FAULT_STACK"]) console.log(error);
      // The rest of the rows get a Thunderbird that nothing has happened to.
      throw new FailedRow(index);
    }
    moments = run.moments;
  }
}

function pick({ moment, fault, end, settings }: Row) {
  return { moment, fault, end, settings };
}

class FailedRow extends Error {
  constructor(readonly index: number) {
    super(`row ${String(index)}`);
  }
}

/** @param xpi another build of the add-on than the one that ships */
export async function runRows(
  rows: readonly Row[],
  report: (result: RowResult) => void,
  xpi?: string,
): Promise<void> {
  let rest = rows;
  while (rest.length > 0) {
    const some = rest.slice(0, ROWS_A_LAB);
    const silent = some.flatMap((row, index) => (row.interactive ? [] : [userOf(index)]));
    let done = some.length;
    await withLab(
      {
        accounts: accounts(some.length),
        users: users(some.length),
        imapPasswords: "accepted",
        tokensOf: [WITNESS, ...silent],
        ...(xpi !== undefined && { xpi }),
      },
      (lab) => runInLab(lab, some, report),
    ).catch((error: unknown) => {
      if (!(error instanceof FailedRow)) throw error;
      done = error.index + 1;
    });
    rest = rest.slice(done);
  }
}
