// `npm run bench`: everything that is measured, on one machine, in docs/performance.md. `npm run bench -- WORD`
// measures only the parts whose heading has the word in it, and leaves the others as they are.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { UNDER_TEST } from "../thunderbird/harness/under-test";
import { measureShowing, measureSubscribing, measureTree } from "./folders";
import { measureOverview } from "./overview";

const FILE = path.resolve("docs/performance.md");

const PARTS: readonly (readonly [heading: string, measure: () => Promise<readonly string[]>])[] = [
  ["Overview", measureOverview],
  ["The tree of the folder page, with 10,000 folders", measureTree],
  ["2,000 folders subscribed", measureSubscribing],
  ["New folders shown in the folder pane", measureShowing],
];

/** Thunderbird's own version, e.g. "153.7.0". */
function versionUnderTest(): string {
  const folder = path.dirname(fs.realpathSync(UNDER_TEST.program));
  const text = fs.readFileSync(path.join(folder, "application.ini"), "utf8");
  return /^Version=(.+)$/m.exec(text)?.[1] ?? String(UNDER_TEST.esr);
}

/** On what, and when. */
function circumstances(): string {
  const cores = os.cpus();
  const day = new Date().toISOString().slice(0, 10);
  const machine = `${String(cores.length)} cores (${cores[0]?.model.trim() ?? "unknown"})`;
  return `On ${day}, with Thunderbird ${versionUnderTest()} and Node ${process.versions.node}, on ${machine}.`;
}

/** The parts of the file as it is, by their headings. */
function formerParts(): ReadonlyMap<string, string> {
  const text = fs.existsSync(FILE) ? fs.readFileSync(FILE, "utf8") : "";
  const parts = text.split(/^## /m).slice(1);
  return new Map(parts.map((part) => [part.split("\n")[0] ?? "", `## ${part.trimEnd()}\n`]));
}

async function bench(word: string): Promise<void> {
  const former = formerParts();
  const parts: string[] = [];
  for (const [heading, measure] of PARTS) {
    const kept = former.get(heading);
    if (kept !== undefined && !heading.includes(word)) {
      parts.push(kept);
      continue;
    }
    const lines = await measure();
    parts.push([`## ${heading}`, "", circumstances(), "", ...lines].join("\n"));
    console.log(parts.at(-1));
  }
  const head = [
    "# Performance",
    "",
    "Made by `npm run bench`, with a real Thunderbird and the stand-in's Dovecot. What counts are the ratios within",
    "one run: what they are on another machine is its own matter.",
    "",
  ];
  fs.writeFileSync(FILE, [...head, ...parts].join("\n"));
}

void bench(process.argv[2] ?? "");
