// Writes what the fault table came to into docs/reliability.md, between its two marks; what is
// guaranteed, and how it is reached, stands above them and is written by hand.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import { run } from "./say.mjs";

const FILE = "docs/reliability.md";
const MARKS = ["<!-- written by npm run test:all -->\n", "<!-- end -->\n"];
const ESRS = [140, 153];

/** @typedef {{ row: string, moment: string, fault: string, end: string, settings: string, seen: string, seconds: number, failure?: string }} RowResult */

/**
 * @template T
 * @param {string} name
 * @param {number} esr
 * @returns {T | undefined}
 */
function read(name, esr) {
  const file = `build/faults/${name}-${String(esr)}.json`;
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, "utf8")) : undefined;
}

/** @param {RowResult | undefined} result */
function cell(result) {
  if (!result) return "not run";
  return result.failure === undefined ? `✓ ${result.seen}` : "**failed**";
}

function rowTable() {
  const runs = ESRS.map((esr) => /** @type {RowResult[]} */ (read("rows", esr) ?? []));
  const names = [...new Set(runs.flat().map(({ row }) => row))];
  const lines = names.map((name) => {
    const results = runs.map((run) => run.find(({ row }) => row === name));
    const one = results.find((result) => result !== undefined);
    const cells = [one?.moment, one?.fault, one?.end, one?.settings, ...results.map(cell)];
    return `| ${cells.join(" | ")} |`;
  });
  const passed = runs.flat().filter(({ failure }) => failure === undefined).length;
  return {
    passed,
    run: runs.flat().length,
    lines: [
      "| moment | fault | the page | settings | 140: what was seen of the fault | 153 |",
      "| --- | --- | --- | --- | --- | --- |",
      ...lines,
    ],
  };
}

function sabotageTable() {
  const both = ESRS.map(
    (esr) => /** @type {Record<string, string[]>} */ (read("sabotage", esr) ?? {}),
  );
  const names = [...new Set(both.flatMap((one) => Object.keys(one)))];
  return [
    "| switched off | rows that noticed, on 140 | on 153 |",
    "| --- | --- | --- |",
    ...names.map(
      (name) => `| ${name} | ${both.map((one) => (one[name] ?? []).join("; ")).join(" | ")} |`,
    ),
  ];
}

/** @param {number} milliseconds how long all of it has taken */
export function writeReliability(milliseconds) {
  const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
  const rows = rowTable();
  const written = [
    `Run on ${new Date().toISOString().slice(0, 10)} at commit ${commit}: ${String(rows.passed)} of ${String(rows.run)} runs hold; everything together took ${String(Math.round(milliseconds / 60_000))} minutes.`,
    "",
    ...rows.lines,
    "",
    "With one safeguard switched off at a time, in a build made for that test only:",
    "",
    ...sabotageTable(),
    "",
  ].join("\n");
  const [before = "", rest = ""] = fs.readFileSync(FILE, "utf8").split(MARKS[0] ?? "");
  const [, after = ""] = rest.split(MARKS[1] ?? "");
  fs.writeFileSync(FILE, `${before}${MARKS[0] ?? ""}\n${written}\n${MARKS[1] ?? ""}${after}`);
  run("npx", ["--no-install", "prettier", "--write", "--log-level=warn", FILE]);
}
