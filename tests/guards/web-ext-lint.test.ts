// What Mozilla's linter says of the built add-on, compared with what is known and explained here.
import { expect, test } from "@jest/globals";
import { spawnSync } from "node:child_process";

interface Finding {
  readonly code: string;
  readonly file?: string;
}

const EXPECTED: readonly (Finding & { readonly because: string })[] = [
  {
    code: "MANIFEST_FIELD_PRIVILEGED",
    file: "manifest.json",
    because: "experiment_apis: Firefox keeps it for its own add-ons, Thunderbird does not",
  },
  {
    code: "MISSING_DATA_COLLECTION_PERMISSIONS",
    file: "manifest.json",
    because:
      "Firefox asks every add-on to declare what data it collects; Thunderbird does not, and none is",
  },
  {
    code: "STRICT_MAX_VERSION",
    file: "manifest.json",
    because:
      "an Experiment depends on Thunderbird's internals: each ESR is admitted when it was tested",
  },
];

test("web-ext lint says what is expected, and nothing else", () => {
  const args = [
    "node_modules/web-ext/bin/web-ext.js",
    "lint",
    "--source-dir",
    "dist/unpacked",
    "--output",
    "json",
  ];
  const { stdout } = spawnSync(process.execPath, args, { encoding: "utf8" });
  const report = JSON.parse(stdout) as Record<
    "errors" | "warnings" | "notices",
    readonly Finding[]
  >;
  const found = [...report.errors, ...report.warnings, ...report.notices].map(({ code, file }) => ({
    code,
    file,
  }));
  expect(found).toEqual(EXPECTED.map(({ code, file }) => ({ code, file })));
}, 60_000);
