// What the rows came to, where `npm run test:all` picks it up for docs/reliability.md.
import fs from "node:fs";
import { UNDER_TEST } from "../harness/under-test";

/** @param name of the file, without the ESR */
export function writeResults(name: string, results: unknown): void {
  fs.mkdirSync("build/faults", { recursive: true });
  const file = `build/faults/${name}-${String(UNDER_TEST.esr)}.json`;
  fs.writeFileSync(file, `${JSON.stringify(results, null, 1)}\n`);
}
