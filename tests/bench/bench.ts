// `npm run bench`: everything that is measured, in one run on one machine, in docs/performance.md.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { UNDER_TEST } from "../thunderbird/harness/under-test";
import { measureFolders } from "./folders";
import { measureOverview } from "./overview";

/** Thunderbird's own version, e.g. "153.7.0". */
function versionUnderTest(): string {
  const folder = path.dirname(fs.realpathSync(UNDER_TEST.program));
  const text = fs.readFileSync(path.join(folder, "application.ini"), "utf8");
  return /^Version=(.+)$/m.exec(text)?.[1] ?? String(UNDER_TEST.esr);
}

async function bench(): Promise<void> {
  const [processor] = os.cpus();
  const day = new Date().toISOString().slice(0, 10);
  const sections = [...(await measureOverview()), ...(await measureFolders())];
  const lines = [
    "# Performance",
    "",
    `Made by \`npm run bench\` on ${day} with Thunderbird ${versionUnderTest()}, Node ${process.versions.node} and`,
    `the stand-in's Dovecot, on ${String(os.cpus().length)} cores (${processor?.model.trim() ?? "unknown"}). What counts are the ratios`,
    "within one run: what they are on another machine is its own matter.",
    "",
    ...sections,
  ];
  fs.writeFileSync(path.resolve("docs/performance.md"), lines.join("\n"));
  console.log(sections.join("\n"));
}

void bench();
