// What Mozilla's linter says of the built add-on, compared with what is known and explained here.
import { expect, test } from "@jest/globals";
import { spawnSync } from "node:child_process";

interface Finding {
  readonly code: string;
  readonly file?: string;
}

type Expected = Finding & { readonly because: string };

const DATA_COLLECTION: Expected = {
  code: "MISSING_DATA_COLLECTION_PERMISSIONS",
  file: "manifest.json",
  because:
    "Firefox asks every add-on to declare what data it collects; Thunderbird does not, and none is",
};

const FULL: readonly Expected[] = [
  {
    code: "MANIFEST_FIELD_PRIVILEGED",
    file: "manifest.json",
    because: "experiment_apis: Firefox keeps it for its own add-ons, Thunderbird does not",
  },
  DATA_COLLECTION,
  {
    code: "STRICT_MAX_VERSION",
    file: "manifest.json",
    because:
      "an Experiment depends on Thunderbird's internals: each ESR is admitted when it was tested",
  },
];

test.each([
  ["dist/unpacked", FULL],
  ["dist/unpacked-guided", [DATA_COLLECTION]],
] as const)(
  "web-ext lint of %s says what is expected, and nothing else",
  (folder, expected) => {
    const args = [
      "node_modules/web-ext/bin/web-ext.js",
      "lint",
      "--source-dir",
      folder,
      "--output",
      "json",
    ];
    const { stdout } = spawnSync(process.execPath, args, { encoding: "utf8" });
    const report = JSON.parse(stdout) as Record<
      "errors" | "warnings" | "notices",
      readonly Finding[]
    >;
    const found = [...report.errors, ...report.warnings, ...report.notices].map(
      ({ code, file }) => ({
        code,
        file,
      }),
    );
    expect(found).toEqual(expected.map(({ code, file }) => ({ code, file })));
  },
  120_000,
);
